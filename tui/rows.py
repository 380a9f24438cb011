"""The headline list's rows: keys for all of them, the headlines a page at a time as they come into view."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, tzinfo
from types import MappingProxyType

from newsdash.models import Headline, Key
from tui.clock import brief, clock
from tui.library import Library
from widgets.headline_list import HeadlineRow

PAGE = 64
PAGES_KEPT = 64
_NONE: Mapping[Key, Key] = MappingProxyType({})


class Rows:
    """A row source over a listing of any length; holds 4,096 headlines at most.

    `keys` and `times` are the listing. `beside(key)` is the moment that a row's time is read beside, None where the
    line of its day stands above it. In a `folded` list the tellings of unfolded stories stand `under` others, and each
    row of such a story is told with its own time; a folded story with the time at which it stands in the list.
    `loaded(first, last)` is called in the screen's loop when rows that had to be drawn as missing are there.
    """

    def __init__(
        self,
        keys: Sequence[Key],
        times: Sequence[int],
        *,
        library: Library | None = None,
        zone: tzinfo = UTC,
        fresh: Collection[Key] = frozenset(),
        folded: bool = False,
        beside: Callable[[Key], int | None] = lambda key: None,
        under: Mapping[Key, Key] = _NONE,
        loaded: Callable[[int, int], None] | None = None,
    ) -> None:
        self.keys = keys
        self.times = times
        self._library = library
        self._zone = zone
        self._fresh = fresh
        self._folded = folded
        self._beside = beside
        self._under = under
        self._unfolded = {*under, *under.values()}
        self._loaded = loaded
        self._pages: OrderedDict[int, list[HeadlineRow]] = OrderedDict()
        self._asked: dict[int, asyncio.Task[None]] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def row(self, index: int) -> HeadlineRow | None:
        """Row `index`, or None while its page is on the way; the pages around it are asked for as well."""
        number, offset = divmod(index, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._ask(number)
            return None
        if offset == 0 and number:
            self._ask(number - 1)
        elif offset == PAGE - 1:
            self._ask(number + 1)
        return page[offset]

    def index_of(self, key: Key) -> int:
        """Where `key` stands, -1 if it is not listed."""
        try:
            return self.keys.index(key)
        except ValueError:
            return -1

    def fill(self, first: int, headlines: Sequence[Headline]) -> None:
        """Put in headlines that were read together with the listing; `first`, the first one's index, begins a page."""
        for start in range(0, len(headlines), PAGE):
            number = (first + start) // PAGE
            page = headlines[start : start + PAGE]
            if len(page) == len(self.keys[number * PAGE : (number + 1) * PAGE]):
                self._keep(number, self._drawn(number, page))

    def patch(self, keys: Iterable[Key], mark: str, value: bool) -> None:
        """Set `mark` ("read", "starred", "later" or "fresh") of the rows of `keys`, wherever they are loaded."""
        wanted = set(keys)
        for page in self._pages.values():
            for offset, row in enumerate(page):
                if row.key in wanted:
                    page[offset] = replace(row, **{mark: value})  # type: ignore[arg-type]

    def renew(self, keys: Iterable[Key]) -> None:
        """Read the loaded rows of `keys` again."""
        wanted = set(keys)
        for number, page in self._pages.items():
            if any(row.key in wanted for row in page):
                self._ask(number, again=True)

    def _ask(self, number: int, *, again: bool = False) -> None:
        if self._library is None or (number in self._pages and not again) or number in self._asked:
            return
        if 0 <= number * PAGE < len(self.keys):
            self._asked[number] = asyncio.get_running_loop().create_task(self._load(number, self._library))

    async def _load(self, number: int, library: Library) -> None:
        keys = list(self.keys[number * PAGE : (number + 1) * PAGE])
        try:
            headlines = await library.ask(lambda store: store.listing.headlines(keys))
        finally:
            del self._asked[number]
        if len(headlines) == len(keys):
            self._keep(number, self._drawn(number, headlines))
            if self._loaded is not None:
                self._loaded(number * PAGE, number * PAGE + len(keys) - 1)

    def _keep(self, number: int, page: list[HeadlineRow]) -> None:
        self._pages[number] = page
        self._pages.move_to_end(number)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

    def _drawn(self, number: int, headlines: Sequence[Headline]) -> list[HeadlineRow]:
        times = self.times[number * PAGE : (number + 1) * PAGE]
        return [self._row(headline, time) for headline, time in zip(headlines, times, strict=True)]

    def _row(self, headline: Headline, stands_at: int) -> HeadlineRow:
        beside = self._beside(headline.key)
        time = headline.time if headline.key in self._unfolded else stands_at
        told = headline.key not in self._under
        return HeadlineRow(
            key=headline.key,
            clock=clock(time, self._zone) if beside is None else brief(time, beside, self._zone),
            source=headline.source,
            title=headline.title or headline.deck or "(no title)",
            read=headline.read,
            starred=headline.starred,
            later=headline.later,
            fresh=headline.key in self._fresh and not headline.read,
            outlets=headline.outlets if told else 1,
            folded=max(headline.twins, headline.tellings - 1 if self._folded and told else 0),
            depth=0 if told else 1,
            deck=headline.deck,
        )
