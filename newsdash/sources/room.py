"""Room for large bodies: a few are in memory at a time, the others wait for theirs before they are read further."""

from __future__ import annotations

import asyncio
import time
from types import TracebackType
from typing import Self

# Bytes. Hardly any feed is larger, so that it has to wait for none.
LARGE = 1 << 20
AT_ONCE = 2
# A body that brings less than so many bytes in so many seconds makes way for others.
LEASE_SECONDS, LEAST = 2.0, 1 << 18


class Places:
    """The places there are: some for bodies that come quickly, as many for those that do not."""

    def __init__(self) -> None:
        self.quick = asyncio.Semaphore(AT_ONCE)
        self.slow = asyncio.Semaphore(AT_ONCE)
        self.waiting = 0


class Room:
    """A place for one body, taken when it turns out to be large, and kept until the context ends.

    One that comes slowly while others wait gives it back and goes on in a place for slow ones.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._place: asyncio.Semaphore | None = None
        self._is_slow = False
        self._size = 0
        self._watch: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    async def take(self, size: int, seconds: float) -> float:
        """Wait for a place for a body of `size` bytes so far, which took `seconds`, unless there is one already.

        The seconds of that wait that are not the server's fault.
        """
        if self._place is not None:
            self._size = size
            return 0.0
        self._is_slow = self._is_slow or size * LEASE_SECONDS < LEAST * seconds
        if self._is_slow:
            await self._places.slow.acquire()
            self._place = self._places.slow
            return 0.0
        began = time.monotonic()
        self._places.waiting += 1
        try:
            await self._places.quick.acquire()
        finally:
            self._places.waiting -= 1
        self._place = self._places.quick
        self._look_again(size)
        return time.monotonic() - began

    def complete(self) -> None:
        """The body is there: how quickly it came does not matter any more."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None

    def _look_again(self, size: int) -> None:
        self._size = size
        self._watch = asyncio.get_running_loop().call_later(LEASE_SECONDS, self._judge, size)

    def _judge(self, before: int) -> None:
        if self._places.waiting and self._size - before < LEAST:
            self._is_slow = True
            self._leave()
        else:
            self._look_again(self._size)

    def _leave(self) -> None:
        self.complete()
        if self._place is not None:
            self._place.release()
            self._place = None
