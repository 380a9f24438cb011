"""Text in terminal cells: measured, fitted, padded and marked, so that nothing is ever wider than its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

ELLIPSIS = "…"
# Joiners, emoji variations and skin tones: terminals disagree about the width of what they join, and a title full of
# them would run over its line and into the next panel. Without them every terminal draws the same number of cells.
_DISPUTED = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")

Piece = tuple[str, Style]
Ranges = Sequence[tuple[int, int]]


def plain(text: str) -> str:
    """`text` without the signs whose width terminals disagree about: a family is drawn as its members.

    A space that holds words together, which only newsdash itself sets, is drawn as any other.
    """
    return text if text.isascii() else _DISPUTED.sub("", text).replace("\xa0", " ")


@lru_cache(maxsize=8192)
def cells_of(text: str) -> int:
    """The cells that `text` takes when it is drawn, which is always `plain`."""
    return len(text) if text.isascii() else cell_len(plain(text))


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """Signs with the marks on them: (start, end, width in cells), in order, without gaps."""
    start = own = 0
    for index, character in enumerate(text):
        cells = cells_of(character)
        if cells and index > start:
            yield start, index, own
            start, own = index, 0
        own += cells
    if text:
        yield start, len(text), own


def cut(text: str, room: int) -> int:
    """How many characters of `text` fit into `room` cells, without taking a sign apart."""
    if text.isascii():
        return min(len(text), max(room, 0))
    used = 0
    for start, _, own in clusters(text):
        if used + own > room:
            return start
        used += own
    return len(text)


def fit(text: str, room: int) -> str:
    """`text`, plain, in at most `room` cells; what is cut off is shown as "…"."""
    text = plain(text)
    if cells_of(text) <= room:
        return text
    return text[: cut(text, room - 1)].rstrip() + ELLIPSIS if room > 0 else ""


def pad(text: str, room: int) -> str:
    """`text` in exactly `room` cells, fitted or filled up with spaces."""
    text = fit(text, room)
    return text + " " * (room - cells_of(text))


def marked(text: str, ranges: Ranges, style: Style, mark: Style) -> list[Piece]:
    """`text` in `style`, with its character `ranges` in `mark`; ranges may overlap or reach beyond the text."""
    pieces: list[Piece] = []
    place = 0
    for start, end in sorted(ranges):
        start, end = max(start, place), min(end, len(text))
        if start < end:
            pieces += [(text[place:start], style), (text[start:end], mark)]
            place = end
    pieces.append((text[place:], style))
    return [piece for piece in pieces if piece[0]]


def over(style: Style, ground: Style) -> Style:
    """`style` on the background of `ground`, with its attributes added: a cursor over text keeps the text's colour."""
    return style + Style(
        bgcolor=ground.bgcolor,
        bold=ground.bold or None,
        underline=ground.underline or None,
        reverse=ground.reverse or None,
    )


def segments(pieces: Iterable[Piece]) -> list[Segment]:
    """`pieces` as segments, plain, neighbours of one style as one: every change of style costs some 25 bytes."""
    merged: list[Segment] = []
    for raw, style in pieces:
        text = plain(raw)
        if merged and merged[-1].style == style:
            merged[-1] = Segment(merged[-1].text + text, style)
        elif text:
            merged.append(Segment(text, style))
    return merged
