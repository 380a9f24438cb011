"""The article in the pane: shown at once from the store, its page asked for when it is opened, read after a while."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from textual.timer import Timer
from textual.widget import Widget

from newsdash.models import Article, Key
from newsdash.wire import OpenPage
from tui.documents import Opened, document
from tui.live import Live
from tui.opening import opened
from tui.screens.dashboard.picturing import Picturing
from tui.session import Session
from widgets.reading_pane import Document, ReadingPane

# The pane follows the cursor when it has rested this long, in seconds.
REST = 0.12
POSITION_PAUSE = 0.5

FETCHING = "Fetching the page …"


class Reader:
    """Shows one article at a time. `read` is called with the key of an article that counts as read."""

    def __init__(
        self,
        session: Session,
        pane: ReadingPane,
        live: Live,
        read: Callable[[Key], Awaitable[None]],
        picturing: Picturing,
    ) -> None:
        self._session = session
        self._pane = pane
        self._live = live
        self._read = read
        self._picturing = picturing
        self._opened: Opened | None = None
        self._status = ""
        self._is_open = False
        self._past: list[Opened] = []
        self._turn = 0
        self._resting: Timer | None = None
        self._reading: Timer | None = None
        self._placing: Timer | None = None

    @property
    def article(self) -> Article | None:
        """The article in the pane."""
        return self._opened.article if self._opened else None

    @property
    def opened(self) -> Opened | None:
        """All that is known of the article in the pane."""
        return self._opened

    @property
    def document(self) -> Document | None:
        """The article as it is set in the pane."""
        return self._pane.document

    @property
    def source(self) -> Key:
        """The article of a feed that the reader is in, or came from by following links; 0 if there is none."""
        known = [opened for opened in (*self._past, self._opened) if opened is not None and not opened.linked]
        return known[-1].article.key if known else 0

    @property
    def is_open(self) -> bool:
        """Whether the article was opened, not only rested on."""
        return self._is_open

    @property
    def links(self) -> Sequence[str]:
        """The numbered links of what is shown."""
        return self._pane.links

    def rest(self, key: Key, timers: Widget) -> None:
        """The cursor came to `key`: show what is stored once it rests there."""
        _stop(self._resting)
        self._resting = timers.set_timer(REST, partial(self._preview, key))

    async def _preview(self, key: Key) -> None:
        if self.article is None or self.article.key != key:
            await self._show(key, is_open=False)

    async def open(self, key: Key, ahead: Sequence[Key], timers: Widget, *, keep: bool = False) -> None:
        """Open `key`, asking for its page if it is not stored; with `keep`, `back` returns to what was open before."""
        _stop(self._resting)
        if keep:
            self._go_on()
        else:
            self._past.clear()
        if not await self._show(key, is_open=True):
            return
        if self._opened is not None and (self._opened.page is None or self._opened.page.label == "failed"):
            self._say(FETCHING)
        await self._live.say(OpenPage(key, tuple(ahead)))
        self.count_as_read_after(self._session.config.screen.mark_read_after, timers)

    async def back(self, timers: Widget) -> bool:
        """Return to the article open before this one; False when there is none."""
        if not self._past:
            return False
        before = self._past.pop()
        past = list(self._past)
        if before.linked:
            await self._put(before)
        else:
            await self.open(before.article.key, (), timers)
        self._past = past
        return True

    async def open_linked(self, page: Opened) -> None:
        """Open a page that a link of this article leads to; `back` returns here."""
        _stop(self._resting)
        self._go_on()
        await self._put(page)

    def _go_on(self) -> None:
        if self._opened is not None:
            self._past.append(replace(self._opened, position=self._pane.position))

    async def _put(self, page: Opened) -> None:
        """Show what is in no feed."""
        self._turn += 1
        _stop(self._reading)
        await self.keep_place()
        await self._picturing.open(page, may_fetch=True)
        self._opened, self._is_open, self._status = page, True, ""
        self._draw(page.position)

    def similar(self, number: int) -> Key | None:
        """The key of numbered telling `number` (from 1), None if there is none."""
        tellings = self._opened.numbered if self._opened else ()
        return tellings[number - 1].article.key if 0 < number <= len(tellings) else None

    def count_as_read_after(self, seconds: float, timers: Widget) -> None:
        """The open article counts as read after `seconds`, if it is still open then."""
        _stop(self._reading)
        article = self.article
        if article is not None and self._is_open:
            self._reading = timers.set_timer(seconds, partial(self._count_as_read, article.key))

    def leave_as_marked(self) -> None:
        """The reader has said whether the open article is read: neither time nor paging says otherwise."""
        _stop(self._reading)
        self._reading = None

    async def paged(self, timers: Widget) -> None:
        """The reader moved through the article: it counts as read, and the place is kept."""
        if not self._is_open or self.article is None:
            return
        if self._reading is not None:
            _stop(self._reading)
            self._reading = None
            await self._count_as_read(self.article.key)
        _stop(self._placing)
        self._placing = timers.set_timer(POSITION_PAUSE, self.keep_place)

    async def keep_place(self) -> None:
        """Remember how far the open article has been read."""
        if self._opened is not None and self._is_open and not self._opened.linked:
            key, place, now = self._opened.article.key, self._pane.position, self._session.now()
            await self._session.library.ask(lambda store: store.states.set_position(key, place, now=now))

    async def renew(self, keys: Collection[Key]) -> None:
        """Show the article again if it is among `keys`, which the newsroom has changed; the text does not move."""
        if self.article is not None and self.article.key in keys:
            await self._show_again(self.article.key)

    async def page_ready(self, key: Key, error: str) -> None:
        """The newsroom is done with the page of `key`; `error` is a sentence if it could not be had."""
        if self._waits_for(key) and not error:
            await self._show_again(key)
        if self._waits_for(key):
            self._say(error)

    def _waits_for(self, key: Key) -> bool:
        return self.article is not None and self.article.key == key and bool(self._status)

    async def leave(self) -> None:
        """The pane is being left: nothing counts as read any more, the place is kept."""
        _stop(self._reading)
        self._reading = None
        left = self._opened
        await self.keep_place()
        if self._opened is left:
            self._is_open = False

    def clear(self) -> None:
        """Show no article."""
        self._turn += 1
        _stop(self._resting)
        self._opened, self._is_open, self._status = None, False, ""
        self._pane.show(None)

    async def _show(self, key: Key, *, is_open: bool) -> bool:
        self._turn += 1
        turn = self._turn
        await self.keep_place()
        found = await self._session.library.ask(lambda store: opened(store, key))
        if found is None or turn != self._turn:
            return False
        await self._picturing.open(found, may_fetch=is_open)
        if turn != self._turn:
            return False
        self._opened, self._is_open, self._status = found, is_open, ""
        self._draw(found.position)
        return True

    async def _show_again(self, key: Key) -> None:
        """Show what is known by now of the article that is shown, unless another is being shown meanwhile."""
        turn = self._turn
        found = await self._session.library.ask(lambda store: opened(store, key))
        if found is None or turn != self._turn:
            return
        await self._picturing.open(found, may_fetch=self._is_open, again=True)
        if turn != self._turn:
            return
        self._opened = found
        if found.page is not None:
            self._status = ""
        self._draw(self._pane.position)

    def _say(self, status: str) -> None:
        self._status = status
        self._draw(self._pane.position)

    def _draw(self, place: int) -> None:
        if self._opened is not None:
            shown = document(
                self._opened,
                now=self._session.now(),
                zone=self._session.zone,
                status=self._status,
                illustrated=self._picturing.gallery is not None,
            )
            self._pane.show(shown, position=place)

    async def _count_as_read(self, key: Key) -> None:
        if self._is_open and self.article is not None and self.article.key == key:
            await self._read(key)


def _stop(timer: Timer | None) -> None:
    if timer is not None:
        timer.stop()
