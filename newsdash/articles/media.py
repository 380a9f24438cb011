"""Pictures and embedded players: which of them belong to a story, and how they read as a line of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdash.articles.lines import address
from newsdash.models import Block
from newsdash.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MIN_SIDE = 100
_MAX_CAPTION = 400
_ORNAMENT = re.compile(
    r"avatar|gravatar|logo|icon|sprite|emoji|pixel|spacer|blank\.|placeholder|badge|tracking|/ads?/|button"
    r"|smil(?:ey|ies)|1x1",
    re.IGNORECASE,
)
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-original-src", "src")
_PLAYERS = re.compile(
    r"youtu\.?be|youtube-nocookie|vimeo|dailymotion|twitter|^x\.com|instagram|facebook|tiktok|soundcloud|spotify"
    r"|podcasts\.apple"
    r"|reddit|bsky|mastodon|datawrapper|infogram|flourish|documentcloud|scribd|google\.[a-z.]+/maps|player|video"
    r"|audio|embed"
)
_REFUSED = re.compile(
    r"doubleclick|googlesyndication|adservice|/ads?[/.]|outbrain|taboola|recaptcha|googletagmanager|disqus"
)


def image(element: HtmlElement, base: str, caption: str) -> Block | None:
    """The block for an <img>: its clean address, and `caption` or else its alt text; None for ornaments and pixels."""
    if any(0 < _pixels(element.get(side)) < _MIN_SIDE for side in ("width", "height")):
        return None
    url = next((found for name in _SOURCES if (found := address(base, element.get(name) or ""))), "")
    if not url or _ORNAMENT.search(urlsplit(url).path) or _ORNAMENT.search(element.get("class") or ""):
        return None
    return Block("image", caption[:_MAX_CAPTION] or clean(element.get("alt") or "", _MAX_CAPTION), url=url)


def embed(element: HtmlElement, base: str) -> Block | None:
    """The block for an embedded player or document: its title or host, and its address; None for advertisements."""
    given = element.get("src") or element.get("data-src") or element.get("data") or _source(element)
    if not given and (video := element.get("data-videoid")):
        given = f"https://www.youtube.com/watch?v={video}"
    url = address(base, given or "")
    if not url or _REFUSED.search(url):
        return None
    if element.tag in ("iframe", "embed", "object") and not _PLAYERS.search(url.lower()):
        return None
    url = _watchable(url)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return Block("embed", clean(element.get("title") or "", _MAX_CAPTION) or host, url=url)


def _source(element: HtmlElement) -> str:
    source = next(element.iter("source"), None)
    return "" if source is None else source.get("src") or ""


def _watchable(url: str) -> str:
    """The page to watch a YouTube video on, instead of its bare player."""
    found = re.match(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})", url)
    return f"https://www.youtube.com/watch?v={found.group(1)}" if found else url


def _pixels(value: str | None) -> int:
    found = re.match(r"\s*(\d{1,5})(?:px)?\s*$", value or "")
    return int(found.group(1)) if found else 0
