"""What a command makes of an article: its output while and after it runs, and how it ended."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsdash.text import clean
from tui.piping import Outcome, PipeError, run


class OutputScreen(ModalScreen[None]):
    """Runs `command` with `text` on its standard input; leaving ends it."""

    DEFAULT_CSS = """
    OutputScreen { align: center middle; background: transparent; }
    OutputScreen > Vertical {
        width: 92%; max-width: 120; height: auto; max-height: 90%; background: $surface; border: round $secondary;
        padding: 0 1;
    }
    OutputScreen .said { color: $text-muted; height: auto; }
    OutputScreen VerticalScroll { height: auto; max-height: 30; }
    """
    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,enter,h,ctrl+c", "dismiss(None)", "close", id="output.close"),
        Binding("j", "scroll_by(1)", "down", id="output.down"),
        Binding("k", "scroll_by(-1)", "up", id="output.up"),
        Binding("space,pagedown", "scroll_by(20)", "page down", id="output.page-down"),
        Binding("b,pageup", "scroll_by(-20)", "page up", id="output.page-up"),
    ]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, command: Sequence[str], text: str) -> None:
        super().__init__()
        self._command = command
        self._text = text
        self._seconds = 0
        self._said = Static(self._under_way, classes="said", markup=False)
        self._output = Static(markup=False)

    @property
    def _under_way(self) -> str:
        lasting = f" for {self._seconds} s" if self._seconds else ""
        return f"{self._shown} is running{lasting} … Esc ends it."

    @property
    def _shown(self) -> str:
        return clean(shlex.join(self._command), 200)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._said
            with VerticalScroll():
                yield self._output

    def on_mount(self) -> None:
        self._clock = self.set_interval(1, self._tick)
        self.run_worker(self._run())

    def _tick(self) -> None:
        self._seconds += 1
        self._said.update(self._under_way)

    def action_scroll_by(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    async def _run(self) -> None:
        try:
            outcome = await run(self._command, self._text)
        except PipeError as error:
            self._clock.stop()
            self._said.update(f"{clean(str(error))} Esc closes.")
            return
        self._clock.stop()
        self._output.update(Content(outcome.output))
        self._said.update(f"{self._shown} {_ended(outcome)}. Esc closes.")


def _ended(outcome: Outcome) -> str:
    cut = ", its output is cut" if outcome.cut else "" if outcome.output else ", it said nothing"
    if outcome.status < 0:
        return f"was ended by signal {-outcome.status}{cut}"
    return f"ended with status {outcome.status}{cut}"
