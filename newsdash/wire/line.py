"""A line: a screen's end of the wire."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from newsdash import __version__
from newsdash.models import Change, Progress
from newsdash.paths import StorePaths
from newsdash.wire.address import address
from newsdash.wire.messages import (
    MAX_LINE,
    Found,
    Hello,
    LinkRead,
    Message,
    NewsroomAway,
    Notice,
    PageReady,
    PictureReady,
    WireError,
    decode,
    encode,
)

GREETING_SECONDS = 5.0

Heard = Change | Progress | PageReady | LinkRead | PictureReady | Found | Notice


class Line:
    """An open line to the newsroom: send messages, and iterate over what it says until it leaves.

    Iteration ends when the newsroom ends; `hire` then finds or starts the next one.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def connect(cls, paths: StorePaths) -> Line:
        """A line to the newsroom that runs on this store.

        Raises NewsroomAway if none answers, WireError if it is of another version or the socket is not ours.
        """
        try:
            reader, writer = await asyncio.open_unix_connection(address(paths), limit=MAX_LINE)
        except OSError as error:
            raise NewsroomAway(f"No newsroom answers at {paths.socket}.") from error
        line = cls(reader, writer)
        try:
            await line._greet()
        except BaseException:
            await line.close()
            raise
        return line

    async def _greet(self) -> None:
        try:
            async with asyncio.timeout(GREETING_SECONDS):
                await self.send(Hello(__version__))
                answer = await self._read()
        except TimeoutError as error:
            raise NewsroomAway("The newsroom does not answer.") from error
        if answer is None:
            raise NewsroomAway("The newsroom left while being called.")
        if not isinstance(answer, Hello) or answer.version != __version__:
            theirs = answer.version if isinstance(answer, Hello) else "an unknown version"
            raise WireError(
                f"This store is in use by newsdash {theirs}, and this is {__version__}. "
                "Close its other screens, wait a few seconds and start again."
            )

    async def send(self, message: Message) -> None:
        """Hand `message` over; raises NewsroomAway if the newsroom has left."""
        if self._writer.is_closing():
            raise NewsroomAway("The newsroom has left.")
        self._writer.write(encode(message))
        try:
            await self._writer.drain()
        except OSError as error:
            raise NewsroomAway("The newsroom has left.") from error

    def __aiter__(self) -> Line:
        return self

    async def __anext__(self) -> Heard:
        message = await self._read()
        if message is None:
            raise StopAsyncIteration
        if not isinstance(message, Heard):
            raise WireError("The newsroom said what only a screen says. Restart newsdash.")
        return message

    async def _read(self) -> Message | None:
        try:
            line = await self._reader.readline()
        except OSError:
            line = b""
        except ValueError as error:
            raise WireError("The newsroom said more than fits on a line. Restart newsdash.") from error
        if not line.endswith(b"\n"):
            self._writer.close()
            return None
        return decode(line)

    async def close(self) -> None:
        """Hang up; the newsroom stays as long as other screens are there."""
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()
