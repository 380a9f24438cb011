"""Text in terminal cells: fitted, padded and marked, so that nothing is ever wider than its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

ELLIPSIS = "…"
_JOINER = "\u200d"
_EMOJI_VARIATION = "\ufe0f"

Piece = tuple[str, Style]
Ranges = Sequence[tuple[int, int]]


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """What a terminal draws as one sign: (start, end, width in cells), in order, without gaps."""
    start, width = 0, 0
    joined = False
    for index, character in enumerate(text):
        own = cell_len(character)
        if character == _EMOJI_VARIATION and index > start:
            width = max(width, cell_len(text[start : index + 1]))
        elif index > start and own and not joined:
            yield start, index, width
            start, width = index, own
        elif index == start:
            width = own
        joined = character == _JOINER
    if text:
        yield start, len(text), width


def cut(text: str, width: int) -> int:
    """How many characters of `text` fit into `width` cells, without taking a sign apart."""
    if text.isascii():
        return min(len(text), max(width, 0))
    used = 0
    for start, _, own in clusters(text):
        if used + own > width:
            return start
        used += own
    return len(text)


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells; what is cut off is shown as "…"."""
    if cell_len(text) <= width:
        return text
    return text[: cut(text, width - 1)].rstrip() + ELLIPSIS if width > 0 else ""


def pad(text: str, width: int) -> str:
    """`text` in exactly `width` cells, fitted or filled up with spaces."""
    text = fit(text, width)
    return text + " " * (width - cell_len(text))


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
    """`pieces` as segments, neighbours of one style drawn as one: every change of style costs some 25 bytes."""
    merged: list[Segment] = []
    for text, style in pieces:
        if merged and merged[-1].style == style:
            merged[-1] = Segment(merged[-1].text + text, style)
        elif text:
            merged.append(Segment(text, style))
    return merged
