"""What the pane asks of whoever has the pictures of an article: how much room each takes, and how a row of it looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from rich.style import Style

from widgets.reading_pane.document import Document

# A picture takes no more of the view's height than this, so that there is text beside it.
SHARE = 0.5

# Text and its style in the order of a row; None is the pane's own ground.
PictureRow = Sequence[tuple[str, Style | None]]


class Box(NamedTuple):
    """Room for a picture, in cells; without rows there is only its caption."""

    columns: int
    rows: int


class Illustrations(Protocol):
    """The pictures of an article, by their addresses. Each answers at once, from what is known by then."""

    def box(self, url: str, columns: int, rows: int) -> Box:
        """The room that a picture takes where there are `columns` × `rows` cells for it at most."""

    def row(self, url: str, box: Box, number: int) -> PictureRow | None:
        """Row `number` of the picture in its box, from 0, at most `box.columns` cells; None while it is not there."""

    def note(self, url: str) -> str:
        """What to say in the room of a picture that is not there."""


class Placed(NamedTuple):
    """Where a picture stands in a setting: its address, its box, and its first line."""

    url: str
    box: Box
    line: int


def boxes_of(
    document: Document, illustrations: Illustrations | None, columns: int, height: int
) -> tuple[tuple[str, Box], ...]:
    """The room of each picture of `document`, by address, in a view of `columns` × `height` cells."""
    rows = int(height * SHARE)
    if illustrations is None or rows < 1:
        return ()
    urls = dict.fromkeys(block.url for block in document.blocks if block.kind == "image" and block.url)
    return tuple((url, illustrations.box(url, columns, rows)) for url in urls)


def placed_at(pictures: Iterable[Placed], line: int) -> Placed | None:
    """The picture that stands on `line`, if any."""
    return next((placed for placed in pictures if 0 <= line - placed.line < placed.box.rows), None)


def placed_within(pictures: Iterable[Placed], first: int, end: int) -> tuple[str, ...]:
    """The addresses of those that stand on any of the lines [first, end)."""
    return tuple(p.url for p in pictures if p.line < end and p.line + p.box.rows > first)
