"""The panels: which one has the reader's eyes, and whether it has the whole screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from textual.containers import Container
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.firstpaint import SMALLEST, WIDE
from widgets.bars import StatusBar, TopBar
from widgets.filter_bar import FilterBar
from widgets.headline_list import HeadlineList
from widgets.keyword_cloud import KeywordCloud
from widgets.reading_pane import ReadingPane

View = Literal["headlines", "article", "cloud"]

VIEWS: tuple[View, ...] = ("headlines", "article", "cloud")
TOO_SMALL = f"newsdash needs at least {SMALLEST[0]}×{SMALLEST[1]} characters."


class Panels:
    """Shows one panel on a narrow terminal or when zoomed, all three on a wide one; the focus is on `view`.

    What changes is set on each widget alone: a class of the screen would have Textual find all its styles anew,
    which takes longer than all else that opening an article does.
    """

    def __init__(
        self,
        screen: Screen[None],
        headlines: HeadlineList,
        article: ReadingPane,
        cloud: KeywordCloud,
        *,
        top: TopBar,
        bottom: StatusBar,
        bar: FilterBar,
    ) -> None:
        self._screen = screen
        self._widgets = {"headlines": headlines, "article": article, "cloud": cloud}
        self._headlines, self._article, self._cloud = headlines, article, cloud
        self._title = Static("keywords", id="cloud-title", markup=False)
        self._left = Container(headlines, self._title, cloud, id="left")
        self._edge = Widget(id="edge")
        self._all = Container(self._left, self._edge, article, id="panels")
        self._top, self._bottom, self._bar = top, bottom, bar
        self._apology = Static(TOO_SMALL, id="too-small", markup=False)
        self.view: View = "headlines"
        self.zoomed = False
        self.narrow = False
        self.typing = False
        self._too_small = False
        self._shared_out = (False, False, False)

    def compose(self) -> Iterable[Widget]:
        """All that stands on the screen, from the top down."""
        return self._top, self._all, self._bottom, self._bar, self._apology

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
        view = next((view for view in VIEWS if self._widgets[view] is focused), None)
        if view is not None:
            self.view, self.typing = view, False
            self._arrange()

    def step(self, delta: int) -> None:
        """Go `delta` panels on, in the order of the eye."""
        self.go(VIEWS[(VIEWS.index(self.view) + delta) % len(VIEWS)])

    def zoom(self) -> None:
        """Give the panel the whole screen, or take it back."""
        self.zoomed = not self.zoomed
        self._arrange()

    def type(self, typing: bool) -> None:
        """Show the bar to type in instead of the status line, or the other way round."""
        self.typing = typing
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
        single, view, fits = self.single, self.view, not self._too_small
        keywords = not (self.zoomed and view == "headlines")
        for widget, shows in (
            (self._left, not single or view != "article"),
            (self._headlines, not single or view != "cloud"),
            (self._title, keywords),
            (self._cloud, keywords),
            (self._edge, not single),
            (self._article, self.article_shows),
            (self._all, fits),
            (self._top, fits),
            (self._bottom, fits and not self.typing),
            (self._bar, fits and self.typing),
            (self._apology, not fits),
        ):
            if widget.display != shows:
                widget.display = shows
        self._share_out(single=single, compact=single and view == "headlines", alone=single and view == "cloud")

    def _share_out(self, *, single: bool, compact: bool, alone: bool) -> None:
        """How much of the screen the list has, and under it the cloud: two lines, all, or what the style sheet says."""
        if (single, compact, alone) == self._shared_out:
            # Styles that are set again as they are would have the screen laid out again.
            return
        self._shared_out = (single, compact, alone)
        self._left.styles.width = "1fr" if single else None
        self._cloud.compact = compact
        styles = self._cloud.styles
        styles.height = "1fr" if alone else 2 if compact else None
        styles.min_height = 2 if compact else None
        styles.max_height = "100%" if alone else None
