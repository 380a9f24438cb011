"""The application: its themes, keys and screens, and how it leaves when its terminal does."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Timer
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from newsdash.views import Notify
from tui.announcing import sequence
from tui.mishaps import SteadfastApp
from tui.screens.dashboard import Dashboard
from tui.session import Session
from tui.showing import cell_size, is_installed, way_of
from tui.terminal import few_colours, no_colours
from tui.themes import OURS, SETTINGS, choose, unknown
from tui.typeahead import Typeahead

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver

    from tui.illustrating.gallery import Gallery
    from tui.illustrating.plates import Plates
    from tui.live import Live
    from tui.showing import Way
    from widgets.reading_pane import ReadingPane

# After a hang-up or SIGTERM the state has been written within this time, or the process ends all the same.
LAST_SECONDS = 3.0
# How often (seconds) the app looks whether its terminal is still there: SIGHUP may be ignored (nohup).
LOOK_SECONDS = 5.0


def commands() -> type[Provider]:
    """What the palette offers; it is not needed before it is opened."""
    from tui.commands import DashboardCommands

    return DashboardCommands


def _driver(painted: bool, pictures: bool) -> type[Driver] | None:
    if pictures:
        from tui.illustrating.driver import PictureDriver, TakingOverWithPictures

        return TakingOverWithPictures if painted else PictureDriver
    if painted:
        from tui.takeover import TakingOver

        return TakingOver
    return None


class NewsdashApp(SteadfastApp, Typeahead):
    """newsdash in a terminal. Its result is "demo" when the reader asked for the demo, else None."""

    TITLE = "newsdash"
    COMMANDS = {commands}  # noqa: RUF012
    # Textual marks the choice under the cursor by colour alone, and cannot show it reversed.
    CSS = """
    OptionList:ansi > .option-list--option-highlighted, OptionList:nocolor > .option-list--option-highlighted {
        text-style: bold underline;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "all commands", id="palette", tooltip="Every action by name", show=False),
        Binding("ctrl+q", "quit", "quit", id="quit", show=False),
    ]

    def __init__(self, session: Session, *, painted: bool = False) -> None:
        # Without colours Textual must be given the terminal's own, or it sends greys in full colour.
        way = way_of(session.config, os.environ, installed=is_installed())
        super().__init__(
            driver_class=_driver(painted, way not in (None, "blocks")), ansi_color=no_colours(os.environ) or None
        )
        self.session = self._with_theme(session)
        self._way: Way | None = way
        self.plates: Plates | None = None
        self.asks = way == "ask" or (way == "sixel" and cell_size() is None)
        self._cell: tuple[int, int] | None = None
        self._hang: Callable[[], None] = lambda: None

    def _with_theme(self, session: Session) -> Session:
        """Take the theme that the reader wants; where there is none of that name, a session that says so."""
        for theme in OURS:
            self.register_theme(theme)
        few = few_colours(os.environ) or no_colours(os.environ)
        wanted = session.config.screen.theme or "auto"
        name = choose(wanted, few_colours=few)
        known = name in self.available_themes
        self.theme = name if known else choose("auto", few_colours=few)
        return session if known else replace(session, notice=session.notice or unknown(wanted))

    def on_mount(self) -> None:
        self.set_keymap(dict(self.session.config.keys))
        self.push_screen(Dashboard(self.session))
        if not self.is_headless:
            self._leave_with_the_terminal()

    def action_next_theme(self) -> None:
        """Another of newsdash's own themes."""
        names = list(SETTINGS.values())
        at = names.index(self.theme) + 1 if self.theme in names else 0
        setting = list(SETTINGS)[at % len(names)]
        self.theme = SETTINGS[setting]
        if isinstance(self.screen, Dashboard):
            self.screen.status.say(f'For now; theme = "{setting}" in config.toml keeps it')

    def hang_pictures(self, pane: ReadingPane, live: Live, hung: Callable[[Gallery], None]) -> None:
        """Show the pictures of `pane`, and call `hung`, where and when this terminal is known to show any."""
        self._hang = partial(self._hang_them, pane, live, hung)
        self._hang()

    def terminal_said(self, sixels: bool, cell: tuple[int, int] | None) -> None:
        """What the terminal said of itself; `cell` in pixels."""
        self._cell = cell
        if self._way == "ask":
            self._way = "sixel" if sixels else None
        self._hang()

    def _hang_them(self, pane: ReadingPane, live: Live, hung: Callable[[Gallery], None]) -> None:
        if self._way in (None, "ask") or (self.is_headless and self._way != "blocks"):
            return
        cell = cell_size() or self._cell
        if self._way == "sixel" and cell is None:
            return
        from tui.illustrating.hanging import hang
        from tui.illustrating.plates import Plates

        self.plates, self._hang = Plates(), lambda: None
        hung(hang(self, self._way, self.plates, self.session, pane, live, lambda: cell_size() or cell))

    def announce(self, way: Notify, title: str, text: str) -> None:
        """Tell the terminal of something that happened, in the `way` the reader chose."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(sequence(way, title, text))

    def _leave_with_the_terminal(self) -> None:
        loop = asyncio.get_running_loop()
        for hint in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(hint, self._terminal_gone)
        self.set_interval(LOOK_SECONDS, self._look_for_terminal)

    def _look_for_terminal(self) -> None:
        if not os.isatty(sys.__stdin__.fileno() if sys.__stdin__ else 0):
            self._terminal_gone()

    def _terminal_gone(self) -> None:
        last = Timer(LAST_SECONDS, os._exit, (129,))
        last.daemon = True
        last.start()
        self.exit()
