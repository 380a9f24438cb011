"""Gathering: the part of a newsroom that brings the news in; all that a single round takes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from newsdash import __version__
from newsdash.config import Config
from newsdash.models import Change, Feed, Key, Subscription
from newsdash.newsroom.announcer import Announcer
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.asking import Asking
from newsdash.newsroom.following import Following
from newsdash.newsroom.rounds import Rounds
from newsdash.paths import StorePaths
from newsdash.sources.http import Fetcher
from newsdash.subscriptions import SubscriptionsError
from newsdash.workers import Workers

# Under the name in brackets a publisher finds out what this is and who makes it.
USER_AGENT = f"newsdash/{__version__} (newsdash-tui, a news reader for the terminal)"


class Gathering:
    """Follows the subscriptions and asks the feeds; `brought` hears what came.

    `fetcher` and `workers` are shared with the rest of the newsroom, which closes them. `extra` are subscriptions
    beside those of feeds.opml.
    """

    def __init__(
        self,
        paths: StorePaths,
        config: Config,
        archive: Archive,
        workers: Workers,
        fetcher: Fetcher,
        announcer: Announcer,
        now: Callable[[], int],
        brought: Callable[[Change], None] = lambda change: None,
        extra: Sequence[Subscription] = (),
    ) -> None:
        self._archive = archive
        self._announcer = announcer
        self._following = Following(paths, config, archive, extra)
        asking = Asking(archive, workers, fetcher, config, now)
        self.rounds = Rounds(archive, asking, announcer, now, brought, self._moved)
        self._one_at_a_time = asyncio.Lock()

    async def follow(self) -> tuple[Key, ...]:
        """Follow the subscriptions; the articles that went with feeds. Raises SubscriptionsError and StoreError."""
        async with self._one_at_a_time:
            changes = await self._following.follow()
            await self.follow_stored()
        feeds = (*changes.added, *changes.changed, *changes.removed)
        self._announcer.change(Change(removed=changes.articles, feeds=feeds))
        return changes.articles

    async def follow_stored(self) -> None:
        """Ask the feeds that the store knows, whatever is subscribed to."""
        self.rounds.follow(await self._archive.ask(lambda store: store.feeds.all()))

    async def refresh(self, feeds: Sequence[Key] | None, follow: Callable[[], Awaitable[None]]) -> None:
        """Ask these feeds now, all of them if None; before that `follow`, where the subscriptions have changed."""
        async with self._one_at_a_time:
            stale = self._following.is_stale()
        if stale:
            await follow()
        self.rounds.refresh(feeds)

    async def _moved(self, feed: Feed) -> None:
        try:
            await self._following.move(feed)
        except SubscriptionsError as error:
            self._announcer.notice(str(error))
