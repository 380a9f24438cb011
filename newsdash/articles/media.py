"""Pictures and embedded players: which of them belong to a story, and how they read as a line of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdash.articles.lines import address
from newsdash.models import Block
from newsdash.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MIN_SIDE = 100
_MAX_CAPTION = 400
_MAX_SET = 8000
IMAGES = ("img", "amp-img", "amp-anim")
_ORNAMENT = re.compile(
    r"avatar|gravatar|logo|icon|sprite|emoji|pixel|spacer|blank\.|placeholder|badge|tracking|/ads?/|button"
    r"|smil(?:ey|ies)|1x1",
    re.IGNORECASE,
)
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-original-src", "src")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_CANDIDATE = re.compile(r"(?<!\S),*([^\s,]\S*?)(?:\s+(\d+(?:\.\d+)?)[wx])?\s*(?:,(?=\s|$)|$)")
# No pane is wider, in pixels.
_WIDE_ENOUGH = 1600
_UNDRAWABLE = re.compile(r"avif|svg|heic|jxl", re.IGNORECASE)
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
    addresses = (found for given in _given(element) if given and (found := address(base, given)))
    url = next((found for found in addresses if not _ORNAMENT.search(urlsplit(found).path)), "")
    if not url or _ORNAMENT.search(element.get("class") or ""):
        return None
    return Block("image", caption[:_MAX_CAPTION] or clean(element.get("alt") or "", _MAX_CAPTION), url=url)


def pictures(element: HtmlElement, base: str, caption: str) -> list[Block]:
    """The pictures in `element`, each once; what stands in <noscript>, where nothing else does."""
    shown: list[Block] = []
    spare: list[Block] = []
    for img in element.iter(*IMAGES):
        if found := image(img, base, caption):
            (spare if next(img.iterancestors("noscript"), None) is not None else shown).append(found)
    return list({block.url: block for block in shown or spare}.values())


def _given(element: HtmlElement) -> Iterator[str]:
    """The addresses that an <img> names, the likeliest first; of a <picture>'s, those that can be drawn."""
    yield from (element.get(name) or "" for name in _SOURCES[:-1])
    yield from (_largest(element.get(name) or "") for name in _SETS[:-1])
    yield from (element.get("src") or "", _largest(element.get("srcset") or ""))
    if (picture := next(element.iterancestors("picture"), None)) is not None:
        for source in picture.iter("source"):
            if not _UNDRAWABLE.search(source.get("type") or ""):
                yield from (_largest(source.get(name) or "") for name in _SETS)


def _largest(candidates: str) -> str:
    """Of a srcset's addresses that of the largest picture that is not larger than any screen, else of the smallest."""
    if not candidates:
        return ""
    found = [(float(size or 1), url) for url, size in _CANDIDATE.findall(candidates[:_MAX_SET])]
    fitting = [each for each in found if each[0] <= _WIDE_ENOUGH]
    return max(fitting, default=min(found, default=(0, "")))[1]


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
