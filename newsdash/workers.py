"""Workers: killable processes in which everything foreign is parsed and analysed, each job within its limits."""

from __future__ import annotations

import asyncio
import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import InvalidStateError
from concurrent.futures import TimeoutError as PoolTimeout
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from importlib import import_module
from multiprocessing import get_context
from threading import Thread
from time import sleep
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from newsdash.text import clean

MAX_WORKERS = 2
MAX_MEMORY = 512 << 20
# A worker that once grew beyond this is not kept: Python seldom gives memory back.
TIRED_MEMORY = 192 << 20
MAX_JOBS = 2_000
IDLE_SECONDS = 10.0
_NICENESS = 10
_PR_SET_PDEATHSIG = 1

T = TypeVar("T")


class WorkerError(Exception):
    """A job did not come to its end; the message says in words why."""


class NoWorker(WorkerError):
    """No process could be started: the machine is short of something, and the job is not to blame."""


class Workers:
    """Up to `most` worker processes, started when there is work and ended `idle_seconds` after the last job.

    Spawned, never forked; niced; each dies with this process.
    """

    def __init__(self, most: int = MAX_WORKERS, idle_seconds: float = IDLE_SECONDS, memory: int = MAX_MEMORY) -> None:
        self._free = asyncio.Semaphore(most)
        self._idle_seconds = idle_seconds
        self._memory = memory
        self._resting: list[_Worker] = []
        self._working: set[_Worker] = set()
        self._leaving: set[asyncio.Task[None]] = set()
        self._clock: asyncio.TimerHandle | None = None

    async def run(
        self,
        function: Callable[..., T],
        *arguments: Any,
        seconds: float = 10.0,
        cpu_seconds: int = 3,
        needs: Sequence[str] = (),
    ) -> T:
        """What `function`, importable by name, makes of `arguments` in a worker process.

        The modules it `needs` are imported before its `cpu_seconds` begin to count; `seconds` of wall time hold for
        all of it. Raises WorkerError if it overruns, needs too much memory, raises, or takes its process with it;
        NoWorker if there is no process to do it.
        """
        async with self._free:
            worker = self._resting.pop() if self._resting else _Worker(self._memory)
            self._working.add(worker)
            kept = False
            try:
                future = worker.start(_job, (tuple(needs), cpu_seconds, function, arguments), seconds)
                result, peak = await asyncio.wrap_future(future)
                kept = peak < TIRED_MEMORY and worker.jobs < MAX_JOBS
            except BrokenProcessPool as error:
                raise NoWorker("the process that was to read it did not start") from error
            except Exception as error:
                raise WorkerError(_why(error, seconds, cpu_seconds, self._memory)) from error
            finally:
                self._working.discard(worker)
                if kept:
                    self._rest(worker)
                else:
                    self._dismiss(worker)
        return result  # type: ignore[no-any-return]

    async def close(self) -> None:
        """End all workers, whatever they are at."""
        if self._clock is not None:
            self._clock.cancel()
        while self._resting:
            self._dismiss(self._resting.pop())
        for worker in tuple(self._working):
            self._dismiss(worker)
        await asyncio.gather(*self._leaving)

    @property
    def processes(self) -> int:
        """How many worker processes there are."""
        return len(self._resting) + len(self._working)

    def _rest(self, worker: _Worker) -> None:
        self._resting.append(worker)
        if self._clock is not None:
            self._clock.cancel()
        self._clock = asyncio.get_running_loop().call_later(self._idle_seconds, self._send_home)

    def _send_home(self) -> None:
        self._clock = None
        while self._resting:
            self._dismiss(self._resting.pop())

    def _dismiss(self, worker: _Worker) -> None:
        leaving = asyncio.ensure_future(asyncio.to_thread(worker.end))
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)


class _Worker:
    """One worker process, in a pool of its own, so that what befalls it befalls no other."""

    def __init__(self, memory: int) -> None:
        self.jobs = 0
        self._job: Any = None
        self._pool = ProcessPool(
            max_workers=1,
            initializer=_settle_in,
            initargs=(os.getpid(), memory),
            context=get_context("spawn"),
        )

    def start(self, function: Callable[..., T], arguments: tuple[Any, ...], seconds: float) -> Any:
        self.jobs += 1
        self._job = self._pool.schedule(function, args=arguments, timeout=seconds)
        return self._job

    def end(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        # A pool that is stopped while its process reports may forget the job, and whoever waits for it.
        if self._job is not None and not self._job.done():
            with suppress(InvalidStateError):
                ended = ProcessExpired("it was told to end", code=-signal.SIGTERM)  # type: ignore[no-untyped-call]
                self._job.set_exception(ended)


def _why(error: Exception, seconds: float, cpu_seconds: int, memory: int) -> str:
    """What befell a job, as the end of a sentence such as "The feed could not be read: it …"."""
    if isinstance(error, PoolTimeout | TimeoutError):
        return f"it took longer than {seconds:g} s"
    if isinstance(error, ProcessExpired):
        if error.exitcode == -signal.SIGXCPU:
            return f"it took more than {cpu_seconds} s of computing"
        return f"it ended the process that read it (code {error.exitcode})"
    if isinstance(error, MemoryError):
        return f"it needed more than {memory >> 20} MB of memory"
    # What a parser complains of may quote what it parsed.
    return f"{type(error).__name__} was raised: {clean(str(error), 200)}"


def _job(
    needs: Sequence[str], cpu_seconds: int, function: Callable[..., T], arguments: tuple[Any, ...]
) -> tuple[T, int]:
    """In the worker: the function's result, and the most memory that the worker ever held, in bytes."""
    for module in needs:
        import_module(module)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + cpu_seconds)
    result = function(*arguments)
    return result, _peak()


def _peak() -> int:
    """The most memory that this process ever held, in bytes."""
    # What getrusage says on Linux includes what the newsroom held when it forked, before this process was another.
    with suppress(OSError), open("/proc/self/status", encoding="ascii", errors="replace") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _settle_in(newsroom: int, memory: int) -> None:
    """In the worker, once: die with the newsroom, make way for others, and keep within the memory."""
    # Pebble's own handler waits for a C call to return; a worker that must go should go at once.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.nice(_NICENESS)
    _limit(resource.RLIMIT_DATA, memory)
    _limit(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != newsroom:
            os._exit(1)
    else:
        Thread(target=_leave_with, args=(newsroom,), daemon=True).start()


def _leave_with(newsroom: int) -> None:
    while os.getppid() == newsroom:
        sleep(1.0)
    os._exit(1)


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (soft, hard))
