"""What `newsdash inspect` is given: files, addresses, standard input."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from newsdash.sources.addresses import is_literal, is_public
from newsdash.sources.http import Fetcher, Request
from newsdash.text import clean_url

MAX_INPUT = 15 << 20


class InputError(Exception):
    """An input cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Input:
    """An input as it was named, what it holds, and where that came from ('' for a file)."""

    name: str
    body: bytes
    url: str = ""
    content_type: str = ""


def standard_input() -> bytes:
    """What standard input holds, as far as an input may go; to be read before there is a loop that it would hold."""
    return sys.stdin.buffer.read(MAX_INPUT + 1) if sys.stdin else b""


async def bring(name: str, fetcher: Fetcher, piped: bytes = b"") -> Input:
    """What `name` holds: an address, a file, or "-", which is `piped`. Raises InputError and FetchError."""
    if name == "-":
        return Input(name, _bounded(piped))
    if not name.lower().startswith(("http://", "https://")):
        return Input(name, await asyncio.to_thread(_read, name))
    url = clean_url(name)
    if not url:
        raise InputError("This is no web address that newsdash would ask.")
    response = await fetcher.get(Request(url, allow_private=_is_private(url)))
    return Input(name, response.body, response.url, response.content_type)


def _is_private(url: str) -> bool:
    """Whether the reader names a private address themselves; one that a public server leads to is refused."""
    host = urlsplit(url).hostname or ""
    return host == "localhost" or (is_literal(host) and not is_public(host))


def _read(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return _bounded(file.read(MAX_INPUT + 1))
    except OSError as error:
        raise InputError(f"{error.strerror or error}.") from error
    except ValueError as error:
        raise InputError("This is no file name.") from error


def _bounded(body: bytes) -> bytes:
    if len(body) > MAX_INPUT:
        raise InputError(f"This is larger than {MAX_INPUT >> 20} MiB.")
    return body
