"""The line to the newsroom: kept up for as long as the screen lives, hired anew when the newsroom is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdash.models import Change, Key, Progress
from newsdash.paths import StorePaths
from newsdash.wire import (
    Found,
    Line,
    LinkRead,
    Message,
    NewsroomAway,
    Notice,
    PageReady,
    PictureReady,
    Touched,
    WireError,
    hire,
)


@dataclass(frozen=True, slots=True)
class Rejoined:
    """There is a line again: what changed while there was none was not heard."""


Heard = Change | Progress | PageReady | LinkRead | PictureReady | Found | Notice | Rejoined

RETRY_SECONDS = 2.0
# Keys in one message: some 20 bytes each, so that a line stays well under what the wire takes.
MAX_KEYS = 10_000


class Live:
    """Hears what the newsroom says and hands it to `heard`, in the screen's loop."""

    def __init__(
        self,
        paths: StorePaths,
        config_path: Path | None,
        *,
        demo: bool,
        heard: Callable[[Heard], None],
    ) -> None:
        self._paths = paths
        self._config_path = config_path
        self._demo = demo
        self._heard = heard
        self._line: Line | None = None
        self._waiting: list[Message] = []

    async def listen(self) -> None:
        """Stay on the line until cancelled. A newsroom that dies is replaced; one that cannot start is said so."""
        was_there = False
        while True:
            try:
                self._line = await hire(self._paths, self._config_path, demo=self._demo)
                if was_there:
                    self._heard(Rejoined())
                was_there = True
                await self._flush()
                async for message in self._line:
                    self._heard(message)
            except WireError as error:
                self._heard(Notice(str(error)))
            finally:
                if self._line is not None:
                    line, self._line = self._line, None
                    await line.close()
            await asyncio.sleep(RETRY_SECONDS)

    async def say(self, message: Message) -> None:
        """Send `message`; while there is no line it waits for the next newsroom."""
        self._waiting.append(message)
        if self._line is not None:
            await self._flush()

    async def touched(self, keys: Sequence[Key]) -> None:
        """Tell the other screens that what the reader says of `keys` has changed, or, without any, what is muted."""
        for start in range(0, max(1, len(keys)), MAX_KEYS):
            await self.say(Touched(tuple(keys[start : start + MAX_KEYS])))

    async def _flush(self) -> None:
        while self._waiting and self._line is not None:
            message = self._waiting.pop(0)
            try:
                await self._line.send(message)
            except NewsroomAway:
                self._waiting.insert(0, message)
                return
