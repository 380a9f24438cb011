"""Connections to checked addresses only: a name is resolved, its addresses judged, and the judged address connected to.

So a name that answers differently the next time (DNS rebinding) wins nothing. TLS still sees the name.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import ssl
from collections.abc import Mapping
from concurrent.futures import Executor

from newsdash.sources.addresses import is_literal, is_public

# Of several addresses, those that do not answer must leave time for the others, in seconds.
CONNECT_SECONDS = 8.0
_LIKE_AN_ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+")

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class PrivateAddress(Exception):
    """The host's only addresses are not public; `address` is one of them."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(host)
        self.host = host
        self.address = address


class ImpossibleHost(Exception):
    """The host is neither an address nor a name that a name server can be asked for."""


class UnknownHost(Exception):
    """The name has no address."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


async def connected(host: str, port: int, resolver: Executor, *, allow_private: bool = False) -> Streams:
    """A connection to the first of the host's public addresses that takes one, or of all if they may be private.

    Names are resolved in `resolver`: the loop's own threads are few, and a dead name server holds each for long.
    Raises PrivateAddress, UnknownHost, ImpossibleHost and OSError.
    """
    addresses = await _resolved(host, port, resolver)
    allowed = [address for address in addresses if allow_private or is_public(address)]
    if not allowed:
        raise PrivateAddress(host, addresses[0])
    for address in allowed[:-1]:
        try:
            return await _connected(address, port, CONNECT_SECONDS / 2)
        except OSError:
            continue
    return await _connected(allowed[-1], port, CONNECT_SECONDS)


async def secured(streams: Streams, tls: ssl.SSLContext, host: str) -> Streams:
    """The connection made secure; the certificate must be that of `host`. Raises OSError, an ssl.SSLError above all."""
    try:
        await streams[1].start_tls(tls, server_hostname=host)
    except EOFError as error:
        streams[1].close()
        raise ConnectionResetError("the connection was closed while it was made secure") from error
    except BaseException:
        streams[1].close()
        raise
    return streams


def trusting(environ: Mapping[str, str]) -> ssl.SSLContext:
    """What judges certificates: by the authorities of SSL_CERT_FILE or SSL_CERT_DIR, else by those of certifi."""
    if file := environ.get("SSL_CERT_FILE"):
        return ssl.create_default_context(cafile=file)
    if folder := environ.get("SSL_CERT_DIR"):
        return ssl.create_default_context(capath=folder)
    import certifi

    return ssl.create_default_context(cafile=certifi.where())


async def _resolved(host: str, port: int, resolver: Executor) -> list[str]:
    if is_literal(host):
        return [host]
    if _LIKE_AN_ADDRESS.fullmatch(host):
        # Resolvers read 0177.0.0.1 in octal.
        raise ImpossibleHost(host)
    loop = asyncio.get_running_loop()
    try:
        found = await loop.run_in_executor(
            resolver, socket.getaddrinfo, host, port, socket.AF_UNSPEC, socket.SOCK_STREAM
        )
    except UnicodeError as error:
        # A part of the name is too long.
        raise ImpossibleHost(host) from error
    except OSError as error:
        raise UnknownHost(host) from error
    addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
    if not addresses:
        raise UnknownHost(host)
    return addresses


async def _connected(address: str, port: int, seconds: float) -> Streams:
    try:
        async with asyncio.timeout(seconds):
            return await asyncio.open_connection(address, port)
    except TimeoutError:
        raise
    except OSError as error:
        # asyncio's own words name the address once more.
        raise ConnectionError(os.strerror(error.errno) if error.errno else str(error)) from error
