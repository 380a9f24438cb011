"""The panels: which one has the reader's eyes, and whether it has the whole screen."""

from __future__ import annotations

from typing import Literal

from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from tui.firstpaint import SMALLEST, WIDE
from widgets.headline_list import HeadlineList
from widgets.keyword_cloud import KeywordCloud
from widgets.reading_pane import ReadingPane

View = Literal["headlines", "article", "cloud"]

VIEWS: tuple[View, ...] = ("headlines", "article", "cloud")
OURS = frozenset({*(f"-{view}" for view in VIEWS), "-single", "-zoomed", "-too-small"})


class Panels:
    """Shows one panel on a narrow terminal or when zoomed, all three on a wide one; the focus is on `view`."""

    def __init__(
        self, screen: Screen[None], headlines: HeadlineList, article: ReadingPane, cloud: KeywordCloud
    ) -> None:
        self._screen = screen
        self._widgets = {"headlines": headlines, "article": article, "cloud": cloud}
        self._cloud = cloud
        self.view: View = "headlines"
        self.zoomed = False
        self.narrow = False
        self._too_small = False

    @property
    def single(self) -> bool:
        """Whether only one panel is on the screen."""
        return self.narrow or self.zoomed

    @property
    def article_shows(self) -> bool:
        """Whether the article is on the screen."""
        return not self.single or self.view == "article"

    def go(self, view: View) -> None:
        """Give `view` the focus, and the screen where there is only room for one."""
        self.view = view
        self._arrange()
        # At once, unlike Widget.focus(): the next key may be on its way already.
        self._screen.set_focus(self._widgets[view])

    def follow(self, focused: Widget | None) -> None:
        """The focus went to `focused`, perhaps by the mouse: where that is a panel, the reader looks at it."""
        view = next((view for view in VIEWS if self._widgets[view] is focused), self.view)
        if view != self.view:
            self.view = view
            self._arrange()

    def step(self, delta: int) -> None:
        """Go `delta` panels on, in the order of the eye."""
        self.go(VIEWS[(VIEWS.index(self.view) + delta) % len(VIEWS)])

    def zoom(self) -> None:
        """Give the panel the whole screen, or take it back."""
        self.zoomed = not self.zoomed
        self._arrange()

    def resized(self, size: Size) -> None:
        """The terminal is of `size` now, in cells."""
        was_too_small = self._too_small
        self.narrow = size.width < WIDE
        self._too_small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        self._arrange()
        if was_too_small and not self._too_small:
            # What was hidden has lost the focus.
            self._screen.call_after_refresh(self._screen.set_focus, self._widgets[self.view])

    def _arrange(self) -> None:
        compact = self.single and self.view == "headlines"
        if self._cloud.compact != compact:
            self._cloud.compact = compact
        wanted = {f"-{self.view}"}
        wanted |= {"-single"} if self.single else set()
        wanted |= {"-zoomed"} if self.zoomed else set()
        wanted |= {"-too-small"} if self._too_small else set()
        classes = wanted | (self._screen.classes - OURS)
        # One change of classes is one pass over all styles, which is what a move costs.
        if classes != self._screen.classes:
            self._screen.set_classes(classes)
