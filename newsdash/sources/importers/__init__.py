"""Other readers' files → what newsdash takes over from them. Nothing of theirs is ever run or changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from newsdash.sources.importers import bulletty, feedr, newsboat, newsraft, nom
from newsdash.sources.importers.imported import Imported, NothingFound

__all__ = ["PROGRAMS", "Imported", "NothingFound", "read_program"]

_READERS: dict[str, Callable[[Mapping[str, str], Path], Imported]] = {
    "newsboat": newsboat.read_default,
    "newsraft": newsraft.read_default,
    "nom": nom.read_default,
    "bulletty": bulletty.read_default,
    "feedr": feedr.read_default,
}
PROGRAMS = tuple(_READERS)


def read_program(program: str, environ: Mapping[str, str], home: Path) -> Imported:
    """What `program` (one of PROGRAMS) keeps where it keeps it. Raises NothingFound, which says where it looked."""
    return _READERS[program](environ, home)
