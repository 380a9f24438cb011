"""Things that happen while others are under way: news while the reader types, answers that come late."""

from __future__ import annotations

from newsdash.models import Change
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import TOLD, more
from widgets.filter_bar import FilterLine

NEWS = ["Lightning strikes the town hall"]


def bar(now: Sitting) -> str:
    """The filter bar's line as one reads it."""
    return now.text.splitlines()[-1]


async def test_news_that_comes_while_the_reader_looks_for_words_in_an_article_leaves_the_bar_alone(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: "photographs" in now.article)
        await now.press("slash")
        await now.type("paragraph")
        await now.until(lambda: "12 matches" in bar(now))
        now.newsroom.desk.broadcast(Change(added=tuple(more(now.store, NEWS))))
        await now.until(lambda: len(now.dashboard.lister.listing.keys) == len(TOLD) + 1)
        assert "12 matches" in bar(now)
        await now.press("escape", "h", "slash")
        await now.until(lambda: f"{len(TOLD) + 1} stories" in bar(now))


async def test_a_mistake_is_not_hushed_by_the_late_answer_to_what_was_typed_before_it(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        line = now.dashboard.query_one(FilterLine)
        line.value = "ferry"
        await now.until(lambda: now.dashboard.lister.filter.text == "ferry")
        line.value = "ferry nope:x"
        await now.until(lambda: "There is no field “nope:”" in bar(now))
        # Both answers are there when their cloud is drawn.
        await now.until(lambda: not any(worker.group == "list" for worker in now.app.workers if worker.is_running))
        assert "There is no field “nope:”" in bar(now)
