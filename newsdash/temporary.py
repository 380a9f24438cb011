"""A temporary store, as the demo's: marked as one when it is made, removed by the newsroom that leaves it last."""

from __future__ import annotations

from shutil import rmtree

from newsdash.paths import StorePaths

_MARK = "temporary"


def mark(paths: StorePaths) -> None:
    """Say that this store, just made, is to go when its newsroom ends."""
    (paths.folder / _MARK).touch()


def is_temporary(paths: StorePaths) -> bool:
    """Whether this store was marked."""
    return (paths.folder / _MARK).is_file()


def remove(paths: StorePaths) -> None:
    """Remove the store with all that is in it, if it was marked as temporary."""
    if is_temporary(paths):
        rmtree(paths.folder, ignore_errors=True)
