"""A scrolled view that is drawn line by line, without what Textual does for any widget and these lines don't need."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines as wide as the view, which `render_line` gives; those that it keeps are styled and split only once.

    There is no scrollbar: each move of one is a message and a layout. The focus changes no style: where it is to be
    seen, that is drawn.
    """

    DEFAULT_CSS = "LineView { overflow: hidden hidden; scrollbar-size: 0 0; }"

    ALLOW_SELECT = False

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`, a part of the view."""
        if any(self.styles.gutter):
            return super().render_lines(crop)
        _, background = self.background_colors
        strips = [self.render_line(y) for y in crop.line_range]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        first, end = crop.column_span
        if (first, end) != (0, self.size.width):
            strips = [strip.crop(first, end) for strip in strips]
        return strips
