"""The page desk: brings the article that was opened whole, and those the reader may open next a little later."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newsdash.models import Article, Change, Key, Page
from newsdash.newsroom import jobs
from newsdash.newsroom.announcer import Announcer
from newsdash.newsroom.archive import Archive
from newsdash.sources.http import Fetcher, FetchError, Request
from newsdash.store import Store
from newsdash.workers import WorkerError, Workers

# Between two pages that one host is asked for ahead of the reader.
PACE_SECONDS = 1.0
# A page that did not come, or came without its text, is not asked for ahead again within this time.
RETRY_SECONDS = 3600
MAX_PARTS = 5
MAX_PAGE = 8 << 20
_SECONDS, _CPU_SECONDS = 10.0, 8
_GONE = (404, 410)
_WITHOUT_TEXT = ("consent", "not-article", "failed", "gone")


@dataclass(frozen=True, slots=True)
class _Case:
    """All that the store knows before a page is asked for. `fetched` in seconds since the epoch, 0 for never."""

    article: Article
    content: str
    allow_private: bool
    page: Page | None
    fetched: int


class PageDesk:
    """Fetches and extracts pages, each once however many ask; `stored` hears the key of each that was stored."""

    def __init__(
        self,
        archive: Archive,
        workers: Workers,
        fetcher: Fetcher,
        announcer: Announcer,
        now: Callable[[], int],
        stored: Callable[[Key], None] = lambda key: None,
    ) -> None:
        self._archive = archive
        self._workers = workers
        self._fetcher = fetcher
        self._announcer = announcer
        self._now = now
        self._stored = stored
        self._coming: dict[Key, asyncio.Task[str]] = {}
        self._failed: dict[Key, int] = {}
        self._ahead: asyncio.Task[None] | None = None
        self._asked: dict[str, float] = {}

    async def bring(self, key: Key) -> str:
        """See to it that the page of `key` is in the store; '' if it is, else a sentence that says why not."""
        task = self._coming.get(key)
        if task is None:
            task = self._coming[key] = asyncio.ensure_future(self._bring(key))
            task.add_done_callback(lambda done: self._coming.pop(key, None))
        return await asyncio.shield(task)

    def look_ahead(self, keys: Sequence[Key]) -> None:
        """Bring these next, one after the other, unless others are asked for before."""
        if self._ahead is not None:
            self._ahead.cancel()
        self._ahead = asyncio.ensure_future(self._bring_ahead(keys))

    async def close(self) -> None:
        """Leave what is under way."""
        tasks = [*self._coming.values(), *([self._ahead] if self._ahead else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _bring_ahead(self, keys: Sequence[Key]) -> None:
        for key in keys:
            if self._now() - self._failed.get(key, -RETRY_SECONDS) < RETRY_SECONDS:
                continue
            article = await self._archive.ask(lambda store, key=key: store.articles.get(key))  # type: ignore[misc]
            if article is not None:
                await self._pace(urlsplit(article.url).hostname or "")
                await self.bring(key)

    async def _pace(self, host: str) -> None:
        loop = asyncio.get_running_loop()
        wait = self._asked.get(host, -PACE_SECONDS) + PACE_SECONDS - loop.time()
        if wait > 0:
            await asyncio.sleep(wait)
        self._asked = {host: at for host, at in self._asked.items() if loop.time() - at < PACE_SECONDS}
        self._asked[host] = loop.time()

    async def _bring(self, key: Key) -> str:
        case = await self._archive.ask(lambda store: _case(store, key))
        if case is None:
            return "This article is no longer in the store."
        if case.page is not None and self._is_settled(case.page, case.fetched):
            return ""
        try:
            page = await self._page(case)
        except FetchError as error:
            self._failed[key] = self._now()
            if error.status not in _GONE:
                return str(error)
            page = Page(url=case.article.url, label="gone", note=error.message)
        except WorkerError as error:
            self._failed[key] = self._now()
            return f"The page could not be read: {error}. The original may open in a browser (o)."
        await self._archive.ask(lambda store: store.pages.put(key, page, self._now()))
        self._announcer.change(Change(changed=(key,)))
        self._stored(key)
        return ""

    def _is_settled(self, page: Page, fetched: int) -> bool:
        return page.label not in _WITHOUT_TEXT or self._now() - fetched < RETRY_SECONDS

    async def _page(self, case: _Case) -> Page:
        """The best of what the feed carries and what the page holds; the feed's alone where that is the whole text."""
        carried = Page()
        if case.content:
            carried = await self._work(jobs.read_content, case.content, case.article.url)
        if carried.label == "full" and carried.blocks:
            return carried
        if not case.article.url:
            return replace(carried, label="summary", note="The feed gives no address for this article.")
        try:
            page = await self._fetched(case.article.url, case.allow_private)
        except (FetchError, WorkerError) as error:
            if not carried.blocks:
                raise
            return replace(carried, label="summary", note=str(error))
        return await self._work(jobs.choose_page, carried, page) if carried.blocks else page

    async def _fetched(self, url: str, allow_private: bool) -> Page:
        page = await self._read(url, allow_private)
        if page.label in _WITHOUT_TEXT and page.variant_url:
            variant = await self._read(page.variant_url, allow_private)
            if variant.label not in _WITHOUT_TEXT:
                page = replace(variant, url=page.url or variant.url)
        seen = {url, page.url}
        while page.next_url and page.next_url not in seen and len(seen) <= MAX_PARTS:
            seen.add(page.next_url)
            try:
                part = await self._read(page.next_url, allow_private)
            except (FetchError, WorkerError) as error:
                return replace(page, label="partial", note=f"The rest of it did not come: {error}", next_url="")
            page = replace(page, blocks=page.blocks + part.blocks, next_url=part.next_url)
        return page

    async def _read(self, url: str, allow_private: bool) -> Page:
        response = await self._fetcher.get(Request(url, kind="page", allow_private=allow_private, max_bytes=MAX_PAGE))
        return await self._work(jobs.read_page, response.body, response.url, response.content_type)

    async def _work(self, job: Callable[..., Page], *arguments: object) -> Page:
        return await self._workers.run(
            job, *arguments, seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=jobs.READS_PAGES
        )


def _case(store: Store, key: Key) -> _Case | None:
    article = store.articles.get(key)
    if article is None:
        return None
    feed = store.feeds.get(article.feed)
    return _Case(
        article=article,
        content=store.articles.content(key),
        allow_private=feed is not None and feed.allow_private,
        page=store.pages.get(key),
        fetched=store.pages.times([key]).get(key, 0),
    )
