"""The newsroom's process: the only one of its store, there when it is needed, gone without a trace when it is not."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from newsdash.config import Config
from newsdash.models import Change, Progress, Subscription
from newsdash.newsroom.lock import StoreLock
from newsdash.newsroom.process import run
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.store.damage import set_aside
from newsdash.subscriptions import subscribe
from newsdash.temporary import mark
from newsdash.wire import Line, NewsroomAway, Notice, OpenPage, PageReady, Refresh, Touched, WireError, hire
from tests.newsdash.newsroom.press import Document, Press, feed

NEWS = feed(
    "The Ellery Post", [{"title": "Ferries stay in port", "guid": "a"}, {"title": "School closed", "guid": "b"}]
)

Call = Callable[..., Awaitable[Line]]


@pytest.fixture
def paths(tmp_path: Path, press: Press) -> StorePaths:
    press.documents["/a"] = Document(NEWS)
    paths = StorePaths(tmp_path / "store")
    subscribe(paths, [Subscription(press.url("/a"), allow_private=True)])
    return paths


@pytest.fixture
async def call(paths: StorePaths) -> AsyncIterator[Call]:
    """Hires as screens do; whatever the test comes to, its lines are closed and its newsrooms gone afterwards."""
    lines: list[Line] = []

    async def call(store: StorePaths = paths, *, demo: bool = False) -> Line:
        lines.append(await hire(store, demo=demo))
        stores.add(store)
        return lines[-1]

    stores = {paths}
    yield call
    for line in lines:
        await line.close()
    await until(lambda: not any(map(processes, stores)))


def processes(paths: StorePaths) -> dict[int, int]:
    """The newsroom of this store and all that descend from it: process ids, with those of their parents."""
    listed = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True
    ).stdout
    parents, ours = {}, set()
    for line in listed.splitlines():
        pid, parent, state, args = line.split(None, 3)
        if not state.startswith("Z"):
            parents[int(pid)] = int(parent)
        if str(paths.folder) in args and "newsdash newsroom" in args:
            ours.add(int(pid))
    while more := {pid for pid, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return {pid: parents[pid] for pid in ours if pid in parents}


def newsroom(paths: StorePaths) -> int:
    """The process id of this store's newsroom; 0 while there is none, or more than one."""
    found = processes(paths)
    first = [pid for pid, parent in found.items() if parent not in found]
    return first[0] if len(first) == 1 else 0


async def until(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    """Wait for `condition`, which other processes will make true without a word."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.05)


async def hear_news(line: Line) -> Change:
    """What the newsroom next says was added."""
    change = await hear(line, Change, lambda change: bool(change.added))  # type: ignore[attr-defined]
    assert isinstance(change, Change)
    return change


async def hear(line: Line, kind: type, condition: Callable[[object], bool] = lambda message: True) -> object:
    async with asyncio.timeout(20):
        async for message in line:
            if isinstance(message, kind) and condition(message):
                return message
    raise AssertionError("the newsroom left")


async def test_two_screens_share_one_newsroom_and_its_news(paths: StorePaths, press: Press, call: Call) -> None:
    one, two = await asyncio.gather(call(), call())
    await hear_news(one)
    press.documents["/a"] = Document(NEWS.replace(b"<guid>b", b"<guid>c"))
    await one.send(Refresh())
    news = await hear_news(one)
    assert await hear(two, Change, lambda change: change.added == news.added)  # type: ignore[attr-defined]
    await until(lambda: newsroom(paths) > 0)
    await one.send(Touched((7,)))
    assert await hear(two, Change, lambda change: bool(change.states)) == Change(states=(7,))  # type: ignore[attr-defined]
    await one.close()
    await two.close()
    await until(lambda: not processes(paths))


async def test_a_newsroom_that_is_killed_is_replaced_and_nothing_is_lost(paths: StorePaths, call: Call) -> None:
    line = await call()
    await hear_news(line)
    os.kill(newsroom(paths), signal.SIGKILL)
    async with asyncio.timeout(5):
        assert all(isinstance(message, Change) for message in [message async for message in line])
    await line.close()
    line = await call()
    await line.send(Refresh())
    finished = await hear(line, Progress, lambda progress: progress.done == progress.total == 1)  # type: ignore[attr-defined]
    assert isinstance(finished, Progress)
    assert finished.added == 0
    with open_store(paths, writable=False) as store:
        assert len(store.listing.keys()) == 2
    await line.close()
    await until(lambda: not processes(paths))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
async def test_a_newsroom_that_is_told_to_end_leaves_no_process_and_no_socket(
    paths: StorePaths, press: Press, number: signal.Signals, call: Call
) -> None:
    line = await call()
    await hear_news(line)
    assert len(processes(paths)) > 1
    os.kill(newsroom(paths), number)
    await until(lambda: not processes(paths), 5)
    assert not paths.socket.exists()
    assert paths.log.read_text() == ""
    await line.close()


async def test_its_workers_end_with_a_newsroom_that_is_killed(paths: StorePaths, call: Call) -> None:
    line = await call()
    await hear_news(line)
    family = processes(paths)
    os.kill(newsroom(paths), signal.SIGKILL)
    await line.close()

    def alive(pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
        except OSError:
            return False

    await until(lambda: not any(alive(pid) for pid in family))


def test_a_second_newsroom_ends_quietly(paths: StorePaths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdash.newsroom.process.LOCK_SECONDS", 0.1)
    lock = StoreLock(paths)
    assert lock.take()
    assert run(paths, Config(), linger=True) == 0
    assert not paths.news.exists()
    lock.release()


async def test_a_newsroom_that_is_to_stay_waits_for_another_to_leave(paths: StorePaths) -> None:
    lock = StoreLock(paths)
    assert lock.take()
    waiting = subprocess.Popen(
        [sys.executable, "-m", "newsdash", "newsroom", "--store", str(paths.folder)], stderr=subprocess.PIPE, text=True
    )
    try:
        assert waiting.stderr is not None
        assert "waits" in await asyncio.to_thread(waiting.stderr.readline)
        lock.release()
        await until(paths.socket.exists)
        waiting.terminate()
        assert await asyncio.to_thread(waiting.wait, 10) == 0
    finally:
        waiting.kill()
        waiting.communicate()


async def test_a_newsroom_that_waits_for_another_can_be_told_to_end(paths: StorePaths) -> None:
    lock = StoreLock(paths)
    assert lock.take()
    waiting = subprocess.Popen(
        [sys.executable, "-m", "newsdash", "newsroom", "--store", str(paths.folder)], stderr=subprocess.PIPE, text=True
    )
    try:
        assert waiting.stderr is not None
        assert "waits" in await asyncio.to_thread(waiting.stderr.readline)
        waiting.terminate()
        assert await asyncio.to_thread(waiting.wait, 5) == 0
    finally:
        waiting.kill()
        waiting.communicate()
        lock.release()


async def test_a_newsroom_whom_nobody_calls_any_more_ends(
    paths: StorePaths, monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    line = await call()
    await line.close()
    await until(lambda: not processes(paths), 6)
    with pytest.raises(NewsroomAway):
        await Line.connect(paths)


async def test_a_newsroom_whose_store_was_replaced_gives_way_to_one_that_opens_it_anew(
    paths: StorePaths, call: Call
) -> None:
    line = await call()
    await hear_news(line)
    set_aside(paths.news)
    open_store(paths).close()
    # It may have noticed already, by what it found out about the news.
    with suppress(NewsroomAway):
        await line.send(Refresh())
    async with asyncio.timeout(10):
        async for _ in line:
            pass
    again = await call()
    assert len((await hear_news(again)).added) == 2


async def test_what_a_newsroom_has_to_say_before_anyone_listens_reaches_the_first_screen(
    paths: StorePaths, call: Call
) -> None:
    paths.news.write_bytes(b"no database" * 1_000)
    paths.feeds.write_text("<opml><body><outline")
    line = await call()
    said = str([await hear(line, Notice), await hear(line, Notice)])
    assert "set aside as news.db.damaged-1" in said
    assert "feeds.opml: Line" in said


async def test_a_store_that_cannot_be_used_is_said_in_words(paths: StorePaths) -> None:
    paths.news.mkdir(parents=True)
    with pytest.raises(WireError, match=r"cannot be opened or written"):
        await hire(paths)


async def test_a_store_in_no_folder_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WireError, match="Not a directory"):
        await hire(StorePaths(tmp_path / "file" / "store"))


async def test_the_demo_is_served_by_its_newsroom_and_its_store_goes_with_it(tmp_path: Path, call: Call) -> None:
    paths = StorePaths(tmp_path / "demo")
    paths.folder.mkdir()
    mark(paths)
    line = await call(paths, demo=True)
    change = await hear(line, Change, lambda change: len(change.added) > 20)  # type: ignore[attr-defined]
    assert isinstance(change, Change)
    await line.send(OpenPage(change.added[0]))
    assert await hear(line, PageReady) == PageReady(change.added[0])
    await line.close()
    await until(lambda: not processes(paths) and not paths.folder.exists())


async def test_the_demo_keeps_its_articles_from_one_start_to_the_next(tmp_path: Path, call: Call) -> None:
    paths = StorePaths(tmp_path / "demo")
    keys: list[set[int]] = []
    for _ in range(2):
        line = await call(paths, demo=True)
        await line.send(Refresh())
        await hear(line, Progress, lambda progress: 0 < progress.done == progress.total)  # type: ignore[attr-defined]
        with open_store(paths, writable=False) as store:
            keys.append(set(store.listing.keys().keys))
        await line.close()
        await until(lambda: not processes(paths))
    assert len(keys[0]) >= 40
    assert keys[0] <= keys[1]
    assert len(keys[1]) <= len(keys[0]) + 5


def test_a_newsroom_imports_nothing_that_only_workers_need() -> None:
    program = "import newsdash.newsroom.process, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"trafilatura", "yake", "numpy", "lxml", "feedparser", "py3langid", "textual"} & set(loaded)
