"""Screens and newsroom over a real socket: what is said arrives, who leaves is noticed, who does not listen goes."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import newsdash.wire.desk
import newsdash.wire.line
from newsdash.models import Change, Progress
from newsdash.paths import StorePaths
from newsdash.wire import Desk, Hello, Line, Message, NewsroomAway, Notice, Refresh, Seat, Touched, WireError, encode
from newsdash.wire.desk import MAX_KEYS


class Newsroom:
    """A desk that notes what it hears."""

    def __init__(self, paths: StorePaths) -> None:
        self.heard: list[tuple[Seat, Message]] = []
        self.news = asyncio.Event()
        self.desk = Desk(paths, self._hear, self.news.set)

    def _hear(self, seat: Seat, message: Message) -> None:
        self.heard.append((seat, message))
        self.news.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for `condition`, which can only come true when something is heard or someone moves."""
        async with asyncio.timeout(5):
            while not condition():
                self.news.clear()
                await self.news.wait()


@pytest.fixture
async def paths(tmp_path: Path) -> StorePaths:
    return StorePaths(tmp_path)


@pytest.fixture
async def newsroom(paths: StorePaths):
    newsroom = Newsroom(paths)
    await newsroom.desk.open()
    yield newsroom
    await newsroom.desk.close()


async def test_a_screen_is_heard_and_hears(paths: StorePaths, newsroom: Newsroom) -> None:
    line = await Line.connect(paths)
    await line.send(Refresh((1, 2)))
    await newsroom.until(lambda: bool(newsroom.heard))
    assert newsroom.heard[0][1] == Refresh((1, 2))
    newsroom.desk.broadcast(Progress(1, 2))
    assert await anext(line) == Progress(1, 2)
    await line.close()


async def test_a_change_of_states_goes_to_the_other_screens_only(paths: StorePaths, newsroom: Newsroom) -> None:
    mine, other = await Line.connect(paths), await Line.connect(paths)
    await mine.send(Touched((7,)))
    await newsroom.until(lambda: bool(newsroom.heard) and newsroom.desk.seats == 2)
    newsroom.desk.broadcast(Change(states=(7,)), but=newsroom.heard[0][0])
    newsroom.desk.broadcast(Notice("end"))
    assert await anext(other) == Change(states=(7,))
    assert await anext(mine) == Notice("end")
    await mine.close()
    await other.close()


async def test_a_large_change_arrives_in_pieces_and_whole(paths: StorePaths, newsroom: Newsroom) -> None:
    line = await Line.connect(paths)
    await newsroom.until(lambda: newsroom.desk.seats == 1)
    keys = tuple(range(-(2**63), -(2**63) + 2 * MAX_KEYS + 5))
    newsroom.desk.broadcast(Change(added=keys, removed=(1,)))
    newsroom.desk.broadcast(Notice("end"))
    added: list[int] = []
    removed: list[int] = []
    async for message in line:
        if isinstance(message, Notice):
            break
        assert isinstance(message, Change)
        added += message.added
        removed += message.removed
    assert tuple(added) == keys
    assert removed == [1]
    await line.close()


async def test_a_line_ends_when_the_newsroom_does_and_sending_says_so(paths: StorePaths, newsroom: Newsroom) -> None:
    line = await Line.connect(paths)
    await newsroom.desk.close()
    assert [message async for message in line] == []
    with pytest.raises(NewsroomAway):
        await line.send(Refresh())
    await line.close()


async def test_the_newsroom_notices_a_screen_that_leaves(paths: StorePaths, newsroom: Newsroom) -> None:
    line = await Line.connect(paths)
    await newsroom.until(lambda: newsroom.desk.seats == 1)
    await line.close()
    await newsroom.until(lambda: newsroom.desk.seats == 0)


async def test_no_newsroom_is_said_so(paths: StorePaths) -> None:
    with pytest.raises(NewsroomAway):
        await Line.connect(paths)


async def test_a_socket_that_a_killed_newsroom_left_is_no_hindrance(paths: StorePaths) -> None:
    first = Newsroom(paths)
    await first.desk.open()
    stale = paths.socket.rename(paths.folder / "kept")
    await first.desk.close()
    stale.rename(paths.socket)
    with pytest.raises(NewsroomAway):
        await Line.connect(paths)
    second = Newsroom(paths)
    await second.desk.open()
    await (await Line.connect(paths)).close()
    await second.desk.close()


async def test_another_version_is_refused_in_words(
    paths: StorePaths, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newsdash.wire.line, "__version__", "9.9.9")
    with pytest.raises(WireError, match=r"in use by newsdash .*9\.9\.9.*start again"):
        await Line.connect(paths)
    assert newsroom.desk.seats == 0


async def test_a_screen_that_never_reads_loses_its_seat(paths: StorePaths, newsroom: Newsroom) -> None:
    reader, writer = await asyncio.open_unix_connection(paths.socket)
    writer.write(encode(Hello(newsdash.wire.line.__version__)))
    await newsroom.until(lambda: newsroom.desk.seats == 1)
    reader._transport.pause_reading()
    for _ in range(40):
        newsroom.desk.broadcast(Notice("x" * 500_000))
    await newsroom.until(lambda: newsroom.desk.seats == 0)
    writer.transport.abort()


async def test_a_screen_that_never_reads_keeps_no_newsroom_from_leaving(
    paths: StorePaths, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newsdash.wire.desk, "LEAVING_SECONDS", 0.1)
    line = await Line.connect(paths)
    await newsroom.until(lambda: newsroom.desk.seats == 1)
    line._writer.transport.pause_reading()  # type: ignore[attr-defined]
    for _ in range(20):
        newsroom.desk.broadcast(Notice("news" * 25_000))
    async with asyncio.timeout(3):
        await newsroom.desk.close()
    await line.close()


async def test_nonsense_on_the_wire_costs_only_its_sender_the_seat(paths: StorePaths, newsroom: Newsroom) -> None:
    line = await Line.connect(paths)
    await newsroom.until(lambda: newsroom.desk.seats == 1)
    for nonsense in (b"GET / HTTP/1.1\r\n\r\n", b"x" * (1 << 21)):
        reader, writer = await asyncio.open_unix_connection(paths.socket)
        writer.write(nonsense)
        with suppress(OSError):
            await reader.read()
        writer.transport.abort()
        with suppress(OSError):
            await writer.wait_closed()
    newsroom.desk.broadcast(Notice("still here"))
    assert await anext(line) == Notice("still here")
    await line.close()


async def test_only_its_owner_may_open_the_socket(paths: StorePaths, newsroom: Newsroom) -> None:
    assert stat.S_IMODE(paths.socket.stat().st_mode) == 0o600


async def test_a_long_store_path_gets_a_private_folder_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    paths = StorePaths(tmp_path / ("long" * 30))
    newsroom = Newsroom(paths)
    await newsroom.desk.open()
    assert stat.S_IMODE(paths.socket.parent.stat().st_mode) == 0o700
    await (await Line.connect(paths)).close()
    await newsroom.desk.close()
    paths.socket.parent.chmod(0o755)
    with pytest.raises(WireError, match="not a private folder"):
        await Line.connect(paths)


async def test_a_link_in_place_of_the_private_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / f"newsdash-{os.getuid()}").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WireError, match="not a private folder"):
        await Line.connect(StorePaths(tmp_path / ("long" * 30)))
