"""The reading pane as a widget: scrolling, finding, links and clicks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from widgets.cells import cells_of, fit
from widgets.component_style import own_style
from widgets.line_view import LineView
from widgets.reading_pane.document import Document
from widgets.reading_pane.drawing import PANE_CSS, ROLES, Looks, draw_line, draw_picture_row
from widgets.reading_pane.flow import Piece, Setting, Target
from widgets.reading_pane.illustrations import Box, Illustrations, boxes_of, placed_at, placed_within
from widgets.reading_pane.marks import Highlighter, Marks
from widgets.reading_pane.typeset import typeset
from widgets.scroll_mark import in_thumb, with_thumb

MEASURE = 72


class ReadingPane(LineView, inherit_bindings=False):
    """An article, typeset in a measure that is pleasant to read; only the lines in view are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reading-pane--{role}" for role in (*ROLES, "thumb")}

    DEFAULT_CSS = PANE_CSS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "line(1)", "Line down", id="article.down", show=False),
        Binding("k,up", "line(-1)", "Line up", id="article.up", show=False),
        Binding("space,pagedown", "page(1)", "Page down", id="article.page-down"),
        Binding("b,pageup", "page(-1)", "Page up", id="article.page-up", show=False),
        Binding("ctrl+d", "page(0.5)", "Half a page down", id="article.half-down", show=False),
        Binding("ctrl+u", "page(-0.5)", "Half a page up", id="article.half-up", show=False),
        Binding("G,end", "last", "End", id="article.last", show=False),
        Binding("home", "first", "Top", id="article.first", show=False),
    ]

    @dataclass
    class Progressed(Message):
        """Another part of the body is in view; `percent` of it has been, 100 at its end.

        `below` says in a word what follows below the view where the body has ended, "" where nothing does.
        """

        pane: ReadingPane
        percent: int
        minutes_left: int
        below: str = ""

        @property
        def control(self) -> ReadingPane:
            return self.pane

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ReadingPane.Progressed)

    @dataclass
    class SimilarChosen(Message):
        """The reader clicked on a similar story; `index` counts from 0."""

        pane: ReadingPane
        index: int

        @property
        def control(self) -> ReadingPane:
            return self.pane

    @dataclass
    class TagChosen(Message):
        """The reader clicked on a tag."""

        pane: ReadingPane
        tag: str

        @property
        def control(self) -> ReadingPane:
            return self.pane

    @dataclass
    class LinkChosen(Message):
        """The reader clicked on a link; `number` is the one it has in the text, from 1."""

        pane: ReadingPane
        number: int
        url: str

        @property
        def control(self) -> ReadingPane:
            return self.pane

    @dataclass
    class PicturesNear(Message):
        """These pictures are in view, or a page below it."""

        pane: ReadingPane
        urls: tuple[str, ...]

        @property
        def control(self) -> ReadingPane:
            return self.pane

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ReadingPane.PicturesNear)

    def __init__(self, *, id: str | None = None, classes: str | None = None, empty: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self._document: Document | None = None
        self._measure = MEASURE
        self._setting = typeset(self._nothing, MEASURE)
        self._settings: LRUCache[tuple[Document, int, tuple[tuple[str, Box], ...]], Setting] = LRUCache(8)
        self._strips: LRUCache[tuple[int, int], Strip] = LRUCache(256)
        self._looks: Looks | None = None
        self._marks = Marks()
        self._needle = ""
        self._told = (-1, -1, "")
        self._illustrations: Illustrations | None = None
        self._near: tuple[str, ...] = ()

    @property
    def _nothing(self) -> Document:
        return Document("", status=self._empty)

    @property
    def document(self) -> Document | None:
        """The article that is shown."""
        return self._document

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses of the numbered links; number 1 is the first."""
        return self._setting.links

    @property
    def position(self) -> int:
        """Where the reader is, as one number that survives another width: 0 is the top, then characters of the body."""
        top = self.scroll_offset.y
        return self._setting.places[top] if top < len(self._setting.places) else 0

    @property
    def percent(self) -> int:
        """How much of the body has been in view, at this place."""
        end = self._setting.body_end
        return min(100, round(100 * (self.scroll_offset.y + self.size.height) / end)) if end else 100

    @property
    def minutes_left(self) -> int:
        """How long the rest of the body takes to read, in whole minutes, rounded up."""
        minutes = self._document.minutes if self._document else 0
        return math.ceil(minutes * (100 - self.percent) / 100)

    @property
    def below(self) -> str:
        """What follows below the view, in a word, where all of the body has been in it; "" where nothing does."""
        document, seen = self._document, self.scroll_offset.y + self.size.height
        if document is None or self.percent < 100 or seen >= len(self._setting.lines):
            return ""
        rows = document.similar or document.same or document.more
        listed = 2 + len(self.links) if self.links else 0
        return "similar" if rows and seen < len(self._setting.lines) - listed else "links" if self.links else ""

    @property
    def highlights(self) -> Highlighter | None:
        """What to mark in the text: a function from it to character ranges."""
        return self._marks.highlights

    @highlights.setter
    def highlights(self, highlights: Highlighter | None) -> None:
        self._marks.highlights = highlights
        self._marks.search(self._needle, self._setting)
        self._redraw()

    @property
    def illustrations(self) -> Illustrations | None:
        """Who has the pictures; without, there are only captions."""
        return self._illustrations

    @illustrations.setter
    def illustrations(self, illustrations: Illustrations | None) -> None:
        place, self._illustrations = self.position, illustrations
        self._set(place)

    def redraw_picture(self, url: str) -> None:
        """The picture at `url` is there now, or what is to be said of it has changed."""
        for placed in self._setting.pictures:
            if placed.url == url:
                self._strips.clear()
                self.refresh_lines(placed.line, placed.box.rows)

    @property
    def measure(self) -> int:
        """The most cells a line may have; 0 for all that the pane has."""
        return self._measure

    @measure.setter
    def measure(self, measure: int) -> None:
        if measure != self._measure:
            place, self._measure = self.position, measure
            self._set(place)

    def show(self, document: Document | None, *, position: int = 0) -> None:
        """Show `document` from `position` on; None shows what to do instead."""
        if document is None or self._document is None or document.title != self._document.title:
            self._needle = ""
        self._document = document
        self._set(position)

    def find(self, needle: str) -> int:
        """Mark `needle` wherever it stands, in any case, and go to the first from here on; the number of matches.

        An empty needle takes the marks away.
        """
        self._needle = needle
        self._marks.search(needle, self._setting)
        self._go_to_first()
        return len(self._marks.found)

    def find_next(self, step: int = 1) -> tuple[int, int]:
        """Go `step` matches on, around the ends: which one it is, from 1, and how many there are.

        Where nothing is looked for, what the filter matched is.
        """
        if not self._marks.found:
            self._marks.search_highlights(self._setting)
            self._go_to_first()
        else:
            self._go_to_match((self._marks.here + step) % len(self._marks.found))
            self._redraw()
        return self._marks.here + 1, len(self._marks.found)

    def action_line(self, lines: int) -> None:
        self._scroll_line(self.scroll_offset.y + lines)

    def action_page(self, pages: float) -> None:
        """Scroll by `pages` views; a whole one keeps a line of what was read."""
        height = self.size.height
        lines = max(height - 1, 1) if abs(pages) >= 1 else max(int(height * abs(pages)), 1)
        self._scroll_line(self.scroll_offset.y + (lines if pages > 0 else -lines))

    def action_first(self) -> None:
        self._scroll_line(0)

    def action_last(self) -> None:
        self._scroll_line(len(self._setting.lines))

    def on_click(self, event: events.Click) -> None:
        """Follow what stands under the mouse."""
        event.stop()
        offset = event.get_content_offset(self)
        target = self._target_at(offset.x, offset.y) if offset is not None else None
        if target is None or self._document is None:
            return
        if target.kind == "similar":
            self.post_message(self.SimilarChosen(self, target.number))
        elif target.kind == "tag":
            self.post_message(self.TagChosen(self, self._document.tags[target.number]))
        else:
            self.post_message(self.LinkChosen(self, target.number + 1, self.links[target.number]))

    def on_resize(self) -> None:
        self._set(self.position)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._tell_progress()
            self._tell_pictures()

    def notify_style_update(self) -> None:
        """Forget what was drawn in the styles before."""
        self._looks = None
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Line `y` of the view."""
        looks = self._looks_now()
        (width, height), top = self.view
        strip = self._strips.get((top + y, width))
        if strip is None:
            strip = self._picture_row(top + y, looks) or draw_line(self._pieces(top + y), self._margin, width, looks)
            self._strips[top + y, width] = strip
        if in_thumb(y, height, top, len(self._setting.lines)):
            return with_thumb(strip, looks.thumb)
        return strip

    @property
    def _margin(self) -> int:
        """Cells left of the text: it stands in the middle of a wide pane."""
        return max((self.view[0].width - self._setting.measure) // 2, 0)

    def _pieces(self, number: int) -> list[Piece]:
        if not 0 <= number < len(self._setting.lines):
            return []
        line = self._setting.lines[number]
        return self._setting.pieces(line, self._marks.over(line.flow, self._setting))

    def _picture_row(self, number: int, looks: Looks) -> Strip | None:
        """Line `number` where a picture stands there, or what is said in its place; None for any other line."""
        placed = placed_at(self._setting.pictures, number)
        if placed is None or self._illustrations is None:
            return None
        row = self._illustrations.row(placed.url, placed.box, number - placed.line)
        if row is None:
            note = self._illustrations.note(placed.url) if number == placed.line else ""
            row = ((fit(note, self._setting.measure), looks.of(("status",))),)
        return draw_picture_row(row, self._margin, self.size.width, looks)

    def _target_at(self, x: int, y: int) -> Target | None:
        left = self._margin
        for piece in self._pieces(y + self.scroll_offset.y):
            left += cells_of(piece.text)
            if x < left:
                return piece.target if x >= self._margin else None
        return None

    def _looks_now(self) -> Looks:
        if self._looks is None:

            def part(role: str) -> Style:
                return own_style(self, f"reading-pane--{role}")

            self._looks = Looks(self.rich_style, part, self.get_component_rich_style("reading-pane--thumb"))
        return self._looks

    def _set(self, place: int) -> None:
        """Set the document in the width there is, with `place` at the top of the view."""
        # A blank stands on either side of the text, and beside it the thumb.
        room = max(self.size.width - 3, 1) if self.size.width else MEASURE
        measure = min(room, self._measure) if self._measure else room
        document = self._document or self._nothing
        boxes = boxes_of(document, self._illustrations, measure, self.size.height)
        setting = self._settings.get((document, measure, boxes))
        if setting is None:
            setting = self._settings[document, measure, boxes] = typeset(document, measure, dict(boxes))
        is_new, self._setting = setting is not self._setting, setting
        # Set without a layout: nothing but this pane changes, and a layout repaints every scrolled pane.
        self.set_reactive(Widget.virtual_size, Size(self.size.width, len(setting.lines)))
        if is_new:
            self._marks.search(self._needle, setting)
        self._scroll_line(setting.line_at(place))
        if is_new:
            # What is shown as it is, as when the pane gets its size, is drawn already.
            self._redraw()
        self._tell_progress()
        self._near = ()
        self._tell_pictures()

    def _tell_pictures(self) -> None:
        """Say which pictures are near, if others have come near."""
        top = self.scroll_offset.y
        urls = placed_within(self._setting.pictures, top, top + 2 * self.size.height)
        if urls != self._near:
            self._near = urls
            self.post_message(self.PicturesNear(self, urls))

    def _go_to_first(self) -> None:
        """Go to the first match from here on, else to the first of all."""
        top, count = self.scroll_offset.y, len(self._marks.found)
        if count:
            below = (index for index in range(count) if self._marks.line_of(index, self._setting) >= top)
            self._go_to_match(next(below, 0))
        self._redraw()

    def _go_to_match(self, index: int) -> None:
        self._marks.here = index
        line, top, height = self._marks.line_of(index, self._setting), self.scroll_offset.y, self.size.height
        if not top <= line < top + height:
            self._scroll_line(line - height // 3)

    def _redraw(self) -> None:
        self._marks.clear()
        self._strips.clear()
        self.refresh()

    def _scroll_line(self, line: int) -> None:
        last = max(len(self._setting.lines) - self.size.height, 0)
        self.scroll_to(y=min(max(line, 0), last), animate=False, force=True, immediate=True)

    def _tell_progress(self) -> None:
        now = (self.percent, self.minutes_left, self.below)
        if self._document is not None and self.size.height and now != self._told:
            self._told = now
            self.post_message(self.Progressed(self, *now))
