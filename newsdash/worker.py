"""A worker process from the inside: it takes one job after the other from its newsroom and does each within its limits.

Nothing else is imported here, so that a worker is there soon; what a job needs comes with the job.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO

# What a worker says when it is ready, and how many bytes before each answer give its length.
READY = b"+"
LENGTH_BYTES = 8
_NICENESS = 10
_PR_SET_PDEATHSIG = 1
# An error may quote all of what was parsed.
_MAX_SAID = 2_000


@dataclass(frozen=True, slots=True)
class Job:
    """`function` is to be called with `arguments`.

    The modules it `needs` are imported before its `cpu_seconds` begin to count. One without a function imports only.
    """

    function: Callable[..., Any] | None = None
    arguments: tuple[Any, ...] = ()
    cpu_seconds: int = 0
    needs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What a job gave, and the most memory that the worker ever held, in bytes."""

    result: Any
    peak: int


@dataclass(frozen=True, slots=True)
class Raised:
    """What a job raised: the name of its type and its words."""

    kind: str
    text: str


def serve(handle: int, newsroom: int, memory: int) -> None:
    """Do the jobs that come over the socket `handle` until it ends, with at most `memory` bytes.

    Dies with the process `newsroom`, which started it.
    """
    # Ctrl-C is meant for the newsroom, which ends its workers; what a killed worker held needs no cleaning up.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _settle_in(newsroom, memory)
    with open(handle, "rb", closefd=False) as jobs, open(handle, "wb", closefd=False) as answers, suppress(OSError):
        answers.write(READY)
        answers.flush()
        while (job := _next(jobs)) is not None:
            if job.function is None:
                _bring_in(job.needs)
                continue
            answer = _answer(job)
            answers.write(len(answer).to_bytes(LENGTH_BYTES, "big"))
            answers.write(answer)
            answers.flush()


def _next(jobs: BinaryIO) -> Job | None:
    try:
        return pickle.load(jobs)  # type: ignore[no-any-return]  # noqa: S301 - from the newsroom, over a socket of its own
    except EOFError:
        return None


def _answer(job: Job) -> bytes:
    try:
        return pickle.dumps(Done(_do(job), _peak()), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return pickle.dumps(Raised(type(error).__name__, str(error)[:_MAX_SAID]), pickle.HIGHEST_PROTOCOL)


def _do(job: Job) -> Any:
    _bring_in(job.needs)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + job.cpu_seconds)
    return job.function(*job.arguments) if job.function else None


def _bring_in(modules: Sequence[str]) -> None:
    if all(module in sys.modules for module in modules):
        return
    # What modules hold is never garbage: it is neither looked through now nor with each job.
    gc.disable()
    for module in modules:
        import_module(module)
    gc.freeze()
    gc.enable()


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
    """Die with the newsroom, make way for others, and keep within the memory."""
    os.nice(_NICENESS)
    _limit(resource.RLIMIT_DATA, memory)
    _limit(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != newsroom:
            os._exit(1)
    else:
        from threading import Thread

        Thread(target=_leave_with, args=(newsroom,), daemon=True).start()


def _leave_with(newsroom: int) -> None:
    from time import sleep

    while os.getppid() == newsroom:
        sleep(1.0)
    os._exit(1)


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (soft, hard))
