"""An address that was refused because it is private: the reader is told what allowing it means, and decides."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

MEANING = (
    "Allow it only for a feed of your own, or of someone you trust: newsdash then asks for it there, "
    "and wherever else in your network it sends newsdash on to."
)
KEYS = "y allows it for this feed · Esc leaves it"


class Allow(ModalScreen[bool]):
    """Says why an address was refused; True when the reader allows it."""

    DEFAULT_CSS = """
    Allow { align: center middle; background: transparent; }
    Allow > Vertical {
        width: 70; max-width: 96%; height: auto; background: $surface; border: round $secondary; padding: 0 1;
    }
    #allow-meaning { margin: 1 0; }
    #allow-keys { color: $text-muted; }
    """
    BINDINGS = [  # noqa: RUF012
        Binding("y", "dismiss(True)", "allow it", id="allow.allow"),
        Binding("escape,n,q,ctrl+c", "dismiss(False)", "leave it", id="allow.leave"),
    ]

    def __init__(self, refusal: str) -> None:
        super().__init__()
        self._refusal = refusal

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(self._refusal), id="allow-refusal")
            yield Static(MEANING, id="allow-meaning", markup=False)
            yield Static(KEYS, id="allow-keys", markup=False)
