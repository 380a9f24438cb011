"""Asking one feed: fetch it, read it in a worker, store what it brought; every failure becomes words on the feed."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newsdash.config import Config, FeedSettings
from newsdash.keys import feed_key
from newsdash.models import Article, Change, Feed
from newsdash.newsroom import jobs
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.jobs import Harvest, Refusal
from newsdash.newsroom.passwords import PasswordError, Passwords
from newsdash.sources import schedule
from newsdash.sources.http import Fetcher, FetchError, Request, Response
from newsdash.sources.room import Room
from newsdash.store import Store
from newsdash.stories.copies import canonical_url
from newsdash.workers import WorkerError, Workers

_SECONDS, _CPU_SECONDS = 10.0, 3
_UNAUTHORIZED = 401

NOTHING = Change()

_log = logging.getLogger(__name__)


class FeedError(Exception):
    """A feed's answer did not become news; the message is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking a feed: the feed as it is stored now (None if it is no more), and what changed."""

    feed: Feed | None
    change: Change = NOTHING
    moved: bool = False


class Asking:
    """Asks feeds, one at a time for each caller."""

    def __init__(
        self, archive: Archive, workers: Workers, fetcher: Fetcher, config: Config, now: Callable[[], int]
    ) -> None:
        self._archive = archive
        self._workers = workers
        self._fetcher = fetcher
        self._config = config
        self._now = now
        self._passwords = Passwords()
        self._unanswered = 0

    async def ask(self, feed: Feed) -> Asked:
        """Ask `feed` and store what came of it. Raises StoreError, and nothing else."""
        try:
            response, harvest = await self._answer(feed)
        except Exception as error:
            problem = _in_words(feed, error)
            # They hold the frames, and these the body, for as long as the problem waits to be stored.
            problem.__traceback__ = problem.__cause__ = problem.__context__ = None
        else:
            return await self._settle(feed, lambda current: self._succeeded(current, response, harvest), harvest)
        return await self._settle(feed, lambda current: self._failed(current, problem))

    async def _answer(self, feed: Feed) -> tuple[Response, Harvest | None]:
        """The answer of `feed`, its body read and let go."""
        self._unanswered += 1
        try:
            async with self._fetcher.room() as room:
                response = await self._fetch(feed, room)
                return replace(response, body=b""), await self._read(feed, response)
        finally:
            self._unanswered -= 1

    async def _fetch(self, feed: Feed, room: Room) -> Response:
        settings = settings_of(feed, self._config)
        try:
            auth = await self._passwords.of(settings)
        except PasswordError as error:
            raise FeedError(str(error)) from error
        request = Request(
            feed.url,
            etag=feed.etag,
            last_modified=feed.last_modified,
            headers=settings.headers,
            auth=auth,
            allow_private=feed.allow_private or settings.allow_private,
            room=room,
        )
        try:
            return await self._fetcher.get(request)
        except FetchError as error:
            if error.status == _UNAUTHORIZED:
                self._passwords.forget(settings)
            raise

    async def _read(self, feed: Feed, response: Response) -> Harvest | None:
        if response.status == 304:
            return None
        try:
            read = await self._workers.run(
                jobs.read_feed, response.body, response.url, response.content_type, feed, self._now(),
                seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=jobs.READS_FEEDS,
            )  # fmt: skip
        except WorkerError as error:
            raise FeedError(f"The feed could not be read: {error}. It is tried again later.") from error
        if isinstance(read, Refusal):
            raise FeedError(read.text)
        return read

    def _succeeded(self, feed: Feed, response: Response, harvest: Harvest | None) -> Feed:
        if harvest is not None:
            feed = replace(
                feed,
                title=feed.title or harvest.title,
                site=feed.site or harvest.site,
                language=harvest.language or feed.language,
            )
        return schedule.after_success(
            feed,
            status=response.status,
            headers=response.headers,
            pacing=harvest.pacing if harvest else None,
            published=_published(harvest),
            now=self._now(),
            bounds=self._bounds(feed),
            jitter=random.random(),
            redirects=response.redirects,
            elapsed_ms=response.elapsed_ms,
        )

    def _failed(self, feed: Feed, error: Exception) -> Feed:
        return schedule.after_failure(feed, error, now=self._now(), bounds=self._bounds(feed), jitter=random.random())

    def _bounds(self, feed: Feed) -> schedule.Bounds:
        general = self._config.general
        fixed = settings_of(feed, self._config).interval or None
        return schedule.Bounds(general.refresh_min, general.refresh_max, fixed)

    async def _settle(self, asked: Feed, after: Callable[[Feed], Feed], harvest: Harvest | None = None) -> Asked:
        """Store a harvest and what became of its feed, which may have changed, or gone, while it was being asked."""

        def settle(store: Store) -> Asked:
            current = store.feeds.get(asked.id)
            if current is None:
                return Asked(None)
            change = _stored(store, harvest) if harvest else Change()
            # An address that was changed meanwhile has not been asked yet.
            feed = after(current) if current.url == asked.url else current
            store.feeds.put([feed])
            return Asked(feed, replace(change, feeds=(feed.id,)), moved=feed.url != current.url)

        return await self._archive.write(settle, more=self._unanswered > 0)


def _stored(store: Store, harvest: Harvest) -> Change:
    change = store.articles.add(harvest.articles, harvest.contents)
    touched = {*change.added, *change.changed}
    articles = [article for article in harvest.articles if article.key in touched]
    twins = store.twins.note(articles, {article.key: canonical_url(article.url) for article in articles})
    new = set(twins).intersection(change.added)
    _read_before(store, [article for article in articles if article.key in new])
    return change


def _read_before(store: Store, twins: Sequence[Article]) -> None:
    """What comes again after it was read is read: some feeds give an article another id each time they are asked."""
    read = {mark.key for mark in store.states.marks(store.twins.of([twin.key for twin in twins])) if mark.read}
    # Hardly any was: those that come twice at the first time of asking are not asked one by one.
    again = [twin for twin in twins if read and not read.isdisjoint(store.twins.of([twin.key]))]
    if again:
        store.states.mark([twin.key for twin in again], read=True, now=again[0].first_seen)


def settings_of(feed: Feed, config: Config) -> FeedSettings:
    """What config.toml says of `feed`, under its address or, once its publisher has moved it, under its first one.

    Headers and passwords that were meant for another server are left out.
    """
    for settings in config.feeds:
        if settings.url == feed.url:
            return settings
    for settings in config.feeds:
        if feed_key(settings.url) == feed.id:
            same = urlsplit(settings.url)[:2] == urlsplit(feed.url)[:2]
            plain = FeedSettings(feed.url, allow_private=settings.allow_private, interval=settings.interval)
            return settings if same else plain
    return FeedSettings(feed.url)


def _in_words(feed: Feed, error: Exception) -> Exception:
    if isinstance(error, FetchError | FeedError):
        return error
    _log.error("Asking %s", feed.url, exc_info=error)
    return FeedError(f"newsdash could not handle this feed ({type(error).__name__}). Please report it.")


def _published(harvest: Harvest | None) -> Sequence[int]:
    return [article.published for article in harvest.articles if article.published is not None] if harvest else []
