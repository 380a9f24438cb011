"""Following: the store's feeds are kept the same as the subscriptions."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from newsdash.config import Config
from newsdash.keys import feed_key
from newsdash.models import Feed, Subscription
from newsdash.newsroom.archive import Archive
from newsdash.paths import StorePaths
from newsdash.store import FeedChanges
from newsdash.subscriptions import Subscriptions, edit, read

# Changed when what `follow` makes of the same file changes.
_METHOD = 1
_MEMORY = "followed"


class Following:
    """Reads feeds.opml when it has changed, and writes it when a publisher moves a feed for good."""

    def __init__(self, paths: StorePaths, config: Config, archive: Archive, extra: Sequence[Subscription] = ()) -> None:
        self._paths = paths
        self._config = config
        self._archive = archive
        self._extra = tuple(extra)
        self._seen: list[int] = []

    def is_stale(self) -> bool:
        """Whether the file is another one than when it was last followed."""
        return self._stamp() != self._seen

    async def follow(self) -> FeedChanges:
        """Make the store's feeds those subscribed to. Raises SubscriptionsError and StoreError."""
        stamp = self._stamp()
        count, followed = await self._archive.ask(lambda store: (len(store.feeds.all()), store.states.recall(_MEMORY)))
        if followed == [*stamp, count] and not self._extra:
            self._seen = stamp
            return FeedChanges()
        if _is_lost(stamp, followed) and count:
            await self._bring_back()
            stamp = self._stamp()
        subscriptions = (*await asyncio.to_thread(read, self._paths), *self._extra)
        wanted = tuple(map(self._permitted, subscriptions))
        changes = await self._archive.ask(lambda store: store.feeds.sync(wanted))
        remembered = None if self._extra else [*stamp, len({feed_key(s.origin or s.url) for s in wanted})]
        await self._archive.ask(lambda store: store.states.remember(_MEMORY, remembered))
        self._seen = stamp
        return changes

    async def move(self, feed: Feed) -> None:
        """The feed's publisher has moved it to `feed.url`: its line in the file follows. Raises SubscriptionsError."""

        def moved(present: Subscriptions) -> Sequence[Subscription]:
            return [
                replace(line, url=feed.url, origin=line.origin or line.url)
                if feed_key(line.origin or line.url) == feed.id
                else line
                for line in present
            ]

        await asyncio.to_thread(edit, self._paths, moved)

    async def _bring_back(self) -> None:
        """Write the file that has vanished anew, from the store: a slip must not unsubscribe from everything."""
        feeds = await self._archive.ask(lambda store: store.feeds.all())
        known = tuple(map(_subscription, feeds))
        await asyncio.to_thread(edit, self._paths, lambda present: present or known)

    def _permitted(self, subscription: Subscription) -> Subscription:
        named = (self._config.feed(url).allow_private for url in (subscription.url, subscription.origin))
        return replace(subscription, allow_private=subscription.allow_private or any(named))

    def _stamp(self) -> list[int]:
        try:
            found = self._paths.feeds.stat()
        except OSError:
            return [_METHOD, 0, 0, self._permissions()]
        return [_METHOD, found.st_mtime_ns, found.st_size, self._permissions()]

    def _permissions(self) -> int:
        return feed_key("\n".join(sorted(feed.url for feed in self._config.feeds if feed.allow_private)))


def _is_lost(stamp: list[int], followed: object) -> bool:
    """Whether there was a file once and there is none now."""
    there_was = isinstance(followed, list) and len(followed) > 1 and bool(followed[1])
    return there_was and not stamp[1]


def _subscription(feed: Feed) -> Subscription:
    return Subscription(
        url=feed.url,
        title=feed.title,
        section=feed.section,
        site=feed.site,
        allow_private=feed.allow_private,
        muted=feed.muted,
    )
