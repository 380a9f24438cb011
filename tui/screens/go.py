"""The g key: it waits, and shows what may follow."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keynames import offered

PLACES = (("go.top", "top"), ("go.section", "section"), ("go.feed", "feed"), ("go.nowhere", "stay here"))


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
        yield Static(markup=False)

    def on_mount(self) -> None:
        keys = offered(self.active_bindings.values(), PLACES)
        self.query_one(Static).update(Content("   ".join(["g …", *(f"{key} {place}" for key, place in keys)])))

    def on_key(self, event: events.Key) -> None:
        """Any other key takes the menu away."""
        active = self.active_bindings.get(event.key)
        if active is None or active.node is not self:
            # Or the screen below would take it for one of its own keys.
            event.stop()
            self.dismiss(None)
