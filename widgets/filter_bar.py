"""The filter bar: chips of chosen phrases, a line to type in, the number of stories left, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from widgets.chips import Chips


class _WrongPlace(Highlighter):
    """Marks the character where the text has stopped making sense."""

    def __init__(self) -> None:
        self.position: int | None = None

    def highlight(self, text: Text) -> None:
        if self.position is not None:
            text.stylize(Style(reverse=True), self.position, self.position + 1)


class FilterLine(Input):
    """The line to type in; at its beginning, backspace takes chips away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="filter.cancel"),
        Binding("up", "recall(-1)", "Earlier filter", id="filter.earlier", show=False),
        Binding("down", "recall(1)", "Later filter", id="filter.later", show=False),
        Binding("tab", "complete", "Complete", id="filter.complete", show=False, tooltip="Take what is offered"),
    ]

    @dataclass
    class Gesture(Message):
        """A key that is not typing: give up, take a chip away, an earlier filter, a later one."""

        kind: Literal["cancel", "back", "earlier", "later"]

    def __init__(self, wrong_place: _WrongPlace) -> None:
        super().__init__(highlighter=wrong_place, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Drop what a paste may carry that a terminal would act on."""
        return "".join(character for character in value if character.isprintable())

    def action_cancel(self) -> None:
        self.post_message(self.Gesture("cancel"))

    def action_recall(self, step: int) -> None:
        self.post_message(self.Gesture("later" if step > 0 else "earlier"))

    def action_complete(self) -> None:
        if self.cursor_at_end:
            self.action_cursor_right()

    def action_delete_left(self) -> None:
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Gesture("back"))


class FilterBar(Horizontal):
    """A line to filter by: label, chips, text, and at the right what is left; up to three where something is wrong."""

    DEFAULT_CSS = """
    FilterBar {
        height: auto;
        max-height: 3;
        & Static { width: auto; }
        & #label { padding: 0 1; color: $primary; text-style: bold; }
        & #note { padding: 0 1; max-width: 64%; color: $foreground-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & #note.-error { color: $error; max-width: 70%; text-wrap: wrap; }
        /* What is wrong must be read, and what it is about: the chips give way to their number. */
        &.-wrong Chips { max-width: 4; }
        & FilterLine { width: 1fr; height: 1; background: transparent; }
        & FilterLine:focus { background-tint: transparent; }
        & FilterLine > .input--suggestion { text-style: italic; }
        &:ansi #label { color: $secondary; }
        &:ansi #note { text-style: dim; }
        &:ansi FilterLine > .input--suggestion, &:nocolor FilterLine > .input--suggestion { text-style: dim italic; }
        &:ansi #note.-error, &:nocolor #note.-error { text-style: bold; }
    }
    """

    @dataclass
    class Changed(Message):
        """The text is another now."""

        filter_bar: FilterBar
        text: str

        @property
        def control(self) -> FilterBar:
            return self.filter_bar

    @dataclass
    class Submitted(Message):
        """The reader is done typing."""

        filter_bar: FilterBar
        text: str

        @property
        def control(self) -> FilterBar:
            return self.filter_bar

    @dataclass
    class Cancelled(Message):
        """The reader gave up typing (Esc)."""

        filter_bar: FilterBar

        @property
        def control(self) -> FilterBar:
            return self.filter_bar

    @dataclass
    class ChipRemoved(Message):
        """The reader took a chip away; `index` counts from 0."""

        filter_bar: FilterBar
        index: int

        @property
        def control(self) -> FilterBar:
            return self.filter_bar

    @dataclass
    class Recalled(Message):
        """The reader asks for an earlier (-1) or a later (1) filter; answer with `set_text`."""

        filter_bar: FilterBar
        step: int

        @property
        def control(self) -> FilterBar:
            return self.filter_bar

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._wrong_place = _WrongPlace()
        self._label = Static("/", id="label", markup=False)
        self._chips = Chips()
        self._line = FilterLine(self._wrong_place)
        self._note = Static("", id="note", markup=False)
        self._count = ""
        self._error = ""

    def compose(self) -> ComposeResult:
        yield self._label
        yield self._chips
        yield self._line
        yield self._note

    @property
    def is_open(self) -> bool:
        """Whether the reader is typing here."""
        return self._line.has_focus

    @property
    def text(self) -> str:
        """What has been typed."""
        return self._line.value

    @property
    def suggester(self) -> Suggester | None:
        """What completes the text while the reader types; → takes the suggestion."""
        return self._line.suggester

    @suggester.setter
    def suggester(self, suggester: Suggester | None) -> None:
        self._line.suggester = suggester

    def open(self, text: str = "", *, label: str = "/") -> None:
        """Take the focus, with `text` to go on from. Posts no `Changed`."""
        self._label.update(label)
        self.set_text(text)
        # At once, unlike Widget.focus(): the next key may be on its way already.
        self.screen.set_focus(self._line)

    def set_text(self, text: str) -> None:
        """Put `text` in the line, the cursor at its end. Posts no `Changed`."""
        with self._line.prevent(Input.Changed):
            self._line.value = text
        self._line.cursor_position = len(text)

    def set_chips(self, chips: Sequence[str]) -> None:
        """Show `chips` before the text."""
        self._chips.show(chips)

    def set_count(self, count: str) -> None:
        """Show `count` ("48 stories") at the right."""
        self._count = count
        self._say()

    def set_error(self, message: str, position: int | None = None) -> None:
        """Say what is wrong instead of the count, and mark where in the text; "" takes it away."""
        self._error = message
        position = position if message else None
        if position != self._wrong_place.position:
            self._wrong_place.position = position
            self._line.refresh()
        self._say()

    def _say(self) -> None:
        said = self._error or self._count
        self._note.set_class(bool(self._error), "-error")
        self.set_class(bool(self._error), "-wrong")
        if said != self._note.content:
            self._note.update(said)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(self, event.value))

    def on_filter_line_gesture(self, event: FilterLine.Gesture) -> None:
        event.stop()
        if event.kind == "cancel":
            self.post_message(self.Cancelled(self))
        elif event.kind != "back":
            self.post_message(self.Recalled(self, 1 if event.kind == "later" else -1))
        elif len(self._chips):
            self.post_message(self.ChipRemoved(self, len(self._chips) - 1))

    def on_chips_removed(self, event: Chips.Removed) -> None:
        event.stop()
        self.post_message(self.ChipRemoved(self, event.index))
