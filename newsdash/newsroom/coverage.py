"""Coverage: which other outlets tell what an article tells, and which articles make one story."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsdash.models import Article, Change, Key, Similar
from newsdash.newsroom.announcer import Announcer
from newsdash.newsroom.archive import Archive
from newsdash.store import Store
from newsdash.stories.clusters import LIKES, Clusters
from newsdash.stories.similarity import Index
from newsdash.stories.telling import Telling, of

# Older news is like nothing that comes in now: likeness halves every few days.
WINDOW_SECONDS = 10 * 86_400
# About 1.5 KB each.
MAX_TELLINGS = 40_000
SHOWN = 8
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article belongs: its story, and what is like it, best first."""

    key: Key
    story: Key
    similar: tuple[Similar, ...]


class Coverage:
    """Places articles among the recent ones, which are read from the store when the first is to be placed."""

    def __init__(self, archive: Archive, announcer: Announcer, now: Callable[[], int]) -> None:
        self._archive = archive
        self._announcer = announcer
        self._now = now
        self._index = Index()
        self._clusters = Clusters()
        self._order: deque[Key] = deque()
        self._waiting: dict[Key, None] = {}
        self._gone: set[Key] = set()
        self._called = asyncio.Event()

    def place(self, keys: Sequence[Key]) -> None:
        """These articles are new, or more is known of them: place them soon."""
        self._waiting.update(dict.fromkeys(keys))
        self._called.set()

    def forget(self, keys: Sequence[Key]) -> None:
        """These articles are no longer stored."""
        self._gone.update(keys)
        for key in keys:
            self._waiting.pop(key, None)

    async def run(self) -> None:
        """Place what is asked for, for as long as the newsroom lives."""
        if not await self._archive.ask(self._has_unplaced):
            await self._called.wait()
        await self._remember_recent()
        while True:
            await self._called.wait()
            self._called.clear()
            while self._waiting:
                await self._place(self._next_waiting())

    def _next_waiting(self) -> list[Key]:
        keys = list(self._waiting)[:_BATCH]
        for key in keys:
            del self._waiting[key]
        return keys

    def _has_unplaced(self, store: Store) -> bool:
        recent = store.listing.keys(limit=_BATCH).keys
        return any(story == 0 for story in store.stories.of(recent).values())

    async def _remember_recent(self) -> None:
        """Take in what is stored, the oldest first; what a crash or a single fetch left unplaced is placed then."""
        since = self._now() - WINDOW_SECONDS

        def recent(store: Store) -> tuple[list[Key], set[Key]]:
            listed = store.listing.keys(limit=MAX_TELLINGS)
            keys = [key for key, time in zip(listed.keys, listed.times, strict=True) if time >= since]
            return keys[::-1], set(store.phrases.pending(MAX_TELLINGS, self._now()))

        keys, pending = await self._archive.ask(recent)
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            articles, stories = await self._archive.ask(
                lambda store, batch=batch: (store.articles.many(batch), store.stories.of(batch))  # type: ignore[misc]
            )
            await asyncio.to_thread(self._remember, articles, stories)
            unplaced = [key for key in batch if stories.get(key) == 0 and key not in pending]
            self.place([key for key in unplaced if key not in self._waiting])

    def _remember(self, articles: Sequence[Article], stories: dict[Key, Key]) -> None:
        for article in articles:
            if story := stories.get(article.key):
                telling = of(article)
                self._add(telling)
                self._clusters.put(telling, story)

    async def _place(self, keys: Sequence[Key]) -> None:
        articles = await self._archive.ask(lambda store: store.articles.many(keys))
        placed = await asyncio.to_thread(self._placed, articles)
        changed = await self._archive.ask(lambda store: _write(store, placed))
        self._announcer.change(Change(changed=changed))

    def _placed(self, articles: Sequence[Article]) -> list[Placed]:
        while self._gone:
            self._drop(self._gone.pop())
        placed = []
        for article in articles:
            telling = of(article)
            self._add(telling)
            likes = self._index.similar(article.key, limit=LIKES, own=True)
            others = tuple(like for like in likes if not self._index.same_outlet(article.key, like.key))
            placed.append(Placed(article.key, self._clusters.assign(telling, likes), others[:SHOWN]))
        while len(self._order) > MAX_TELLINGS:
            self._drop(self._order.popleft())
        return placed

    def _add(self, telling: Telling) -> None:
        if telling.key not in self._index:
            self._order.append(telling.key)
        self._index.add(telling)

    def _drop(self, key: Key) -> None:
        self._index.remove(key)
        self._clusters.remove(key)


def _write(store: Store, placed: Sequence[Placed]) -> tuple[Key, ...]:
    """Store where articles belong, and tell the others that are like them; all articles touched."""
    before = store.stories.of([place.key for place in placed])
    stories = {place.key: place.story for place in placed if before.get(place.key) != place.story}
    store.stories.set_stories(stories)
    touched = dict.fromkeys(place.key for place in placed)
    for place in placed:
        store.stories.put_similar(place.key, place.similar)
        for like in place.similar:
            theirs = store.stories.similar(like.key)
            merged = with_like(theirs, Similar(place.key, like.score, like.why))
            if merged != theirs:
                store.stories.put_similar(like.key, merged)
                touched[like.key] = None
    told = {*before.values(), *store.stories.of(touched).values()} - {0}
    store.stories.choose_heads(told)
    return tuple(touched)


def with_like(similar: Sequence[Similar], new: Similar) -> list[Similar]:
    """`similar` with `new` in its place, at most as many as are shown: likeness holds both ways."""
    others = [like for like in similar if like.key != new.key]
    return sorted([*others, new], key=lambda like: -like.score)[:SHOWN]
