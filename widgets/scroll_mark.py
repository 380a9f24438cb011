"""A thumb in a pane's last column that says which part of the whole is in view."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

THUMB = "▐"


def in_thumb(y: int, height: int, offset: int, total: int) -> bool:
    """Whether the thumb covers line `y` of a view of `height` lines that shows `total` lines from `offset` on."""
    if total <= height or height <= 0:
        return False
    size = max(1, round(height * height / total))
    top = round((height - size) * offset / (total - height))
    return top <= y < top + size


def with_thumb(strip: Strip, style: Style) -> Strip:
    """`strip` with the thumb in its last cell, on the background that it has there."""
    width = strip.cell_length
    kept = strip.crop(0, width - 1)
    beneath = next((segment.style for segment in reversed(kept) if segment.style), style)
    return Strip.join([kept, Strip([Segment(THUMB, style + Style(bgcolor=beneath.bgcolor))], 1)])
