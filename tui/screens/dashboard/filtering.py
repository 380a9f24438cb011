"""The filter bar: each key typed is an answer, a mistake is explained where it stands, the chips can be taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from newsdash.query import QueryError
from newsdash.store import Store
from tui.completing import Completer, Vocabulary, vocabulary
from tui.filters import Filter
from tui.library import Library
from tui.screens.dashboard.lister import Lister
from tui.screens.dashboard.status import count
from widgets.filter_bar import FilterBar

_UNCHANGED = "The list stays."
_OR_IN_CAPITALS = "write OR in capitals"
_TO_THE_LETTER = re.compile(r'["“”„][^"“”]*["“”]?|(?<!\S)/[^/]*/?')
_LOWER_OR = re.compile(r"\S\s+or\s+\S")


class Filtering:
    """Turns what happens in the filter bar and the cloud into filters, and shows what became of them."""

    def __init__(
        self,
        bar: FilterBar,
        lister: Lister,
        library: Library,
        *,
        remember: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        self._bar = bar
        self._lister = lister
        self._library = library
        self._remember = remember
        self._say = say
        self._completer = Completer()
        self._history: list[str] = []
        self._recalled = 0
        self._draft = ""
        # What Enter objected to, and what the store would not list.
        self._objected: str | None = None
        self._failed: str | None = None

    def open(self) -> None:
        """Begin to type, with what stands already."""
        self._chips()
        self._bar.set_error("")
        self._bar.set_count(self._counted())
        self._recalled, self._objected, self._failed = 0, None, None
        self._bar.suggester = self._completer
        self._bar.open(self._lister.wanted.text)

    async def prepare(self) -> None:
        """Read what completion and recalling need; typing does not wait for it."""
        self._completer.vocabulary, self._history = await self._library.ask(_what_was_said)

    async def typed(self, text: str) -> None:
        """The text is `text` now."""
        self._recalled = 0
        await self._list(text)

    async def recall(self, step: int) -> None:
        """Put an earlier (-1) or a later (1) filter in the line; after the latest comes what was being typed."""
        at = max(0, min(len(self._history), self._recalled - step))
        if at == self._recalled:
            return
        if not self._recalled:
            self._draft = self._bar.text
        self._recalled = at
        text = self._history[at - 1] if at else self._draft
        self._bar.set_text(text)
        await self._list(text)

    def finished(self) -> bool:
        """Whether what was typed can stand as it is; where it cannot, that is said in the bar."""
        wanted = replace(self._lister.wanted, text=self._bar.text)
        if wanted.text == self._failed:
            return False
        try:
            wanted.asked()
        except QueryError as error:
            self._objected = wanted.text
            self._explain(wanted, error)
            return False
        return True

    async def keep(self) -> None:
        """Put what was typed into the history."""
        if text := self._bar.text.strip():
            await self._library.ask(lambda store: store.states.add_history(text))

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
            if self._bar.is_open:
                self._failed = wanted.text
                self._explain(wanted, error)
            else:
                self._say(error.message)
            return
        self._failed = None
        # An answer may come after the next key, or after Enter, whose objection it must not take away.
        if wanted.text == self._bar.text != self._objected:
            self._bar.set_error("")
        self._remember()

    def listed(self) -> None:
        """The list has changed: show how much is left, and the chips."""
        unsaid = self._lister.listing.total or not _says_or(self._lister.filter.text)
        self._bar.set_count(self._counted() if unsaid else f"{self._counted()}: {_OR_IN_CAPITALS}")
        self._chips()

    def _counted(self) -> str:
        listing = self._lister.listing
        return count(listing.total, folded=listing.layout.arrangement.folded)

    async def _list(self, text: str) -> None:
        await self.apply(replace(self._lister.wanted, text=text))

    def _chips(self) -> None:
        self._bar.set_chips([f"{'-' if chip.excluded else ''}{chip.phrase}" for chip in self._lister.filter.chips])

    def _explain(self, wanted: Filter, error: QueryError) -> None:
        place = error.position + len(wanted.text) - len(wanted.text.lstrip())
        self._bar.set_error(f"{error.message} {_UNCHANGED}", place)


def _says_or(text: str) -> bool:
    """Whether an "or" in small letters stands between two things in the filter `text`, in no quotation or pattern."""
    return _LOWER_OR.search(_TO_THE_LETTER.sub("x", text)) is not None


def _what_was_said(store: Store) -> tuple[Vocabulary, list[str]]:
    return vocabulary(store), store.states.history()
