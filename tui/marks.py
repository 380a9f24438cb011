"""Read, starred, later: what the reader says of articles, written at once, and taken back with undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from newsdash.models import Key
from newsdash.store import Store
from newsdash.store.states import Marks as Before
from tui.library import Library

Mark = Literal["read", "starred", "later"]

UNDO_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo brought back: which articles, and what it was, in words."""

    keys: tuple[Key, ...]
    said: str


class Marks:
    """Writes marks through the library and remembers how to take them back, in this session."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._past: list[tuple[str, tuple[Key, ...], Sequence[Before]]] = []

    async def set(self, keys: Sequence[Key], mark: Mark, value: bool, *, now: int, said: str = "") -> None:
        """Set `mark` of `keys` to `value`; with `said` (what was done, in words) it can be undone."""

        def write(store: Store) -> Sequence[Before]:
            return store.states.mark(keys, **{mark: value}, now=now)

        before = await self._library.ask(write)
        if said:
            self._past.append((said, tuple(keys), before))
            del self._past[:-UNDO_DEPTH]

    async def undo(self, *, now: int) -> Undone | None:
        """Take the last thing back; None when there is nothing left."""
        if not self._past:
            return None
        said, keys, before = self._past.pop()
        await self._library.ask(lambda store: store.states.restore(before, now=now))
        return Undone(keys, said)
