"""The fast path: a well-formed XML feed, or one that small repairs make so, through lxml → draft."""

from __future__ import annotations

from lxml import etree

from newsdash.sources.atom import read_atom
from newsdash.sources.draft import Draft
from newsdash.sources.elements import Element
from newsdash.sources.names import short
from newsdash.sources.refusal import NotAFeed
from newsdash.sources.repair import repaired
from newsdash.sources.rss import read_rss
from newsdash.sources.sitemap import read_index, read_sitemap

_RSS = frozenset(("rss", "RSS", "RDF", "rdf:RDF", "Channel", "channel"))


def read_xml(text: str) -> Draft | None:
    """The draft of the XML feed `text` (without prolog); None if it is not well-formed or not a feed known here.

    Raises NotAFeed for a document that no reader should be asked to hold.
    """
    root = _parsed(text)
    if root is None:
        root = _parsed(repaired(text))
    return None if root is None else _draft(root)


def read_ruin(text: str) -> Draft | None:
    """What can be saved of the XML feed `text` (without prolog) that is not well-formed; None if that is no feed."""
    root = _parsed(repaired(text), recover=True)
    return None if root is None else _draft(root)


def read_sitemaps(text: str) -> list[tuple[str, str]]:
    """The sitemaps that `text` (without prolog) lists, each with when it changed; none where it is no such list."""
    root = _parsed(repaired(text))
    name = root.tag if root is not None and isinstance(root.tag, str) else ""
    return read_index(root) if name.endswith("sitemapindex") else []


def _draft(root: Element) -> Draft | None:
    name = short(root.tag) if isinstance(root.tag, str) else ""
    if name in _RSS:
        return read_rss(root)
    if name in ("atom:feed", "atom:entry"):
        return read_atom(root)
    if name.endswith("urlset"):
        return read_sitemap(root)
    return None


def _parsed(text: str, *, recover: bool = False) -> Element | None:
    parser = etree.XMLParser(
        recover=recover,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise NotAFeed(
                "This document is nested too deeply, or holds pieces too large, to be a feed. "
                "Tell its publisher; newsdash will not read it."
            ) from error
        return None
