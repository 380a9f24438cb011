"""The filter bar: each key typed is an answer, a mistake is explained where it stands, the chips can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsdash.query import QueryError
from tui.filters import Filter
from tui.screens.dashboard.lister import Lister
from tui.screens.dashboard.status import count
from widgets.filter_bar import FilterBar


class Filtering:
    """Turns what happens in the filter bar and the cloud into filters, and shows what became of them."""

    def __init__(self, bar: FilterBar, lister: Lister, remember: Callable[[], None]) -> None:
        self._bar = bar
        self._lister = lister
        self._remember = remember

    def open(self) -> None:
        """Begin to type, with what stands already."""
        self._chips()
        self._bar.set_error("")
        self._bar.set_count(count(self._lister.listing.total))
        self._bar.open(self._lister.filter.text)

    async def typed(self, text: str) -> None:
        """The text is `text` now."""
        await self.apply(replace(self._lister.wanted, text=text))

    async def choose(self, phrase: str, *, excluded: bool = False, stem: str = "") -> None:
        """A phrase of the cloud was chosen (or excluded), or chosen again."""
        await self.apply(self._lister.wanted.toggled(phrase, excluded=excluded, stem=stem))

    async def step_back(self, index: int = -1) -> None:
        """Take the last chip back, or the one at `index`."""
        await self.apply(self._lister.wanted.without(index))

    async def clear(self) -> None:
        """Take words and phrases away."""
        await self.apply(self._lister.wanted.cleared())

    async def move(self, place: Filter) -> None:
        """Go to another section, feed or view; words and phrases stay."""
        await self.apply(self._lister.wanted.moved(place))

    async def apply(self, wanted: Filter) -> None:
        """List what `wanted` leaves; where its words cannot be understood, say where and leave the list."""
        if wanted == self._lister.wanted:
            self._bar.set_error("")
            return
        try:
            await self._lister.rebuild(wanted)
        except QueryError as error:
            self._bar.set_error(error.message, self._place(wanted, error.position))
            return
        self._bar.set_error("")
        self._remember()

    def listed(self) -> None:
        """The list has changed: show how many stories are left, and the chips."""
        self._bar.set_count(count(self._lister.listing.total))
        self._chips()

    def _chips(self) -> None:
        self._bar.set_chips([f"{'-' if chip.excluded else ''}{chip.phrase}" for chip in self._lister.filter.chips])

    @staticmethod
    def _place(wanted: Filter, position: int) -> int:
        before = len(wanted.unfinished) - len(wanted.text.strip())
        blank = len(wanted.text) - len(wanted.text.lstrip())
        return max(0, position - before) + blank
