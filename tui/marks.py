"""Read, starred, later: what the reader says of articles, written at once, and taken back with undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """What was done and can be taken back: to which articles, and what it was, in words."""

    keys: tuple[Key, ...]
    said: str


class Marks:
    """Writes marks through the library and remembers how to take them back, in this session."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._past: list[tuple[Undone, Callable[[Store, int], None]]] = []

    async def set(self, keys: Sequence[Key], mark: Mark, value: bool, *, now: int, said: str = "") -> None:
        """Set `mark` of `keys` to `value`; with `said` (what was done, in words) it can be undone."""

        def write(store: Store) -> Sequence[Before]:
            return store.states.mark(keys, **{mark: value}, now=now)

        before = await self._library.ask(write)
        if said:
            self.done(Undone(tuple(keys), said), lambda store, now: store.states.restore(before, now=now))

    def done(self, what: Undone, take_back: Callable[[Store, int], None]) -> None:
        """Something was done that `take_back(store, now)` takes back."""
        self._past.append((what, take_back))
        del self._past[:-UNDO_DEPTH]

    async def undo(self, *, now: int) -> Undone | None:
        """Take the last thing back; None when there is nothing left."""
        if not self._past:
            return None
        what, take_back = self._past.pop()
        await self._library.ask(lambda store: take_back(store, now))
        return what
