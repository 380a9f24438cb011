"""A picker: type some letters, choose one of what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from newsdash.language.words import fold
from tui.choice import Choice, Value

NOTHING = "Nothing has these letters. Backspace, or Esc to leave."


class Picker(ModalScreen[Value | None], Generic[Value]):
    """Lets the reader choose one of `choices`; None when they leave without."""

    CSS_PATH = "picker.tcss"
    BINDINGS = [  # noqa: RUF012
        Binding("escape,ctrl+c", "dismiss", "leave", id="picker.leave"),
        Binding("down,ctrl+n", "move(1)", "next", id="picker.down"),
        Binding("up,ctrl+p", "move(-1)", "previous", id="picker.up"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice[Value]]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._left = list(choices)

    def compose(self) -> ComposeResult:
        with Vertical(id="picker"):
            yield Static(self._title, id="picker-title", markup=False)
            field = Input(id="picker-letters")
            field.cursor_blink = False
            yield field
            yield OptionList(id="picker-choices")

    def on_mount(self) -> None:
        self._narrow("")
        self.query_one(OptionList).can_focus = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._left):
            self.dismiss(self._left[at].value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self._left):
            self.dismiss(self._left[event.option_index].value)

    def action_move(self, delta: int) -> None:
        choices = self.query_one(OptionList)
        if delta > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def _narrow(self, letters: str) -> None:
        parts = fold(letters).split()
        self._left = [choice for choice in self._choices if all(part in fold(choice.name) for part in parts)]
        self._left.sort(key=lambda choice: not fold(choice.name).startswith(fold(letters)))
        choices = self.query_one(OptionList)
        choices.clear_options()
        if self._left:
            choices.add_options([Option(Content(choice.name)) for choice in self._left])
            choices.highlighted = 0
        else:
            choices.add_option(Option(Content(NOTHING), disabled=True))
