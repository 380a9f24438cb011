"""The list and its cloud: what is listed, how it came to be so, and what has just come in."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from newsdash.models import Key
from newsdash.query import QueryError, spans, terms
from newsdash.topics.cloud import CloudPhrase
from tui.filters import Filter
from tui.listing import Listing, take_stock
from tui.picture import cloud_words, picture
from tui.rows import Rows
from tui.session import Session
from widgets.headline_list import HeadlineList
from widgets.keyword_cloud import KeywordCloud

# The cloud follows the list after this pause, so that a filter being typed is answered first.
CLOUD_PAUSE = 0.08
# What came in stands among so many rows at the top, or is no news any more.
NEWEST = 2_000


class Lister:
    """Puts the filter to the store and shows the answer in list and cloud.

    `listed` is called after each change of what is listed. All methods run in the screen's loop.
    """

    def __init__(
        self, session: Session, headlines: HeadlineList, cloud: KeywordCloud, listed: Callable[[], None]
    ) -> None:
        self._session = session
        self._list = headlines
        self._cloud = cloud
        self._listed = listed
        self.listing: Listing = session.first
        self.rows = Rows(session.first.keys, session.first.times)
        self.fresh: set[Key] = set()
        self._fresh_at: list[int] = []
        self.phrases: tuple[CloudPhrase, ...] = ()
        self._kept: dict[Key, int] = {}
        self._turn = 0

    @property
    def filter(self) -> Filter:
        """What narrows the list now."""
        return self.listing.filter

    @property
    def cursor_key(self) -> Key | None:
        """The article under the cursor."""
        index = self._list.cursor
        return self.listing.keys[index] if 0 <= index < len(self.listing.keys) else None

    @property
    def waiting(self) -> int:
        """How many listed stories came in above the cursor and have not been looked at."""
        return bisect_left(self._fresh_at, self._list.cursor)

    def show(self, listing: Listing, *, keep_place: bool) -> None:
        """Draw `listing`; with `keep_place` the row under the cursor stays where it is on the screen."""
        key, offset = self.cursor_key, self._list.cursor_offset
        self.listing = listing
        self.rows = Rows(
            listing.keys,
            listing.times,
            library=self._session.library,
            zone=self._session.zone,
            fresh=self.fresh,
            loaded=self._list.refresh_rows,
        )
        self.rows.fill(listing.first, listing.headlines)
        self._find_fresh()
        cursor = listing.index_of(key) if key is not None else -1
        found = partial(spans, looked_for=terms(listing.query)) if listing.query else None
        self._list.highlights = found
        self._list.show(
            self.rows,
            listing.days,
            cursor=max(0, cursor),
            keep_offset=offset if keep_place and cursor >= 0 else None,
        )
        self._listed()

    async def rebuild(self, wanted: Filter | None = None, *, around: Key | None = None) -> None:
        """List anew, as the reader asked: what was only kept because it had just been read goes.

        Raises QueryError where the words of `wanted` cannot be understood; the list then stays as it is.
        """
        self._kept.clear()
        await self._take_stock(wanted or self.filter, keep_place=wanted is None, around=around)

    async def refresh(self) -> None:
        """List anew because the store has changed; nothing that the reader looks at moves."""
        await self._take_stock(self.filter, keep_place=True)

    async def _take_stock(self, wanted: Filter, *, keep_place: bool, around: Key | None = None) -> None:
        self._turn += 1
        turn = self._turn
        question = partial(
            take_stock,
            wanted=wanted,
            now=self._session.now(),
            zone=self._session.zone,
            around=around if around is not None else self.cursor_key,
            kept=dict(self._kept),
        )
        listing = await self._session.library.ask(question)
        if turn != self._turn:
            return
        self.show(listing, keep_place=keep_place)
        await asyncio.sleep(CLOUD_PAUSE)
        if turn == self._turn:
            await self.redraw_cloud(turn)

    async def redraw_cloud(self, turn: int | None = None) -> None:
        """Add the cloud up again over what is listed."""
        listing = self.listing
        question = partial(
            picture,
            keys=listing.keys,
            wanted=listing.filter,
            now=self._session.now(),
            previous=[phrase.stem for phrase in self.phrases],
        )
        phrases = await self._session.library.ask(question)
        if turn is None or turn == self._turn:
            self.phrases = phrases
            self._cloud.show(cloud_words(phrases, listing.filter))

    async def recount(self) -> None:
        """Count again what is listed and unread, after marks were set."""
        listing = self.listing
        wanted = listing.filter
        total, unread = await self._session.library.ask(
            lambda store: store.listing.counts(listing.query, section=wanted.section, feed=wanted.feed)
        )
        if self.listing is listing:
            self.listing = replace(listing, total=total, unread=unread)
            self._listed()

    def arrived(self, keys: Iterable[Key]) -> None:
        """Mark `keys` as new until they are read or `settle` is called; the first news of an empty list is all new."""
        if self.listing.keys:
            self.fresh.update(keys)

    def settle(self) -> None:
        """What came in has been seen: count it no longer; the marks in the rows stay until they are read."""
        self.fresh.clear()
        self._find_fresh()

    def _find_fresh(self) -> None:
        newest = self.listing.keys[:NEWEST] if self.fresh else ()
        self._fresh_at = [index for index, key in enumerate(newest) if key in self.fresh]

    def marked(self, keys: Iterable[Key], mark: str, value: bool) -> None:
        """Show a mark in the rows at once; what was read stays listed until the list is next rebuilt."""
        keys = list(keys)
        self.rows.patch(keys, mark, value)
        if mark == "read" and value:
            self.rows.patch(keys, "fresh", False)
            self.fresh.difference_update(keys)
            self._find_fresh()
            for key in keys:
                index = self.listing.index_of(key)
                if index >= 0:
                    self._kept[key] = self.listing.times[index]
        self._list.refresh_rows()


__all__ = ["Lister", "QueryError"]
