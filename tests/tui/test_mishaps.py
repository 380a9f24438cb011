"""A store that fails while it is in use: the reader is told in a sentence, and everything else goes on."""

from __future__ import annotations

from typing import NoReturn

import pytest

from newsdash.models import Change
from newsdash.store import StoreError
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import TOLD, more

FULL = StoreError("The disk is full.", "Free some space.")


def fail(*_given: object, **_named: object) -> NoReturn:
    """A write to a full disk."""
    raise FULL


async def goes_on(now: Sitting) -> None:
    """The keys still do what they do."""
    at = now.at
    await now.press("j")
    await now.until(lambda: now.at == at + 1)


async def test_a_mark_that_cannot_be_written_is_said_and_can_be_set_again(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as now:
        with monkeypatch.context() as faults:
            faults.setattr(now.app.session.library._store.states, "mark", fail)
            await now.press("s")
            await now.until(lambda: str(FULL) in now.status)
        assert now.marks(now.keys[0]) == ""
        await now.press("s")
        await now.until(lambda: now.marks(now.keys[0]) == "s")
        await goes_on(now)


async def test_a_place_that_cannot_be_written_is_said_a_little_later(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as now:
        with monkeypatch.context() as faults:
            faults.setattr(now.app.session.library._store.states, "remember", fail)
            await now.press("j")
            await now.until(lambda: str(FULL) in now.status)
            await goes_on(now)


async def test_an_article_that_cannot_be_read_is_said_and_the_others_open(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as now:
        with monkeypatch.context() as faults:
            faults.setattr(now.app.session.library._store.articles, "get", fail)
            await now.press("enter")
            await now.until(lambda: str(FULL) in now.status)
        await now.press("h")
        await goes_on(now)
        await now.press("enter")
        await now.until(lambda: "Divers find" in now.title)


async def test_a_list_that_cannot_be_read_is_said_and_the_next_news_is_shown(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as now:
        with monkeypatch.context() as faults:
            faults.setattr(now.app.session.library._store.listing, "keys", fail)
            now.newsroom.desk.broadcast(Change(added=tuple(more(now.store, ["Lightning strikes"]))))
            await now.until(lambda: str(FULL) in now.status)
            await now.press("slash")
            await now.type("ferry")
            await now.press("enter")
        assert len(now.dashboard.lister.listing.keys) == len(TOLD)
        await now.press("slash", "enter")
        now.newsroom.desk.broadcast(Change(added=tuple(more(now.store, ["A ferry sinks"], 0.1))))
        await now.until(lambda: any("A ferry sinks" in row for row in now.rows))


@pytest.mark.parametrize(
    ("key", "room", "method"), [("F", "feeds", "all"), ("T", "listing", "keys"), ("V", "states", "mutes")]
)
async def test_a_screen_whose_store_cannot_be_read_says_so_and_closes(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, key: str, room: str, method: str
) -> None:
    async with sit() as now:
        with monkeypatch.context() as faults:
            faults.setattr(getattr(now.app.session.library._store, room), method, fail)
            await now.press(key)
            await now.until(lambda: str(FULL) in now.text)
            await now.press("escape")
            await now.until(lambda: now.app.screen is now.dashboard)
        await goes_on(now)


async def test_a_state_that_cannot_be_written_at_the_end_ends_nothing_with_a_traceback(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as now:
        monkeypatch.setattr(now.app.session.library._store.states, "remember", fail)
        await now.press("q")
    assert now.app.return_code == 0
