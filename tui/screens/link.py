"""A link, shown: its whole address to read, click or mark with the mouse, and on its way to the clipboard."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static


class LinkScreen(ModalScreen[None]):
    """Shows `url` with `said`, what has been done with it."""

    DEFAULT_CSS = """
    LinkScreen { align: center middle; background: transparent; }
    LinkScreen > Vertical {
        width: 90%; max-width: 100; height: auto; background: $surface; border: round $secondary; padding: 0 1;
    }
    LinkScreen .said { color: $text-muted; }
    """
    BINDINGS = [Binding("escape,q,enter,o,h,ctrl+c", "dismiss(None)", "close", id="link.close")]  # noqa: RUF012

    def __init__(self, url: str, said: str) -> None:
        super().__init__()
        self._url = url
        self._said = said

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content.styled(self._url, Style(link=self._url)), markup=False)
            yield Static(f"{self._said} Esc closes.", classes="said", markup=False)
