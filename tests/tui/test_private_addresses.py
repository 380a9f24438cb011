"""Addresses that are private: refused with a reason, and asked once the reader allows it."""

from __future__ import annotations

import pytest
from textual.widgets import DataTable, Input

from newsdash.models import Change
from newsdash.paths import StorePaths
from newsdash.subscriptions import read
from newsdash.wire import Candidate, Discover, Found, Message, Resubscribe
from tests.tui.conftest import Sit, Sitting
from tui.screens.allow import Allow
from tui.screens.feeds import FeedsScreen
from tui.screens.preview import Preview
from tui.screens.welcome import Welcome

MINE = "http://192.168.1.5/feed"
REFUSAL = "192.168.1.5 is on a private or local network."
ENTRIES = ((0, "The boiler is on"),)


def guarded(message: Message) -> Message | None:
    """A newsroom that asks what is private only where that is allowed; a site there names a feed elsewhere, too."""
    if not isinstance(message, Discover):
        return None
    if message.url.startswith("http://192.168.") and not message.allow_private:
        return Found(message.url, error=f"{REFUSAL} Allow it.", private=REFUSAL)
    if message.url == "http://192.168.1.5/site":
        return Found(message.url, (Candidate("https://example.org/feed"),))
    return Found(message.url, (Candidate(message.url, "The House", "RSS 2.0", 2.0, ENTRIES),))


async def given(now: Sitting, address: str) -> None:
    """Type the address of a feed to add on the feeds screen."""
    await now.press("F")
    await now.until(lambda: isinstance(now.app.screen, FeedsScreen))
    await now.press("a")
    await now.until(lambda: isinstance(now.app.focused, Input))
    await now.type(address)
    await now.press("enter")


async def test_a_private_address_is_added_when_the_reader_allows_it(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        now.newsroom.answer = guarded
        await given(now, MINE)
        await now.until(lambda: isinstance(now.app.screen, Allow))
        assert REFUSAL in now.text
        assert "someone you trust" in now.text
        await now.press("enter")
        assert isinstance(now.app.screen, Allow)
        await now.press("y")
        await now.until(lambda: isinstance(now.app.screen, Preview))
        await now.press("enter")
        await now.until(lambda: any(feed.url == MINE and feed.allow_private for feed in read(paths)))


async def test_one_that_is_not_allowed_is_neither_asked_nor_added(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        now.newsroom.answer = guarded
        before = read(paths)
        await given(now, MINE)
        await now.until(lambda: isinstance(now.app.screen, Allow))
        await now.press("escape")
        await now.until(lambda: f"{REFUSAL} Allow it." in now.text)
        assert [asked.allow_private for asked in now.newsroom.heard(Discover)] == [False]
        assert read(paths) == before


async def test_what_a_private_site_names_elsewhere_is_not_allowed_with_it(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        now.newsroom.answer = guarded
        await given(now, "http://192.168.1.5/site")
        await now.until(lambda: isinstance(now.app.screen, Allow))
        await now.press("y")
        await now.until(lambda: isinstance(now.app.screen, Preview))
        await now.press("enter")
        await now.until(lambda: any(f.url == "https://example.org/feed" and not f.allow_private for f in read(paths)))
        assert now.newsroom.heard(Discover)[-1] == Discover("https://example.org/feed")


async def test_a_feed_that_moved_to_another_private_address_is_allowed_there(sit: Sit, paths: StorePaths) -> None:
    moved = Candidate("http://10.0.0.7/feed", "The House", "RSS 2.0", 2.0, ENTRIES)
    async with sit() as now:
        now.newsroom.answer = lambda message: (
            Found(message.url, (moved,))
            if isinstance(message, Discover) and message.allow_private
            else guarded(message)
        )
        await given(now, MINE)
        await now.until(lambda: isinstance(now.app.screen, Allow))
        await now.press("y")
        await now.until(lambda: isinstance(now.app.screen, Preview))
        await now.press("enter")
        await now.until(lambda: any(feed.url == moved.url and feed.allow_private for feed in read(paths)))


async def test_the_welcome_offers_it_too(sit: Sit, paths: StorePaths) -> None:
    async with sit(feeds=()) as now:
        now.newsroom.answer = guarded
        await now.press("a")
        await now.type(MINE)
        await now.press("enter")
        await now.until(lambda: isinstance(now.app.screen, Allow))
        await now.press("y")
        await now.until(lambda: [(feed.url, feed.allow_private) for feed in read(paths)] == [(MINE, True)])
        await now.until(lambda: not isinstance(now.app.screen, Welcome))


async def test_a_feed_is_allowed_to_be_private_after_a_question_and_no_longer_without(
    sit: Sit, paths: StorePaths
) -> None:
    async with sit() as now:
        await now.press("F")
        await now.until(lambda: isinstance(now.app.screen, FeedsScreen))
        await now.until(lambda: now.app.screen.query_one(DataTable).row_count)
        before = sum(feed.allow_private for feed in read(paths))
        await now.press("p")
        await now.until(lambda: sum(feed.allow_private for feed in read(paths)) == before - 1)
        await now.until(lambda: "No longer asked on a private network" in now.text)
        changes = now.store.feeds.sync(read(paths))
        now.newsroom.desk.broadcast(Change(feeds=changes.changed))
        await now.until(lambda: "May lie on a private network" not in now.text)
        await now.press("p")
        await now.until(lambda: isinstance(now.app.screen, Allow))
        await now.press("escape", "p")
        await now.until(lambda: isinstance(now.app.screen, Allow))
        assert sum(feed.allow_private for feed in read(paths)) == before - 1
        await now.press("y")
        await now.until(lambda: sum(feed.allow_private for feed in read(paths)) == before)
        await now.until(lambda: "Allowed to lie on a private network; u takes it back" in now.text)
        assert len(now.newsroom.heard(Resubscribe)) == 2


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_the_question_has_room_on_any_screen(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size) as now:
        now.newsroom.answer = guarded
        await given(now, MINE)
        await now.until(lambda: isinstance(now.app.screen, Allow))
        await now.until(lambda: "y allows it for this feed · Esc leaves it" in now.text)
        assert "sends newsdash on to" in " ".join(now.text.replace("│", " ").split())
