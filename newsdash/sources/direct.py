"""Answers from servers that are asked directly, over connections that are kept for a moment."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import Executor
from contextlib import asynccontextmanager, suppress
from urllib.parse import urljoin, urlsplit

from newsdash.sources.answer import Answer, BrokenAnswer
from newsdash.sources.connection import connected, secured, trusting
from newsdash.sources.exchange import Exchange

# As many connections are kept for the next question, each for so many seconds.
_KEPT, _KEPT_SECONDS = 32, 5.0
_PORTS = {"http": 80, "https": 443}

# Scheme, host, port, and whether it may be private: a connection that was allowed to be is never lent to a request that
# is not.
_Place = tuple[str, str, int, bool]


class Direct:
    """Asks servers. Names are resolved in `resolver`; `environ` says where the authorities are, if not in certifi."""

    def __init__(self, resolver: Executor, environ: Mapping[str, str]) -> None:
        self._resolver = resolver
        self._environ = environ
        self._tls: ssl.SSLContext | None = None
        # By when each was laid aside, the oldest first.
        self._kept: list[tuple[float, _Place, Exchange]] = []

    @asynccontextmanager
    async def answer(
        self, url: str, headers: list[tuple[bytes, bytes]], *, allow_private: bool
    ) -> AsyncIterator[Answer]:
        """What the server of `url`, as `clean_url` writes it, answers; the body can be read inside.

        Raises PrivateAddress, UnknownHost, ImpossibleHost, BrokenAnswer and OSError.
        """
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        place = (parts.scheme, host, port, allow_private)
        name = parts.netloc.removesuffix(f":{_PORTS[parts.scheme]}")
        exchange, answer = await self._asked(place, _target(url), _with_host(headers, name))
        try:
            yield answer
        finally:
            if exchange.is_over():
                self._keep(place, exchange)
            else:
                exchange.close()

    def close(self) -> None:
        """Close the connections that are kept."""
        while self._kept:
            self._kept.pop()[2].close()

    async def _asked(self, place: _Place, target: bytes, headers: list[tuple[bytes, bytes]]) -> tuple[Exchange, Answer]:
        if kept := self._taken(place):
            # What was kept may just have been closed: it is asked again over a new one.
            with suppress(BrokenAnswer):
                return kept, await kept.ask(target, headers)
        exchange = await self._made(place)
        return exchange, await exchange.ask(target, headers)

    async def _made(self, place: _Place) -> Exchange:
        scheme, host, port, allow_private = place
        streams = await connected(host, port, self._resolver, allow_private=allow_private)
        if scheme == "https":
            # Reading all the authorities takes as long as fifty requests: once, and only for those who need them.
            self._tls = self._tls or trusting(self._environ)
            streams = await secured(streams, self._tls, host)
        return Exchange(streams)

    def _taken(self, place: _Place) -> Exchange | None:
        self._let_go()
        for number, (_, kept, exchange) in enumerate(self._kept):
            if kept == place:
                del self._kept[number]
                return exchange
        return None

    def _keep(self, place: _Place, exchange: Exchange) -> None:
        self._kept.append((asyncio.get_running_loop().time(), place, exchange))
        self._let_go()

    def _let_go(self) -> None:
        """Close what has been kept for long enough, or is too much, or has been closed by the other side."""
        since = asyncio.get_running_loop().time() - _KEPT_SECONDS
        surplus = len(self._kept) - _KEPT
        stay = []
        for number, kept in enumerate(self._kept):
            if number < surplus or kept[0] < since or kept[2].is_gone():
                kept[2].close()
            else:
                stay.append(kept)
        self._kept = stay


def _with_host(headers: list[tuple[bytes, bytes]], name: str) -> list[tuple[bytes, bytes]]:
    if any(header == b"host" for header, _ in headers):
        return headers
    return [(b"host", name.encode("latin-1")), *headers]


def _target(url: str) -> bytes:
    """What of `url` is asked for, without dot segments (RFC 3986, 5.2.4)."""
    parts = urlsplit(url)
    path = urlsplit(urljoin(url, parts.path)).path if "/." in parts.path else parts.path
    return f"{path or '/'}{'?' if parts.query else ''}{parts.query}".encode("latin-1")
