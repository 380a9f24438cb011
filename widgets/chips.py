"""Chips: the chosen phrases before the filter's text, each one taken away by a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from widgets.cells import Piece, cells_of, fit
from widgets.strips import strip

_LONGEST = 28


class Chips(Widget):
    """A line of chips; where there is no room for all, the first ones become a number."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"chips--chip", "chips--more"}

    DEFAULT_CSS = """
    Chips {
        width: auto;
        max-width: 60%;
        height: 1;
        & .chips--chip { background: $primary 30%; }
        & .chips--more { color: $foreground-muted; }
        &:ansi .chips--chip, &:nocolor .chips--chip { text-style: reverse; }
        &:ansi .chips--more { text-style: dim; }
    }
    """

    ALLOW_SELECT = False

    @dataclass
    class Removed(Message):
        """The reader clicked a chip away; `index` counts from 0."""

        index: int

    def __init__(self) -> None:
        super().__init__()
        self._chips: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self._chips)

    def __bool__(self) -> bool:
        return True

    def show(self, chips: Sequence[str]) -> None:
        """Show `chips`."""
        if tuple(chips) != self._chips:
            self._chips = tuple(chips)
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All chips, one space behind each."""
        return sum(cells_of(_chip(chip)) + 1 for chip in self._chips)

    def render_line(self, y: int) -> Strip:
        """The chips that fit, the last ones first."""
        chip, more = (self.get_component_rich_style(f"chips--{part}") for part in ("chip", "more"))
        first = self._first
        pieces: list[Piece] = [(f"+{first} " if first else "", more)]
        for text in self._chips[first:]:
            pieces += [(_chip(text), chip), (" ", self.rich_style)]
        return strip(pieces, self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        left = cells_of(f"+{self._first} ") if self._first else 0
        for index, text in enumerate(self._chips[self._first :], self._first):
            width = cells_of(_chip(text))
            if left <= event.x < left + width:
                self.post_message(self.Removed(index))
            left += width + 1

    @property
    def _first(self) -> int:
        """The first chip that is shown."""
        room = self.size.width
        if self.get_content_width(self.size, self.size) <= room:
            return 0
        room -= cells_of(f"+{len(self._chips)} ")
        first = len(self._chips)
        while first and (own := cells_of(_chip(self._chips[first - 1])) + 1) <= room:
            first -= 1
            room -= own
        return first


def _chip(text: str) -> str:
    return f" {fit(text, _LONGEST)} × "
