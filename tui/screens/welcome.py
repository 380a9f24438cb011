"""The first start: nothing is subscribed to yet. Starter packs, an OPML file, one address, or the demo."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.widgets.selection_list import Selection

from newsdash.models import Subscription
from newsdash.sources.opml import OpmlError
from newsdash.sources.opml import read as read_opml
from newsdash.sources.starter import Pack, packs
from newsdash.subscriptions import is_refused
from tui.screens.adding import Adding
from widgets.check_list import CheckList

TITLE = "Welcome to newsdash"
SAID = "No feeds yet. Choose some packs to start with; everything can be changed later."
KEYS = "Space choose · Enter start with what is chosen · a one address · i OPML file · d look at the demo · q quit"
KEYS_TYPING = "Enter take it · Esc go back"
ADDRESS = "The address of a feed, or of a site"
FILE = "The path of an OPML file"
NONE_CHOSEN = "Nothing is chosen: Space chooses a pack."
# A file of subscriptions is text; more than this (bytes) is something else.
LARGEST_FILE = 15 << 20


class Welcome(ModalScreen[str]):
    """Ends with "demo", or with "" when something was subscribed to."""

    CSS_PATH = "welcome.tcss"
    # Where not all has room, the packs give way: they can be scrolled.
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        Binding("enter", "start", "start with what is chosen", id="welcome.start", priority=True),
        Binding("a", "ask('address')", "add one address", id="welcome.address"),
        Binding("i", "ask('file')", "import an OPML file", id="welcome.file"),
        Binding("d", "dismiss('demo')", "look at the demo", id="welcome.demo"),
        Binding("j", "move(1)", "down", id="welcome.down"),
        Binding("k", "move(-1)", "up", id="welcome.up"),
        Binding("escape", "back", "back", id="welcome.back"),
        Binding("q,ctrl+c", "app.quit", "quit", id="welcome.quit"),
    ]

    def __init__(self, adding: Adding) -> None:
        super().__init__()
        self._adding = adding
        self._packs = packs()
        self._asking = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="welcome"):
            yield Static(TITLE, id="welcome-title", markup=False)
            yield Static(SAID, markup=False)
            yield CheckList[int](*(Selection(_name(pack), n) for n, pack in enumerate(self._packs)))
            field = Input(id="welcome-field")
            field.cursor_blink = False
            yield field
            yield Static("", id="welcome-error", markup=False)
            yield Static(KEYS, id="welcome-keys", markup=False)

    def on_mount(self) -> None:
        self._show_field("")

    def action_move(self, delta: int) -> None:
        choices = self.query_one(CheckList)
        if delta > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def action_ask(self, what: str) -> None:
        self._show_field(what)

    def action_back(self) -> None:
        self._show_field("")

    async def action_start(self) -> None:
        if self._asking == "address":
            await self._adding.look(self.query_one(Input).value, self._subscribed)
        elif self._asking == "file":
            await self._take_file(self.query_one(Input).value)
        else:
            chosen = [self._packs[n] for n in self.query_one(CheckList).selected]
            await self._subscribe([feed for pack in chosen for feed in pack.subscriptions], NONE_CHOSEN)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.tell("")

    async def _take_file(self, name: str) -> None:
        path = name.strip()
        try:
            found = await asyncio.to_thread(_read, path)
        except OSError as error:
            self.tell(f"{path}: {error.strerror}.")
        except OpmlError as error:
            self.tell(f"{path}: {error.message}")
        else:
            await self._subscribe(found, f"{path} holds no feeds.")

    async def _subscribe(self, feeds: Sequence[Subscription], none: str) -> None:
        if not feeds:
            self.tell(none)
        else:
            said = f"{len(feeds)} feed{'' if len(feeds) == 1 else 's'} added; "
            refused = sum(is_refused(feed) for feed in feeds)
            said += f"{refused} on a private network: F, then p, allows it" if refused else "the news is on its way"
            if private := sum(feed.allow_private for feed in feeds):
                said += f"; {private} may lie on a private network, as the file says"
            await self._adding.subscribe(feeds, said, self._subscribed)

    def _subscribed(self) -> None:
        if self.is_current:
            self.dismiss("")

    def tell(self, sentence: str) -> None:
        """Say what happened."""
        self.query_one("#welcome-error", Static).update(Content(sentence))

    def _show_field(self, what: str) -> None:
        self._asking = what
        self.tell("")
        field, choices = self.query_one(Input), self.query_one(CheckList)
        field.display = bool(what)
        field.value = ""
        field.placeholder = {"address": ADDRESS, "file": FILE}.get(what, "")
        self.query_one("#welcome-keys", Static).update(Content(KEYS_TYPING if what else KEYS))
        (field if what else choices).focus()


def _read(path: str) -> tuple[Subscription, ...]:
    with Path(path).expanduser().open("rb") as file:
        return read_opml(file.read(LARGEST_FILE), recover=True)


def _name(pack: Pack) -> Content:
    count = len(pack.subscriptions)
    return Content(f"{pack.name:<28} {pack.language:<8} {count} feed{'' if count == 1 else 's'}")
