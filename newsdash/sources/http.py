"""The one door to the network: a bounded, polite fetcher over httpx, for feeds, pages and pictures."""

from __future__ import annotations

import asyncio
import base64
import math
import os
import re
import ssl
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Literal, Self
from urllib.parse import urljoin, urlsplit
from weakref import WeakValueDictionary

from newsdash.sources import fetch_errors as errors
from newsdash.sources.addresses import is_literal, is_private_name
from newsdash.sources.connection import CheckedTransport, PrivateAddress, Stale, UnknownHost
from newsdash.sources.dates import timestamp
from newsdash.sources.fetch_errors import FetchError
from newsdash.sources.inflate import BadEncoding, Inflater, TooLarge
from newsdash.sources.light_httpx import httpx
from newsdash.sources.proxies import proxy_for
from newsdash.sources.room import LARGE, Places, Room
from newsdash.text import clean, clean_url

__all__ = ["MAX_BYTES", "TOTAL_SECONDS", "FetchError", "Fetcher", "Request", "Response"]

TOTAL_SECONDS = 20.0
MAX_BYTES = 15 * 1_048_576
MAX_REDIRECTS = 5
CONNECTIONS_A_HOST = 2
# One pool grows slow past about a hundred connections, so hosts are spread over several.
_POOLS = 8
_KEPT_ALIVE = 4
_RESOLVERS = 16
_ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
    "picture": "image/webp, image/jpeg, image/png, image/gif;q=0.8, image/*;q=0.1",
    "page": "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5",
}
_SECONDS = re.compile(r"[0-9]{1,8}(?:\.[0-9]{1,9})?")
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
# How OpenSSL, by its version, calls an answer that is no TLS at all.
_NO_TLS = frozenset(("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG"))
_TIMEOUTS = {"timeout": {"connect": None, "read": None, "write": None, "pool": None}}


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for. `etag` and `last_modified` are sent back verbatim; `auth` is a name and a password.

    `headers` and `auth` go to the host of `url` only. `max_bytes` caps the body, on the wire and inflated. `room` is
    where a large body has its place (`Fetcher.room`); without one it waits for none.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    auth: tuple[str, str] | None = field(default=None, repr=False)
    allow_private: bool = False
    kind: Literal["feed", "page", "picture"] = "feed"
    max_bytes: int = MAX_BYTES
    room: Room | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: status 2xx with a body, or 304. `url` is the last address asked.

    `headers` are looked up in any case. `redirects` are the (status, address led to) that were followed.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    content_type: str = ""
    redirects: tuple[tuple[int, str], ...] = ()
    elapsed_ms: int = 0


class Fetcher:
    """Asks servers, within `seconds` in all for each request and two connections a host. An async context manager.

    `user_agent` is what it says it is. Proxies come from the environment: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY.
    """

    def __init__(self, user_agent: str, *, seconds: float = TOTAL_SECONDS) -> None:
        self._user_agent = user_agent
        self._seconds = seconds
        self._environ = dict(os.environ)
        self._tls: ssl.SSLContext | None = None
        self._resolver = ThreadPoolExecutor(_RESOLVERS, thread_name_prefix="resolve")
        self._transports: dict[tuple[object, ...], httpx.AsyncBaseTransport] = {}
        self._turns: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._places = Places()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for transport in self._transports.values():
            await transport.aclose()
        self._transports.clear()
        self._resolver.shutdown(wait=False, cancel_futures=True)

    def room(self) -> Room:
        """Room for the body of one request, to be held for as long as the body is."""
        return Room(self._places)

    async def get(self, request: Request) -> Response:
        """The answer to `request`, redirects followed. Raises FetchError for anything but 2xx and 304."""
        url = clean_url(request.url)
        if not url:
            raise errors.bad_address(request.url)
        redirects: list[tuple[int, str]] = []
        started = time.monotonic()
        left = self._seconds
        while True:
            turn = self._turn(_host(url))
            async with turn:
                asked = time.monotonic()
                status, headers, body = await self._ask(replace(request, url=url), left)
                left -= time.monotonic() - asked
            if status not in _REDIRECTS or "location" not in headers:
                break
            redirects.append((status, self._next_address(url, headers["location"], redirects)))
            request = _without_secrets(request, url, redirects[-1][1])
            url = redirects[-1][1]
        unasked = status == 304 and not _is_conditional(request)
        if unasked or (status != 304 and not 200 <= status < 300):
            raise errors.for_status(status, _host(url), _retry_after(headers))
        elapsed = round((time.monotonic() - started) * 1000)
        kind = headers.get("content-type", "")
        return Response(url, status, headers, body, kind, tuple(redirects), elapsed)

    def _turn(self, host: str) -> asyncio.Semaphore:
        turn = self._turns.get(host)
        if turn is None:
            turn = self._turns[host] = asyncio.Semaphore(CONNECTIONS_A_HOST)
        return turn

    async def _ask(self, request: Request, seconds: float) -> tuple[int, httpx.Headers, bytes]:
        """One exchange with one server, every way it can fail put in words."""
        host = _host(request.url)
        try:
            async with asyncio.timeout(seconds) as limit:
                return await self._exchange(request, host, limit)
        except TimeoutError as error:
            raise errors.too_slow(host, self._seconds) from error
        except TooLarge as error:
            raise errors.too_large(host, request.max_bytes) from error
        except BadEncoding as error:
            raise errors.bad_encoding(host, str(error)) from error
        except PrivateAddress as error:
            raise errors.private_address(error.host, error.address) from error
        except UnknownHost as error:
            raise errors.unknown_host(error.host) from error
        except UnicodeError as error:
            # A name that no name server can be asked for, such as "xn--".
            raise errors.bad_address(request.url) from error
        except httpx.InvalidURL as error:
            raise errors.bad_address(request.url) from error
        except (httpx.HTTPError, OSError) as error:
            raise _in_words(error, host, self._seconds) from error

    async def _exchange(self, request: Request, host: str, limit: asyncio.Timeout) -> tuple[int, httpx.Headers, bytes]:
        transport = self._transport(request, host)
        asked = httpx.Request("GET", request.url, headers=self._headers(request), extensions=_TIMEOUTS)
        answer = await _answer(transport, asked)
        try:
            headers = httpx.Headers(answer.headers.raw, encoding="latin-1")
            if answer.status_code == 304 or not 200 <= answer.status_code < 300:
                return answer.status_code, headers, b""
            return answer.status_code, headers, await _body(answer, headers, request, limit)
        finally:
            await answer.aclose()

    def _headers(self, request: Request) -> list[tuple[bytes, bytes]]:
        headers = {
            "user-agent": self._user_agent,
            "accept": _ACCEPT[request.kind],
            "accept-encoding": "gzip, deflate",
        }
        if request.etag:
            headers["if-none-match"] = request.etag
        if request.last_modified:
            headers["if-modified-since"] = request.last_modified
        if request.auth:
            headers["authorization"] = "Basic " + base64.b64encode(":".join(request.auth).encode()).decode()
        headers.update({name.lower(): value for name, value in request.headers.items()})
        # Bytes: an ETag goes back as it came, and not every server keeps to ASCII.
        return [(name.encode("latin-1"), value.encode("latin-1", "ignore")) for name, value in headers.items()]

    def _transport(self, request: Request, host: str) -> httpx.AsyncBaseTransport:
        proxy = proxy_for(request.url, self._environ)
        if not request.allow_private and (proxy or is_literal(host)) and is_private_name(host):
            raise PrivateAddress(host, host)
        # A connection that was allowed to be private is never lent to a request that is not.
        secure = request.url.startswith("https:")
        key = (proxy, secure, request.allow_private, sum(host.encode()) % _POOLS)
        if key not in self._transports:
            self._transports[key] = self._new_transport(proxy, secure, request.allow_private)
        return self._transports[key]

    def _new_transport(self, proxy: str, secure: bool, allow_private: bool) -> httpx.AsyncBaseTransport:
        # Reading all the authorities takes as long as fifty requests: once, and only for those who need them.
        if (secure or proxy) and self._tls is None:
            self._tls = httpx.create_ssl_context()
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=_KEPT_ALIVE, keepalive_expiry=5.0)
        if proxy:
            try:
                return httpx.AsyncHTTPTransport(verify=self._tls or True, proxy=proxy, limits=limits)
            except (ImportError, ValueError, httpx.InvalidURL) as error:
                raise errors.bad_proxy(clean(str(error), 200)) from error
        return CheckedTransport(self._tls, self._resolver, _KEPT_ALIVE, allow_private)

    def _next_address(self, url: str, location: str, redirects: list[tuple[int, str]]) -> str:
        if len(redirects) >= MAX_REDIRECTS:
            raise errors.bad_redirect(_host(url), f"more than {MAX_REDIRECTS} times in a row")
        try:
            target = clean_url(urljoin(url, _as_meant(location).strip()))
        except ValueError:
            target = ""
        if not target:
            raise errors.bad_redirect(_host(url), "to something that is no web address")
        return target


async def _answer(transport: httpx.AsyncBaseTransport, asked: httpx.Request) -> httpx.Response:
    """The answer to `asked`; once more where the server had just closed the connection that was kept for it."""
    while True:
        try:
            return await transport.handle_async_request(asked)
        except Stale:
            continue


async def _body(answer: httpx.Response, headers: httpx.Headers, request: Request, limit: asyncio.Timeout) -> bytes:
    cap = request.max_bytes
    if headers.get("content-length", "").isdigit() and int(headers["content-length"]) > cap:
        raise TooLarge
    inflater = Inflater(headers.get("content-encoding", ""), cap)
    wire, began = 0, time.monotonic()
    async for piece in answer.aiter_raw():
        wire += len(piece)
        if wire > cap:
            raise TooLarge
        inflater.feed(piece)
        if inflater.size > LARGE and request.room is not None:
            # Waiting for a place is not the server's time.
            until = limit.when() or 0.0
            limit.reschedule(None)
            limit.reschedule(until + await request.room.take(inflater.size, time.monotonic() - began))
    if request.room is not None:
        request.room.complete()
    return inflater.body()


def _as_meant(location: str) -> str:
    """A Location, which came as Latin-1, as the UTF-8 that browsers take it for."""
    raw = location.encode("latin-1")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return location


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _without_secrets(request: Request, url: str, target: str) -> Request:
    """`request` as it may go on to `target`: its secrets stay with their host, and never leave a secure connection."""
    here, there = urlsplit(url), urlsplit(target)
    same = here.hostname == there.hostname and here.port == there.port
    if same and (here.scheme == there.scheme or there.scheme == "https"):
        return request
    return replace(request, headers={}, auth=None)


def _is_conditional(request: Request) -> bool:
    names = map(str.lower, request.headers)
    return bool(request.etag or request.last_modified) or any(name.startswith("if-") for name in names)


def _retry_after(headers: httpx.Headers) -> int | None:
    """Retry-After (RFC 9110, 10.2.3) as seconds from now, by the server's own clock where it tells its time."""
    value = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return math.ceil(float(value))
    until, told = timestamp(value), timestamp(headers.get("date", ""))
    return None if until is None else max(0, round(until - (time.time() if told is None else told)))


def _in_words(error: Exception, host: str, seconds: float) -> FetchError:
    if isinstance(error, httpx.TimeoutException):
        return errors.too_slow(host, seconds)
    if isinstance(error, httpx.ProxyError):
        return errors.bad_proxy(clean(str(error), 200))
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return errors.bad_certificate(host, clean(cause.verify_message, 200))
        if isinstance(cause, ssl.SSLError) and cause.reason in _NO_TLS:
            return errors.not_secure(host)
        if isinstance(cause, ssl.SSLError):
            return errors.bad_certificate(host, clean(cause.reason or "", 100).replace("_", " ").lower())
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError | OSError):
        return errors.no_connection(host, clean(str(error), 200))
    return errors.bad_answer(host, clean(str(error), 200))
