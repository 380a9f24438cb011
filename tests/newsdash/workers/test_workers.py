"""Workers: a job gets its answer or is ended in time, and says in words what befell it; nothing is left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from time import monotonic

import pytest

from newsdash.workers import NoWorker, WorkerError, Workers
from tests.newsdash.workers import chores

HERE = Path(__file__).parent


async def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait for `condition`, which another process will make true."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    workers = Workers()
    yield workers
    await workers.close()


async def test_a_job_gets_its_answer_in_a_niced_child_process(workers: Workers) -> None:
    assert await workers.run(chores.double, 21) == 42
    pid, niceness, parent = await workers.run(chores.who)
    assert pid != os.getpid()
    assert parent == os.getpid()
    assert niceness >= 10


async def test_one_process_does_job_after_job_and_a_second_comes_only_for_a_second_job(workers: Workers) -> None:
    first, _, _ = await workers.run(chores.who)
    second, _, _ = await workers.run(chores.who)
    assert first == second
    assert workers.processes == 1
    await asyncio.gather(*(workers.run(chores.who, number) for number in range(8)))
    assert workers.processes == 2


async def test_what_a_job_needs_is_there_and_nothing_heavy_otherwise(workers: Workers) -> None:
    assert not {"numpy", "lxml", "trafilatura", "httpx", "textual"} & await workers.run(chores.modules)
    assert "colorsys" in await workers.run(chores.modules, needs=("colorsys",))


@pytest.mark.parametrize("chore", [chores.compute_forever, chores.compute_in_c_forever])
async def test_a_job_that_computes_too_long_is_killed(workers: Workers, chore: Callable[[], None]) -> None:
    with pytest.raises(WorkerError, match="more than 1 s of computing"):
        await workers.run(chore, seconds=120.0, cpu_seconds=1)


@pytest.mark.parametrize("chore", [chores.sleep_forever, chores.compute_in_c_forever])
async def test_a_job_that_takes_too_long_is_killed_within_a_second(workers: Workers, chore: Callable[[], None]) -> None:
    await workers.run(chores.double, 1)
    start = monotonic()
    with pytest.raises(WorkerError, match=r"longer than 0\.5 s$"):
        await workers.run(chore, seconds=0.5, cpu_seconds=60)
    assert monotonic() - start < 1.5


async def test_a_job_that_needs_too_much_memory_is_refused_it(workers: Workers) -> None:
    with pytest.raises(WorkerError, match="more than 512 MB of memory"):
        await workers.run(chores.eat_memory)


async def test_a_worker_that_grew_large_is_replaced(workers: Workers) -> None:
    before, _, _ = await workers.run(chores.who)
    await workers.run(chores.grow)
    after, _, _ = await workers.run(chores.who)
    assert before != after


async def test_a_crash_is_said_so_and_the_next_job_is_done(workers: Workers) -> None:
    with pytest.raises(WorkerError, match=f"code -{int(signal.SIGABRT)}"):
        await workers.run(chores.crash)
    assert await workers.run(chores.double, 2) == 4


async def test_what_a_job_raises_is_said_in_words(workers: Workers) -> None:
    with pytest.raises(WorkerError, match="ValueError was raised: no such thing"):
        await workers.run(chores.object_to_it)
    assert await workers.run(chores.double, 2) == 4


async def test_what_a_job_raises_over_foreign_text_is_said_cleanly(workers: Workers) -> None:
    with pytest.raises(WorkerError) as raised:
        await workers.run(chores.object_in_foreign_words)
    assert str(raised.value).isprintable()
    assert str(raised.value).startswith("ValueError was raised: no such thing as aaa")
    assert len(str(raised.value)) < 300


async def test_a_process_that_cannot_be_started_is_told_from_a_job_that_failed(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    with monkeypatch.context() as patched:
        patched.setattr("newsdash.workers.subprocess.Popen", refused)
        with pytest.raises(NoWorker, match="did not start"):
            await workers.run(chores.double, 2)
    assert await workers.run(chores.double, 2) == 4


async def test_workers_that_are_expected_to_work_are_there_with_what_they_need(workers: Workers) -> None:
    workers.expect(("colorsys",))
    assert workers.processes == 2
    first, second = await asyncio.gather(workers.run(chores.modules), workers.run(chores.modules))
    assert "colorsys" in first & second
    assert workers.processes == 2


async def test_expecting_work_where_nothing_can_be_started_harms_nobody(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("newsdash.workers.sys.executable", "/nowhere/python")
        workers.expect(("colorsys",))
    assert workers.processes == 0
    assert await workers.run(chores.double, 2) == 4


async def test_a_hanging_job_holds_up_no_other(workers: Workers) -> None:
    hanging = asyncio.ensure_future(workers.run(chores.sleep_forever, seconds=30))
    assert [await workers.run(chores.double, number) for number in range(5)] == [0, 2, 4, 6, 8]
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging


async def test_idle_workers_end() -> None:
    workers = Workers(idle_seconds=0.05)
    pid, _, _ = await workers.run(chores.who)
    await until(lambda: not alive(pid))
    assert workers.processes == 0
    assert await workers.run(chores.double, 3) == 6
    await workers.close()


async def test_closing_ends_workers_at_work(tmp_path: Path) -> None:
    workers = Workers()
    note = tmp_path / "pid"
    job = asyncio.ensure_future(workers.run(chores.write_pid_and_sleep, str(note), seconds=60))
    await until(lambda: note.exists() and bool(note.read_text()))
    await workers.close()
    assert not alive(int(note.read_text()))
    with pytest.raises(WorkerError):
        await job


async def test_a_process_that_never_comes_up_is_not_blamed_on_the_job(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("newsdash.workers.sys.executable", "/bin/false")
        with pytest.raises(NoWorker, match="did not start"):
            await workers.run(chores.double, 2)
    assert await workers.run(chores.double, 2) == 4


async def test_an_answer_larger_than_the_socket_holds_comes_whole(workers: Workers) -> None:
    sent = bytes(range(256)) * 20_000
    assert await workers.run(bytes, sent) == sent


async def test_a_worker_dies_with_a_newsroom_that_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    program = (
        "import asyncio, sys\n"
        "from newsdash.workers import Workers\n"
        "from tests.newsdash.workers import chores\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(Workers().run(chores.write_pid_and_sleep, sys.argv[1], seconds=600))\n"
    )
    script = tmp_path / "newsroom.py"
    script.write_text(program)
    tree = str(HERE.parents[2])
    newsroom = subprocess.Popen([sys.executable, script, note], env={**os.environ, "PYTHONPATH": tree})
    await until(lambda: note.exists() and bool(note.read_text()))
    newsroom.kill()
    newsroom.wait()
    await until(lambda: not alive(int(note.read_text())))
