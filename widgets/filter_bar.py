"""The filter bar: chips of chosen phrases, a line to type in, the number of stories left, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget


class FilterBar(Widget):
    """One line to filter by; a second one below it while the text has an error."""

    @dataclass
    class Changed(Message):
        """The text is another now."""

        filter_bar: FilterBar
        text: str

    @dataclass
    class Submitted(Message):
        """The reader is done typing."""

        filter_bar: FilterBar
        text: str

    @dataclass
    class Cancelled(Message):
        """The reader gave up typing (Esc)."""

        filter_bar: FilterBar

    @dataclass
    class ChipRemoved(Message):
        """The reader took a chip away; `index` counts from 0."""

        filter_bar: FilterBar
        index: int

    @property
    def text(self) -> str:
        """What has been typed."""
        return ""

    def open(self, text: str = "", *, label: str = "/") -> None:
        """Take the focus, with `text` to go on from."""

    def set_chips(self, chips: Sequence[str]) -> None:
        """Show `chips` before the text."""

    def set_count(self, count: str) -> None:
        """Show `count` ("48 stories") at the right."""

    def set_error(self, message: str, position: int | None = None) -> None:
        """Say what is wrong, and mark where in the text; "" takes it away."""
