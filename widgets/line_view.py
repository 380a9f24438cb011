"""A scrolled view that is drawn line by line, without what Textual does for any widget and these lines don't need."""

from __future__ import annotations

from itertools import chain
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

# Styles of which it is remembered what the filters leave. Each row of a picture brings new ones.
MOST_SETTLED = 4_096


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines as wide as the view, which `render_line` gives when they are to be drawn anew.

    There is no scrollbar: each move of one is a message and a layout. The focus changes no style: where it is to be
    seen, that is drawn.
    """

    DEFAULT_CSS = "LineView { overflow: hidden hidden; scrollbar-size: 0 0; }"

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        self._drawn: dict[int, Strip] = {}
        self._drawn_in = Size()
        self._view: tuple[Size, int] | None = None
        self._filters: tuple[LineFilter, ...] = ()
        self._settled: dict[tuple[Style, Color], Style | None] = {}
        super().__init__(id=id, classes=classes)

    @property
    def allow_vertical_scroll(self) -> bool:
        """The mouse wheel scrolls."""
        return not self.disabled

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Keep the styles; Textual would find them all anew, which takes longer than to draw the view."""

    def _on_focus(self, event: events.Focus) -> None:
        event.prevent_default()
        self._hold_focus(True, events.DescendantFocus(self))

    def _on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self._hold_focus(False, events.DescendantBlur(self))

    def _hold_focus(self, held: bool, said: Message) -> None:
        """What Textual does when the focus comes or goes, less drawing the whole view anew."""
        self.has_focus = held
        if self.parent is not None:
            self.parent.post_message(said)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw the lines of `regions` anew, or all."""
        if regions:
            for line in chain.from_iterable(region.line_range for region in regions):
                self._drawn.pop(line, None)
        else:
            self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`, a part of the view; of those that stand as they did nothing is done again."""
        if any(self.styles.gutter):
            return super().render_lines(crop)
        if self.size != self._drawn_in:
            self._drawn.clear()
            self._drawn_in = self.size
        drawn = self._drawn
        anew = [line for line in crop.line_range if line not in drawn]
        if anew and (filters := tuple(self.get_line_filters())) != self._filters:
            self._filters = filters
            self._settled.clear()
        background = self.background_colors[1] if anew and self._filters else None
        if anew:
            self._view = (self.size, self.scroll_offset.y)
        for line in anew:
            strip = self.render_line(line)
            drawn[line] = strip if background is None else self._filtered(strip, background)
        self._view = None
        first, end = crop.column_span
        strips = [drawn[line] for line in crop.line_range]
        return strips if (first, end) == (0, self.size.width) else [strip.crop(first, end) for strip in strips]

    @property
    def view(self) -> tuple[Size, int]:
        """The size of the view and the line at its top; asked once for all lines that are drawn together."""
        return self._view or (self.size, self.scroll_offset.y)

    def _filtered(self, strip: Strip, background: Color) -> Strip:
        """`strip` as Textual's filters leave it; they look at styles alone, of which there are few."""
        found = [(text, self._as_filtered(style, background)) for text, style, _ in strip]
        if all(style is segment.style for (_, style), segment in zip(found, strip, strict=True)):
            return strip
        return Strip([Segment(text, style) for text, style in found], strip.cell_length)

    def _as_filtered(self, style: Style | None, background: Color) -> Style | None:
        if style is None:
            return None
        if (style, background) not in self._settled:
            seen = [Segment("x", style)]
            for line_filter in self._filters:
                seen = line_filter.apply(seen, background)
            left = seen[0].style
            if len(self._settled) >= MOST_SETTLED:
                self._settled.clear()
            # The very style where it stays, so that a line that does not change is not built again.
            self._settled[style, background] = style if left == style else left
        return self._settled[style, background]
