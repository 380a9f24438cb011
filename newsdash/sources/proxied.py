"""Answers through a proxy, by httpx, which speaks to each kind of them; hardly anybody has one."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial

from newsdash.sources.answer import Answer, BadProxy, BrokenAnswer, Headers
from newsdash.sources.connection import trusting
from newsdash.sources.light_httpx import httpx

_KEPT, _KEPT_SECONDS = 8, 5.0
_UNTIMED = {"timeout": {"connect": None, "read": None, "write": None, "pool": None}}


class Proxied:
    """Asks servers through `proxy`, an address. Raises BadProxy where that makes no sense."""

    def __init__(self, proxy: str, environ: Mapping[str, str]) -> None:
        tls: ssl.SSLContext = trusting(environ)
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=_KEPT, keepalive_expiry=_KEPT_SECONDS)
        try:
            self._transport = httpx.AsyncHTTPTransport(verify=tls, proxy=proxy, limits=limits, trust_env=False)
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            raise BadProxy(str(error)) from error

    @asynccontextmanager
    async def answer(self, url: str, headers: list[tuple[bytes, bytes]]) -> AsyncIterator[Answer]:
        """What the server of `url` answers; the body can be read inside. Raises BadProxy, BrokenAnswer and OSError."""
        try:
            asked = httpx.Request("GET", url, headers=headers, extensions=_UNTIMED)
            answer = await self._transport.handle_async_request(asked)
            try:
                body = answer.aiter_raw()
                yield Answer(answer.status_code, Headers(answer.headers.raw), partial(anext, body, b""))
            finally:
                await answer.aclose()
        except httpx.ProxyError as error:
            raise BadProxy(str(error)) from error
        except httpx.ConnectError as error:
            raise ConnectionError(str(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise BrokenAnswer(str(error)) from error

    async def close(self) -> None:
        """Close all connections."""
        await self._transport.aclose()
