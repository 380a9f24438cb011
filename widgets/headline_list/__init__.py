"""The live list of headlines: 100,000 rows at no cost, drawn line by line."""

from __future__ import annotations

from widgets.headline_list.rows import HeadlineRow, ListedRows, RowSource
from widgets.headline_list.widget import HeadlineList

__all__ = ["HeadlineList", "HeadlineRow", "ListedRows", "RowSource"]
