"""The headline list as a widget: cursor, scrolling, keys and mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from widgets.cells import over
from widgets.headline_list.drawing import Columns, Highlighter, RowStyles, draw_day, draw_loading, draw_row
from widgets.headline_list.rows import DayLines, HeadlineRow, ListedRows, RowSource
from widgets.line_view import LineView
from widgets.notice import draw_notice
from widgets.scroll_mark import in_thumb, with_thumb

# The largest count that can be typed before a move.
MOST = 1_000_000


class HeadlineList(LineView, inherit_bindings=False):
    """A list of headlines under day lines, with a cursor; only the lines in view are ever asked for or drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "headline-list--title",
        "headline-list--read",
        "headline-list--quiet",
        "headline-list--fresh",
        "headline-list--mark",
        "headline-list--match",
        "headline-list--day",
        "headline-list--cursor",
        "headline-list--cursor-here",
        "headline-list--thumb",
        "headline-list--empty",
    }

    DEFAULT_CSS = """
    HeadlineList {
        & .headline-list--read, & .headline-list--quiet, & .headline-list--empty { color: $foreground-muted; }
        & .headline-list--fresh, & .headline-list--mark { color: $accent; }
        & .headline-list--match { color: $accent; text-style: bold underline; }
        & .headline-list--day { color: $primary; text-style: bold; }
        & .headline-list--thumb { color: $foreground 30%; }
        & .headline-list--cursor { background: $foreground 9%; }
        & .headline-list--cursor-here { background: $primary 35%; }
        /* A terminal's own colours cannot be blended, and its blue is hard to read on black. */
        &:ansi {
            & .headline-list--read, & .headline-list--quiet, & .headline-list--empty, & .headline-list--thumb {
                text-style: dim;
            }
            & .headline-list--day { color: $secondary; }
        }
        &:ansi, &:nocolor {
            & .headline-list--title { text-style: bold; }
            & .headline-list--cursor { text-style: underline; }
        }
        &:ansi .headline-list--cursor-here, &:nocolor .headline-list--cursor-here { text-style: reverse; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Next headline", id="list.down", show=False),
        Binding("k,up", "move(-1)", "Previous headline", id="list.up", show=False),
        Binding("ctrl+d", "page(0.5)", "Half a page down", id="list.half-down", show=False),
        Binding("ctrl+u", "page(-0.5)", "Half a page up", id="list.half-up", show=False),
        Binding("pagedown", "page(1)", "Page down", id="list.page-down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="list.page-up", show=False),
        Binding("G,end", "last", "Last headline", id="list.last", show=False),
        Binding("home", "first", "First headline", id="list.first", show=False),
        Binding("enter,l,right", "choose", "read", id="list.open", tooltip="Read the article"),
    ]

    @dataclass
    class Highlighted(Message):
        """The reader moved the cursor to another row; `key` is None while that row is not loaded."""

        headline_list: HeadlineList
        index: int
        key: int | None

        @property
        def control(self) -> HeadlineList:
            return self.headline_list

    @dataclass
    class Chosen(Message):
        """The reader asked for the row's article."""

        headline_list: HeadlineList
        index: int
        key: int

        @property
        def control(self) -> HeadlineList:
            return self.headline_list

    def __init__(self, *, id: str | None = None, classes: str | None = None, empty: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self._highlights: Highlighter | None = None
        self._source: RowSource = ListedRows()
        self._lines = DayLines()
        self._cursor = -1
        self._count = 0
        self._count_lapses = False
        self._strips: LRUCache[tuple[int, bool, int], Strip] = LRUCache(512)
        self._row_styles: dict[bool, RowStyles] = {}

    @property
    def empty(self) -> str:
        """What an empty list says instead of headlines: what the reader can do next."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        if text != self._empty:
            self._empty = text
            if not self._lines.rows:
                self.refresh()

    @property
    def highlights(self) -> Highlighter | None:
        """What to mark in a title: a function from it to character ranges."""
        return self._highlights

    @highlights.setter
    def highlights(self, highlights: Highlighter | None) -> None:
        self._highlights = highlights
        self._strips.clear()
        self.refresh()

    @property
    def cursor(self) -> int:
        """The index of the row under the cursor, -1 when the list is empty."""
        return self._cursor

    @property
    def cursor_offset(self) -> int:
        """How many lines below the top of the view the cursor stands, for `show(keep_offset=…)`."""
        return self._lines.line_of(self._cursor) - self.scroll_offset.y if self._cursor >= 0 else 0

    @property
    def rows_in_view(self) -> tuple[int, int]:
        """The first and the last row in view; (0, -1) when there is none."""
        top, height = self.scroll_offset.y, self.size.height
        if not self._lines.rows:
            return 0, -1
        last = self._lines.row_at(top + height - 1)
        if last is None:
            last = self._lines.row_near(top + height - 1) - (top + height <= self._lines.lines)
        return self._lines.row_near(top), last

    @property
    def row(self) -> HeadlineRow | None:
        """The row under the cursor, if it is loaded."""
        return self._source.row(self._cursor) if self._cursor >= 0 else None

    def show(
        self,
        source: RowSource,
        days: Sequence[tuple[int, str]] = (),
        *,
        cursor: int = 0,
        keep_offset: int | None = None,
    ) -> None:
        """Replace the content; `days` are (first row's index, label).

        The cursor's row stays `keep_offset` lines below the top of the view, or where it comes into view with the
        least scrolling if that is None. Posts no message: the caller knows what it shows.
        """
        self._source = source
        self._lines = DayLines(days, len(source))
        self._cursor = min(max(cursor, 0), len(source) - 1)
        self._strips.clear()
        # Set without a layout: nothing but this list changes, and a layout repaints every scrolled pane.
        self.set_reactive(Widget.virtual_size, Size(self.size.width, self._lines.lines))
        if keep_offset is not None and self._cursor >= 0:
            self._scroll_line(self._lines.line_of(self._cursor) - keep_offset)
        else:
            self._scroll_line(self.scroll_offset.y)
            self._reveal_cursor()
        self.refresh()

    def refresh_rows(self, first: int = 0, last: int | None = None) -> None:
        """Draw the rows `first` to `last`, both included, anew; all to the end if `last` is None."""
        if not self._lines.rows:
            return
        final = self._lines.rows - 1 if last is None else min(last, self._lines.rows - 1)
        seen_first, seen_last = self.rows_in_view
        for key in list(self._strips.keys()):
            row = self._lines.row_at(key[0])
            if row is not None and first <= row <= final:
                self._strips.discard(key)
        first, final = max(first, seen_first), min(final, seen_last)
        if first <= final:
            top = self._lines.line_of(first)
            self.refresh_lines(top, self._lines.line_of(final) - top + 1)

    def go(self, index: int) -> None:
        """Put the cursor on row `index`, or the nearest there is, and bring it into view."""
        self._count = 0
        index = min(max(index, 0), self._lines.rows - 1)
        if index != self._cursor and index >= 0:
            before, self._cursor = self._cursor, index
            self._refresh_row(before)
            self._refresh_row(index)
            row = self._source.row(index)
            self.post_message(self.Highlighted(self, index, row.key if row else None))
        self._reveal_cursor()

    def move(self, delta: int) -> None:
        """Move the cursor by `delta` rows."""
        self.go(self._cursor + delta)

    def page(self, pages: float) -> None:
        """Move the cursor by `pages` views, and the view with it; 0.5 is half a view, negative is up."""
        lines = max(1, int(abs(pages) * self.size.height)) * (1 if pages > 0 else -1)
        self._scroll_line(self.scroll_offset.y + lines)
        self.go(self._cursor + lines)

    def count_digit(self, digit: int) -> int:
        """Take `digit` as the next one of the count for the move that follows; the count so far."""
        self._count = min(self._count * 10 + digit, MOST)
        self._count_lapses = False
        return self._count

    def next_key(self) -> None:
        """A key was pressed, here or elsewhere, and has not done its work yet: a count is for the one after it."""
        if self._count_lapses:
            self._count = 0
        self._count_lapses = True

    def action_move(self, delta: int) -> None:
        times, self._count = max(self._count, 1), 0
        self.move(delta * times)

    def action_page(self, pages: float) -> None:
        self.page(pages)

    def action_first(self) -> None:
        self.go(0)

    def action_last(self) -> None:
        self.go(self._lines.rows - 1)

    def action_choose(self) -> None:
        if (row := self.row) is not None:
            self.post_message(self.Chosen(self, self._cursor, row.key))

    def on_click(self, event: events.Click) -> None:
        """Select the headline under the mouse; choose it if it is selected already."""
        event.stop()
        offset = event.get_content_offset(self)
        row = self._lines.row_at(offset.y + self.scroll_offset.y) if offset is not None else None
        if row is None:
            return
        if row == self._cursor:
            self.action_choose()
        else:
            self.go(row)

    def on_resize(self) -> None:
        self._strips.clear()
        self.set_reactive(Widget.virtual_size, Size(self.size.width, self._lines.lines))
        self._scroll_line(self.scroll_offset.y)
        self._reveal_cursor()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw the cursor as one that has the reader's eyes, or not."""
        super().watch_has_focus(has_focus)
        self._row_styles.pop(True, None)
        self.refresh_rows(self._cursor, self._cursor)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the styles before."""
        self._strips.clear()
        self._row_styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Line `y` of the view."""
        (width, height), top = self.view
        if not self._lines.rows:
            return draw_notice(self._empty, y, width, height, self.get_component_rich_style("headline-list--empty"))
        strip = self._draw_line(top + y, width)
        if in_thumb(y, height, top, self._lines.lines):
            thumb = self.get_component_rich_style("headline-list--thumb")
            return with_thumb(strip, thumb)
        return strip

    def _draw_line(self, line: int, width: int) -> Strip:
        row_index = self._lines.row_at(line)
        under_cursor = row_index == self._cursor
        cached = (line, under_cursor, width)
        if (strip := self._strips.get(cached)) is not None:
            return strip
        if row_index is None:
            label = self._lines.label_at(line)
            if label is None:
                return Strip.blank(width, self.rich_style)
            strip = draw_day(label, width, self.get_component_rich_style("headline-list--day"))
        else:
            styles = self._styles_of(under_cursor)
            row = self._source.row(row_index)
            if row is None:
                return draw_loading(Columns.of(width), styles.quiet)
            strip = draw_row(row, Columns.of(width), styles, self._highlights)
        self._strips[cached] = strip
        return strip

    def _styles_of(self, under_cursor: bool) -> RowStyles:
        if (styles := self._row_styles.get(under_cursor)) is None:
            parts = ("title", "read", "quiet", "fresh", "mark", "match")
            looks = [self.get_component_rich_style(f"headline-list--{part}") for part in parts]
            if under_cursor:
                here = "-here" if self.has_focus else ""
                cursor = self.get_component_rich_style(f"headline-list--cursor{here}")
                looks = [over(look, cursor) for look in looks]
            styles = self._row_styles[under_cursor] = RowStyles(*looks)
        return styles

    def _refresh_row(self, row: int) -> None:
        if row >= 0:
            self.refresh_lines(self._lines.line_of(row))

    def _reveal_cursor(self) -> None:
        """Scroll as little as brings the cursor's row into view, with the day line above it where there is one."""
        if self._cursor < 0 or not self.size.height:
            return
        line, top, height = self._lines.line_of(self._cursor), self.scroll_offset.y, self.size.height
        upper = line - 1 if self._lines.label_at(line - 1) is not None else line
        if upper < top:
            self._scroll_line(upper)
        elif line >= top + height:
            self._scroll_line(line - height + 1)

    def _scroll_line(self, line: int) -> None:
        """Let `line` be the first in view, as far as there are lines to fill the view."""
        self.scroll_to(y=min(max(line, 0), max(self._lines.lines - self.size.height, 0)), animate=False, force=True)
