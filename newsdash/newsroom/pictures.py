"""The picture desk: brings a picture that the reader is looking at, makes it small, and draws it for the terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from newsdash.models import Key
from newsdash.newsroom import jobs
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.hosts import Resting, host_of, private_host
from newsdash.newsroom.jobs import Refusal
from newsdash.pictures.canvas import kept_name
from newsdash.pictures.drawn import Drawn
from newsdash.pictures.folder import PictureFolder
from newsdash.sources.http import Fetcher, FetchError, Request
from newsdash.store import StoreError
from newsdash.wire.messages import PictureReady, ShowPicture
from newsdash.workers import WorkerError, Workers

MAX_PICTURE = 8 << 20
# Pictures that are fetched at once, whatever their hosts; each host has two connections besides.
AT_ONCE = 2
# A picture that did not come, or is none, is not asked for again within this time.
RETRY_SECONDS = 3600
# Failures remembered.
MOST_FAILED = 1_000
_SECONDS, _CPU_SECONDS = 10.0, 4


class _Failed(Exception):
    """There will be no picture; the message is a sentence."""


class PictureDesk:
    """Fetches each picture once, however many screens ask, and keeps it in `folder` with what was drawn of it.

    `are_shown` says whether any screen has asked for one: there are terminals that show pictures.
    """

    def __init__(
        self, folder: PictureFolder, archive: Archive, workers: Workers, fetcher: Fetcher, now: Callable[[], int]
    ) -> None:
        self._folder = folder
        self._archive = archive
        self._workers = workers
        self._fetcher = fetcher
        self._now = now
        self._free = asyncio.Semaphore(AT_ONCE)
        self._coming: dict[str, asyncio.Task[Drawn]] = {}
        self.are_shown = False
        self._failed: dict[str, tuple[int, str]] = {}
        self._resting = Resting(now)

    async def show(self, wanted: ShowPicture) -> PictureReady:
        """See to it that the picture is in the folder, drawn on the canvas that is asked for."""
        name = wanted.canvas.name(wanted.url)
        self.are_shown = True
        try:
            if not wanted.canvas.is_sound:
                raise _Failed("The terminal gives no size for pictures.")
            if await asyncio.to_thread(self._folder.get, name) is None:
                drawn = await self._draw(await self._kept(wanted.url, wanted.source), wanted)
                if not await asyncio.to_thread(self._folder.put, name, drawn):
                    raise _Failed("The picture cannot be kept: the store's folder takes no more.")
        except _Failed as failed:
            return PictureReady(wanted.url, name, str(failed))
        return PictureReady(wanted.url, name)

    async def keep(self, urls: Sequence[str], source: Key) -> None:
        """See to it that these pictures of the article `source` can be drawn without a line, one after the other."""
        for url in urls:
            with suppress(_Failed):
                await self._kept(url, source)

    async def close(self) -> None:
        """Leave what is under way."""
        tasks = tuple(self._coming.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _kept(self, url: str, source: Key) -> Drawn:
        task = self._coming.get(url)
        if task is None:
            task = self._coming[url] = asyncio.ensure_future(self._bring(url, source))
            task.add_done_callback(lambda done: self._coming.pop(url, None))
        return await asyncio.shield(task)

    async def _bring(self, url: str, source: Key) -> Drawn:
        name = kept_name(url)
        if (kept := await asyncio.to_thread(self._folder.get, name)) is not None:
            return kept
        when, why = self._failed.get(url, (0, ""))
        if why and self._now() - when < RETRY_SECONDS:
            raise _Failed(why)
        try:
            kept = await self._fetched(url, source)
        except _Failed as failed:
            self._failed[url] = (self._now(), str(failed))
            while len(self._failed) > MOST_FAILED:
                del self._failed[next(iter(self._failed))]
            raise
        await asyncio.to_thread(self._folder.put, name, kept)
        return kept

    async def _fetched(self, url: str, source: Key) -> Drawn:
        try:
            private = await self._archive.ask(lambda store: private_host(store, store.articles.get(source)))
        except StoreError as error:
            raise _Failed(str(error)) from error
        host = host_of(url)
        if self._resting.rests(host):
            raise _Failed(f"{host} asks not to be asked so often.")
        request = Request(url, kind="picture", allow_private=host == private, max_bytes=MAX_PICTURE)
        try:
            async with self._free:
                response = await self._fetcher.get(request)
        except FetchError as error:
            self._resting.heard(host, error)
            raise _Failed(error.message) from error
        read = await self._work(jobs.keep_picture, response.body)
        if isinstance(read, Refusal):
            raise _Failed(f"The picture cannot be shown: it {read.text}.")
        return read

    async def _draw(self, kept: Drawn, wanted: ShowPicture) -> Drawn:
        drawn = await self._work(jobs.draw_picture, kept, wanted.canvas)
        if isinstance(drawn, Refusal):
            raise _Failed(f"The picture cannot be shown: it {drawn.text}.")
        return drawn

    async def _work(self, job: Callable[..., Drawn | Refusal], *arguments: object) -> Drawn | Refusal:
        try:
            return await self._workers.run(
                job, *arguments, seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=jobs.READS_PICTURES
            )
        except WorkerError as error:
            raise _Failed(f"The picture could not be read: {error}.") from error
