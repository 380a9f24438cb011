"""Tables in a measure: columns share what room there is, cells wrap; else each row is told by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from widgets.cells import cells_of
from widgets.wrapping import wrapped

GAP = 2
_LEAST = 5
_NUMBER = re.compile(r"[-+−–~<>≈$€£¥]*\d[\d\s.,:/'’]*\s?(?:%|[A-Za-z€$£¥°]{0,3})\Z")

Rows = Sequence[Sequence[str]]


def set_table(rows: Rows, measure: int) -> list[tuple[str, bool]]:
    """`rows` as lines of at most `measure` cells, each with whether it belongs to the head, which is the first row.

    Where there is no room for all columns, each row stands under its first cell, with the head's words before the
    others.
    """
    count = max((len(row) for row in rows), default=0)
    if not count or measure < _LEAST:
        return []
    cells = [[*row, *[""] * (count - len(row))] for row in rows]
    columns = list(zip(*cells, strict=True))
    wanted = [max(max(map(cells_of, column)), 1) for column in columns]
    room = measure - GAP * (count - 1)
    if sum(min(width, _LEAST) for width in wanted) > room:
        return _row_by_row(cells, measure)
    widths = share(wanted, room)
    numeric = [all(_NUMBER.match(cell) or not cell for cell in column[1:]) and len(column) > 1 for column in columns]
    lines: list[tuple[str, bool]] = []
    for number, row in enumerate(cells):
        if number == 0 and not any(row):
            continue
        lines += [(line, number == 0) for line in _set_row(row, widths, numeric)]
        if number == 0 and len(cells) > 1:
            lines.append(((" " * GAP).join("─" * width for width in widths), False))
    return lines


def _row_by_row(rows: Rows, measure: int) -> list[tuple[str, bool]]:
    head, *body = rows
    lines: list[tuple[str, bool]] = []
    for row in body or [head]:
        lines += [("", False)] if lines else []
        lines += [(line, True) for line in wrapped(row[0], measure)]
        for name, cell in zip(head[1:], row[1:], strict=True):
            if cell:
                told = f"{name}: {cell}" if name and body else cell
                lines += [(" " * GAP + line, False) for line in wrapped(told, measure - GAP)]
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
