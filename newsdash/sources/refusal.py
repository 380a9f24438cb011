"""What a document that is no feed is instead, in the reader's words."""

from __future__ import annotations

import json
import re
from html import unescape

from newsdash.text import clean

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
)
_ROOT = re.compile(r"<([a-zA-Z_][\w.:-]{0,60})")
_SKIPPED = re.compile(r"\s+|<\?[^>]{0,500}>|<!--.*?-->|<![a-zA-Z][^<>\[]{0,500}>", re.S)
_PAGE_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{0,300})", re.I)
_FEEDS = frozenset(("rss", "rdf", "feed"))
_FIND = "Give newsdash the site's address (newsdash add …) to find its feeds."
_FOUND_NONE = "It names no feed either: look on the site for the feed's own address."


class NotAFeed(Exception):
    """A document is not a feed; `message` says what it is instead and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def names_none(self) -> str:
        """The message where the document has been searched for feeds as well, in vain."""
        return self.message.replace(_FIND, _FOUND_NONE)


def refusal(body: bytes, text: str) -> NotAFeed:
    """The error for a document whose bytes are `body` and whose decoded text is `text`."""
    return NotAFeed(_what_it_is(body, text))


def is_known_otherwise(markup: str) -> bool:
    """Whether the root of `markup` says that it is a page, a list of feeds or a sitemap, whatever is inside."""
    return root_name(markup[:20_000]) in ("html", "opml", "urlset", "sitemapindex")


def root_name(head: str) -> str:
    """The local name of the first element in `head`, lower case; '' if there is none."""
    at = 0
    while skipped := _SKIPPED.match(head, at):
        at = skipped.end()
    found = _ROOT.match(head, at)
    return found.group(1).rpartition(":")[2].lower() if found else ""


def _what_it_is(body: bytes, text: str) -> str:
    if not body.strip(b" \t\r\n\x00"):
        return "The server sent an empty document. Try again later; if it stays empty, the feed is dead."
    for magic, name in _MAGIC:
        if body.startswith(magic):
            return f"This is {name}, not a feed. {_FIND}"
    head = text[:20_000].lstrip("\ufeff \t\r\n")
    if head.startswith(("{", "[")):
        return _what_json_it_is(text)
    root = root_name(head)
    if root == "opml":
        return "This is a list of subscriptions (OPML), not a feed. Use newsdash import to take its feeds."
    if root in ("urlset", "sitemapindex"):
        return f"This is a sitemap without news in it, not a feed. {_FIND}"
    if root == "html" or "<html" in head[:2_000].lower() or "<body" in head[:4_000].lower():
        return f"This is a web page, not a feed{_titled(head)}. {_FIND}"
    if root in _FEEDS:
        return (
            "This feed is broken off or damaged beyond reading. Its publisher has to mend it; it is tried again later."
        )
    if root:
        return f"This is an XML document of another kind (its root is “{clean(root, 60)}”), not a feed. {_FIND}"
    return f"This is plain text, not a feed: “{clean(head, 60)}”. {_FIND}"


def _what_json_it_is(text: str) -> str:
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        return (
            f"This is JSON with a mistake in line {error.lineno}, column {error.colno}: {clean(error.msg, 80)}. "
            "Tell its publisher; newsdash tries it again later."
        )
    except RecursionError:
        return f"This is JSON, nested too deeply to be read as a feed. {_FIND}"
    except ValueError:
        pass
    return f"This is JSON, but not a JSON Feed: it names no version of https://jsonfeed.org and no items. {_FIND}"


def _titled(head: str) -> str:
    found = _PAGE_TITLE.search(head)
    title = clean(unescape(found.group(1)), 80) if found else ""
    return f": “{title}”" if title else ""
