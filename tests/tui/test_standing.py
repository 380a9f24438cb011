"""How the feeds stand as a whole, and what is said where nothing is listed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdash.models import Change, Feed
from tests.tui.conftest import Sit
from tests.tui.stored_news import NOON
from tui.standing import trouble

WELL = Feed(id=1, url="https://one.example/feed", last_success=NOON)
DOWN = Feed(id=2, url="https://two.example/feed", error="two.example does not answer.")
OFF = Feed(id=3, url="https://three.example/feed", error="three.example is not there.")


@pytest.mark.parametrize(
    ("feeds", "said"),
    [
        ([], ""),
        ([WELL, DOWN], ""),
        ([DOWN], "Your feed has not answered. two.example does not answer. R asks again, F says more."),
        ([DOWN, OFF], "None of your 2 feeds has answered. two.example does not answer. R asks again, F says more."),
        ([replace(OFF, muted=True), DOWN], trouble([DOWN])),
        ([replace(OFF, muted=True)], ""),
    ],
)
def test_it_is_trouble_where_no_feed_that_is_asked_answers(feeds: list[Feed], said: str) -> None:
    assert trouble(feeds) == said


async def test_a_first_start_without_a_network_is_explained(sit: Sit) -> None:
    async with sit((120, 40), empty=True) as now:
        feeds = [replace(feed, last_success=0, error="The network is down.") for feed in now.store.feeds.all()]
        now.store.feeds.put(feeds)
        now.newsroom.desk.broadcast(Change(feeds=tuple(feed.id for feed in feeds)))
        await now.until(lambda: "None of your 4 feeds has answered. The network is down." in " ".join(now.rows))
        assert "updated" not in now.top


async def test_the_top_line_says_when_a_feed_last_answered(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        first, *others = now.store.feeds.all()
        now.store.feeds.put([replace(first, last_success=NOON - 600), *others])
        now.newsroom.desk.broadcast(Change(feeds=(first.id,)))
        await now.until(lambda: "updated 11:50" in now.top)


async def test_a_cloud_that_the_filter_has_emptied_promises_nothing(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("slash")
        await now.type("xylophone")
        await now.until(lambda: "No key phrases here." in now.text)
        assert "as stories come in" not in now.text
