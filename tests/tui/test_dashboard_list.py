"""The list's keys: where the cursor goes, what opens, what is said when there is nothing."""

from __future__ import annotations

import pytest

from newsdash.wire import OpenPage, Refresh
from tests.tui.conftest import Sit
from tests.tui.stored_news import GAZETTE, TOLD


async def test_the_cursor_goes_where_the_keys_say(sit: Sit) -> None:
    async with sit() as now:
        last = len(TOLD) - 1
        assert now.at == 0
        for key, index in (("j", 1), ("down", 2), ("k", 1), ("G", last), ("j", last), ("up", last - 1)):
            await now.press(key)
            assert now.at == index, key
        await now.press("g")
        assert "g top" in now.text
        await now.press("g")
        await now.until(lambda: now.at == 0)


async def test_digits_count_the_next_move(sit: Sit) -> None:
    async with sit() as now:
        await now.press("1", "2", "j")
        assert now.at == 12
        await now.press("5", "k", "k")
        assert now.at == 6


async def test_pages_move_the_cursor_by_what_is_seen(sit: Sit) -> None:
    async with sit() as now:
        await now.press("pagedown")
        whole = now.at
        assert 10 < whole <= now.dashboard.headlines.size.height
        await now.press("ctrl+u")
        assert 0 < now.at < whole
        await now.press("pageup")
        assert now.at == 0


async def test_rows_stand_under_their_days_with_all_their_marks(sit: Sit) -> None:
    async with sit((80, 50)) as now:
        text = "\n".join(now.rows)
        assert [line.strip() for line in now.rows if not line[1:2].isdigit() and line.strip()] == [
            "Today",
            "Yesterday",
            "Wednesday 18 November",
        ]
        assert "[b]A headline[/b] in [@click=app.quit()]brackets[/]" in text
        assert "★⚑" in next(line for line in now.rows if "Bakers welcome" in line)
        assert next(line for line in now.rows if "Divers find" in line).endswith("×3")
        assert "A bulletin without a headline" in text


@pytest.mark.parametrize("key", ["enter", "l", "right"])
async def test_open_shows_the_article_and_asks_for_its_page_and_the_next_two(sit: Sit, key: str) -> None:
    async with sit() as now:
        await now.press("j", key)
        await now.until(lambda: now.newsroom.heard(OpenPage))
        assert now.newsroom.heard(OpenPage) == [OpenPage(now.keys[1], tuple(now.keys[2:4]))]
        assert now.title == TOLD[1].title
        assert now.dashboard.panels.view == "article"
        await now.press("h")
        await now.until(lambda: now.dashboard.panels.view == "headlines")
        assert now.at == 1


async def test_an_article_is_shown_whole(sit: Sit) -> None:
    async with sit((100, 60)) as now:
        await now.press("z", "enter")
        await now.until(lambda: "photographs show" in now.article)
        for part in (
            "Harbour bridge closed for a fourth night",
            "Divers look at a pier.",
            "The Gazette · 11:48",
            "harbour bridge",
            "What the photographs show",
            "• The oak stands on clay.",
            "We will not open it before it is safe.",
            "load = span * 3",
            "18 cm",
        ):
            assert part in now.article


async def test_in_a_wide_terminal_the_pane_follows_the_cursor_and_asks_for_nothing(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("j")
        await now.until(lambda: now.title == TOLD[1].title)
        await now.press("j", "j", "k")
        await now.until(lambda: now.title == TOLD[2].title)
        assert now.newsroom.heard(OpenPage) == []
        assert now.marks(now.keys[2]) == ""


async def test_r_asks_the_feed_of_the_row_and_capital_r_all(sit: Sit) -> None:
    async with sit() as now:
        await now.press("r")
        await now.until(lambda: len(now.newsroom.heard(Refresh)) == 1)
        assert "Asking The Gazette" in now.status
        await now.press("R")
        await now.until(lambda: len(now.newsroom.heard(Refresh)) == 2)
        one, everything = now.newsroom.heard(Refresh)
        assert one.feeds is not None
        assert now.store.feeds.get(one.feeds[0]).url == GAZETTE.url  # type: ignore[union-attr]
        assert everything.feeds is None


async def test_g_s_and_g_f_list_a_section_or_a_feed(sit: Sit) -> None:
    async with sit() as now:
        await now.press("g", "s")
        await now.until(lambda: "Go to a section" in now.text)
        await now.type("world")
        await now.press("enter")
        await now.until(lambda: "World ▾" in now.top)
        assert {row.split("  ")[0].split(" ", 2)[2][:7] for row in now.rows if row[1:2].isdigit()} <= {
            "The Gaz",
            "Harbour",
        }
        await now.press("g", "f")
        await now.until(lambda: "Go to a feed" in now.text)
        await now.type("lab")
        await now.press("enter")
        await now.until(lambda: "Lab Notes ▾" in now.top)
        assert all("Lab Notes" in row for row in now.rows if row[1:2].isdigit())


async def test_an_unknown_key_after_g_goes_nowhere(sit: Sit) -> None:
    async with sit() as now:
        await now.press("j", "g", "x")
        await now.until(lambda: now.app.screen is now.dashboard)
        assert now.at == 1


async def test_a_count_is_for_the_next_key_alone(sit: Sit) -> None:
    async with sit() as now:
        await now.press("1", "2", "j")
        await now.until(lambda: now.at == 12)
        await now.press("3", "escape", "j")
        await now.until(lambda: now.at == 13)
        await now.press("5", "s", "k")
        await now.until(lambda: now.at == 12)
