"""The list and its cloud: what is listed, how it came to be so, and what has just come in."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from newsdash.models import Key
from newsdash.query import QueryError, highlighter
from newsdash.store import Store, StoreError
from newsdash.topics.cloud import CloudPhrase
from tui.arranging import Arrangement, Layout
from tui.clouds import FIRST_STORIES, STORIES, Clouds, cloud_words
from tui.filters import Filter
from tui.listing import GLANCE, Listing, counted_again, glance, take_stock
from tui.rows import Rows
from tui.session import Session
from tui.trending import Trending
from widgets.headline_list import HeadlineList
from widgets.keyword_cloud import KeywordCloud

# The cloud follows the list after this pause, so that a filter being typed is answered first.
CLOUD_PAUSE = 0.08
# What rises takes hours to do so: its arrows are looked at anew after so many seconds.
LOOK_AGAIN = 300
# What came in stands among so many rows at the top, or is no news any more.
NEWEST = 2_000

Answer = TypeVar("Answer")


class Lister:
    """Puts the filter to the store and shows the answer in list and cloud.

    `listed` is called after each change of what is listed. `wanted` is the filter asked for last, which the list
    follows. All methods run in the screen's loop.
    """

    def __init__(
        self,
        session: Session,
        headlines: HeadlineList,
        cloud: KeywordCloud,
        clouds: Clouds,
        trending: Trending,
        *,
        listed: Callable[[], None],
    ) -> None:
        self._session = session
        self._list = headlines
        self._cloud = cloud
        self._clouds = clouds
        self._trending = trending
        self._listed = listed
        self.listing: Listing = session.first
        self.wanted: Filter = session.first.filter
        self.arrangement: Arrangement = session.memory.arrangement
        self.rows = Rows(session.first.keys, session.first.times)
        self.fresh: set[Key] = set()
        self._fresh_at: list[int] = []
        self.phrases: tuple[CloudPhrase, ...] = ()
        self._kept: dict[Key, int] = {}
        self._turn = 0
        self._answered = 0

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
    def story_key(self) -> Key | None:
        """The row that stands for the story under the cursor."""
        key = self.cursor_key
        return None if key is None else self.listing.under.get(key, key)

    @property
    def waiting(self) -> int:
        """How many listed stories came in above the cursor and have not been looked at."""
        return bisect_left(self._fresh_at, self._list.cursor) + len(self.listing.news)

    def show(self, listing: Listing, *, keep_place: bool) -> None:
        """Draw `listing`; with `keep_place` the row under the cursor stays where it is on the screen."""
        key, offset = self.cursor_key, self._list.cursor_offset
        self.listing = listing
        self.rows = Rows(
            listing.keys,
            listing.times,
            library=self._session.library,
            zone=self._session.zone,
            fresh=self.fresh | listing.news if listing.news else self.fresh,
            folded=listing.layout.arrangement.folded,
            beside=listing.beside,
            under=listing.under,
            loaded=self._list.refresh_rows,
        )
        self.rows.fill(listing.first, listing.headlines)
        self._find_fresh()
        cursor = listing.row_for(key) if key is not None else -1
        if cursor < 0 and keep_place:
            # What was looked at is gone; the eye stays where it is.
            cursor = min(self._list.cursor, len(listing.keys) - 1)
        self._list.highlights = highlighter(listing.query, listing.languages)
        self._list.show(
            self.rows,
            listing.days,
            cursor=max(0, cursor),
            keep_offset=offset if keep_place and cursor >= 0 else None,
        )
        if listing.counted:
            self._listed()

    async def rebuild(self, wanted: Filter | None = None, *, around: Key | None = None) -> None:
        """List anew, as the reader asked: what was only kept because it had just been read goes.

        Raises QueryError where the words of `wanted` cannot be understood; the list then stays as it is.
        """
        self._kept.clear()
        await self._take_stock(
            wanted or self.wanted, Layout(self.arrangement), keep_place=wanted is None, around=around
        )

    async def reorder(self) -> None:
        """Put the stories in the order that they have by now, fold them, and go to the first."""
        await self._take_stock(self.wanted, Layout(self.arrangement), keep_place=True, to_top=True)

    async def refresh(self) -> None:
        """List anew because the store has changed; nothing that the reader looks at moves."""
        is_the_same = self.wanted == self.filter and self.arrangement == self.listing.layout.arrangement
        layout = self.listing.layout_so_far(self.story_key, self.fresh) if is_the_same else Layout(self.arrangement)
        await self._take_stock(self.wanted, layout, keep_place=True)

    async def _take_stock(
        self, wanted: Filter, layout: Layout, *, keep_place: bool, around: Key | None = None, to_top: bool = False
    ) -> None:
        self._turn += 1
        turn = self._turn
        # Who types or looks on is answered by the list alone, who chooses a phrase by list and cloud.
        choosing = not keep_place and wanted.text == self.wanted.text
        self.wanted = wanted
        around = around if around is not None else self.cursor_key
        newest = False
        try:
            if not keep_place and wanted.query and self._list.cursor < GLANCE:
                reach = FIRST_STORIES if choosing else GLANCE
                question = partial(glance, wanted=wanted, around=around, layout=layout, limit=reach, **self._now)
                newest = await self._show_newest(turn, question, with_cloud=choosing)
            listing = await self._ask(
                turn,
                partial(take_stock, wanted=wanted, around=around, kept=dict(self._kept), layout=layout, **self._now),
            )
        except (QueryError, StoreError):
            if turn == self._turn:
                self.wanted, self._answered = self.filter, turn
            raise
        if listing is None or turn != self._turn:
            return
        self._answered = turn
        self.show(listing, keep_place=keep_place or newest)
        if to_top:
            self._list.go(0)
            self.settle()
            self._listed()
        # The list has answered; what the reader does next does not wait for its picture.
        self._cloud.run_worker(self._follow(turn, choosing=choosing, begun=newest), group="cloud", exclusive=True)

    async def _follow(self, turn: int, *, choosing: bool, begun: bool) -> None:
        """Let the cloud follow the list, then its arrows; with `begun` it shows the newest stories already."""
        if not choosing:
            await asyncio.sleep(CLOUD_PAUSE)
        elif not begun:
            await self._draw_cloud(turn, FIRST_STORIES)
        await self._draw_cloud(turn, STORIES)
        if await self._trending.look(older_than=LOOK_AGAIN):
            await self._draw_cloud(turn, STORIES)

    async def _show_newest(self, turn: int, question: Callable[[Store], Listing | None], *, with_cloud: bool) -> bool:
        """Show the newest of an answer before the rest of it is there; whether that could be done."""
        newest = await self._ask(turn, question)
        if newest is None or turn != self._turn:
            return False
        self.show(newest, keep_place=False)
        if with_cloud:
            await self._draw_cloud(turn, FIRST_STORIES)
        return True

    @property
    def _now(self) -> Mapping[str, Any]:
        session = self._session
        return {"now": session.now(), "zone": session.zone, "new_since": session.memory.left}

    async def _ask(self, turn: int, question: Callable[[Store], Answer]) -> Answer | None:
        """What `question` finds; None if the reader has wanted something else by the time it could be put."""
        return await self._session.library.ask(lambda store: question(store) if turn == self._turn else None)

    async def _draw_cloud(self, turn: int, stories: int) -> None:
        listing = self.listing
        question = partial(
            self._clouds.draw,
            keys=listing.told,
            wanted=listing.filter,
            now=self._session.now(),
            previous=[phrase.stem for phrase in self.phrases],
            movement=self._trending.movement,
            stories=stories,
        )
        phrases = await self._ask(turn, question)
        if phrases is not None and turn == self._turn:
            self.phrases = phrases
            self._cloud.show(cloud_words(phrases, listing.filter))

    async def put(self, listing: Listing) -> None:
        """Show `listing`, made of the one that is shown; what was asked for before it was made is asked again."""
        is_behind = self._turn != self._answered
        self.show(listing, keep_place=True)
        if is_behind:
            await self.refresh()

    async def recount(self) -> None:
        """Count again what is listed and unread, after marks were set."""
        listing = self.listing
        session = self._session
        counted = await session.library.ask(partial(counted_again, listing=listing, when=session.when()))
        if self.listing is listing:
            self.listing = counted
            self._listed()

    def arrived(self, keys: Iterable[Key]) -> None:
        """Mark `keys` as new until they are read or `settle` is called; the first news of an empty list is all new."""
        if self.listing.keys:
            self.fresh.update(keys)

    def settle(self) -> None:
        """What came in has been seen: count it no longer; the marks in the rows stay until they are read."""
        self.fresh.clear()
        self.listing = replace(self.listing, news=frozenset())
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
            marked = set(keys)
            listed = zip(self.listing.keys, self.listing.times, strict=True)
            self._kept.update((key, time) for key, time in listed if key in marked)
        self._list.refresh_rows()


__all__ = ["Lister", "QueryError"]
