"""What moves in the whole of the news: looked at now and then, a few votes at a time, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from newsdash.models import Headline, Key
from newsdash.query import When, parse
from newsdash.store import Store
from newsdash.topics.ballot import Ballot
from newsdash.topics.trends import Movement, Trend, movement
from tui.library import Library
from tui.polls import Polls

# A phrase's own past: what it is measured by.
PAST = "since:7d"
# The newest articles speak for the week: more would not change what rises, only its cost.
ARTICLES = 20_000
# Votes read at a time: some 10 ms.
SLICE = 2_000
STORIES = 12
# Once so large a share of the votes has changed, as while a new store fills, an earlier look says nothing.
CHANGED = 0.1


@dataclass(frozen=True, slots=True)
class Rising:
    """A phrase that rises, and the newest of the stories behind it."""

    trend: Trend
    stories: tuple[Headline, ...]


class Trending:
    """The latest look at what moves, for the arrows of the cloud and the list of trends alike.

    What the reader muted, and feeds that are muted, have no part in it.
    """

    def __init__(self, library: Library, polls: Polls, when: Callable[[], When]) -> None:
        self._library = library
        self._polls = polls
        self._when = when
        self._ballot = Ballot()
        self._forgotten = 0
        self.movement = Movement()
        self.looked = 0

    async def look(self, *, older_than: int = 0) -> bool:
        """Look anew if the last look is `older_than` seconds, or much has changed; whether anything moves otherwise."""
        when, before, forgotten = self._when(), self.movement, self._polls.forgotten
        changed = forgotten - self._forgotten > CHANGED * len(self._ballot.votes)
        if self.looked and 0 <= when.now - self.looked < older_than and not changed:
            return False
        keys = await self._library.ask(partial(_week, when=when))
        for start in range(0, len(keys), SLICE):
            await self._library.ask(partial(self._polls.votes, keys=keys[start : start + SLICE]))
        self.movement = await self._library.ask(partial(self._judge, keys=keys, now=when.now))
        self.looked, self._forgotten = when.now, forgotten
        return self.movement != before

    async def risen(self) -> tuple[Rising, ...]:
        """What rises, most unusual first, with its stories."""
        return await self._library.ask(partial(_with_stories, trends=self.movement.trends))

    def _judge(self, store: Store, *, keys: list[Key], now: int) -> Movement:
        self._ballot.become(self._polls.votes(store, keys))
        return movement(self._ballot, self._polls.vocabulary, now)


def _week(store: Store, *, when: When) -> list[Key]:
    return list(store.listing.keys(parse(PAST), limit=ARTICLES, when=when).keys)


def _with_stories(store: Store, *, trends: tuple[Trend, ...]) -> tuple[Rising, ...]:
    return tuple(Rising(trend, tuple(store.listing.headlines(trend.keys[:STORIES]))) for trend in trends)
