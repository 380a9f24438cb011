"""The desk: the newsroom's end of the wire, where its screens have their seats."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator

from newsdash import __version__
from newsdash.models import Change, Key
from newsdash.paths import StorePaths
from newsdash.wire.address import address
from newsdash.wire.messages import MAX_LINE, Hello, Message, Notice, WireError, decode, encode

# Keys in one Change on the wire: some 20 bytes each, so that a line stays well under MAX_LINE.
MAX_KEYS = 10_000
# Bytes waiting for one screen. A screen that is stopped (Ctrl-Z) loses its seat and hires anew when it wakes.
MAX_WAITING = 4 << 20
# For the last words to reach a screen: one that is stopped must not keep the newsroom from leaving.
LEAVING_SECONDS = 1.0


class Seat:
    """One screen at the desk."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer

    def send(self, message: Message) -> None:
        """Put `message` on its way; a screen that has left or does not listen is hung up on."""
        transport = self._writer.transport
        if transport.is_closing():
            return
        if transport.get_write_buffer_size() > MAX_WAITING:
            transport.abort()
            return
        self._writer.write(encode(message))

    async def leave(self) -> None:
        """Hang up, once what was said is on its way; on a screen that does not listen, without."""
        self._writer.close()
        try:
            async with asyncio.timeout(LEAVING_SECONDS):
                await self._writer.wait_closed()
        except OSError:
            self._writer.transport.abort()


class Desk:
    """Listens on the store's socket, hands what screens say to `hear`, and says things to all of them.

    `hear(seat, message)` is called in the loop and must return at once. `moved()` is called whenever a screen comes
    or goes.
    """

    def __init__(
        self, paths: StorePaths, hear: Callable[[Seat, Message], None], moved: Callable[[], None] = lambda: None
    ) -> None:
        self._paths = paths
        self._hear = hear
        self._moved = moved
        self._server: asyncio.Server | None = None
        self._seats: set[Seat] = set()
        self._calls: set[asyncio.Task[None]] = set()

    @property
    def seats(self) -> int:
        """How many screens are at the desk."""
        return len(self._seats)

    async def open(self) -> None:
        """Begin to listen. Only the holder of the store's lock may call this: a socket left behind is removed."""
        path = address(self._paths)
        path.unlink(missing_ok=True)
        mask = os.umask(0o177)
        try:
            self._server = await asyncio.start_unix_server(self._accept, path, limit=MAX_LINE)
        finally:
            os.umask(mask)

    async def close(self) -> None:
        """Stop listening, remove the socket, and hang up on every screen."""
        if self._server is not None:
            self._server.close()
            self._paths.socket.unlink(missing_ok=True)
        for call in tuple(self._calls):
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)

    def broadcast(self, message: Message, but: Seat | None = None) -> None:
        """Say `message` to every screen, save to `but`; a large Change goes out in pieces."""
        pieces: Iterator[Message] = _pieces(message) if isinstance(message, Change) else iter((message,))
        for piece in pieces:
            for seat in tuple(self._seats):
                if seat is not but:
                    seat.send(piece)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A task of our own: asyncio reports one of its that is cancelled while hanging up as an error.
        call = asyncio.ensure_future(self._answer(reader, writer))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seat = Seat(writer)
        try:
            await self._listen(seat, reader)
        except WireError as error:
            seat.send(Notice(str(error)))
        except (OSError, ValueError):
            pass
        finally:
            await seat.leave()

    async def _listen(self, seat: Seat, reader: asyncio.StreamReader) -> None:
        hello = decode(await reader.readline())
        seat.send(Hello(__version__))
        if not isinstance(hello, Hello) or hello.version != __version__:
            return
        self._seats.add(seat)
        self._moved()
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                self._hear(seat, decode(line))
        finally:
            self._seats.discard(seat)
            self._moved()


def _pieces(change: Change) -> Iterator[Change]:
    lists: dict[str, tuple[Key, ...]] = {
        "added": change.added,
        "changed": change.changed,
        "removed": change.removed,
        "feeds": change.feeds,
        "states": change.states,
    }
    if sum(map(len, lists.values())) <= MAX_KEYS:
        yield change
        return
    for name, keys in lists.items():
        for start in range(0, len(keys), MAX_KEYS):
            yield Change(**{name: keys[start : start + MAX_KEYS]})
