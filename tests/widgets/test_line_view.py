"""A view of lines: what the compositor gets of it, and what it does without a scrollbar."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tests.widgets.panel import TITLES, Panel, rows, sent
from widgets.headline_list import HeadlineList, ListedRows
from widgets.line_view import MOST_SETTLED, LineView

LINES = 40


class Numbers(LineView):
    """Lines that say their number; `drawn` counts them."""

    drawn = 0

    def on_resize(self) -> None:
        self.set_reactive(Widget.virtual_size, Size(self.size.width, LINES))

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        text = f"line {y + self.scroll_offset.y}".ljust(self.size.width)
        return Strip([Segment(text, Style.parse("red"))], self.size.width)


def text(view: LineView, region: Region) -> list[str]:
    return [strip.text for strip in view.render_lines(region)]


async def test_a_part_of_it_is_that_part_of_its_lines() -> None:
    view = Numbers()
    async with Panel(view).run_test(size=(20, 10)):
        assert text(view, Region(2, 3, 6, 2)) == ["ne 3  ", "ne 4  "]
        assert text(view, Region(0, 9, 20, 1)) == ["line 9".ljust(20)]


async def test_the_wheel_scrolls_where_no_scrollbar_is() -> None:
    view = Numbers()
    async with Panel(view).run_test(size=(20, 10)) as pilot:
        for _ in range(3):
            view.post_message(events.MouseScrollDown(view, 3, 3, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert text(view, Region(0, 0, 20, 1))[0].split() != ["line", "0"]
        assert not view.scrollbars_enabled[0]
        view.disabled = True
        top = view.scroll_offset.y
        view.post_message(events.MouseScrollUp(view, 3, 3, 0, -1, 0, False, False, False))
        await pilot.pause()
        assert view.scroll_offset.y == top


async def test_a_border_is_drawn_around_the_lines() -> None:
    view = Numbers()
    view.styles.border_left = ("solid", "white")
    async with Panel(view).run_test(size=(20, 10)):
        assert text(view, Region(0, 0, 20, 1)) == ["│" + "line 0".ljust(19)]


@pytest.mark.parametrize("theme", ["textual-dark", "ansi-dark"])
async def test_colours_pass_the_filters_of_the_application(theme: str) -> None:
    view = Numbers()
    async with Panel(view, theme=theme).run_test(size=(20, 10)):
        # The terminal's own red where the theme is the terminal's, else a red of Textual's.
        colours = {
            segment.style.color for strip in view.render_lines(view.size.region) for segment in strip if segment.style
        }
        assert {colour.is_default or colour.is_system_defined for colour in colours if colour} == {theme == "ansi-dark"}


class Colours(Numbers):
    """Each line, each time it is drawn, is in a colour of its own, as rows of pictures are."""

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return Strip([Segment("x" * self.size.width, Style(color=f"#{self.drawn:06x}"))], self.size.width)


async def test_styles_that_pass_the_filters_once_are_not_kept_for_good() -> None:
    view = Colours()
    async with Panel(view, theme="textual-dark").run_test(size=(20, 10)):
        for _ in range(MOST_SETTLED // 10 + 10):
            view.refresh()
            view.render_lines(view.size.region)
        assert view.drawn > MOST_SETTLED
        assert 0 < len(view._settled) <= MOST_SETTLED


async def test_the_cursor_shows_whether_the_list_has_the_readers_eyes() -> None:
    headlines = HeadlineList()
    async with Panel(headlines).run_test(size=(60, 10)) as pilot:
        headlines.show(ListedRows(rows(TITLES)))
        looked_at = sent(headlines)
        headlines.blur()
        await pilot.pause()
        assert sent(headlines) != looked_at
        headlines.focus()
        await pilot.pause()
        assert sent(headlines) == looked_at


async def test_nothing_is_drawn_where_only_the_focus_goes() -> None:
    view = Numbers()
    async with Panel(view).run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        view.drawn = 0
        view.post_message(events.Blur())
        await pilot.pause()
        assert not view.has_focus
        view.post_message(events.Focus())
        await pilot.pause()
        assert view.has_focus
        assert view.drawn == 0


async def test_only_what_has_changed_is_drawn_again() -> None:
    view = Numbers()
    async with Panel(view).run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        text(view, view.size.region)
        view.drawn = 0
        text(view, view.size.region)
        assert view.drawn == 0
        view.refresh_lines(3, 2)
        text(view, view.size.region)
        assert view.drawn == 2
        view.scroll_to(y=1, animate=False, force=True)
        assert text(view, Region(0, 0, 20, 1)) == ["line 1".ljust(20)]
        await pilot.resize_terminal(24, 8)
        await pilot.pause()
        assert text(view, Region(0, 0, 24, 1)) == ["line 1".ljust(24)]
