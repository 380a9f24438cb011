"""The page desk: brings the article that was opened whole, and those the reader may open next a little later."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from newsdash.articles.pages import MAX_PAGES, joined
from newsdash.models import Article, Change, Key, Page
from newsdash.newsroom import jobs
from newsdash.newsroom.announcer import Announcer
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.hosts import Resting, host_of, private_host
from newsdash.sources.http import Fetcher, FetchError, Request
from newsdash.store import Store, StoreError
from newsdash.workers import WorkerError, Workers

# Between a page that a host was asked for and the next one that is fetched ahead of the reader.
PACE_SECONDS = 1.0
# A page that did not come, or came without its text, is not asked for ahead again within this time.
RETRY_SECONDS = 3600
MAX_PAGE = 8 << 20
# What the reader can do about a page that did not come.
REMEDY = "o goes to the original."
_SECONDS, _CPU_SECONDS = 10.0, 8
_GONE = (404, 410)
_WITHOUT_TEXT = ("consent", "not-article", "failed", "gone")


@dataclass(frozen=True, slots=True)
class _Case:
    """All that the store knows before a page is asked for. `fetched` in seconds since the epoch, 0 for never.

    `private` is the host of its feed where that may be private: what the feed names elsewhere may not.
    """

    article: Article
    content: str
    private: str
    page: Page | None
    fetched: int


class PageDesk:
    """Fetches and extracts pages, each once however many ask; `stored` hears the key of each that was stored.

    `kept` is done for each article that is kept, when its page is there or will not come.
    """

    def __init__(
        self,
        archive: Archive,
        workers: Workers,
        fetcher: Fetcher,
        announcer: Announcer,
        now: Callable[[], int],
        stored: Callable[[Key], None] = lambda key: None,
        kept: Callable[[Key], Awaitable[None]] | None = None,
    ) -> None:
        self._archive = archive
        self._workers = workers
        self._fetcher = fetcher
        self._announcer = announcer
        self._now = now
        self._stored = stored
        self._kept = kept
        self._coming: dict[Key, asyncio.Task[str]] = {}
        self._waited_for: set[Key] = set()
        self._failed: dict[Key, int] = {}
        self._ahead: asyncio.Task[None] | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._to_keep: dict[Key, None] = {}
        self._asked: dict[str, float] = {}
        # Such hosts are not asked ahead of the reader.
        self._resting = Resting(lambda: asyncio.get_running_loop().time())

    async def bring(self, key: Key) -> str:
        """See to it that the page of `key` is in the store; '' if it is, else a sentence that says why not."""
        self._waited_for.add(key)
        return await self._once(key)

    async def _once(self, key: Key) -> str:
        task = self._coming.get(key)
        if task is None:
            task = self._coming[key] = asyncio.ensure_future(self._bring(key))
            task.add_done_callback(lambda done: self._done(key))
        return await asyncio.shield(task)

    def _done(self, key: Key) -> None:
        self._coming.pop(key, None)
        self._waited_for.discard(key)

    def look_ahead(self, keys: Sequence[Key]) -> None:
        """Bring these next, one after the other, unless others are asked for before."""
        if self._ahead is not None:
            self._ahead.cancel()
        self._ahead = asyncio.ensure_future(self._bring_ahead(keys))

    def keep(self, keys: Sequence[Key]) -> None:
        """Bring these as well, one after the other, whatever else is asked for: they are to be read without a line."""
        self._to_keep.update(dict.fromkeys(keys))
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.ensure_future(self._bring_kept())

    async def read_link(self, url: str, source: Key) -> Page:
        """The page at `url`, to which the article `source` links; nothing of it is stored.

        Raises FetchError, WorkerError and StoreError. A private address is asked only on the host of the source's
        feed, and only where that may be there.
        """
        case = await self._archive.ask(lambda store: _case(store, source))
        return await self._fetched(url, case.private if case else "")

    async def close(self) -> None:
        """Leave what is under way."""
        tasks = [*self._coming.values(), *(task for task in (self._ahead, self._keeping) if task)]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _bring_ahead(self, keys: Sequence[Key]) -> None:
        with suppress(StoreError):
            for key in keys:
                await self._bring_politely(key)

    async def _bring_kept(self) -> None:
        while self._to_keep:
            key = next(iter(self._to_keep))
            del self._to_keep[key]
            with suppress(StoreError):
                await self._bring_politely(key)
                if self._kept is not None:
                    await self._kept(key)

    async def _bring_politely(self, key: Key) -> None:
        """Bring the page of `key` at its host's pace, unless it is there, has just failed, or the host needs rest."""
        if self._now() - self._failed.get(key, -RETRY_SECONDS) < RETRY_SECONDS:
            return
        case = await self._archive.ask(lambda store: _case(store, key))
        if case is None or self._is_settled(case):
            return
        host = host_of(case.article.url)
        if not self._resting.rests(host):
            await self._pace(host)
            await self._once(key)

    async def _pace(self, host: str) -> None:
        """Wait for this host's turn, and take it."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._asked.get(host, now - PACE_SECONDS) + PACE_SECONDS)
        self._asked = {host: at for host, at in self._asked.items() if now - at < PACE_SECONDS}
        self._asked[host] = turn
        await asyncio.sleep(turn - now)

    async def _bring(self, key: Key) -> str:
        case = await self._archive.ask(lambda store: _case(store, key))
        if case is None:
            return "This article is no longer in the store."
        if self._is_settled(case):
            return ""
        try:
            page = await self._page(case)
        except FetchError as error:
            self._failed[key] = self._now()
            if error.status not in _GONE:
                return f"{error.message} {REMEDY}"
            page = Page(
                url=case.article.url,
                label="gone",
                note=f"{host_of(case.article.url)} no longer has it ({error.status})",
            )
        except WorkerError as error:
            self._failed[key] = self._now()
            return f"The page could not be read: {error}. {REMEDY}"
        await self._archive.ask(lambda store: store.pages.put(key, page, self._now()))
        self._announcer.change(Change(changed=(key,)))
        self._stored(key)
        return ""

    def _is_settled(self, case: _Case) -> bool:
        page = case.page
        return page is not None and (page.label not in _WITHOUT_TEXT or self._now() - case.fetched < RETRY_SECONDS)

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
            page = await self._fetched(case.article.url, case.private, case.article.key)
        except (FetchError, WorkerError) as error:
            if not carried.blocks:
                raise
            return replace(carried, label="summary", note=getattr(error, "message", str(error)))
        return await self._work(jobs.choose_page, carried, page) if carried.blocks else page

    async def _fetched(self, url: str, private: str, key: Key | None = None) -> Page:
        """The page at `url` with those that go on with it; at its host's pace where nobody waits for article `key`."""
        page = await self._read(url, private)
        if page.variant_url and page.label in (*_WITHOUT_TEXT, "partial"):
            await self._pace_ahead(page.variant_url, key)
            page = await self._with_variant(page, private)
        pages, seen = [page], {url, page.url}
        while pages[-1].next_url and len(pages) < MAX_PAGES:
            if pages[-1].next_url in seen:
                pages[-1] = replace(pages[-1], next_url="")
                break
            seen.add(pages[-1].next_url)
            await self._pace_ahead(pages[-1].next_url, key)
            try:
                pages.append(await self._read(pages[-1].next_url, private))
            except (FetchError, WorkerError) as error:
                said = getattr(error, "message", str(error))
                return replace(joined(pages), label="partial", note=f"the rest of it did not come: {said}", next_url="")
        return joined(pages)

    async def _pace_ahead(self, url: str, key: Key | None) -> None:
        if key is not None and key not in self._waited_for:
            await self._pace(host_of(url))

    async def _with_variant(self, page: Page, private: str) -> Page:
        """The AMP or print version of `page`, where that says more; the page as it came where it does not."""
        try:
            variant = await self._read(page.variant_url, private)
        except (FetchError, WorkerError):
            return page
        if variant.label in _WITHOUT_TEXT or len(variant.text) <= len(page.text):
            return page
        return replace(variant, url=page.url or variant.url)

    async def _read(self, url: str, private: str) -> Page:
        host, now = host_of(url), asyncio.get_running_loop().time()
        self._asked[host] = max(now, self._asked.get(host, now))
        request = Request(url, kind="page", allow_private=host == private, max_bytes=MAX_PAGE)
        try:
            response = await self._fetcher.get(request)
        except FetchError as error:
            self._resting.heard(host, error)
            raise
        return await self._work(jobs.read_page, response.body, response.url, response.content_type)

    async def _work(self, job: Callable[..., Page], *arguments: object) -> Page:
        return await self._workers.run(
            job, *arguments, seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=jobs.READS_PAGES
        )


def _case(store: Store, key: Key) -> _Case | None:
    article = store.articles.get(key)
    if article is None:
        return None
    return _Case(
        article=article,
        content=store.articles.content(key),
        private=private_host(store, article),
        page=store.pages.get(key),
        fetched=store.pages.times([key]).get(key, 0),
    )
