"""The filter's history: what was typed comes back with ↑, in this session and the next."""

from __future__ import annotations

import pytest

from newsdash.query import patterns
from tests.tui.conftest import Sit, Sitting


async def filtered(now: Sitting, text: str) -> None:
    """Filter by `text` and let it stand."""
    await now.press("slash", *["backspace"] * len(now.dashboard.lister.wanted.text))
    await now.type(text)
    await now.press("enter")
    await now.until(lambda: text in now.store.states.history())


async def test_earlier_filters_come_back_and_then_what_was_being_typed(sit: Sit) -> None:
    async with sit() as now:
        await filtered(now, "ferry")
        await filtered(now, "grain")
        await now.press("escape", "slash")
        await now.until(lambda: now.dashboard.filtering._history == ["grain", "ferry"])
        await now.type("wind")
        for key, text in (("up", "grain"), ("up", "ferry"), ("up", "ferry"), ("down", "grain"), ("down", "wind")):
            await now.press(key)
            await now.until(lambda text=text: now.dashboard.lister.filter.text == text)
            assert now.dashboard._bar.text == text


async def test_a_filter_of_the_last_session_comes_back(sit: Sit) -> None:
    async with sit() as now:
        await filtered(now, "grain -bread")
        await now.press("escape")
    async with sit() as now:
        await now.press("slash")
        await now.until(lambda: now.dashboard.filtering._history)
        await now.press("up")
        await now.until(lambda: now.dashboard.lister.filter.text == "grain -bread")


async def test_an_unfinished_filter_lists_but_does_not_stand(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type('title:"joint fu')
        await now.until(lambda: now.dashboard.lister.listing.total == 4)
        await now.press("enter")
        await now.until(lambda: "This quote is not closed" in now.text)
        assert now.dashboard.panels.typing
        assert now.store.states.history() == []
        await now.type('nd"')
        await now.press("enter")
        await now.until(lambda: now.store.states.history() == ['title:"joint fund"'])
        assert not now.dashboard.panels.typing
        assert now.dashboard.lister.listing.total == 4


async def test_what_the_store_refuses_does_not_stand_and_is_said_where_the_reader_is(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        patterns.Patterns.__init__, "__defaults__", (-1.0, *patterns.Patterns.__init__.__defaults__[1:])
    )
    async with sit() as now:
        await now.press("slash")
        await now.type("/ferry/")
        await now.until(lambda: "takes too long" in now.text)
        await now.press("enter")
        assert now.dashboard.panels.typing
        assert "takes too long" in now.text
        assert now.store.states.history() == []
        await now.press(*["backspace"] * 7)
        await now.type("ferry")
        await now.press("enter")
        await now.until(lambda: now.store.states.history() == ["ferry"])
