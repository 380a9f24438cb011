"""A demo news world on a clock that only the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from newsdash.demo.server import DemoWorld

START = 1_763_900_000.0
PACE = 4.0


@dataclass(slots=True)
class Clock:
    """The time, in epoch seconds, as the test sets it."""

    now: float = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def demo(clock: Clock) -> Iterator[DemoWorld]:
    world = DemoWorld(clock, broken=True)
    world.start(clock.now, PACE)
    yield world
    world.stop()
