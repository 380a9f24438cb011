"""The feeds screen: a row a feed, what it has to say below, and keys to add, remove, rename, move, mute and refresh."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Static

from newsdash import subscriptions
from newsdash.models import Feed, Key, Subscription
from newsdash.wire import Refresh, Resubscribe
from tui.filters import Filter
from tui.keynames import offered
from tui.live import Live
from tui.mishaps import Steadfast
from tui.screens.adding import Adding
from tui.screens.ask import Ask
from tui.screens.feeds.describing import ORDERS, Order, details, ordered, outcome, state, to_be_asked
from tui.screens.feeds.table import FeedTable
from tui.session import Session
from tui.subscribing import Subscriptions, allowed, folders, line_of, moved, muted, put_back, removed, renamed
from widgets.bars import StatusBar, TopBar

EMPTY = "No feeds yet: a adds one by its address."
ALLOWED = "Allowed to lie on a private network; u takes it back"
NO_LONGER = "No longer asked on a private network"
# Rows to be drawn anew before the next key is looked at.
AT_ONCE = 40
HINTS = (
    ("feeds.add", "add"), ("enter", "stories"), ("feeds.help", "help"), ("feeds.remove", "remove"),
    ("feeds.undo", "undo"), ("feeds.refresh", "refresh"), ("feeds.order", "order"), ("feeds.mute", "mute"),
    ("feeds.rename", "rename"), ("feeds.move", "section"), ("feeds.refresh-all", "refresh all"),
    ("feeds.allow", "private"), ("feeds.close", "back"),
)  # fmt: skip


class FeedsScreen(Steadfast, Screen[Filter | None]):
    """Lists the feeds; ends with the filter that shows one feed's stories, or None."""

    CSS_PATH = "feeds.tcss"
    BINDINGS = [  # noqa: RUF012
        Binding("a", "add", "add a feed", id="feeds.add"),
        Binding("d,delete", "remove", "remove", id="feeds.remove"),
        Binding("e", "rename", "rename", id="feeds.rename"),
        Binding("s", "move", "move to another section", id="feeds.move"),
        Binding("x", "mute", "mute, or hear again", id="feeds.mute"),
        Binding("p", "allow", "allow a private address, or no longer", id="feeds.allow"),
        Binding("r", "refresh_one", "refresh this feed", id="feeds.refresh"),
        Binding("R", "refresh_all", "refresh all", id="feeds.refresh-all"),
        Binding("o", "order", "by section, name or state", id="feeds.order"),
        Binding("u", "undo", "undo", id="feeds.undo"),
        Binding("j", "step(1)", "next feed", id="feeds.down"),
        Binding("k", "step(-1)", "previous feed", id="feeds.up"),
        Binding("home,g", "step(-100_000)", "first feed", id="feeds.first", priority=True),
        Binding("end,G", "step(100_000)", "last feed", id="feeds.last", priority=True),
        Binding("question_mark", "help", "help", id="feeds.help"),
        Binding("escape,q,h,F,ctrl+c", "dismiss(None)", "back to the news", id="feeds.close"),
    ]

    def __init__(self, session: Session, live: Live, adding: Adding) -> None:
        super().__init__()
        self._session = session
        self._live = live
        self._adding = adding
        self._feeds: dict[Key, Feed] = {}
        self._silent: frozenset[Key] = frozenset()
        self._order: Order = "section"
        self._past: list[tuple[int, Subscription]] = []
        self._asked: frozenset[Key] = frozenset()
        self._asked_at = 0

    def compose(self) -> ComposeResult:
        yield TopBar(id="feeds-top")
        yield FeedTable(id="feeds")
        yield Static("", id="feeds-details", markup=False)
        yield Static("", id="feeds-said", markup=False)
        yield StatusBar(id="feeds-keys")

    async def on_mount(self) -> None:
        self.query_one(StatusBar).hints(offered(self.active_bindings.values(), HINTS))
        await self.renew()

    def on_resize(self) -> None:
        self._draw()

    async def renew(self) -> None:
        """Show the feeds as the store knows them now; the cursor stays on its feed."""
        feeds, self._silent = await self._session.library.ask(lambda store: (store.feeds.all(), store.feeds.silent()))
        changed = [feed for feed in feeds if feed != self._feeds.get(feed.id)]
        if {feed.id for feed in feeds} != self._feeds.keys():
            self._feeds, changed = {feed.id: feed for feed in feeds}, []
        # A few at a time, so that no key waits for all of them.
        for start in range(0, max(1, len(changed)), AT_ONCE):
            self._feeds.update((feed.id, feed) for feed in changed[start : start + AT_ONCE])
            # The reader may have left meanwhile.
            if self not in self.app.screen_stack:
                return
            self._draw()
            await asyncio.sleep(0)
        self._report()

    def tell(self, sentence: str) -> None:
        """Say what happened."""
        self.query_one("#feeds-said", Static).update(Content(sentence))
        self.set_class(bool(sentence), "-telling")

    def _await_answers(self, feeds: Iterable[Feed]) -> None:
        self._asked, self._asked_at = frozenset(feed.id for feed in feeds), self._session.now()

    def _report(self) -> None:
        """Say how it went, once all that were asked have answered or failed."""
        asked = [feed for id, feed in self._feeds.items() if id in self._asked]
        if asked and all(feed.last_asked >= self._asked_at for feed in asked):
            self._asked = frozenset()
            self.tell(outcome(asked, self._silent))

    def _draw(self) -> None:
        now = self._session.now()
        feeds = ordered(list(self._feeds.values()), self._order, now, self._silent)
        self.query_one(FeedTable).show(feeds, self.size.width - 3, now, self._session.zone, self._silent)
        self._count(feeds, now)
        self._describe()

    def _count(self, feeds: Sequence[Feed], now: int) -> None:
        failing = sum(state(feed, now) in ("failing", "gone") for feed in feeds)
        parts = ["Feeds", f"{len(feeds):,} feed{'' if len(feeds) == 1 else 's'}"]
        parts += [f"{failing:,} failing"] if failing else []
        self.query_one(TopBar).show(parts, f"by {self._order}")

    @on(DataTable.RowHighlighted)
    def _describe(self) -> None:
        feed = self._here()
        said = details(feed, self._session.now(), self._session.zone, self._silent) if feed else EMPTY
        self.query_one("#feeds-details", Static).update(Content(said))

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        if feed := self._here():
            self.dismiss(Filter(feed=feed.id))

    def action_step(self, delta: int) -> None:
        table = self.query_one(DataTable)
        row = min(table.cursor_row + delta, table.row_count - 1)
        table.move_cursor(row=max(0, row), animate=False)

    def action_order(self) -> None:
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._draw()

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.active_bindings.values(), "feeds"))

    def action_add(self) -> None:
        self.app.push_screen(Ask("Add: the address of a feed or a site"), self._address_given)

    async def action_refresh_one(self) -> None:
        if feed := self._here():
            self._await_answers([feed])
            self.tell(f"Asking {feed.title or feed.url} …")
            await self._live.say(Refresh((feed.id,)))

    async def action_refresh_all(self) -> None:
        self._await_answers(to_be_asked(self._feeds.values(), self._session.now()))
        self.tell("Asking all feeds …")
        await self._live.say(Refresh(None))

    async def action_remove(self) -> None:
        if feed := self._here():
            said = f"Removed {feed.title or feed.url}; u brings it back, with what you read and starred"
            await self._edit(feed, partial(removed, url=feed.url), said)

    async def action_mute(self) -> None:
        if feed := self._here():
            name = feed.title or feed.url
            said = f"{name} is heard again" if feed.muted else f"Muted {name}: it is not asked; x hears it again"
            await self._edit(feed, partial(muted, url=feed.url), said)

    async def action_allow(self) -> None:
        feed = self._here()
        if feed is not None and feed.allow_private:
            await self._edit(feed, partial(allowed, url=feed.url), NO_LONGER)
        elif feed is not None:
            from tui.screens.allow import Allow

            refusal = f"{feed.title or feed.url} is not asked on a private or local network."
            self.app.push_screen(Allow(refusal), partial(self._allowed, feed))

    def action_rename(self) -> None:
        if feed := self._here():
            self.app.push_screen(Ask("Its name", feed.title), partial(self._name_given, feed))

    def action_move(self) -> None:
        if feed := self._here():
            self.app.push_screen(Ask("Its section: World, or World/Europe", feed.section),
                                 partial(self._section_given, feed))  # fmt: skip

    async def action_undo(self) -> None:
        if not self._past:
            self.tell("Nothing to undo")
            return
        place, line = self._past.pop()
        if await self._rewrite(lambda now: put_back(now, place, line)):
            self.tell(f"Undone: {line.title or line.url} is as it was")

    async def _address_given(self, typed: str | None) -> None:
        if typed:
            await self._adding.look(typed, preview=True)

    async def _allowed(self, feed: Feed, wanted: bool | None) -> None:
        if wanted:
            await self._edit(feed, partial(allowed, url=feed.url), ALLOWED)

    async def _name_given(self, feed: Feed, name: str | None) -> None:
        if name:
            await self._edit(feed, partial(renamed, url=feed.url, title=name), f"Now called {name}")

    async def _section_given(self, feed: Feed, section: str | None) -> None:
        if section is not None:
            await self._edit(feed, partial(moved, url=feed.url, section=section),
                             f"Moved to {folders(section) or 'no section'}")  # fmt: skip

    async def _edit(self, feed: Feed, change: Callable[[Subscriptions], Subscriptions], said: str) -> None:
        """Change the feed's line so that u can put it back, and tell `said`."""
        before: list[tuple[int, Subscription]] = []

        def remembering(now: Subscriptions) -> Subscriptions:
            if line := line_of(now, feed.url):
                before.append(line)
            return change(now)

        if await self._rewrite(remembering):
            self._past += before
            self.tell(said if before else self._elsewhere(feed))

    def _elsewhere(self, feed: Feed) -> str:
        """Why a feed that feeds.opml does not hold stays as it is."""
        if self._session.demo:
            return "The demo's feeds stay as they are"
        return f"{feed.title or feed.url} is not in feeds.opml any more"

    async def _rewrite(self, change: Callable[[Subscriptions], Subscriptions]) -> bool:
        """Write feeds.opml anew and have it followed; whether that could be done."""
        try:
            await asyncio.to_thread(subscriptions.edit, self._session.paths, change)
        except subscriptions.SubscriptionsError as error:
            self.tell(str(error))
            return False
        await self._live.say(Resubscribe())
        return True

    def _here(self) -> Feed | None:
        return self._feeds.get(self.query_one(FeedTable).here)
