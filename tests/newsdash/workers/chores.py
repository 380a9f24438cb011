"""What the tests ask workers to do; importable by name in a process of their own."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def double(number: int) -> int:
    return 2 * number


def who(_: object = None) -> tuple[int, int, int]:
    """The worker's process id, niceness and parent."""
    return os.getpid(), os.nice(0), os.getppid()


def modules() -> set[str]:
    return set(sys.modules)


def compute_forever() -> None:
    while True:
        pass


def sleep_forever(_: object = None) -> None:
    time.sleep(3600)


def write_pid_and_sleep(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    sleep_forever()


def compute_in_c_forever() -> None:
    """A regular expression that backtracks without ever looking at signals."""
    import re

    re.match(r"(a+)+$", "a" * 64 + "b")


def eat_memory() -> int:
    return len(bytearray(2 << 30))


def grow() -> int:
    """More than a worker is kept with, less than it may have."""
    return len(b"x" * (250 << 20))


def crash() -> None:
    os.abort()


def object_to_it() -> None:
    raise ValueError("no such thing")


def object_in_foreign_words() -> None:
    raise ValueError("no such\x1b]0;title\x07 thing as \x9b31m" + "a" * 1_000)
