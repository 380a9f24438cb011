"""A sitting for tests: the application over a real store, on the line to a desk that says what the test wants."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from newsdash.config import Config
from newsdash.models import Key, Subscription
from newsdash.paths import StorePaths
from newsdash.store import Store, open_store
from newsdash.subscriptions import subscribe
from newsdash.wire import Desk, Message, Seat
from tests.tui.stored_news import FEEDS, NOON, fill
from tests.widgets.panel import seen
from tui.app import NewsdashApp
from tui.library import Library
from tui.listing import take_stock
from tui.marks import Marks
from tui.places import feed_titles
from tui.screens.dashboard import Dashboard
from tui.session import MEMORY, Memory, Session

PLAIN = Config()

Kind = TypeVar("Kind", bound=Message)

# Long enough that no article counts as read by time unless a test wants it to.
NEVER = 3600.0
# A test that sits longer than this (seconds) hangs.
LONGEST = 60.0


@dataclass
class ScriptedNewsroom:
    """A desk on the store's socket: what screens said, answers a test scripts, and news it makes up."""

    paths: StorePaths
    said: list[Message] = field(default_factory=list)
    answer: Callable[[Message], Message | None] = lambda message: None

    def __post_init__(self) -> None:
        self.desk = Desk(self.paths, self._hear)

    def _hear(self, seat: Seat, message: Message) -> None:
        self.said.append(message)
        if (reply := self.answer(message)) is not None:
            seat.send(reply)

    def heard(self, kind: type[Kind]) -> list[Kind]:
        """What screens said of this kind."""
        return [message for message in self.said if isinstance(message, kind)]


@dataclass
class Sitting:
    """A running application, its newsroom, and a second connection to its store. `clock` stands still."""

    app: NewsdashApp
    pilot: Pilot[str]
    newsroom: ScriptedNewsroom
    store: Store
    keys: Sequence[Key]
    now: int = NOON

    @property
    def dashboard(self) -> Dashboard:
        """The dashboard, also while another screen is above it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Dashboard))

    @property
    def text(self) -> str:
        """The whole terminal as one reads it."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.replace("\xa0", " ").rstrip() for strip in strips)

    @property
    def status(self) -> str:
        """The bottom line."""
        return self._line("#status")

    @property
    def top(self) -> str:
        """The top line."""
        return self._line("#top")

    @property
    def rows(self) -> list[str]:
        """The list's lines."""
        return seen(self.dashboard.headlines)

    @property
    def article(self) -> str:
        """The article's lines as one text."""
        return "\n".join(line.strip() for line in seen(self.dashboard.pane))

    @property
    def title(self) -> str:
        """The title of the article in the pane, "" if none is there."""
        article = self.dashboard.reader.article
        return article.title if article else ""

    @property
    def at(self) -> int:
        """The index of the row under the cursor."""
        return self.dashboard.headlines.cursor

    def marks(self, key: Key) -> str:
        """The marks on an article in the store, as letters: r(ead) s(tarred) l(ater)."""
        (marks,) = self.store.states.marks([key])
        return "r" * marks.read + "s" * marks.starred + "l" * marks.later

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type text into what has the focus."""
        names = {" ": "space", "-": "minus", '"': "quotation_mark", "/": "slash", ":": "colon", ".": "full_stop"}
        await self.pilot.press(*(names.get(character, character) for character in text))

    async def until(self, condition: Callable[[], object], seconds: float = 8.0) -> None:
        """Wait until `condition` holds; fails with the screen if it does not in time."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not condition():
            assert loop.time() < deadline, f"it did not come to that:\n{self.text}"
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    def _line(self, selector: str) -> str:
        return seen(self.dashboard.query_one(selector, Widget))[0]


Sit = Callable[..., AbstractAsyncContextManager[Sitting]]


@pytest.fixture
def paths(tmp_path: Path) -> StorePaths:
    """An empty store's folder."""
    return StorePaths(tmp_path / "store")


@pytest.fixture
def sit(paths: StorePaths, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """sit(size=(80, 24), feeds=FEEDS, empty=False, read_after=NEVER, memory=None): a sitting, ready for the first key.

    With `empty` the store holds the feeds but no news; over the store that a test has left, it goes on with that.
    """
    # Whoever runs the tests may sit over SSH, or before a display.
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    @asynccontextmanager
    async def sitting(
        size: tuple[int, int] = (80, 24),
        *,
        feeds: Sequence[Subscription] = FEEDS,
        empty: bool = False,
        read_after: float = NEVER,
        memory: Memory | None = None,
        config: Config = PLAIN,
        notice: str = "",
    ) -> AsyncIterator[Sitting]:
        newsroom = ScriptedNewsroom(paths)
        with open_store(paths) as store:
            if feeds and not paths.feeds.exists():
                subscribe(paths, feeds)
                store.feeds.sync(feeds)
                if not empty:
                    fill(store)
            if memory is not None:
                store.states.remember(MEMORY, memory.to_json())
            await newsroom.desk.open()
            session = _session(
                paths, replace(config, screen=replace(config.screen, mark_read_after=read_after)), notice
            )
            app = NewsdashApp(session)
            try:
                async with asyncio.timeout(LONGEST), app.run_test(size=size) as pilot:
                    now = Sitting(app, pilot, newsroom, store, store.listing.keys().keys)
                    await now.until(lambda: newsroom.desk.seats == 1 and now.dashboard.lister.listing.complete)
                    yield now
            finally:
                session.library.close()
                await newsroom.desk.close()

    return sitting


def _session(paths: StorePaths, config: Config, notice: str) -> Session:
    store = open_store(paths)
    memory = Memory.from_json(store.states.recall(MEMORY))
    library = Library(store)
    return Session(
        paths=paths,
        config=config,
        config_path=None,
        demo=False,
        zone=UTC,
        library=library,
        marks=Marks(library),
        first=take_stock(store, memory.filter, now=NOON, zone=UTC, limit=200, around=memory.cursor or None),
        feeds=feed_titles(store),
        memory=memory,
        notice=notice,
        now=lambda: NOON,
    )
