"""The door for parsing: a feed's bytes → ParsedFeed, or NotAFeed in the reader's words."""

from __future__ import annotations

from newsdash.models import ParsedFeed
from newsdash.sources.draft import Draft
from newsdash.sources.encoding import decode
from newsdash.sources.inflate import BadEncoding, Inflater, TooLarge
from newsdash.sources.refusal import NotAFeed, is_known_otherwise, refusal, root_name
from newsdash.sources.repair import without_prolog
from newsdash.sources.settle import settle

__all__ = ["NotAFeed", "parse", "sitemaps"]

GZIP = b"\x1f\x8b\x08"
# Inflated; as much as a server may send.
MAX_BYTES = 15 << 20


def parse(body: bytes, url: str, content_type: str = "") -> ParsedFeed:
    """The feed in `body`, as it came from `url` ('' for a file) under the Content-Type header `content_type`.

    Reads RSS 0.9x to 2.0, Atom 0.3 and 1.0, JSON Feed and news sitemaps, however broken. Raises NotAFeed for anything
    else, and nothing but NotAFeed.
    """
    body = unpacked(body)
    text = decode(body, content_type)
    try:
        draft = _draft(text)
    except (RecursionError, MemoryError) as error:
        raise NotAFeed("This document is too deeply nested or too large to be read as a feed.") from error
    if draft is None:
        raise refusal(body, text)
    return settle(draft, url)


def sitemaps(body: bytes, content_type: str = "") -> tuple[str, ...]:
    """Where news may be among the sitemaps that `body` lists; none if it is no list of sitemaps."""
    markup = without_prolog(decode(unpacked(body), content_type))
    if root_name(markup[:20_000]) != "sitemapindex":
        return ()
    from newsdash.sources.discover import likeliest
    from newsdash.sources.xml_feed import read_sitemaps

    try:
        return likeliest(read_sitemaps(markup))
    except NotAFeed:
        return ()


def unpacked(body: bytes) -> bytes:
    """`body`, inflated where it is a gzip file: feeds and sitemaps lie on servers as such, too. Raises NotAFeed."""
    if not body.startswith(GZIP):
        return body
    inflater = Inflater("gzip", MAX_BYTES)
    try:
        inflater.feed(body)
    except TooLarge as error:
        raise NotAFeed("This compressed file holds far more than any feed does. Look for another one.") from error
    except BadEncoding:
        return body
    return inflater.body() or body


def _draft(text: str) -> Draft | None:
    if text.lstrip()[:1] in ("{", "["):
        from newsdash.sources.json_feed import read_json

        return read_json(text)
    markup = without_prolog(text)
    if not markup.startswith("<"):
        return None
    from newsdash.sources.xml_feed import read_xml

    draft = read_xml(markup)
    if (draft is not None and draft.says_something) or is_known_otherwise(markup):
        return draft
    from newsdash.sources.tolerant import GaveUp, read_anything

    try:
        return read_anything(markup) or draft
    except GaveUp:
        from newsdash.sources.xml_feed import read_ruin

        return read_ruin(markup) or draft
