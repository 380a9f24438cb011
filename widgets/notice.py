"""What an empty panel says: a few lines of text in its middle."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip

from widgets.cells import cells_of
from widgets.strips import strip
from widgets.wrapping import wrapped

MEASURE = 56


def draw_notice(text: str, y: int, width: int, height: int, style: Style) -> Strip:
    """Line `y` of `text`, wrapped and set a little above the middle of a panel of `width` by `height` cells."""
    lines = wrapped(text, max(min(width - 2, MEASURE), 1))
    top = max((height - len(lines)) // 3, 0)
    line = lines[y - top] if 0 <= y - top < len(lines) else ""
    left = max((width - max(map(cells_of, lines))) // 2, 0)
    return strip([(" " * left + line, style)], width, style)
