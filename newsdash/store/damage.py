"""Damaged files are set aside, never deleted, and a sentence says so."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from newsdash.store.errors import unwritable


def suspect(path: Path) -> None:
    """Note beside the file at `path` that it was found damaged while in use, for the next start to check it whole."""
    try:
        _note(path).touch()
    except OSError:
        return


def is_damaged(path: Path) -> bool:
    """Whether a file noted by `suspect` is in fact broken; the note is gone afterwards."""
    if not _note(path).exists():
        return False
    try:
        connection = apsw.Connection(str(path))
        try:
            broken = connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]
        finally:
            connection.close()
    except (apsw.CorruptError, apsw.NotADBError):
        broken = True
    if not broken:
        _note(path).unlink(missing_ok=True)
    return broken


def set_aside(path: Path) -> Path:
    """Rename the damaged file at `path`, and what SQLite keeps beside it, to the first free name; give that name."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    _note(path).unlink(missing_ok=True)
    return aside


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Held by the one process that looks for damage in `folder`; others wait, and then find it repaired."""
    try:
        handle = os.open(folder / "store.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        raise unwritable(folder) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.suspect")
