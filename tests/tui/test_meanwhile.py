"""Things that happen while others are under way: news while the reader types, answers that come late."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from newsdash.models import Change
from tests.tui.conftest import LONGEST, Sit, Sitting
from tests.tui.stored_news import TOLD, more
from widgets.filter_bar import FilterBar, FilterLine

NEWS = ["Lightning strikes the town hall"]


def bar(now: Sitting) -> str:
    """The filter bar as one reads it, its lines as one."""
    lines = now.text.splitlines()[-now.dashboard.query_one(FilterBar).size.height :]
    return " ".join(" ".join(lines).split())


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
        await now.until(lambda: f"{len(TOLD) + 1} articles" in bar(now))


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


@contextmanager
def busy(now: Sitting, monkeypatch: pytest.MonkeyPatch, room: str, method: str) -> Iterator[threading.Event]:
    """Let a method of the screen's store take until the end of the block; the event says that it was asked."""
    asked, done = threading.Event(), threading.Event()
    of = getattr(now.app.session.library._store, room)
    answer = getattr(of, method)

    def slow(*given: object, **named: object) -> object:
        asked.set()
        done.wait(LONGEST)
        return answer(*given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(of, method, slow)
        try:
            yield asked
        finally:
            done.set()


async def meanwhile(condition: Callable[[], object]) -> None:
    """Wait for `condition` although something does not come to an end."""
    async with asyncio.timeout(8):
        while not condition():
            await asyncio.sleep(0.01)


async def test_a_key_does_not_wait_until_news_is_listed(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as now:
        with busy(now, monkeypatch, "listing", "keys") as asked:
            now.newsroom.desk.broadcast(Change(added=tuple(more(now.store, NEWS))))
            await meanwhile(asked.is_set)
            now.app.simulate_key("j")
            await meanwhile(lambda: now.at == 1)
        await now.until(lambda: "1 new ↑" in now.top)
        assert now.dashboard.lister.cursor_key == now.keys[1]


async def test_news_that_comes_while_other_news_is_listed_is_listed_next(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as now:
        with busy(now, monkeypatch, "listing", "keys") as asked:
            now.newsroom.desk.broadcast(Change(added=tuple(more(now.store, NEWS))))
            await meanwhile(asked.is_set)
            new = more(now.store, ["A whale in the harbour"], 0.1)
            now.newsroom.desk.broadcast(Change(added=tuple(new)))
            await meanwhile(lambda: new[0] in now.dashboard.lister.fresh)
        await now.until(lambda: "2 new ↑" in now.top)


async def test_a_key_does_not_wait_for_the_cloud(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as now:
        with busy(now, monkeypatch, "phrases", "votes") as asked:
            now.app.simulate_key("H")
            await meanwhile(asked.is_set)
            now.app.simulate_key("j")
            await meanwhile(lambda: now.at == 1)


async def test_the_trends_can_be_left_before_they_are_found(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as now:
        with busy(now, monkeypatch, "phrases", "votes") as asked:
            now.app.simulate_key("T")
            await meanwhile(lambda: asked.is_set() and now.app.screen is not now.dashboard)
            now.app.simulate_key("escape")
            await meanwhile(lambda: now.app.screen is now.dashboard)


@pytest.mark.parametrize(("key", "room", "method"), [("F", "feeds", "all"), ("V", "states", "mutes")])
async def test_a_screen_that_was_left_is_not_drawn_by_a_late_answer(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, key: str, room: str, method: str
) -> None:
    async with sit() as now:
        await now.press(key)
        await now.until(lambda: now.app.screen is not now.dashboard)
        left = now.app.screen
        with busy(now, monkeypatch, room, method) as asked:
            now.newsroom.desk.broadcast(Change(added=tuple(more(now.store, NEWS))))
            await meanwhile(asked.is_set)
            now.app.simulate_key("escape")
            await meanwhile(lambda: now.app.screen is now.dashboard and not left.children)
        await now.until(lambda: "1 new ↑" in now.top)


async def test_an_article_that_changes_while_it_is_opened_is_open(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit((160, 40)) as now:
        await now.press("j", "k")
        await now.until(lambda: "photographs" in now.article)
        with busy(now, monkeypatch, "articles", "get") as asked:
            now.app.simulate_key("enter")
            await meanwhile(asked.is_set)
            asked.clear()
            now.newsroom.desk.broadcast(Change(changed=(now.keys[0],)))
            await meanwhile(lambda: now.dashboard._gathering and not now.dashboard._gathered)
        await now.until(lambda: not now.dashboard._gathering)
        assert now.dashboard.reader.is_open
