"""Help: what every key does where the focus is, taken from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui.keynames import key_name


def key_lines(bindings: Iterable[Binding]) -> list[tuple[str, str]]:
    """(keys, what they do) of `bindings`, one line an id, in their order."""
    lines: dict[str, tuple[list[str], str]] = {}
    for binding in bindings:
        if not binding.id or not binding.description:
            continue
        group = binding.id.partition("digit.")
        name = "digit" if group[1] else binding.id
        keys, _ = lines.setdefault(name, ([], binding.tooltip or binding.description))
        shown = key_name(binding.key)
        if shown not in keys:
            keys.append(shown)
    return [("0–9" if name == "digit" else " ".join(keys), said) for name, (keys, said) in lines.items()]


class HelpScreen(ModalScreen[None]):
    """Lists the keys that do something now: first those of the panel in focus, then those that work everywhere."""

    CSS_PATH = "help.tcss"
    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,question_mark,ctrl+c", "dismiss(None)", "close", id="help.close"),
        Binding("j,down", "scroll(1)", "down", id="help.down"),
        Binding("k,up", "scroll(-1)", "up", id="help.up"),
        Binding("space,pagedown,ctrl+d", "scroll(10)", "page down", id="help.page_down"),
        Binding("b,pageup,ctrl+u", "scroll(-10)", "page up", id="help.page_up"),
    ]

    def __init__(self, active: Iterable[ActiveBinding], panel: str) -> None:
        super().__init__()
        bindings = list(active)
        here = [a.binding for a in bindings if a.enabled and a.node.is_attached and not _everywhere(a)]
        everywhere = [a.binding for a in bindings if a.enabled and _everywhere(a)]
        self._parts = [(f"In the {panel}", key_lines(here)), ("Everywhere", key_lines(everywhere))]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help", can_focus=False):
            yield Static(Content("Keys    Esc closes"), id="help-title")
            for title, lines in self._parts:
                if lines:
                    yield Static(Content(title), classes="help-part")
                    yield Static(Content("\n").join(_line(keys, said) for keys, said in lines))

    def action_scroll(self, lines: int) -> None:
        self.query_one("#help").scroll_relative(y=lines, animate=False)


def _everywhere(active: ActiveBinding) -> bool:
    return not (isinstance(active.node, Widget) and active.node.can_focus)


def _line(keys: str, said: str) -> Content:
    return Content.assemble((f"{keys:<18}", "bold"), "  ", said)
