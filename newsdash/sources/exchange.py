"""One question and its answer after the other over one connection: HTTP/1.1, as h11 speaks it."""

from __future__ import annotations

import h11

from newsdash.sources.answer import Answer, BrokenAnswer, Headers
from newsdash.sources.connection import Streams

# As much is read at once. Longer headers are taken for headers without end.
_READ_BYTES = 65_536
_MAX_HEAD = 100 * 1024


class Exchange:
    """HTTP over `streams`."""

    def __init__(self, streams: Streams) -> None:
        self._reader, self._writer = streams
        self._speech = h11.Connection(h11.CLIENT, max_incomplete_event_size=_MAX_HEAD)

    async def ask(self, target: bytes, headers: list[tuple[bytes, bytes]]) -> Answer:
        """The answer to a GET of `target`. Raises BrokenAnswer; without an answer the connection is closed."""
        try:
            return await self._answer(target, headers)
        except BaseException:
            self.close()
            raise

    def is_over(self) -> bool:
        """Whether all of the answer has come and another question may follow; if so, it may from now on."""
        try:
            while self._speech.their_state is h11.SEND_BODY and self._speech.next_event() is not h11.NEED_DATA:
                pass
        except h11.ProtocolError:
            return False
        if self._speech.our_state is not h11.DONE or self._speech.their_state is not h11.DONE:
            return False
        self._speech.start_next_cycle()
        return not self.is_gone()

    def is_gone(self) -> bool:
        """Whether the other side has closed the connection."""
        return self._reader.at_eof() or self._writer.is_closing()

    def close(self) -> None:
        """Close the connection, without waiting for the other side to agree."""
        self._writer.close()

    async def _answer(self, target: bytes, headers: list[tuple[bytes, bytes]]) -> Answer:
        try:
            question = self._speech.send(h11.Request(method=b"GET", target=target, headers=headers))
            self._writer.write((question or b"") + (self._speech.send(h11.EndOfMessage()) or b""))
            await self._writer.drain()
        except (OSError, h11.ProtocolError) as error:
            raise BrokenAnswer(str(error)) from error
        while not isinstance(event := await self._next(), h11.Response):
            if not isinstance(event, h11.InformationalResponse):
                raise BrokenAnswer("no response")
        return Answer(event.status_code, Headers(event.headers), self._piece)

    async def _piece(self) -> bytes:
        event = await self._next()
        return bytes(event.data) if isinstance(event, h11.Data) else b""

    async def _next(self) -> h11.Event | type[h11.PAUSED]:
        try:
            while (event := self._speech.next_event()) is h11.NEED_DATA:
                came = await self._reader.read(_READ_BYTES)
                if not came and self._speech.their_state is h11.SEND_RESPONSE:
                    raise BrokenAnswer("disconnected without an answer")
                self._speech.receive_data(came)
        except (OSError, h11.ProtocolError) as error:
            raise BrokenAnswer(str(error)) from error
        return event  # type: ignore[return-value]
