"""Keys that come all at once, as over a slow line: each does what it would have done alone."""

from __future__ import annotations

from textual import events

from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import TOLD

NAMES = {"/": "slash", "?": "question_mark", " ": "space", "\r": "enter", "\x1b": "escape"}


def burst(now: Sitting, text: str) -> None:
    """Send the keys of `text` without waiting for any of them."""
    for character in text:
        printable = character if character.isprintable() else None
        now.app.post_message(events.Key(NAMES.get(character, character), printable))


async def test_letters_after_the_slash_are_the_filters(sit: Sit) -> None:
    async with sit() as now:
        burst(now, "/ferry")
        await now.until(lambda: now.dashboard.lister.filter.text == "ferry")
        assert now.at == 0


async def test_keys_after_the_filter_are_the_lists(sit: Sit) -> None:
    async with sit() as now:
        burst(now, "/ferry\rjs")
        await now.until(lambda: now.dashboard.lister.filter.text == "ferry" and now.at == 1)
        key = now.dashboard.lister.listing.keys[1]
        await now.until(lambda: now.marks(key) == "s")


async def test_marks_are_those_of_the_rows_that_the_cursor_passed(sit: Sit) -> None:
    async with sit() as now:
        burst(now, "sjejm")
        await now.until(lambda: now.marks(now.keys[2]) == "r")
        assert [now.marks(key) for key in now.keys[:3]] == ["s", "l", "r"]


async def test_letters_after_g_s_are_the_pickers(sit: Sit) -> None:
    async with sit() as now:
        burst(now, "gsscience\r")
        await now.until(lambda: "Science ▾" in now.top)


async def test_open_and_close_and_on(sit: Sit) -> None:
    async with sit() as now:
        burst(now, "\rhj\rhj")
        await now.until(lambda: now.at == 2 and now.dashboard.panels.view == "headlines")
        assert now.dashboard.lister.cursor_key == now.keys[2]
        assert len(now.dashboard.lister.listing.keys) == len(TOLD)


async def test_help_opens_and_closes(sit: Sit) -> None:
    async with sit() as now:
        burst(now, "?\x1bj?qj")
        await now.until(lambda: now.at == 2 and now.app.screen is now.dashboard)
