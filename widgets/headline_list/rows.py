"""What a headline list shows: rows, where they come from, and where the day lines stand between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """A headline ready to be drawn; every string has been cleaned.

    `clock` is a time of day of at most five cells; `fresh` marks one that came while the reader was looking; `outlets`
    counts the outlets telling its story, this one included, and `folded` the other tellings that this row stands for;
    `depth` indents a telling under its unfolded story.
    """

    key: int
    clock: str
    source: str
    title: str
    read: bool = False
    starred: bool = False
    later: bool = False
    fresh: bool = False
    outlets: int = 1
    deck: str = ""
    depth: int = 0
    folded: int = 0


class RowSource(Protocol):
    """Where a list takes its rows from, one at a time, as they come into view."""

    def __len__(self) -> int:
        """The number of rows."""
        ...

    def row(self, index: int) -> HeadlineRow | None:
        """Row `index`, or None while it is not loaded; the source calls `HeadlineList.refresh_rows` when it is."""
        ...


class ListedRows:
    """A row source over rows that are all there already."""

    def __init__(self, rows: Sequence[HeadlineRow] = ()) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> HeadlineRow | None:
        return self._rows[index]


class DayLines:
    """Maps display lines to rows and back, in O(log days). A day line stands before the first row of its day.

    `days` are (index of the day's first row, label), in order; days beyond the last row are dropped.
    """

    def __init__(self, days: Sequence[tuple[int, str]] = (), rows: int = 0) -> None:
        kept = [(first, label) for first, label in days if 0 <= first < rows]
        self.rows = rows
        self._first_rows = [first for first, _ in kept]
        self._labels = [label for _, label in kept]
        self._lines = [first + position for position, first in enumerate(self._first_rows)]

    @property
    def lines(self) -> int:
        """The number of display lines: rows and day lines."""
        return self.rows + len(self._labels)

    def line_of(self, row: int) -> int:
        """The display line of `row`."""
        return row + bisect_right(self._first_rows, row)

    def row_at(self, line: int) -> int | None:
        """The row on display line `line`, or None where a day line stands or beyond the end."""
        before = bisect_right(self._lines, line)
        if not 0 <= line < self.lines or (before and self._lines[before - 1] == line):
            return None
        return line - before

    def label_at(self, line: int) -> str | None:
        """The label of the day line on `line`, or None where a row stands."""
        position = bisect_left(self._lines, line)
        return self._labels[position] if position < len(self._lines) and self._lines[position] == line else None

    def row_near(self, line: int) -> int:
        """The row on `line`, or the first one after it; the last row beyond the end, -1 when there is none."""
        row = self.row_at(line)
        if row is None:
            row = self.row_at(line + 1) if line < self.lines else None
        return self.rows - 1 if row is None else row
