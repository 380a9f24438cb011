"""Room for large bodies: a few are in memory at a time, the others wait for theirs before they are read further."""

from __future__ import annotations

import asyncio
import time
from types import TracebackType
from typing import Self

# Bytes. Hardly any feed is larger, so that it has to wait for none.
LARGE = 1 << 20
AT_ONCE = 2


class Room:
    """A place for one body, taken when it turns out to be large, and kept until the context ends."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self._taken = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._taken:
            self._places.release()

    async def take(self) -> float:
        """Wait for a place, unless there is one already; the seconds that took."""
        if self._taken:
            return 0.0
        began = time.monotonic()
        await self._places.acquire()
        self._taken = True
        return time.monotonic() - began
