"""The feeds screen: a row a feed, what it has to say below, and keys to add, remove, rename, move, mute and refresh."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Static

from newsdash import subscriptions
from newsdash.models import Feed, Key
from newsdash.wire import Refresh, Resubscribe
from tui.filters import Filter
from tui.live import Live
from tui.screens.adding import Adding
from tui.screens.ask import Ask
from tui.screens.feeds.describing import COLUMNS, columns, details
from tui.session import Session
from tui.subscribing import Subscriptions, moved, muted, removed, renamed

EMPTY = "No feeds yet: a adds one by its address."
KEYS = "a add · d remove · e rename · s section · x mute · r refresh · u undo · Enter its stories · Esc back"


class FeedsScreen(Screen[Filter | None]):
    """Lists the feeds; ends with the filter that shows one feed's stories, or None."""

    CSS_PATH = "feeds.tcss"
    BINDINGS = [  # noqa: RUF012
        Binding("a", "add", "add a feed", id="feeds.add"),
        Binding("d,delete", "remove", "remove", id="feeds.remove"),
        Binding("e", "rename", "rename", id="feeds.rename"),
        Binding("s", "move", "move to another section", id="feeds.move"),
        Binding("x", "mute", "mute, or hear again", id="feeds.mute"),
        Binding("r", "refresh_one", "refresh this feed", id="feeds.refresh"),
        Binding("R", "refresh_all", "refresh all", id="feeds.refresh-all"),
        Binding("u", "undo", "undo", id="feeds.undo"),
        Binding("j", "step(1)", "next feed", id="feeds.down"),
        Binding("k", "step(-1)", "previous feed", id="feeds.up"),
        Binding("question_mark", "help", "help", id="feeds.help"),
        Binding("escape,q,h,F,ctrl+c", "dismiss(None)", "back to the news", id="feeds.close"),
    ]

    def __init__(self, session: Session, live: Live, adding: Adding) -> None:
        super().__init__()
        self._session = session
        self._live = live
        self._adding = adding
        self._feeds: dict[Key, Feed] = {}
        self._past: list[Subscriptions] = []

    def compose(self) -> ComposeResult:
        yield Static("Feeds", id="feeds-title", markup=False)
        yield DataTable(id="feeds", cursor_type="row", zebra_stripes=False)
        yield Static("", id="feeds-details", markup=False)
        yield Static("", id="feeds-said", markup=False)
        yield Static(KEYS, id="feeds-keys", markup=False)

    async def on_mount(self) -> None:
        self.query_one(DataTable).add_columns(*COLUMNS)
        await self.renew()

    async def renew(self) -> None:
        """Show the feeds as the store knows them now; the cursor stays on its feed."""
        feeds = await self._session.library.ask(lambda store: store.feeds.all())
        feeds.sort(key=lambda feed: (feed.section.casefold(), (feed.title or feed.url).casefold()))
        here = self._here()
        self._feeds = {feed.id: feed for feed in feeds}
        table = self.query_one(DataTable)
        table.clear()
        now, zone = self._session.now(), self._session.zone
        for feed in feeds:
            table.add_row(*(Text(cell, no_wrap=True) for cell in columns(feed, now, zone)), key=str(feed.id))
        if here is not None and here.id in self._feeds:
            table.move_cursor(row=table.get_row_index(str(here.id)), animate=False)
        self.query_one("#feeds-title", Static).update(Content(f"Feeds  {len(feeds)}"))
        self._describe()

    def tell(self, sentence: str) -> None:
        """Say what happened."""
        self.query_one("#feeds-said", Static).update(Content(sentence))

    @on(DataTable.RowHighlighted)
    def _describe(self) -> None:
        feed = self._here()
        said = details(feed, self._session.now(), self._session.zone) if feed else EMPTY
        self.query_one("#feeds-details", Static).update(Content(said))

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        if feed := self._here():
            self.dismiss(Filter(feed=feed.id))

    def action_step(self, delta: int) -> None:
        table = self.query_one(DataTable)
        table.move_cursor(row=table.cursor_row + delta, animate=False)

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.active_bindings.values(), "feeds"))

    def action_add(self) -> None:
        self.app.push_screen(Ask("Add: the address of a feed or a site"), self._address_given)

    async def action_refresh_one(self) -> None:
        if feed := self._here():
            self.tell(f"Asking {feed.title or feed.url} …")
            await self._live.say(Refresh((feed.id,)))

    async def action_refresh_all(self) -> None:
        self.tell("Asking all feeds …")
        await self._live.say(Refresh(None))

    async def action_remove(self) -> None:
        if feed := self._here():
            await self._edit(partial(removed, url=feed.url), f"Removed {feed.title or feed.url}; u brings it back")

    async def action_mute(self) -> None:
        if feed := self._here():
            await self._edit(partial(muted, url=feed.url), "Heard again" if feed.muted else "Muted")

    def action_rename(self) -> None:
        if feed := self._here():
            self.app.push_screen(Ask("Its name", feed.title), partial(self._name_given, feed))

    def action_move(self) -> None:
        if feed := self._here():
            self.app.push_screen(Ask('Its section ("World/Europe" is a section in a section)', feed.section),
                                 partial(self._section_given, feed))  # fmt: skip

    async def action_undo(self) -> None:
        if self._past:
            past = self._past.pop()
            await self._edit(lambda _now: past, "Undone", keep=False)
        else:
            self.tell("Nothing to undo")

    async def _address_given(self, typed: str | None) -> None:
        if typed:
            await self._adding.look(typed)

    async def _name_given(self, feed: Feed, name: str | None) -> None:
        if name:
            await self._edit(partial(renamed, url=feed.url, title=name), f"Now called {name}")

    async def _section_given(self, feed: Feed, section: str | None) -> None:
        if section is not None:
            await self._edit(partial(moved, url=feed.url, section=section), f"Moved to {section or 'no section'}")

    async def _edit(self, change: Callable[[Subscriptions], Subscriptions], said: str, *, keep: bool = True) -> None:
        before: list[Subscriptions] = []

        def remembering(now: Subscriptions) -> Subscriptions:
            before.append(now)
            return change(now)

        try:
            await asyncio.to_thread(subscriptions.edit, self._session.paths, remembering)
        except subscriptions.SubscriptionsError as error:
            self.tell(str(error))
            return
        if keep:
            self._past += before
        await self._live.say(Resubscribe())
        self.tell(said)

    def _here(self) -> Feed | None:
        table = self.query_one(DataTable)
        if not table.is_valid_row_index(table.cursor_row):
            return None
        key = table.ordered_rows[table.cursor_row].key.value
        return self._feeds.get(int(key or 0))
