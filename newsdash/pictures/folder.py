"""The folder of pictures in a store: small files by name, bounded in size, the least recently kept go first."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from newsdash.pictures.drawn import Drawn, size_of

MAX_BYTES = 64 << 20
# So much is left when room is made, so that it is not made at every picture.
KEPT_SHARE = 0.8
_MAX_HEAD = 4096
_NAME = re.compile(r"[0-9a-f]{32}\Z")


class PictureFolder:
    """What could be fetched again, at most `most` bytes of it; a file that cannot be read is as none."""

    def __init__(self, folder: Path, most: int = MAX_BYTES) -> None:
        self._folder = folder
        self._most = most
        self._size = -1

    def get(self, name: str) -> Drawn | None:
        """The picture under `name`, which `newsdash.pictures.canvas` gives."""
        if not _NAME.match(name):
            return None
        try:
            return Drawn.from_bytes((self._folder / name).read_bytes())
        except OSError:
            return None

    def size(self, name: str) -> tuple[int, int] | None:
        """Width and height in pixels of the picture under `name`, of which no more is read."""
        if not _NAME.match(name):
            return None
        try:
            with (self._folder / name).open("rb") as file:
                return size_of(file.readline(_MAX_HEAD) + file.readline(_MAX_HEAD))
        except OSError:
            return None

    def put(self, name: str, picture: Drawn) -> bool:
        """Keep `picture` under `name`; False where that cannot be, as on a full disk."""
        data = picture.to_bytes()
        if not _NAME.match(name) or len(data) > self._most:
            return False
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._folder / f"{name}.new"
            fresh.write_bytes(data)
            fresh.chmod(0o600)
            fresh.replace(self._folder / name)
        except OSError:
            return False
        self._size = self._size + len(data) if self._size >= 0 else self._measured()
        if self._size > self._most:
            self._make_room()
        return True

    def _measured(self) -> int:
        return sum(size for _, size, _ in self._files())

    def _make_room(self) -> None:
        files = sorted(self._files())
        left = sum(size for _, size, _ in files)
        for _, size, path in files:
            if left <= self._most * KEPT_SHARE:
                break
            with suppress(OSError):
                path.unlink()
                left -= size
        self._size = left

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        with suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    found.append((status.st_mtime, status.st_size, Path(entry.path)))
        return found
