"""A press to serve feeds, and a newsroom that reads them into a real store through real workers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

from newsdash.config import Config
from newsdash.models import Change, Feed, Progress, Subscription
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.newsroom import Newsroom
from newsdash.paths import StorePaths
from newsdash.store import Store
from newsdash.subscriptions import subscribe
from newsdash.wire import Message, OpenPage, PageReady, Refresh
from tests.newsdash.newsroom.press import Press

T = TypeVar("T")

NOON = 1_795_000_000


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.close()


@dataclass
class Bureau:
    """A newsroom, what it says, and a clock that stands still until a test moves it."""

    paths: StorePaths
    press: Press
    config: Config = field(default_factory=Config)
    said: list[Message] = field(default_factory=list)
    now: int = NOON
    spoke: asyncio.Event = field(default_factory=asyncio.Event)

    async def open(self) -> None:
        self.archive = await Archive.open(self.paths)
        self.newsroom = Newsroom(self.paths, self.config, self.archive, self._hear, lambda: self.now)

    async def close(self) -> None:
        await self.newsroom.close()
        await self.archive.close()

    def _hear(self, message: Message) -> None:
        self.said.append(message)
        self.spoke.set()

    def subscribe(self, *paths: str) -> None:
        subscribe(self.paths, [Subscription(self.press.url(path), allow_private=True) for path in paths])

    async def until(self, condition: Callable[[], bool], seconds: float = 20.0) -> None:
        """Wait for `condition`, which can only come true with something that the newsroom says."""
        async with asyncio.timeout(seconds):
            while not condition():
                self.spoke.clear()
                await self.spoke.wait()

    async def until_stored(self, condition: Callable[[Store], bool], seconds: float = 30.0) -> None:
        """Wait for the store to meet `condition`; the newsroom says something after each thing that it stores."""
        async with asyncio.timeout(seconds):
            self.spoke.clear()
            while not await self.ask(condition):
                await self.spoke.wait()
                self.spoke.clear()

    async def fetch(self) -> Progress:
        """Follow the subscriptions and ask every feed once; what came of it."""
        await self.newsroom.follow()
        before = len(self.said)
        self.newsroom.hear(self._hear, self._hear, Refresh())

        def over() -> list[Progress]:
            return [m for m in self.said[before:] if isinstance(m, Progress) and m.done >= m.total]

        await self.until(lambda: bool(over()))
        return over()[-1]

    async def open_page(self, key: int, ahead: tuple[int, ...] = ()) -> PageReady:
        """Open the article and wait for its page."""
        before = len(self.said)
        self.newsroom.hear(self._hear, self._hear, OpenPage(key, ahead))

        def ready() -> list[PageReady]:
            return [m for m in self.said[before:] if isinstance(m, PageReady)]

        await self.until(lambda: bool(ready()))
        return ready()[0]

    async def ask(self, question: Callable[[Store], T]) -> T:
        return await self.archive.ask(question)

    async def feeds(self) -> dict[str, Feed]:
        """The stored feeds by the path of their address."""
        feeds = await self.ask(lambda store: store.feeds.all())
        return {feed.url.removeprefix(self.press.url()): feed for feed in feeds}

    async def keys(self) -> list[int]:
        """The stored articles, the newest first."""
        return list(await self.ask(lambda store: store.listing.keys().keys))

    def changes(self) -> list[Change]:
        return [message for message in self.said if isinstance(message, Change)]


@pytest.fixture
async def bureau(tmp_path: Path, press: Press) -> AsyncIterator[Bureau]:
    bureau = Bureau(StorePaths(tmp_path / "store"), press)
    await bureau.open()
    yield bureau
    await bureau.close()
