"""The lock that makes a newsroom the only one of its store."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress

from newsdash.paths import StorePaths


class StoreLock:
    """Held from `take` to `release`, or to the end of the process, however that comes."""

    def __init__(self, paths: StorePaths) -> None:
        self._path = paths.lock
        self._handle = -1

    def take(self) -> bool:
        """Whether the lock is now ours; it never waits. Raises OSError where the folder cannot be written."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Not inherited: a worker that lived on must not keep the next newsroom out.
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Let the next newsroom in."""
        if self._handle >= 0:
            with suppress(OSError):
                os.close(self._handle)
            self._handle = -1
