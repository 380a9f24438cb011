"""The analyst: finds the key phrases and decks of what is stored, the newest first, in batches, in a worker."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from newsdash.models import Article, Change, Key, Phrases
from newsdash.newsroom import jobs
from newsdash.newsroom.announcer import Announcer
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.jobs import Read, Reading
from newsdash.store import Store
from newsdash.topics.phrases import choose
from newsdash.workers import NoWorker, WorkerError, Workers

BATCH = 32
# An article that took its worker with it is not tried again before this time.
POSTPONED_SECONDS = 7 * 86_400
_SECONDS, _CPU_SECONDS = 30.0, 15
# Languages are told apart by this many articles of a feed before the feed is said to be in one.
_SAMPLE = 5

_log = logging.getLogger(__name__)


class Analyst:
    """Works off what the store says is pending whenever it is woken, and hands the articles on to `analysed`."""

    def __init__(
        self,
        archive: Archive,
        workers: Workers,
        announcer: Announcer,
        now: Callable[[], int],
        analysed: Callable[[Sequence[Key]], None] = lambda keys: None,
    ) -> None:
        self._archive = archive
        self._workers = workers
        self._announcer = announcer
        self._now = now
        self._analysed = analysed
        self._called = asyncio.Event()
        self._called.set()
        self._newer: set[Key] = set()

    def wake(self, keys: Collection[Key]) -> None:
        """Something new was stored of these articles."""
        self._newer.update(keys)
        self._called.set()

    async def run(self) -> None:
        """Work, for as long as the newsroom lives."""
        while True:
            await self._called.wait()
            self._called.clear()
            try:
                await self.finish()
            except Exception:
                # What is pending still is when this room is run again.
                self._called.set()
                raise

    async def finish(self, done: Callable[[int], None] = lambda count: None) -> None:
        """Work until nothing is pending; `done` hears how many articles each batch held.

        Raises NoWorker and StoreError.
        """
        while readings := await self._next():
            await self._read(readings)
            done(len(readings))

    async def _next(self) -> list[Reading]:
        self._newer.clear()
        return await self._archive.ask(self._pending)

    def _pending(self, store: Store) -> list[Reading]:
        keys = store.phrases.pending(BATCH, self._now())
        undecked = store.articles.undecked(keys)
        return [_reading(store, article, article.key in undecked) for article in store.articles.many(keys)]

    async def _read(self, readings: Sequence[Reading]) -> None:
        try:
            read = await self._workers.run(
                jobs.find_phrases, readings,
                seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=jobs.FINDS_PHRASES,
            )  # fmt: skip
        except NoWorker:
            raise
        except WorkerError as error:
            if len(readings) > 1:
                for reading in readings:
                    await self._read([reading])
                return
            _log.warning("No phrases for article %d: %s", readings[0].key, error)
            until = self._now() + POSTPONED_SECONDS
            await self._archive.ask(lambda store: store.phrases.postpone([readings[0].key], until))
            return
        # What was read of an article that has changed meanwhile says nothing of it; it is read again.
        pairs = zip(readings, read, strict=True)
        found = {reading.key: each for reading, each in pairs if reading.key not in self._newer}
        if not found:
            return
        feeds = await self._archive.ask(lambda store: _write(store, found))
        keys = tuple(found)
        self._announcer.change(Change(changed=keys, feeds=feeds))
        self._analysed(keys)


def _reading(store: Store, article: Article, undecked: bool) -> Reading:
    page = store.pages.get(article.key)
    categories = (*article.categories, *((page.section, *page.tags) if page else ()), article.section)
    return Reading(
        key=article.key,
        title=article.title,
        text=page.text if page and page.text else article.summary,
        is_summary=not (page and page.text),
        undecked=article.summary if undecked else "",
        language=article.language[:2].lower(),
        outlet=article.source,
        author=article.author,
        categories=tuple(filter(None, categories)),
    )


def _write(store: Store, found: Mapping[Key, Read]) -> tuple[Key, ...]:
    """Choose and store phrases, and the decks that were made; the ids of feeds whose language is now known."""
    stems = {candidate.stem for each in found.values() for candidate in each.proposal.candidates}
    recurring = store.phrases.recurring(stems)
    chosen: list[tuple[Key, Phrases]] = [(key, choose(each.proposal, recurring)) for key, each in found.items()]
    with store.together():
        store.articles.put_decks({key: each.deck for key, each in found.items() if each.deck})
        store.phrases.put(chosen)
    return _learn_languages(store, {key: phrases.language for key, phrases in chosen})


def _learn_languages(store: Store, found: dict[Key, str]) -> tuple[Key, ...]:
    """A feed that does not say its language speaks that of its articles; later ones are then stored in it."""
    by_feed: dict[Key, Counter[str]] = {}
    for article in store.articles.many([key for key, language in found.items() if language]):
        if not article.language:
            by_feed.setdefault(article.feed, Counter())[found[article.key]] += 1
    learned = []
    for id, languages in by_feed.items():
        language, times = languages.most_common(1)[0]
        feed = store.feeds.get(id)
        if feed is not None and not feed.language and times >= _SAMPLE:
            learned.append(replace(feed, language=language))
    if learned:
        store.feeds.put(learned)
    return tuple(feed.id for feed in learned)
