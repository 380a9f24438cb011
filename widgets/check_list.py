"""A list to choose several of: what is chosen shows by its sign, with colours or without."""

from __future__ import annotations

from typing import TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import SelectionList

Value = TypeVar("Value")

CHOSEN, NOT_CHOSEN = "[x]", "[ ]"


class CheckList(SelectionList[Value]):
    """A SelectionList that draws "[x]" and "[ ]", where its base tells the two apart by colour alone."""

    def render_line(self, y: int) -> Strip:
        """The line."""
        strip = super().render_line(y)
        index = self.scroll_offset.y + y
        if index >= self.option_count:
            return strip
        # The base puts its button before the prompt in three pieces and a blank.
        blank, *prompt = list(strip)[3:]
        is_chosen = self.get_option_at_index(index).value in self._selected
        style = (blank.style or Style.null()) + Style(bold=is_chosen, meta={"option": index})
        return Strip([Segment(CHOSEN if is_chosen else NOT_CHOSEN, style), blank, *prompt], strip.cell_length)
