"""Where there is nothing to show, what to do about it is said."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.conftest import Sit
from tests.tui.stored_news import NOON


async def test_no_news_yet(sit: Sit) -> None:
    async with sit((120, 40), empty=True) as now:
        await now.until(lambda: "R asks all your feeds" in " ".join(now.rows))
        words = " ".join(now.text.replace("│", " ").split())
        assert "Key phrases appear here" in words
        assert "Choose a headline" in words
        assert "0 unread of 0 · 4 feeds" in now.top


async def test_the_keys_do_no_harm_where_there_is_nothing(sit: Sit) -> None:
    async with sit((120, 40), empty=True) as now:
        await now.press(*"jkGmseAunNofyrh", "enter", "l", "right_square_bracket", "full_stop", "pagedown", "1", "c")
        await now.press("enter", "minus", "backspace", "j", "tab", "space", "z", "escape", "w", "escape")
        await now.until(lambda: now.app.is_running)
        assert "No stories yet" in " ".join(now.rows)


async def test_nothing_is_left_by_the_filter(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("slash")
        await now.type("xylophone")
        await now.until(lambda: "No story matches. Esc clears the filter." in " ".join(now.rows))
        assert now.dashboard.reader.article is None


async def test_everything_has_been_read(sit: Sit) -> None:
    async with sit() as now:
        now.store.states.mark(list(now.keys), read=True, now=NOON)
        await now.press("H")
        await now.until(lambda: "Everything here has been read. H shows it again." in " ".join(now.rows))


async def test_what_the_store_has_to_say_is_said_first(sit: Sit) -> None:
    async with sit(notice="The stored news was damaged; it is fetched anew.") as now:
        assert "The stored news was damaged; it is fetched anew." in now.status


async def test_a_feed_without_a_name_is_called_by_its_address(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        feed = now.store.feeds.all()[0]
        now.store.feeds.put([replace(feed, title="")])
        await now.press("g", "f")
        await now.until(lambda: feed.url in now.text)
