"""Workers: killable processes in which everything foreign is parsed and analysed, each job within its limits."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from newsdash.text import clean
from newsdash.worker import LENGTH_BYTES, READY, Done, Job, Raised

MAX_WORKERS = 2
MAX_MEMORY = 512 << 20
# A worker that once grew beyond this is not kept: Python seldom gives memory back.
TIRED_MEMORY = 192 << 20
MAX_JOBS = 2_000
IDLE_SECONDS = 10.0
# As much of an answer is read at once.
_READ_AHEAD = 1 << 20
_NOT_STARTED = "the process that was to read it did not start"

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
        self._most = most
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
            worker = self._resting.pop() if self._resting else self._hired()
            self._working.add(worker)
            kept = False
            try:
                async with asyncio.timeout(seconds):
                    answer = await worker.do(Job(function, arguments, cpu_seconds, needs))
                if isinstance(answer, Raised):
                    raise WorkerError(_why_it_raised(answer, self._memory))
                kept = answer.peak < TIRED_MEMORY and worker.jobs < MAX_JOBS
            except TimeoutError as error:
                raise WorkerError(f"it took longer than {seconds:g} s") from error
            except _Ended as error:
                raise WorkerError(_why_it_ended(error.status, cpu_seconds)) from error
            finally:
                self._working.discard(worker)
                if kept:
                    self._rest(worker)
                else:
                    self._dismiss(worker)
        return answer.result  # type: ignore[no-any-return]

    def expect(self, needs: Sequence[str]) -> None:
        """Start what processes there may be before there is work, and have them import the modules that it `needs`."""
        while self.processes < self._most:
            try:
                worker = self._hired()
                worker.bring_in(needs)
            except (NoWorker, OSError):
                # Whoever has the first job is told.
                return
            self._rest(worker)

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

    def _hired(self) -> _Worker:
        try:
            return _Worker(self._memory)
        except OSError as error:
            raise NoWorker(_NOT_STARTED) from error

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
        worker.end()
        leaving = asyncio.ensure_future(worker.gone())
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)


class _Ended(Exception):
    """A worker is no more; `status` is its exit code, or the negative number of the signal that ended it."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class _Worker:
    """One worker process and the socket to it. Raises OSError where it cannot be started."""

    def __init__(self, memory: int) -> None:
        self.jobs = 0
        self._is_ready = False
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        ours, theirs = socket.socketpair()
        try:
            # What it is to do must be found where this process would find it.
            path = [os.path.abspath(entry) for entry in sys.path]
            program = (
                f"import sys; sys.path[:] = {path!r}; "
                f"from newsdash.worker import serve; serve({theirs.fileno()}, {os.getpid()}, {memory})"
            )
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter and this program
                [sys.executable, *_flags(), "-c", program], stdin=subprocess.DEVNULL, pass_fds=(theirs.fileno(),)
            )
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        self._socket = ours

    def bring_in(self, modules: Sequence[str]) -> None:
        """Have it import `modules`, before its first job. Raises OSError where it is gone already."""
        self._socket.sendall(pickle.dumps(Job(needs=modules), pickle.HIGHEST_PROTOCOL))

    async def do(self, job: Job) -> Done | Raised:
        """The answer to `job`. Raises _Ended where the process ends instead, NoWorker where it never came up."""
        self.jobs += 1
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection(sock=self._socket, limit=_READ_AHEAD)
            reader, writer = self._streams
            writer.write(pickle.dumps(job, pickle.HIGHEST_PROTOCOL))
            await writer.drain()
            if not self._is_ready:
                self._is_ready = await reader.readexactly(len(READY)) == READY
            length = int.from_bytes(await reader.readexactly(LENGTH_BYTES), "big")
            return pickle.loads(await reader.readexactly(length))  # type: ignore[no-any-return]  # noqa: S301 - a worker's
        except (OSError, EOFError):
            if not self._is_ready:
                raise NoWorker(_NOT_STARTED) from None
            raise _Ended(await asyncio.to_thread(self._process.wait)) from None

    def end(self) -> None:
        """Let it go at once, whatever it is at."""
        self._process.kill()
        if self._streams is None:
            self._socket.close()
        else:
            self._streams[1].close()

    async def gone(self) -> None:
        """Wait until it has left."""
        await asyncio.to_thread(self._process.wait)


def _flags() -> list[str]:
    """The options of this interpreter that its workers need: what is imported, and from where."""
    flags = {"-P": sys.flags.safe_path, "-E": sys.flags.ignore_environment, "-s": sys.flags.no_user_site}
    flags["-B"] = sys.flags.dont_write_bytecode
    return [flag for flag, is_set in flags.items() if is_set]


def _why_it_ended(status: int, cpu_seconds: int) -> str:
    """What befell a job, as the end of a sentence such as "The feed could not be read: it …"."""
    if status == -signal.SIGXCPU:
        return f"it took more than {cpu_seconds} s of computing"
    return f"it ended the process that read it (code {status})"


def _why_it_raised(raised: Raised, memory: int) -> str:
    if raised.kind == MemoryError.__name__:
        return f"it needed more than {memory >> 20} MB of memory"
    # What a parser complains of may quote what it parsed.
    return f"{raised.kind} was raised: {clean(raised.text, 200)}"
