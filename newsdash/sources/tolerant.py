"""The tolerant path: whatever the fast one will not read, through feedparser → draft."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from newsdash.models import Pacing
from newsdash.sources.draft import Draft, DraftEntry, DraftFile, Kind, Text
from newsdash.sources.repair import without_bad_references

MAX_ITEMS = 5_000
_FORMATS = {
    "rss090": "RSS 0.90",
    "rss091n": "RSS 0.91",
    "rss091u": "RSS 0.91",
    "rss092": "RSS 0.92",
    "rss093": "RSS 0.93",
    "rss094": "RSS 0.94",
    "rss10": "RSS 1.0",
    "rss20": "RSS 2.0",
    "rss": "RSS",
    "atom03": "Atom 0.3",
    "atom10": "Atom 1.0",
    "atom": "Atom",
    "cdf": "CDF",
}


class GaveUp(Exception):
    """feedparser raised something of its own: it is not made for everything that comes from the wild."""


def read_anything(text: str) -> Draft | None:
    """The draft of what feedparser makes of `text`; None if it finds neither a feed nor an entry in it.

    Raises GaveUp.
    """
    import feedparser

    try:
        found = _found(feedparser, text)
    except (RecursionError, MemoryError):
        raise
    except Exception as error:
        raise GaveUp from error
    version = str(found.get("version") or "")
    feed = found.feed
    if not version and not found.entries:
        return None
    guess = not version.startswith("atom")
    return Draft(
        format=_FORMATS.get(version, "unknown"),
        title=_text(feed, "title", guess),
        url=next((_string(link, "href") for link in _list(feed, "links") if link.get("rel") == "self"), ""),
        site=_string(feed, "link"),
        language=_string(feed, "language"),
        entries=[_entry(entry, guess) for entry in found.entries[:MAX_ITEMS]],
        pacing=_pacing(feed),
    )


def _found(feedparser: Any, text: str) -> Any:
    # A file object: feedparser would open a string as an address or a local path. Its sanitiser is quadratic, and
    # what it would sanitise is cleaned by the gate.
    return feedparser.parse(
        BytesIO(without_bad_references(text).encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _entry(entry: Any, guess: bool) -> DraftEntry:
    contents = _list(entry, "content")
    content = _typed(contents[0], guess=False) if contents else Text()
    thumbnails = _list(entry, "media_thumbnail")
    image = entry.get("image")
    return DraftEntry(
        id=_string(entry, "id"),
        url=_string(entry, "link"),
        title=_text(entry, "title", guess),
        author=_string(entry, "author"),
        published=_dates(entry, "published", "created"),
        updated=_dates(entry, "updated"),
        summary=_text(entry, "summary", guess),
        subtitle=_text(entry, "subtitle", guess),
        content=content if content.kind != "plain" else Text(),
        categories=[_string(tag, "label") or _string(tag, "term") for tag in _list(entry, "tags")],
        language=_string(entry, "language"),
        image=_string(thumbnails[0], "url")
        if thumbnails
        else _string(image, "href")
        if isinstance(image, dict)
        else "",
        files=[
            DraftFile(_string(file, "href") or _string(file, "url"), _string(file, "type"), _string(file, "length"))
            for file in _list(entry, "enclosures")
        ],
    )


def _pacing(feed: Any) -> Pacing:
    ttl = _string(feed, "ttl").strip()
    return Pacing(ttl=int(ttl) * 60 or None) if ttl.isascii() and ttl.isdigit() and len(ttl) < 9 else Pacing()


def _text(found: Any, name: str, guess: bool) -> Text:
    detail = dict.get(found, f"{name}_detail")
    return _typed(detail, guess) if isinstance(detail, dict) else Text(_string(found, name), "guess")


def _typed(detail: Any, guess: bool) -> Text:
    kind: Kind = "guess" if guess else "html" if "html" in _string(detail, "type") else "plain"
    return Text(_string(detail, "value"), kind, _string(detail, "base"))


def _dates(entry: Any, *names: str) -> list[str]:
    return [text for name in names if (text := _string(entry, name))]


def _string(found: Any, name: str) -> str:
    # dict.get: feedparser's own lookups answer one date for another, with a warning.
    value = dict.get(found, name)
    return value if isinstance(value, str) else ""


def _list(found: Any, name: str) -> list[Any]:
    value = dict.get(found, name)
    return value if isinstance(value, list) else []
