"""Tables: rows of cells where a table holds data, nothing where it only lays out a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdash.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ROWS = 500
MAX_COLUMNS = 24
_MAX_CELL = 400
_LAYOUT = ("table", "h1", "h2", "h3", "blockquote", "article", "section", "form", "iframe", "figure")
_LISTS = ("ul", "ol")


def as_rows(table: HtmlElement) -> tuple[tuple[str, ...], ...]:
    """The cells of a data `table`, every row as wide as the widest, the first row its head, empty where it has
    none; () for a layout table.

    A cell that spans columns is followed by empty ones. A table lays out a page if it says so, holds other tables,
    headings or, without a head, lists, has a single row or column, or cells as long as paragraphs.
    """
    if table.get("role") in ("presentation", "none") or any(
        next(table.iterdescendants(tag), None) is not None for tag in _LAYOUT
    ):
        return ()
    # Lists are laid out in tables more often than they are cells under a head.
    if next(table.iter(*_LISTS), None) is not None and next(table.iter("th"), None) is None:
        return ()
    rows = [_cells(row) for row in list(table.iter("tr"))[:MAX_ROWS]]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or width < 2 or any(len(cell) > _MAX_CELL for row in rows for cell in row):
        return ()
    head = [[""] * width] if _names_rows_alone(table) else []
    return tuple(tuple(row + [""] * (width - len(row))) for row in head + rows)


def _names_rows_alone(table: HtmlElement) -> bool:
    """Whether the names in `table` are those of its rows, not of its columns."""
    rows = [row for row in table.iter("tr") if next(row.iterchildren("td", "th"), None) is not None]
    first = [next(row.iterchildren("td", "th")).tag for row in rows]
    return set(first) == {"th"} and all(next(row.iterchildren("td"), None) is not None for row in rows)


def _cells(row: HtmlElement) -> list[str]:
    cells: list[str] = []
    for cell in row.iterchildren("td", "th"):
        items = [clean(" ".join(item.itertext())) for item in cell.iter("li")]
        cells.append("; ".join(filter(None, items)) if items else clean(" ".join(cell.itertext())))
        span = cell.get("colspan") or "1"
        if span.isascii() and span.isdecimal():
            cells += [""] * (min(int(span[:3]), MAX_COLUMNS) - 1)
        if len(cells) >= MAX_COLUMNS:
            break
    return cells[:MAX_COLUMNS]
