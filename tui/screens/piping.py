"""Piping an article: which command it goes to, one of the configuration's or one that is typed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from contextlib import suppress

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.piping import PipeError, words

Command = tuple[str, ...]

NO_SHELL = "It is run without a shell: | > * ~ and $ are letters like any other."
_QUOTED = re.compile(r"'[^']*'?|\"[^\"]*\"?")
_OF_SHELLS = re.compile(r"(?:^|\s)(?:[|>&;]+|2>\S*)(?=\s|$)|[$`]|(?:^|\s)~|\s\S*\*")


class PipeScreen(ModalScreen[Command | None]):
    """Lets the reader choose one of `commands` by name, or type another; `last` is offered again."""

    DEFAULT_CSS = """
    PipeScreen { align: center middle; background: transparent; }
    PipeScreen > Vertical {
        width: 76; max-width: 96%; height: auto; background: $surface; border: round $secondary; padding: 0 1;
    }
    PipeScreen Static { color: $text-muted; }
    PipeScreen .wrong { color: $error; }
    PipeScreen Input, PipeScreen Input:focus { border: none; height: 1; padding: 0; background: $panel; }
    PipeScreen OptionList { border: none; height: auto; max-height: 10; padding: 0; background: $surface; }
    """
    BINDINGS = [  # noqa: RUF012
        Binding("escape,ctrl+c", "dismiss(None)", "leave", id="pipe.leave"),
        Binding("down,ctrl+n", "move(1)", "next", id="pipe.down"),
        Binding("up,ctrl+p", "move(-1)", "previous", id="pipe.up"),
    ]

    def __init__(self, commands: Mapping[str, Sequence[str]], last: Sequence[str] = ()) -> None:
        super().__init__()
        self._commands = {name: tuple(command) for name, command in commands.items()}
        self._last = tuple(last)
        self._offered: list[Command] = []
        self._wrong = Static(classes="wrong", markup=False)
        self._plain = Static(NO_SHELL, markup=False)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static("Give the article's text to a command: its name, or type one. Esc leaves.", markup=False)
            field = Input(placeholder="wc -w")
            field.cursor_blink = False
            yield field
            yield self._wrong
            yield self._plain
            yield OptionList()

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self._offer("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._offered):
            self.dismiss(self._offered[at])
            return
        try:
            self.dismiss(words(event.value))
        except PipeError as error:
            self._wrong.update(str(error))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._offered[event.option_index])

    def action_move(self, delta: int) -> None:
        choices = self.query_one(OptionList)
        if delta > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def _offer(self, typed: str) -> None:
        """Offer the commands whose names begin with what is typed, what is typed itself, and at first the last one."""
        begun = typed.strip().casefold()
        offered = [(name, command) for name, command in self._commands.items() if name.casefold().startswith(begun)]
        if not begun and self._last and self._last not in self._commands.values():
            offered.append(("again", self._last))
        with suppress(PipeError):
            offered.append(("run", words(typed)))
        self._offered = [command for _, command in offered]
        self._wrong.update("")
        self._plain.update(_heeded(typed))
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options([Option(Content(f"{name}  {shlex.join(command)}")) for name, command in offered])
        choices.display = bool(offered)
        if offered:
            choices.highlighted = 0


def _heeded(typed: str) -> str:
    """What to heed in what is typed: signs, out of quotation marks, that only a shell would act on."""
    found = _OF_SHELLS.search(_QUOTED.sub("x", typed))
    if found is None:
        return NO_SHELL
    return f"There is no shell: {found.group().strip()} goes to the command as it is. sh -c '…' runs one."
