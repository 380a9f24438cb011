"""Connections to checked addresses only: a name is resolved, its addresses judged, and the judged address connected to.

So a name that answers differently the next time (DNS rebinding) wins nothing. TLS still sees the name.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Iterable
from concurrent.futures import Executor
from typing import Any

import httpcore

from newsdash.sources.addresses import is_literal, is_public
from newsdash.sources.light_httpx import httpx

# Of several addresses, those that do not answer must leave time for the others, in seconds.
CONNECT_SECONDS = 8.0


class PrivateAddress(Exception):
    """The host's only addresses are not public; `address` is one of them."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(host)
        self.host = host
        self.address = address


class UnknownHost(Exception):
    """The name has no address."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class Stale(Exception):
    """The server closed a connection that had served before, and with it the request: it has not been heard."""


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """A network for httpcore that asks `is_public` about an address before it connects to it, save `allow_private`.

    Names are resolved in `resolver`: the loop's own threads are few, and a dead name server holds each for long.
    """

    def __init__(self, resolver: Executor, allow_private: bool) -> None:
        self._resolver = resolver
        self._allow_private = allow_private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first of the host's allowed addresses that takes one."""
        addresses = await self._resolve(host, port)
        allowed = [address for address in addresses if self._allow_private or is_public(address)]
        if not allowed:
            raise PrivateAddress(host, addresses[0])
        for address in allowed[:-1]:
            try:
                return await _connected(address, port, CONNECT_SECONDS / 2)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await _connected(allowed[-1], port, CONNECT_SECONDS)

    async def _resolve(self, host: str, port: int) -> list[str]:
        if is_literal(host):
            return [host]
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(
                self._resolver, socket.getaddrinfo, host, port, socket.AF_UNSPEC, socket.SOCK_STREAM
            )
        except (OSError, UnicodeError) as error:
            raise UnknownHost(host) from error
        addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
        if not addresses:
            raise UnknownHost(host)
        return addresses


class Stream(httpcore.AsyncNetworkStream):
    """One connection, on asyncio's own streams: half the work of the stream that httpcore brings along."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._has_served = False
        self._is_again = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """What has come, at most `max_bytes`; b"" at the end. Raises Stale."""
        try:
            piece = await self._reader.read(max_bytes)
        except OSError as error:
            if self._is_again:
                raise Stale from error
            raise httpcore.ReadError(str(error)) from error
        if self._is_again and not piece:
            raise Stale
        self._has_served, self._is_again = True, False
        return piece

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send `buffer`. Raises Stale."""
        self._is_again = self._has_served
        try:
            self._writer.write(buffer)
            await self._writer.drain()
        except OSError as error:
            if self._is_again:
                raise Stale from error
            raise httpcore.WriteError(str(error)) from error

    async def aclose(self) -> None:
        """Close the connection, without waiting for the other side to agree."""
        self._writer.close()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """This connection made secure; the certificate must be that of `server_hostname`."""
        try:
            await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except (OSError, EOFError) as error:
            self._writer.close()
            raise httpcore.ConnectError(str(error)) from error
        return self

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks for: whether an idle connection has been closed by the other side, and the TLS object."""
        if info == "is_readable":
            return self._reader.at_eof() or self._writer.is_closing()
        return self._writer.get_extra_info(info)


async def _connected(address: str, port: int, seconds: float) -> Stream:
    try:
        async with asyncio.timeout(seconds):
            return Stream(*await asyncio.open_connection(address, port))
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(f"no answer within {seconds:g} seconds") from error
    except OSError as error:
        # asyncio's own words name the address once more.
        raise httpcore.ConnectError(os.strerror(error.errno) if error.errno else str(error)) from error


class CheckedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport over `CheckedBackend`; httpx offers no public way to give its pool a network."""

    def __init__(self, tls: ssl.SSLContext | None, resolver: Executor, keepalive: int, allow_private: bool) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=None,
            max_keepalive_connections=keepalive,
            keepalive_expiry=5.0,
            http2=False,
            network_backend=CheckedBackend(resolver, allow_private),
        )
