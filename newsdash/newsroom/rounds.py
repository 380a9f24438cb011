"""Rounds: each feed is asked when it is due, or now when a screen wants it; one never waits for another."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence

from newsdash.models import Change, Feed, Key, Progress
from newsdash.newsroom.announcer import Announcer
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.asking import Asked, Asking
from newsdash.sources.schedule import due
from newsdash.store import StoreError

# Requests under way at once, over all hosts.
MAX_LINES = 64
# Without a look at the clock, which goes on while the machine sleeps and the loop does not.
LONGEST_SLEEP = 300.0
# After the store failed a feed is left alone this long.
_REST_SECONDS = 60

_log = logging.getLogger(__name__)


class Rounds:
    """Asks feeds on their schedules, which are in the store; `brought` hears what each brought.

    `moved` is told of a feed whose publisher has moved it for good.
    """

    def __init__(
        self,
        archive: Archive,
        asking: Asking,
        announcer: Announcer,
        now: Callable[[], int],
        brought: Callable[[Change], None],
        moved: Callable[[Feed], Awaitable[None]],
    ) -> None:
        self._archive = archive
        self._asking = asking
        self._announcer = announcer
        self._now = now
        self._brought = brought
        self._moved = moved
        self._feeds: dict[Key, Feed] = {}
        self._resting: dict[Key, int] = {}
        self._under_way: dict[Key, asyncio.Task[None]] = {}
        self._lines = asyncio.Semaphore(MAX_LINES)
        self._called = asyncio.Event()
        self._round = _Round()

    def follow(self, feeds: Iterable[Feed]) -> None:
        """These are the feeds now; a muted one rests, and one that is gone (410) is left in peace."""
        self._feeds = {feed.id: feed for feed in feeds if not (feed.muted or feed.gone)}
        self._called.set()

    async def run(self) -> None:
        """Ask feeds as they fall due, for as long as the newsroom lives; in between it sleeps."""
        while True:
            now = self._now()
            for feed in due(self._feeds.values(), now):
                if self._resting.get(feed.id, 0) <= now:
                    self._start(feed.id)
            checks = (
                max(f.next_check, self._resting.get(f.id, 0)) for f in self._feeds.values() if self._is_idle(f.id)
            )
            wait = min(checks, default=None)
            self._called.clear()
            try:
                async with asyncio.timeout(None if wait is None else min(max(0.0, wait - now), LONGEST_SLEEP)):
                    await self._called.wait()
            except TimeoutError:
                continue

    def refresh(self, ids: Sequence[Key] | None = None) -> None:
        """Ask these feeds now, all of them if None, and tell of the progress.

        Of all of them, those whose server wants to be left alone for now (Retry-After) are spared.
        """
        wanted = list(self._feeds) if ids is None else list(ids)
        self._round.begin(wanted)
        for id in wanted:
            if ids is None and self._feeds[id].rest_until > self._now():
                self._round.end(id, Asked(self._feeds[id]))
            else:
                self._start(id)
        self._announcer.progress(self._round.progress)

    async def close(self) -> None:
        """Leave what is under way."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, id: Key) -> None:
        if id not in self._under_way:
            self._under_way[id] = asyncio.ensure_future(self._ask(id))

    async def _ask(self, id: Key) -> None:
        asked = Asked(None)
        try:
            async with self._lines:
                feed = self._feeds.get(id) or await self._archive.ask(lambda store: store.feeds.get(id))
                if feed is not None:
                    asked = await self._asking.ask(feed)
            self._plan(id, asked.feed)
            if asked.moved and asked.feed is not None:
                await self._moved(asked.feed)
        except Exception as error:
            self._rest(id, error)
        finally:
            del self._under_way[id]
            self._called.set()
        self._announcer.change(asked.change)
        if asked.change.added or asked.change.changed:
            self._brought(asked.change)
        if self._round.end(id, asked):
            self._announcer.progress(self._round.progress)

    def _rest(self, id: Key, error: Exception) -> None:
        """A fault of ours, not the feed's: it must neither be asked again at once nor stop the others."""
        self._resting[id] = self._now() + _REST_SECONDS
        if isinstance(error, StoreError):
            self._announcer.notice(str(error))
        else:
            _log.error("Feed %d", id, exc_info=error)

    def _plan(self, id: Key, feed: Feed | None) -> None:
        self._resting.pop(id, None)
        if feed is None or feed.gone or feed.muted:
            self._feeds.pop(id, None)
        else:
            self._feeds[id] = feed

    def _is_idle(self, id: Key) -> bool:
        return id not in self._under_way


class _Round:
    """How far the feeds that screens asked for have come; whatever is asked for meanwhile joins in."""

    def __init__(self) -> None:
        self._waiting: set[Key] = set()
        self.progress = Progress(0, 0)

    def begin(self, ids: Iterable[Key]) -> None:
        before = self.progress if self._waiting else Progress(0, 0)
        new = set(ids) - self._waiting
        self._waiting |= new
        self.progress = Progress(before.done, before.total + len(new), before.failed, before.added)

    def end(self, id: Key, asked: Asked) -> bool:
        """Note that `id` was asked; whether it was one of these."""
        if id not in self._waiting:
            return False
        self._waiting.discard(id)
        failed = asked.feed is None or bool(asked.feed.error)
        self.progress = Progress(
            self.progress.done + 1,
            self.progress.total,
            self.progress.failed + failed,
            self.progress.added + len(asked.change.added),
        )
        return True
