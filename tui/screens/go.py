"""The g key: it waits, and shows what may follow."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static


class GoMenu(ModalScreen[str | None]):
    """Takes one key more: "top", "section" or "feed", or None for any other."""

    DEFAULT_CSS = """
    GoMenu { align: left bottom; background: transparent; }
    GoMenu > Static { width: 100%; height: 1; background: $panel; color: $foreground; padding: 0 1; }
    """
    BINDINGS = [  # noqa: RUF012
        Binding("g,home", "dismiss('top')", "top", id="go.top"),
        Binding("s", "dismiss('section')", "section", id="go.section"),
        Binding("f", "dismiss('feed')", "feed", id="go.feed"),
        Binding("escape,ctrl+c", "dismiss(None)", "nowhere", id="go.nowhere"),
    ]

    def compose(self) -> ComposeResult:
        yield Static("g …   g top   s section   f feed   Esc stay here", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Any other key takes the menu away."""
        if event.key not in self._bindings.key_to_bindings:
            # Or the screen below would take it for one of its own keys.
            event.stop()
            self.dismiss(None)
