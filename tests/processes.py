"""The processes of a store, as /proc tells them: screens, newsrooms, workers, the demo's server."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGTERM
from time import monotonic, sleep

PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Process:
    """A running process: its number, its parent's, and its command line."""

    pid: int
    parent: int
    command: str


def of_store(folder: Path) -> list[Process]:
    """Every process whose command line names the store, with all their descendants."""
    running = _running()
    named = {process.pid for process in running if str(folder) in process.command}
    found = set(named)
    while True:
        children = {process.pid for process in running if process.parent in found} - found
        if not children:
            break
        found |= children
    # Workers whose newsroom was killed belong to nobody, but they still hold the store's files or its folder.
    found |= {process.pid for process in running if _holds(process.pid, folder)}
    return [process for process in running if process.pid in found and process.pid != os.getpid()]


def newsroom_of(folder: Path) -> Process | None:
    """The newsroom of the store, if one runs."""
    return next((process for process in of_store(folder) if " newsroom " in process.command), None)


def end_all(folder: Path) -> None:
    """Ask every process of the store to end, and wait until it has; a newsroom would else linger for a while."""
    for process in of_store(folder):
        with suppress(ProcessLookupError):
            os.kill(process.pid, SIGTERM)
    wait_until(lambda: not of_store(folder), 15, what="a process is left")


def wait_until(condition: Callable[[], object], seconds: float = 10.0, *, what: str = "") -> float:
    """Wait for `condition`; the seconds it took. Raises AssertionError if it does not come true in time."""
    started = monotonic()
    while not condition():
        assert monotonic() - started < seconds, f"not within {seconds} s: {what}"
        sleep(0.02)
    return monotonic() - started


def _running() -> list[Process]:
    found = []
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        with suppress(OSError, ValueError, IndexError):
            status = (folder / "stat").read_text().rpartition(") ")[2].split()
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            if status[0] != "Z":
                found.append(Process(int(folder.name), int(status[1]), command))
    return found


def _holds(pid: int, folder: Path) -> bool:
    with suppress(OSError):
        for handle in (PROC / str(pid) / "fd").iterdir():
            with suppress(OSError):
                if os.readlink(handle).startswith(f"{folder}{os.sep}"):
                    return pid != os.getpid()
    return False
