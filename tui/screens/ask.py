"""A question with a one-line answer."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class Ask(ModalScreen[str | None]):
    """Asks for a line of text; None when the reader leaves without."""

    DEFAULT_CSS = """
    Ask { align: center middle; background: transparent; }
    Ask > Vertical {
        width: 70; max-width: 96%; height: auto; background: $surface; border: round $secondary; padding: 0 1;
    }
    Ask Static { color: $text-muted; }
    Ask Input, Ask Input:focus { border: none; height: 1; padding: 0; background: $panel; }
    """
    BINDINGS = [Binding("escape,ctrl+c", "dismiss(None)", "leave", id="ask.leave")]  # noqa: RUF012

    def __init__(self, question: str, answer: str = "") -> None:
        super().__init__()
        self._question = question
        self._answer = answer

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(f"{self._question} (Enter, or Esc to leave it)", markup=False)
            field = Input(self._answer)
            field.cursor_blink = False
            yield field

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())
