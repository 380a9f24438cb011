"""The table of feeds: only what changed is drawn anew, and all of it where rows or columns moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import ClassVar, Literal

from rich.style import Style
from rich.text import Text
from textual.widgets import DataTable
from textual.widgets.data_table import ColumnKey

from newsdash.models import Feed, Key
from tui.screens.feeds.describing import CALM, HEADS, RIGHT, WIDE, columns, state, widths
from widgets.cells import fit


class FeedTable(DataTable[Text]):
    """A row a feed, as `describing` puts it in words."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"feeds--calm", "feeds--failing"}
    DEFAULT_CSS = """
    FeedTable .feeds--calm { color: $foreground 60%; }
    FeedTable .feeds--failing { color: $error; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, cursor_type="row", zebra_stripes=False)
        self._widths: tuple[int, ...] = ()
        self._keys: list[ColumnKey] = []
        self._shown: Mapping[Key, Feed] = {}
        self._silent: frozenset[Key] = frozenset()
        self._calm = self._failing = Style()

    @property
    def here(self) -> Key:
        """The feed under the cursor, 0 if there is none."""
        if not self.is_valid_row_index(self.cursor_row):
            return 0
        return int(self.ordered_rows[self.cursor_row].key.value or 0)

    def show(
        self, feeds: Sequence[Feed], room: int, now: int, zone: tzinfo, silent: frozenset[Key] = frozenset()
    ) -> None:
        """Show `feeds`, in their order, in rows of `room` cells; the cursor stays on its feed, or goes to a new one.

        `silent` are those that have brought no article yet.
        """
        spoken = self._silent ^ silent
        self._silent = silent
        cells = widths(room)
        self._calm, self._failing = (
            Style(color=self.get_component_rich_style(f"feeds--{of}").color) for of in ("calm", "failing")
        )
        if cells == self._widths and list(self._shown) == [feed.id for feed in feeds]:
            for feed in feeds:
                if feed != self._shown[feed.id] or feed.id in spoken:
                    for key, text in zip(self._keys, self._row(feed, cells, now, zone), strict=True):
                        self.update_cell(str(feed.id), key, text)
        else:
            self._show_all(feeds, cells, now, zone)
        self._widths, self._shown = cells, {feed.id: feed for feed in feeds}

    def _show_all(self, feeds: Sequence[Feed], cells: Sequence[int], now: int, zone: tzinfo) -> None:
        here, row = self._new(feeds) or self.here, self.cursor_row
        self.clear(columns=True)
        self._keys = [
            self.add_column(Text(head, justify=_side(number)), width=width)
            for number, (head, width) in enumerate(zip(HEADS, cells, strict=True))
            if width
        ]
        for feed in feeds:
            self.add_row(*self._row(feed, cells, now, zone), key=str(feed.id))
        if any(feed.id == here for feed in feeds):
            row = self.get_row_index(str(here))
        self.move_cursor(row=max(0, min(row, len(feeds) - 1)), animate=False)

    def _new(self, feeds: Sequence[Feed]) -> Key:
        """The feed that has just been added, or has come back; 0 where that is none, or all are new."""
        new = [feed.id for feed in feeds if feed.id not in self._shown] if self._shown else []
        return new[0] if len(new) == 1 else 0

    def _row(self, feed: Feed, cells: Sequence[int], now: int, zone: tzinfo) -> list[Text]:
        is_calm = state(feed, now, self._silent) in CALM
        styles = [Style(), *[self._calm] * 5, self._calm if is_calm else self._failing]
        texts = columns(feed, now, zone, wide=cells[-1] >= WIDE, silent=self._silent)
        return [
            Text(fit(text, width), style, justify=_side(number), no_wrap=True)
            for number, (text, width, style) in enumerate(zip(texts, cells, styles, strict=True))
            if width
        ]


def _side(column: int) -> Literal["left", "right"]:
    return "right" if column in RIGHT else "left"
