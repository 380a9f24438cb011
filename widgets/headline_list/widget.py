"""The headline list as a widget: cursor, scrolling, keys and mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.scroll_view import ScrollView

from widgets.headline_list.rows import ListedRows, RowSource

Highlighter = Callable[[str], list[tuple[int, int]]]


class HeadlineList(ScrollView, can_focus=True):
    """A list of headlines under day lines, with a cursor."""

    @dataclass
    class Highlighted(Message):
        """The cursor came to rest on another row."""

        headline_list: HeadlineList
        index: int
        key: int

    @dataclass
    class Chosen(Message):
        """The reader asked for the row's article."""

        headline_list: HeadlineList
        index: int
        key: int

    def __init__(self, *, id: str | None = None, classes: str | None = None, empty: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self.highlights: Highlighter | None = None
        self._source: RowSource = ListedRows()

    @property
    def cursor(self) -> int:
        """The index of the row under the cursor, -1 when the list is empty."""
        return -1

    @property
    def cursor_offset(self) -> int:
        """How many lines below the top of the view the cursor stands, for `show(keep_offset=…)`."""
        return 0

    def show(
        self,
        source: RowSource,
        days: Sequence[tuple[int, str]] = (),
        *,
        cursor: int = 0,
        keep_offset: int | None = None,
    ) -> None:
        """Replace the content; the cursor's row stays `keep_offset` lines below the top of the view if that is given."""

    def refresh_rows(self, first: int = 0, last: int | None = None) -> None:
        """Draw the rows `first` to `last`, both included, anew; all to the end if `last` is None."""

    def move(self, delta: int) -> None:
        """Move the cursor by `delta` rows."""

    def page(self, pages: float) -> None:
        """Move the cursor by `pages` views; 0.5 is half a view, negative is up."""

    def go(self, index: int) -> None:
        """Put the cursor on row `index`, or the nearest there is."""
