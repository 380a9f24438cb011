"""Addresses in an article: which may become links of the terminal, and how they are shown so that they cannot lie."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from widgets.cells import ELLIPSIS

# Only such an address may become a terminal hyperlink or a number: nothing in it can end an escape sequence.
_SAFE = re.compile(r"https?://[!-~]+\Z")
# What a reader takes for the name of a host.
_NAMED = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[^\W\d_]{2,})\b", re.IGNORECASE)


def is_safe(url: str) -> bool:
    """Whether `url` is an http or https address without anything that a terminal would act on."""
    return _SAFE.match(url) is not None


def host_of(url: str) -> str:
    """The host of `url`, with its port; "" where there is none."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def misnamed_host(said: str, url: str) -> str:
    """The host that `url` leads to, if the words `said` that stand on the link name another one; else ""."""
    if "." not in said:
        return ""
    host = host_of(url).partition(":")[0].lower()
    for found in _NAMED.finditer(said):
        named = found.group(1).lower().removeprefix("www.")
        if host != named and not host.endswith(f".{named}"):
            return host
    return ""


def shown(url: str, room: int) -> tuple[str, int, int]:
    """`url`, which is safe, in at most `room` cells, and where in it the host stands.

    The end gives way first, then the beginning of the host: its end says whose it is.
    """
    start = url.index("//") + 2
    end = start + len(host_of(url))
    if len(url) <= room:
        return url, start, end
    if end < room:
        return url[: room - 1] + ELLIPSIS, start, end
    kept = ELLIPSIS + url[max(start, end - room + 1) : end] if room > 1 else ""
    return kept, min(1, len(kept)), len(kept)
