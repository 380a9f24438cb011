"""The archive: changes that wait are written together, and the failure of one is nobody else's."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from newsdash.models import Feed
from newsdash.newsroom.archive import TOGETHER, Archive
from newsdash.paths import StorePaths
from newsdash.store import Store


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    archive = await Archive.open(StorePaths(tmp_path / "store"))
    yield archive
    await archive.close()


def putting(number: int) -> Callable[[Store], int]:
    def put(store: Store) -> int:
        store.feeds.put([Feed(number, f"https://{number}.example/")])
        return number

    return put


async def all_at_once(archive: Archive, *changes: Callable[[Store], int]) -> list[int | BaseException]:
    """What became of `changes`, all of which waited when the first was written."""
    gate = threading.Event()
    held = asyncio.ensure_future(archive.ask(lambda store: gate.wait(10)))
    written = asyncio.gather(*(archive.write(change) for change in changes), return_exceptions=True)
    # The writes stand in line once the loop has come round.
    asyncio.get_running_loop().call_soon(gate.set)
    await held
    return await written


async def commits(archive: Archive) -> list[int]:
    """A list that grows with each transaction written."""
    counted: list[int] = []
    store = await archive.ask(lambda store: store)
    store._news.connection.set_commit_hook(lambda: bool(counted.append(1)))
    return counted


async def test_what_waits_is_written_in_one_transaction(archive: Archive) -> None:
    counted = await commits(archive)
    assert await all_at_once(archive, *map(putting, range(TOGETHER))) == list(range(TOGETHER))
    assert len(counted) == 1
    assert len(await archive.ask(lambda store: store.feeds.all())) == TOGETHER


async def test_what_comes_while_more_is_to_come_waits_for_it(archive: Archive) -> None:
    counted = await commits(archive)
    writes = [asyncio.ensure_future(archive.write(putting(number), more=True)) for number in range(3)]
    await asyncio.sleep(0)
    assert await archive.write(putting(3)) == 3
    assert await asyncio.gather(*writes) == [0, 1, 2]
    assert len(counted) == 1


async def test_what_waits_for_more_that_never_comes_is_written_all_the_same(archive: Archive) -> None:
    assert await archive.write(putting(1), more=True) == 1


async def test_what_waits_for_more_is_written_before_the_store_is_closed(tmp_path: Path) -> None:
    archive = await Archive.open(StorePaths(tmp_path / "store"))
    waiting = asyncio.ensure_future(archive.write(putting(1), more=True))
    await asyncio.sleep(0)
    await archive.close()
    assert await waiting == 1


async def test_no_transaction_holds_more_than_so_many(archive: Archive) -> None:
    counted = await commits(archive)
    await all_at_once(archive, *map(putting, range(TOGETHER + 1)))
    assert len(counted) == 2
    assert len(await archive.ask(lambda store: store.feeds.all())) == TOGETHER + 1


async def test_one_that_fails_leaves_nothing_and_takes_nobody_along(archive: Archive) -> None:
    def half(store: Store) -> int:
        with store.together():
            store.feeds.put([Feed(9, "https://nine.example/")])
            raise ValueError("no")

    done = await all_at_once(archive, putting(1), half, putting(2))
    assert (done[0], done[2]) == (1, 2)
    assert isinstance(done[1], ValueError)
    assert {feed.id for feed in await archive.ask(lambda store: store.feeds.all())} == {1, 2}


async def test_one_that_nobody_waits_for_any_more_is_not_written(archive: Archive) -> None:
    gate = threading.Event()
    held = asyncio.ensure_future(archive.ask(lambda store: gate.wait(10)))
    given_up = asyncio.ensure_future(archive.write(putting(1)))
    kept = asyncio.ensure_future(archive.write(putting(2)))
    await asyncio.sleep(0)
    given_up.cancel()
    asyncio.get_running_loop().call_soon(gate.set)
    await held
    assert await kept == 2
    assert [feed.id for feed in await archive.ask(lambda store: store.feeds.all())] == [2]
