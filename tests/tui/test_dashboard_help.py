"""Help and the palette: every key that does something where the focus is, and every action by name."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.tui.conftest import Sit
from tests.tui.stored_news import TOLD


@pytest.mark.parametrize(
    ("keys", "panel", "there", "elsewhere"),
    [
        ((), "headlines", "Read the article", "Exclude"),
        (("enter",), "article", "Page down", "Read the article"),
        (("c",), "cloud", "Exclude", "Read the article"),
    ],
)
async def test_help_lists_what_is_bound_where_the_focus_is(
    sit: Sit, keys: tuple[str, ...], panel: str, there: str, elsewhere: str
) -> None:
    async with sit((100, 90)) as now:
        await now.press(*keys, "question_mark")
        await now.until(lambda: f"In the {panel}" in now.text)
        here, _, everywhere = now.text.partition("Everywhere")
        assert there in here
        assert elsewhere not in here
        for key, said in (("/", "Filter the list"), ("F", "Your feeds"), ("u", "Undo"), ("?", "What every key")):
            assert any(
                line.split("│")[1].strip().startswith(f"{key} ") and said in line
                for line in everywhere.splitlines()
                if line.count("│") >= 2
            ), key


async def test_help_can_be_read_to_its_end_at_the_smallest_size(sit: Sit) -> None:
    async with sit((60, 20)) as now:
        await now.press("question_mark")
        await now.until(lambda: "In the headlines" in now.text)
        seen = now.text
        for _ in range(12):
            await now.press("space")
            seen += now.text
        assert "Next theme" in seen
        await now.press("question_mark")
        await now.until(lambda: now.app.screen is now.dashboard)


async def test_help_goes_to_its_end_and_to_its_top_at_once(sit: Sit) -> None:
    async with sit((60, 20)) as now:
        await now.press("question_mark")
        await now.until(lambda: "In the headlines" in now.text)
        for last, first in (("G", "g"), ("end", "home")):
            await now.press(last)
            await now.until(lambda: "Every action by name" in now.text and "In the headlines" not in now.text)
            await now.press(first)
            await now.until(lambda: "In the headlines" in now.text)


async def test_help_names_the_key_that_one_would_take_first(sit: Sit) -> None:
    async with sit((100, 40)) as now:
        await now.press("F", "question_mark")
        await now.until(lambda: "Back to the news" in now.text)
        line = next(line for line in now.text.splitlines() if "Back to the news" in line)
        assert " ".join(line.split("│")[1].split()).startswith("Esc q h F Ctrl-c ")


async def test_a_key_that_was_mapped_anew_is_the_one_that_help_shows_and_that_works(sit: Sit) -> None:
    from newsdash.config import Config

    async with sit((100, 90), config=Config(keys={"mark.starred": "ctrl+s", "list.down": "t"})) as now:
        await now.press("t", "ctrl+s")
        await now.until(lambda: now.marks(now.keys[1]) == "s")
        await now.press("s")
        await now.press("question_mark")
        await now.until(lambda: "In the headlines" in now.text)
        assert "Ctrl-s" in next(line for line in now.text.splitlines() if "Star, or take the star away" in line)
        assert now.marks(now.keys[1]) == "s"


async def test_the_palette_runs_an_action(sit: Sit) -> None:
    async with sit((100, 30)) as now:
        await now.press("j", "ctrl+p")
        await now.until(lambda: isinstance(now.app.focused, Input))
        await now.type("star, or")
        await now.until(lambda: "Star, or take the star away" in now.text)
        await now.press("enter")
        await now.until(lambda: now.marks(now.keys[1]) == "s")


async def test_the_palette_holds_every_action_of_the_dashboard(sit: Sit) -> None:
    from tui.commands import DashboardCommands
    from tui.screens.dashboard.keys import KEYS

    async with sit() as now:
        provider = DashboardCommands(now.dashboard)
        offered = {binding.action for _, binding in provider._commands()}
        wanted = {binding.action for binding in KEYS if not binding.action.startswith("digit")}
        assert wanted <= offered
        assert not {"screen.copy_text", "app.focus_next", "app.focus_previous"} & offered


async def test_a_title_that_looks_like_markup_runs_nothing_and_is_drawn_as_it_is(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press(*["j"] * 3)
        await now.until(lambda: now.title == TOLD[3].title)
        await now.press("enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        assert TOLD[3].title in now.article
        for y, line in enumerate(now.text.splitlines()):
            if (x := line.find("brackets[/]")) >= 0:
                await now.pilot.click(offset=(x + 2, y))
        await now.pilot.pause()
        assert now.app.is_running
