"""Files of the store's folder that the program rewrites: no crash and no second writer loses a line of them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Other processes that want to rewrite a file of `folder` wait until this is over. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def rewrite(file: Path, text: str) -> None:
    """Put `text` in place of what `file` holds; at any moment it holds one of them, whole. Raises OSError.

    A new file is its owner's alone to read; one that is there stays open to whom it was.
    """
    # A link to a file elsewhere (dotfiles under version control) stays a link.
    target = file.resolve()
    draft = target.with_name(f".{target.name}.draft")
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        os.fchmod(stream.fileno(), mode)
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(draft, target)
    folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
