"""The trends screen: what rises with the stories behind it, how to get to them, and what is said when nothing does."""

from __future__ import annotations

from textual.widgets import DataTable

from newsdash.models import Key, Phrase, Phrases, Subscription
from newsdash.store import Store
from newsdash.wire import Touched
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import COURRIER, FEEDS, GAZETTE, LAB, RADIO, more
from tui.filters import Chip
from tui.screens.trends import TrendsScreen
from widgets.sparkline import BARS

DAM = "dam breach"
OUTLETS = (GAZETTE, RADIO, LAB, COURRIER)


def told(store: Store, title: str, hours: float, phrase: str, feed: Subscription) -> list[Key]:
    """An article that carries `phrase`."""
    keys = more(store, [title], hours, feed)
    found = (Phrase(phrase, phrase, 1.0),)
    store.phrases.put([(key, Phrases("en", found, found)) for key in keys])
    return keys


def a_burst(store: Store) -> list[Key]:
    """A week of quiet news, and five stories of four outlets about one thing in the last hours; their keys."""
    for number in range(160):
        told(store, f"Quiet news {number}", 7 + number, f"quiet {number % 40}", OUTLETS[number % 4])
    return [
        key
        for number in range(5)
        for key in told(store, f"Dam breach, part {number}", 1.05 + number / 7, DAM, OUTLETS[number % 4])
    ]


def row(now: Sitting) -> list[str]:
    """The cells of the first row."""
    return [str(cell) for cell in now.app.screen.query_one(DataTable).get_row_at(0)]


async def test_what_rises_stands_with_its_counts_its_hours_and_its_stories(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        a_burst(now.store)
        await now.press("T")
        await now.until(lambda: "1 rising" in now.text)
        label, tellings, usual, outlets, hours = row(now)
        assert (label, tellings, outlets) == (DAM, "5", "4")
        assert float(usual) < 1
        assert len(hours) == 48
        assert set(hours[:40]) == {BARS[0]}
        assert BARS[-1] in hours[40:]
        assert now.text.count("Dam breach, part") == 5


async def test_what_many_outlets_tell_rises_though_it_is_one_story(sit: Sit) -> None:
    async with sit() as now:
        keys = a_burst(now.store)
        now.store.stories.set_stories(dict.fromkeys(keys, 99))
        await now.press("T")
        await now.until(lambda: "1 rising" in now.text)
        label, tellings, _, outlets, _ = row(now)
        assert (label, tellings, outlets) == (DAM, "4", "4")


async def test_what_one_outlet_goes_on_about_does_not_rise(sit: Sit) -> None:
    async with sit() as now:
        a_burst(now.store)
        for number in range(9):
            told(now.store, f"Our own campaign, part {number}", 1.1 + number / 9, "our campaign", GAZETTE)
        await now.press("T")
        await now.until(lambda: "rising, as of" in now.text)
        assert "1 rising" in now.text
        assert row(now)[0] == DAM


async def test_enter_lists_the_stories_behind_a_trend(sit: Sit) -> None:
    async with sit() as now:
        keys = a_burst(now.store)
        await now.press("T")
        await now.until(lambda: "1 rising" in now.text)
        await now.press("enter")
        await now.until(lambda: now.dashboard.lister.listing.total == 5)
        assert set(now.dashboard.lister.listing.keys) == set(keys)
        assert now.dashboard.lister.filter.chips == (Chip(DAM, stem=DAM),)
        assert now.app.screen is now.dashboard


async def test_when_nothing_rises_the_screen_says_what_would(sit: Sit) -> None:
    async with sit() as now:
        await now.press("T")
        await now.until(lambda: "Nothing is rising now" in now.text)
        assert "at least two outlets" in " ".join(now.text.split())
        assert "its stories" not in now.text
        assert "Esc back" in now.text
        await now.press("enter", "x", "j")
        assert isinstance(now.app.screen, TrendsScreen)
        await now.press("escape")
        await now.until(lambda: now.app.screen is now.dashboard)


async def test_a_trend_can_be_muted_and_taken_back(sit: Sit) -> None:
    async with sit() as now:
        a_burst(now.store)
        await now.press("T")
        await now.until(lambda: "1 rising" in now.text)
        await now.press("x")
        await now.until(lambda: "muted for good" in now.text)
        assert now.store.states.mutes() == [DAM]
        assert "0 rising" in now.text
        await now.until(lambda: now.newsroom.heard(Touched))
        await now.press("u")
        await now.until(lambda: "is heard again" in now.text)
        assert now.store.states.mutes() == []
        assert "1 rising" in now.text
        await now.press("u")
        await now.until(lambda: "Nothing to undo" in now.text)


async def test_a_muted_feed_raises_nothing(sit: Sit) -> None:
    async with sit() as now:
        a_burst(now.store)
        muted = [Subscription(feed.url, feed.title, feed.section, muted=True) for feed in FEEDS]
        now.store.feeds.sync(muted)
        await now.press("T")
        await now.until(lambda: "Nothing is rising now" in now.text)


async def test_a_long_phrase_leaves_the_last_hours_in_sight(sit: Sit) -> None:
    phrase = "a breach of the old dam above the lower town"
    async with sit((80, 24)) as now:
        for number in range(160):
            told(now.store, f"Quiet news {number}", 7 + number, f"quiet {number % 40}", OUTLETS[number % 4])
        for number in range(5):
            told(now.store, f"Dam breach, part {number}", 0.4, phrase, OUTLETS[number % 4])
        await now.press("T")
        await now.until(lambda: "1 rising" in now.text)
        (line,) = (line for line in now.text.splitlines() if "a breach of" in line)
        assert BARS[-1] in line


async def test_news_that_come_while_a_screen_is_opening_do_it_no_harm(sit: Sit) -> None:
    async with sit() as now:
        a_burst(now.store)
        await now.dashboard.trending.look()
        now.dashboard.action_trends()
        await now.dashboard._show_changed(frozenset())
        await now.until(lambda: "1 rising" in now.text)
        await now.press("escape")
        await now.until(lambda: now.app.screen is now.dashboard)
        now.dashboard.action_views()
        await now.dashboard._show_changed(frozenset())
        await now.until(lambda: "No views yet" in now.text)
