"""Tables in a measure: columns share what room there is, cells wrap, columns without any room are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from widgets.cells import ELLIPSIS, cells_of
from widgets.wrapping import wrapped

GAP = 2
_LEAST = 5
_NUMBER = re.compile(r"[-+−–~<>≈$€£¥]*\d[\d\s.,:/'’]*\s?(?:%|[A-Za-z€$£¥°]{0,3})\Z")

Rows = Sequence[Sequence[str]]


def set_table(rows: Rows, measure: int) -> list[tuple[str, bool]]:
    """`rows` as lines of at most `measure` cells, each with whether it belongs to the head, which is the first row."""
    count = max((len(row) for row in rows), default=0)
    if not count or measure < _LEAST:
        return []
    cells = [[*row, *[""] * (count - len(row))] for row in rows]
    kept = min(count, (measure + GAP) // (_LEAST + GAP))
    if kept < count:
        cells = [[*row[: kept - 1], ELLIPSIS] for row in cells] if kept > 1 else [row[:1] for row in cells]
    columns = list(zip(*cells, strict=True))
    widths = share([max(max(map(cells_of, column)), 1) for column in columns], measure - GAP * (len(columns) - 1))
    numeric = [all(_NUMBER.match(cell) or not cell for cell in column[1:]) and len(column) > 1 for column in columns]
    lines: list[tuple[str, bool]] = []
    for number, row in enumerate(cells):
        lines += [(line, number == 0) for line in _set_row(row, widths, numeric)]
        if number == 0 and len(cells) > 1:
            lines.append(((" " * GAP).join("─" * width for width in widths), False))
    return lines


def share(wanted: Sequence[int], room: int) -> list[int]:
    """The widths of columns that want so many cells each: the widest give way, evenly, until all fit into `room`."""
    low, high = 1, max(wanted)
    while low < high:
        cap = (low + high + 1) // 2
        low, high = (cap, high) if sum(min(width, cap) for width in wanted) <= room else (low, cap - 1)
    widths = [min(width, low) for width in wanted]
    for index, width in enumerate(wanted):
        if widths[index] < width and sum(widths) < room:
            widths[index] += 1
    return widths


def _set_row(row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> list[str]:
    columns = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for number in range(max(map(len, columns))):
        parts = []
        for column, width, right in zip(columns, widths, numeric, strict=True):
            text = column[number] if number < len(column) else ""
            space = " " * (width - cells_of(text))
            parts.append(space + text if right else text + space)
        lines.append((" " * GAP).join(parts).rstrip())
    return lines
