"""Lines as Textual draws them, each built once and as wide as its place: a strip is costly to build."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from widgets.cells import Piece, cells_of, segments


def strip(pieces: Iterable[Piece], width: int, ground: Style) -> Strip:
    """`pieces` as a line of exactly `width` cells, filled up in `ground` or cut."""
    line = segments(pieces)
    used = sum(cells_of(segment.text) for segment in line)
    if used > width:
        return Strip(line, used).crop(0, width)
    if used < width:
        blanks = " " * (width - used)
        if line and line[-1].style == ground:
            line[-1] = Segment(line[-1].text + blanks, ground)
        else:
            line.append(Segment(blanks, ground))
    return Strip(line, width)
