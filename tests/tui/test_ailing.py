"""A feed that fails for a week is said once, quietly."""

from __future__ import annotations

from dataclasses import replace

from newsdash.models import Feed
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import GAZETTE, LAB, NOON
from tui.ailing import WEEK, Ailing, failing_long, sentence


def failing(feed: Feed, since: int) -> Feed:
    """`feed` as one that has failed since that time."""
    return replace(feed, error="The server answered 503.", error_since=since, failures=9)


def gazette_fails(now: Sitting, since: int) -> Feed:
    """The Gazette, stored as failing since that time."""
    (gazette,) = (feed for feed in now.store.feeds.all() if feed.url == GAZETTE.url)
    now.store.feeds.put([failing(gazette, since)])
    return gazette


async def looked(now: Sitting) -> list[str]:
    """What a screen that has just come up says."""
    said: list[str] = []
    await Ailing(now.app.session, said.append).look()
    return said


async def test_a_feed_that_has_failed_for_a_week_is_said_in_the_status_line(sit: Sit) -> None:
    async with sit(empty=True) as now:
        gazette_fails(now, NOON - WEEK)
    async with sit() as now:
        await now.until(lambda: "The Gazette has brought nothing for a week: F says why" in now.status)
        await now.press("j")
        await now.until(lambda: "for a week" not in now.status)


async def test_it_is_said_once_and_again_only_after_it_came_back(sit: Sit) -> None:
    async with sit() as now:
        gazette = gazette_fails(now, NOON - WEEK)
        assert len(await looked(now)) == 1
        assert await looked(now) == []
        now.store.feeds.put([gazette])
        assert await looked(now) == []
        gazette_fails(now, NOON - WEEK)
        assert len(await looked(now)) == 1


def test_what_fails_less_long_or_was_muted_is_not_worth_a_word() -> None:
    well, short, long = Feed(1, "a"), failing(Feed(2, "b"), NOON - WEEK + 1), failing(Feed(3, "c"), NOON - WEEK)
    muted, gone = replace(long, id=4, muted=True), replace(short, id=5, gone=True)
    assert failing_long([well, short, long, muted, gone], NOON) == [long, gone]


def test_several_are_said_together_and_one_that_is_gone_as_gone() -> None:
    one, other = failing(Feed(1, GAZETTE.url, GAZETTE.title), 1), failing(Feed(2, LAB.url, LAB.title), 1)
    assert sentence([one, other]) == "2 feeds have brought nothing for a week: F says why"
    assert sentence([replace(one, gone=True)]) == "The Gazette is gone for good: F says more"
