"""How a headline looks: pure functions from a row, a width and styles to what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.style import Style
from textual.strip import Strip

from widgets.cells import Piece, cells_of, fit, marked, pad, plain, segments
from widgets.headline_list.rows import HeadlineRow

Highlighter = Callable[[str], list[tuple[int, int]]]

FRESH, STARRED, LATER, TIMES, LOADING = "▌", "★", "⚑", "×", "·"
CLOCK = 5
WIDE = 120
_ROOM_FOR_SOURCE = 36
_ROOM_FOR_MARKS = 2
_ROOM_FOR_DECK = 24


@dataclass(frozen=True, slots=True)
class RowStyles:
    """The styles of one row's parts: once for the row under the cursor, once for all others."""

    title: Style
    read: Style
    quiet: Style
    fresh: Style
    mark: Style
    match: Style


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in a list of `width` cells; `source` cells are the outlet's, or only the marks'."""

    width: int
    source: int

    @classmethod
    def of(cls, width: int) -> Columns:
        """The columns of a list that is `width` cells wide."""
        return cls(width, _ROOM_FOR_MARKS if width < _ROOM_FOR_SOURCE else min(max(width // 7, 8), 16))


def draw_row(row: HeadlineRow, columns: Columns, styles: RowStyles, highlights: Highlighter | None = None) -> Strip:
    """A headline as one line: what is fresh, when, who, how it is kept, what, and how many tell it."""
    quiet = styles.read if row.read else styles.quiet
    fresh = row.fresh and not row.read
    pieces: list[Piece] = [(FRESH if fresh else " ", styles.fresh if fresh else quiet)]
    pieces.append((pad(row.clock, CLOCK) + " ", quiet))
    marks = STARRED * row.starred + LATER * row.later
    source = row.source if columns.source > _ROOM_FOR_MARKS else ""
    # The marks stand before the title and take their room from the source, so that titles stay in line.
    before = columns.source + 1 - len(marks)
    pieces.append((pad(source, before - 1) + " " if marks else pad(source, before), quiet))
    pieces.append((marks, styles.mark))
    pieces.append(("  " * row.depth, quiet))
    used = sum(cells_of(text) for text, _ in pieces)
    outlets = f" {tellers(row.outlets, row.folded)}".rstrip()
    # The bar may stand in the last cell.
    room = columns.width - 1 - cells_of(outlets) - used - 1
    pieces += _title(row, room, styles, highlights, wide=columns.width >= WIDE)
    pieces.append((outlets + " ", quiet if outlets else pieces[-1][1]))
    return Strip(segments(pieces), columns.width)


def tellers(outlets: int, folded: int) -> str:
    """How many outlets tell it; where it is one alone, how many more of its tellings are folded under this one."""
    return f"{TIMES}{outlets}" if outlets > 1 else f"+{folded}" if folded else ""


def _title(
    row: HeadlineRow, room: int, styles: RowStyles, highlights: Highlighter | None, *, wide: bool
) -> list[Piece]:
    """The headline after one space, in exactly `room` + 1 cells, with its deck behind it where that has room."""
    style = styles.read if row.read else styles.title
    pieces = [(" ", style), *_fitted(row.title, room, style, styles.match, highlights)]
    left = room + 1 - sum(cells_of(text) for text, _ in pieces)
    if wide and row.deck and left >= _ROOM_FOR_DECK:
        quiet = styles.read if row.read else styles.quiet
        deck = _fitted(row.deck, left - 2, quiet, styles.match, highlights)
        used = sum(cells_of(text) for text, _ in deck)
        return [*pieces, ("  ", quiet), *deck, (" " * (left - 2 - used), quiet)]
    return [*pieces, (" " * left, style)]


def _fitted(text: str, room: int, style: Style, match: Style, highlights: Highlighter | None) -> list[Piece]:
    """As much of `text` as `room` cells hold, with what is to be marked in it."""
    whole = plain(text)
    shown = fit(whole, room)
    kept = len(shown) - (shown != whole)
    ranges = [(start, min(end, kept)) for start, end in highlights(whole)] if highlights else []
    return marked(shown, ranges, style, match)


def draw_loading(columns: Columns, style: Style) -> Strip:
    """A row that is on its way."""
    return Strip(segments([(pad(f"   {LOADING}{LOADING}{LOADING}", columns.width), style)]), columns.width)


def draw_day(label: str, width: int, style: Style) -> Strip:
    """A day line above the first headline of its day."""
    return Strip(segments([(pad(f" {label}", width), style)]), width)
