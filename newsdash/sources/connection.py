"""Connections to checked addresses only: a name is resolved, its addresses judged, and the judged address connected to.

So a name that answers differently the next time (DNS rebinding) wins nothing. TLS still sees the name.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterable
from concurrent.futures import Executor
from typing import Any

import httpcore
import httpx

from newsdash.sources.addresses import is_public

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


class CheckedBackend(httpcore.AnyIOBackend):
    """httpcore's network, which asks `is_public` about an address before it connects to it, save `allow_private`.

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
                return await super().connect_tcp(address, port, CONNECT_SECONDS / 2, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await super().connect_tcp(allowed[-1], port, CONNECT_SECONDS, local_address, socket_options)

    async def _resolve(self, host: str, port: int) -> list[str]:
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


class CheckedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport over `CheckedBackend`; httpx offers no public way to give its pool a network."""

    def __init__(self, tls: ssl.SSLContext, resolver: Executor, keepalive: int, allow_private: bool) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=None,
            max_keepalive_connections=keepalive,
            keepalive_expiry=5.0,
            http2=False,
            network_backend=CheckedBackend(resolver, allow_private),
        )
