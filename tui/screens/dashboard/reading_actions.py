"""What the keys of an open article do: its links, the way back, its width, finding, and taking it along."""

from __future__ import annotations

import asyncio

from textual.screen import Screen

from newsdash.models import Key
from tui.documents import Opened
from tui.links import open_in_browser, opens_here
from tui.opening import opened
from tui.screens.dashboard.following import Following
from tui.screens.dashboard.lister import Lister
from tui.screens.dashboard.panels import Panels
from tui.screens.dashboard.reader import Reader
from tui.screens.dashboard.status import Status
from tui.screens.dashboard.taking import Taking
from tui.session import Session
from widgets.reading_pane import ReadingPane

MEASURES = (60, 72, 84, 100, 0)

COPIED = "Copied, if your terminal takes OSC 52 (in tmux: set -g set-clipboard on)."


class ReadingActions(Screen[None]):
    """The article's keys; those that read nothing yet speak of the article under the cursor."""

    session: Session
    status: Status
    lister: Lister
    reader: Reader
    following: Following
    taking: Taking
    panels: Panels
    pane: ReadingPane

    async def action_open_link(self) -> None:
        if url := await self._current_url():
            self.show_link(url)

    async def action_copy_link(self) -> None:
        if url := await self._current_url():
            self.app.copy_to_clipboard(url)
            self.status.say(f"Copied (if your terminal allows): {url}")

    def action_follow(self) -> None:
        links = self.following.choices()
        if links:
            from tui.screens.picker import Picker

            self.app.push_screen(Picker("Follow a link: its number, or some letters", links), self._followed)
        else:
            self.status.say("This article has no links")

    def action_measure(self) -> None:
        index = MEASURES.index(self.pane.measure) if self.pane.measure in MEASURES else 0
        self.pane.measure = MEASURES[(index + 1) % len(MEASURES)]
        columns = self.pane.measure
        self.status.say(f"At most {columns} columns wide" if columns else "As wide as there is room")
        self.remember()

    async def action_save(self) -> None:
        if article := await self._current():
            await self.taking.save(article)

    async def action_pipe(self) -> None:
        if article := await self._current():
            await self.taking.pipe(article)

    async def action_quote(self) -> None:
        if article := await self._current():
            self.taking.quote(article)

    def show_link(self, url: str) -> None:
        """Open `url` before the reader, or show it and copy it to their terminal's clipboard."""
        if opens_here(self.session.config.screen.open_links):
            self.run_worker(self._open_here(url))
        else:
            self.app.copy_to_clipboard(url)
            self._show_link(url, COPIED)

    async def back_to_list(self) -> None:
        """Leave the article or the cloud for the list."""
        self.panels.go("headlines")
        self.status.reading(None)
        await self.reader.leave()

    def remember(self) -> None:
        """Write down where the reader is, a little later, once."""

    def _show_link(self, url: str, said: str) -> None:
        from tui.screens.link import LinkScreen

        self.app.push_screen(LinkScreen(url, said))

    async def _open_here(self, url: str) -> None:
        if await asyncio.to_thread(open_in_browser, url):
            self.status.say("Opened in your browser")
        else:
            self._show_link(url, "No browser took it.")

    def _followed(self, url: str | None) -> None:
        if url is not None:
            self.run_worker(self.following.ask(url))

    def _current_key(self) -> Key | None:
        """The article of a feed that is open or under the cursor; None for a page that a link led to."""
        if self.panels.view == "article" and (open := self.reader.opened) is not None:
            return None if open.linked else open.article.key
        return self.lister.cursor_key

    async def _current(self) -> Opened | None:
        """The article that is open or under the cursor, with all that is known of it."""
        if self.panels.view == "article" and self.reader.opened is not None:
            return self.reader.opened
        key = self._current_key()
        return None if key is None else await self.session.library.ask(lambda store: opened(store, key))

    async def _current_url(self) -> str:
        current = await self._current()
        if current is not None and not current.article.url:
            self.status.say("This entry has no address")
        return current.article.url if current is not None else ""
