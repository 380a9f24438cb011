"""Help: what every key does where the focus is, taken from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui.keynames import key_name, what_it_does


def key_lines(bindings: Iterable[Binding]) -> list[tuple[str, str]]:
    """(keys, what they do) of `bindings`, one line an id, in their order."""
    lines: dict[str, tuple[list[str], str]] = {}
    # Ctrl-c does what Esc does, and Textual, which binds it too, puts it first.
    for binding in sorted(bindings, key=lambda binding: binding.key == "ctrl+c" and binding.id != "interrupt"):
        if not binding.id or not binding.description:
            continue
        # Digits that do the same, each with its number, are one line.
        name = binding.id.rstrip("0123456789")
        keys, _ = lines.setdefault(name, ([], what_it_does(binding)))
        shown = "0–9" if name != binding.id else key_name(binding.key)
        if shown not in keys:
            keys.append(shown)
    return [(" ".join(keys), said) for keys, said in lines.values()]


class HelpScreen(ModalScreen[None]):
    """Lists the keys that do something now: first those of the panel in focus, then those that work everywhere."""

    CSS_PATH = "help.tcss"
    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,question_mark,ctrl+c", "dismiss(None)", "close", id="help.close"),
        Binding("j,down", "scroll(1)", "down", id="help.down"),
        Binding("k,up", "scroll(-1)", "up", id="help.up"),
        Binding("space,pagedown,ctrl+d", "scroll(10)", "page down", id="help.page_down"),
        Binding("b,pageup,ctrl+u", "scroll(-10)", "page up", id="help.page_up"),
        Binding("home,g", "first", "top", id="help.first"),
        Binding("end,G", "last", "end", id="help.last"),
    ]

    def __init__(self, active: Iterable[ActiveBinding], panel: str) -> None:
        super().__init__()
        bindings = list(active)
        here = [a.binding for a in bindings if a.enabled and a.node.is_attached and not _everywhere(a)]
        everywhere = [a.binding for a in bindings if a.enabled and _everywhere(a)]
        inside, outside = key_lines(here), key_lines(everywhere)
        self._parts = [(f"In the {panel}", inside), ("Everywhere" if inside else f"In the {panel}", outside)]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help", can_focus=False):
            yield Static(Content("Keys    Esc closes"), id="help-title")
            for title, lines in self._parts:
                if lines:
                    yield Static(Content(title), classes="help-part")
                    yield Static(_table(lines))

    def action_scroll(self, lines: int) -> None:
        self.query_one("#help").scroll_relative(y=lines, animate=False)

    def action_first(self) -> None:
        self.query_one("#help").scroll_home(animate=False)

    def action_last(self) -> None:
        self.query_one("#help").scroll_end(animate=False)


def _everywhere(active: ActiveBinding) -> bool:
    return not (isinstance(active.node, Widget) and active.node.can_focus)


def _table(lines: Iterable[tuple[str, str]]) -> Table:
    """Keys beside what they do; what is too long goes on under itself."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=18)
    table.add_column()
    for keys, said in lines:
        table.add_row(Text(keys, "bold"), Text(said))
    return table
