"""Panels: what stands where at each size, where the focus goes, what Esc, Ctrl-c and q take away."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import FERRY, TOLD


def shown(now: Sitting) -> set[str]:
    """The panels that have room on the screen."""
    panels = {"headlines": now.dashboard.headlines, "article": now.dashboard.pane, "cloud": now.dashboard.cloud}
    return {name for name, widget in panels.items() if widget.region.area and widget.display}


def has_focus(now: Sitting) -> str | None:
    """The id of what has the focus."""
    return now.app.focused.id if now.app.focused else None


async def test_a_wide_terminal_shows_three_panels(sit: Sit) -> None:
    async with sit((100, 30)) as now:
        assert shown(now) == {"headlines", "article", "cloud"}
        assert now.dashboard.headlines.region.width == 50
        assert now.dashboard.pane.region.x == 51


@pytest.mark.parametrize("size", [(99, 24), (80, 24), (60, 20)])
async def test_a_narrow_one_shows_the_list_over_a_strip_and_then_the_article_alone(
    sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(size) as now:
        assert shown(now) == {"headlines", "cloud"}
        assert now.dashboard.cloud.region.height == 2
        assert now.dashboard.headlines.region.width == size[0]
        await now.press("enter")
        await now.until(lambda: shown(now) == {"article"})
        assert now.dashboard.pane.region.size == (size[0], size[1] - 2)
        await now.press("h", "c")
        await now.until(lambda: shown(now) == {"cloud"})
        assert all(len(line) <= size[0] for line in now.text.splitlines())


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (20, 5)])
async def test_below_the_smallest_size_a_line_says_so(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size) as now:
        assert "60×20" in " ".join(now.text.split())
        assert not shown(now)
        await now.pilot.resize_terminal(80, 24)
        await now.until(lambda: shown(now) == {"headlines", "cloud"})
        assert now.at == 0


async def test_a_terminal_that_grows_and_shrinks_keeps_the_place(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press(*["j"] * 9, "enter")
        await now.until(lambda: now.dashboard.panels.view == "article")
        await now.pilot.resize_terminal(80, 24)
        await now.until(lambda: shown(now) == {"article"})
        await now.press("h")
        await now.until(lambda: shown(now) == {"headlines", "cloud"})
        assert now.at == 9
        assert "A headline so long" in now.rows[now.dashboard.headlines.cursor_offset]


async def test_zoom_gives_one_panel_the_whole_screen_and_takes_it_back(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        for view in ("headlines", "article", "cloud"):
            assert now.dashboard.panels.view == view
            await now.press("z")
            await now.until(lambda view=view: shown(now) == {view})
            assert has_focus(now) == view
            await now.press("escape")
            await now.until(lambda: len(shown(now)) == 3)
            await now.press("tab")


async def test_tab_goes_round_the_panels_in_the_order_of_the_eye(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        for wanted in ("article", "cloud", "headlines"):
            await now.press("tab")
            assert has_focus(now) == wanted
        for wanted in ("cloud", "article", "headlines"):
            await now.press("shift+tab")
            assert has_focus(now) == wanted


async def test_escape_takes_one_layer_at_a_time(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        now.dashboard.narrow(FERRY)
        await now.until(lambda: len(now.dashboard.lister.listing.keys) < len(TOLD))
        await now.press("c", "z", "question_mark")
        await now.until(lambda: now.app.screen is not now.dashboard)
        await now.press("escape")
        await now.until(lambda: now.app.screen is now.dashboard)
        assert shown(now) == {"cloud"}
        await now.press("escape")
        await now.until(lambda: len(shown(now)) == 3)
        assert has_focus(now) == "cloud"
        await now.press("escape")
        await now.until(lambda: has_focus(now) == "headlines")
        assert len(now.dashboard.lister.listing.keys) < len(TOLD)
        await now.press("escape")
        await now.until(lambda: len(now.dashboard.lister.listing.keys) == len(TOLD))
        await now.press("escape")
        assert now.app.is_running


async def test_escape_in_the_bar_clears_it_and_gives_the_list_back(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("ferry")
        await now.until(lambda: len(now.dashboard.lister.listing.keys) < len(TOLD))
        await now.press("escape")
        await now.until(lambda: len(now.dashboard.lister.listing.keys) == len(TOLD))
        assert has_focus(now) == "headlines"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_leaving_the_bar_for_a_panel_closes_it(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size) as now:
        await now.press("slash")
        await now.type("ferry")
        await now.press("shift+tab")
        await now.until(lambda: has_focus(now) == "cloud")
        await now.until(lambda: not now.dashboard.panels.typing)
        await now.press("escape", "escape")
        await now.until(lambda: len(now.dashboard.lister.listing.keys) == len(TOLD))


async def test_a_terminal_that_was_too_small_for_a_while_gives_the_keys_back(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: has_focus(now) == "article")
        await now.pilot.resize_terminal(30, 8)
        await now.until(lambda: not shown(now) and now.dashboard.focused is None)
        await now.pilot.resize_terminal(80, 24)
        await now.until(lambda: has_focus(now) == "article")


async def test_ctrl_c_goes_back_and_twice_quits(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: now.dashboard.panels.view == "article")
        await now.press("ctrl+c")
        await now.until(lambda: now.dashboard.panels.view == "headlines")
        assert "Ctrl-c again quits" in now.status
        await now.press("ctrl+c")
        await now.until(lambda: not now.app.is_running)


async def test_q_closes_what_is_open_and_then_quits(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: now.dashboard.panels.view == "article")
        await now.press("q")
        await now.until(lambda: now.dashboard.panels.view == "headlines")
        await now.press("q")
        await now.until(lambda: not now.app.is_running)


async def test_the_width_of_the_text_changes_and_the_place_stays(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("enter", "z")
        await now.until(lambda: "photographs" in now.article)
        await now.press("space")
        widths = []
        for _ in range(4):
            place = now.dashboard.pane.position
            await now.press("w")
            widths.append(now.dashboard.pane.measure)
            assert 0 <= place - now.dashboard.pane.position < max(widths[-1], 72), "the same words are in the top line"
        assert len(set(widths)) == 4


async def test_keys_are_for_the_panel_that_was_clicked(sit: Sit) -> None:
    async with sit((160, 40)) as now:
        await now.press("enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        await now.pilot.click(now.dashboard.headlines, offset=(20, 6))
        await now.until(lambda: now.at == 5)
        await now.press("slash")
        await now.type("ferry")
        await now.press("enter")
        await now.until(lambda: now.dashboard.lister.filter.text == "ferry")
        await now.pilot.click(now.dashboard.pane, offset=(5, 20))
        await now.press("q")
        await now.until(lambda: has_focus(now) == "headlines")


async def test_ctrl_c_while_typing_leaves_the_bar_as_esc_does(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("ferry")
        await now.until(lambda: now.dashboard.lister.filter.text == "ferry")
        await now.press("ctrl+c")
        await now.until(lambda: len(now.dashboard.lister.listing.keys) == len(TOLD))
        assert has_focus(now) == "headlines"
        assert "Ctrl-c again quits" in now.status
