"""The newsroom itself: its rooms put together, and what it does when a screen speaks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from newsdash.articles.illustrations import pictures_of
from newsdash.config import Config
from newsdash.models import Change, Key, Subscription
from newsdash.newsroom.analyst import Analyst
from newsdash.newsroom.announcer import Announcer
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.coverage import Coverage
from newsdash.newsroom.discovery import Discovery
from newsdash.newsroom.gathering import USER_AGENT, Gathering
from newsdash.newsroom.pages import PageDesk
from newsdash.newsroom.pictures import PictureDesk
from newsdash.newsroom.rounds import Rounds
from newsdash.paths import StorePaths
from newsdash.pictures.folder import PictureFolder
from newsdash.query import parse
from newsdash.sources.http import Fetcher, FetchError
from newsdash.store import Damaged, StoreError
from newsdash.subscriptions import SubscriptionsError
from newsdash.wire import (
    Discover,
    LinkRead,
    Message,
    OpenPage,
    PageReady,
    ReadLink,
    Refresh,
    Resubscribe,
    ShowPicture,
    Touched,
    encode,
)
from newsdash.wire.messages import MAX_LINE
from newsdash.workers import WorkerError, Workers

# After the store failed, a room that needs it rests this long.
REST_SECONDS = 30.0
# Starred and later articles looked through at the start for missing pages.
KEPT = 500
# Pictures of each of them.
KEPT_PICTURES = 30

_log = logging.getLogger(__name__)

Answer = Callable[[Message], None]


class Newsroom:
    """All of the pipeline over one store. `say` reaches every screen; `now` is the time in whole seconds.

    `extra` are subscriptions beside those of feeds.opml.
    """

    def __init__(
        self,
        paths: StorePaths,
        config: Config,
        archive: Archive,
        say: Callable[[Message], None],
        now: Callable[[], int],
        *,
        extra: Sequence[Subscription] = (),
    ) -> None:
        self._config = config
        self._archive = archive
        self._now = now
        self._announcer = Announcer(say)
        self._workers = Workers()
        self._fetcher = Fetcher(USER_AGENT)
        self._discovery = Discovery(self._fetcher, self._workers, config)
        self._coverage = Coverage(archive, self._announcer, now)
        self._analyst = Analyst(archive, self._workers, self._announcer, now, self._coverage.place)
        self._gathering = Gathering(
            paths, config, archive, self._workers, self._fetcher, self._announcer, now, self._brought, extra
        )
        self._pages = PageDesk(
            archive, self._workers, self._fetcher, self._announcer, now, self._page_stored, self._keep_pictures
        )
        self._pictures = PictureDesk(PictureFolder(paths.pictures), archive, self._workers, self._fetcher, now)
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def rounds(self) -> Rounds:
        """Who asks the feeds."""
        return self._gathering.rounds

    @property
    def analyst(self) -> Analyst:
        """Who finds the phrases."""
        return self._analyst

    async def follow(self) -> None:
        """Read the subscriptions and follow them. Raises SubscriptionsError and StoreError."""
        self._coverage.forget(await self._gathering.follow())

    def start(self) -> None:
        """Begin to work; `close` ends it."""
        if self._archive.notice:
            self._announcer.notice(self._archive.notice)
        self._go(self._follow())
        self._go(self._keep_all())
        for run in (self.rounds.run, self._analyst.run, self._coverage.run):
            self._go(self._steadily(run))

    def hear(self, answer: Answer, others: Answer, message: Message) -> None:
        """What a screen says: `answer` reaches that screen, `others` all the others. Returns at once."""
        match message:
            case Refresh(feeds):
                self._go(self._gathering.refresh(feeds, self._follow))
            case OpenPage(key, ahead):
                self._go(self._open(key, ahead, answer))
            case Resubscribe():
                self._go(self._follow())
            case Touched(keys):
                others(Change(states=keys))
                self._go(self._keep(keys))
            case ReadLink(url, source):
                self._go(self._read_link(url, source, answer))
            case ShowPicture():
                self._go(self._show_picture(message, answer))
            case Discover():
                self._go(self._discover(message, answer))
            case _:
                _log.warning("A screen said %s", type(message).__name__)

    async def close(self) -> None:
        """Leave what is under way and end the workers; the archive stays open."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.rounds.close()
        await self._pages.close()
        await self._pictures.close()
        await self._workers.close()
        await self._fetcher.__aexit__(None, None, None)
        self._announcer.flush()

    async def _follow(self) -> None:
        with suppress(StoreError):
            try:
                await self.follow()
            except (SubscriptionsError, StoreError) as error:
                self._announcer.notice(str(error))
                await self._gathering.follow_stored()

    async def _open(self, key: Key, ahead: Sequence[Key], answer: Answer) -> None:
        try:
            error = await self._pages.bring(key)
        except StoreError as failed:
            error = str(failed)
        # What changed is told before the page that it is about.
        self._announcer.flush()
        answer(PageReady(key, error))
        if self._config.general.pages_ahead:
            self._pages.look_ahead(ahead[: self._config.general.pages_ahead])

    async def _keep(self, keys: Sequence[Key]) -> None:
        """Bring those of `keys` whole that the reader has starred or kept for later."""
        marks = await self._archive.ask(lambda store: store.states.marks(keys))
        self._pages.keep([mark.key for mark in marks if mark.starred or mark.later])

    async def _keep_all(self) -> None:
        """As `_keep`, for the newest that were marked while no newsroom was there to hear it."""
        wanted = parse("is:starred OR is:later")
        found = await self._archive.ask(lambda store: store.listing.keys(wanted, limit=KEPT).keys)
        self._pages.keep(list(found))

    async def _read_link(self, url: str, source: Key, answer: Answer) -> None:
        try:
            said = LinkRead(url, await self._pages.read_link(url, source))
        except FetchError as error:
            said = LinkRead(url, error=error.message)
        except (WorkerError, StoreError) as error:
            said = LinkRead(url, error=f"The page could not be read: {error}.")
        if len(encode(said)) > MAX_LINE:
            said = LinkRead(url, error="The page is too long to be shown here.")
        answer(said)

    async def _show_picture(self, wanted: ShowPicture, answer: Answer) -> None:
        if not self._pictures.are_shown:
            self._go(self._keep_all())
        answer(await self._pictures.show(wanted))

    async def _keep_pictures(self, key: Key) -> None:
        """Bring the pictures of an article that is kept, where there is a terminal that shows any."""
        if self._pictures.are_shown:
            page, article = await self._archive.ask(lambda store: (store.pages.get(key), store.articles.get(key)))
            named = article.image if article is not None else ""
            await self._pictures.keep(pictures_of(page, named)[:KEPT_PICTURES], key)

    async def _discover(self, wanted: Discover, answer: Answer) -> None:
        private, bare = wanted.allow_private, wanted.bare
        answer(await self._discovery.look(wanted.url, self._now(), allow_private=private, bare=bare))

    def _brought(self, change: Change) -> None:
        self._analyst.wake(change.changed)

    def _page_stored(self, key: Key) -> None:
        self._analyst.wake((key,))

    def _go(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("A task of the newsroom failed", exc_info=error)

    async def _steadily(self, run: Callable[[], Awaitable[None]]) -> None:
        """Keep `run` running whatever the store does; a damaged store is for the next newsroom to set aside."""
        while True:
            try:
                await run()
            except Damaged as error:
                self._announcer.notice(str(error))
                return
            except StoreError as error:
                self._announcer.notice(str(error))
            except Exception as error:
                _log.error("A room of the newsroom failed", exc_info=error)
            await asyncio.sleep(REST_SECONDS)


def for_demo(config: Config) -> Config:
    """`config` with the demo's pace: its news comes every few seconds, and so must newsdash."""
    return replace(config, general=replace(config.general, refresh_min=4, refresh_max=6))
