"""Names of the elements of XML feeds: namespaces, in all their spellings, mapped to one short prefix each."""

from __future__ import annotations

from functools import lru_cache

ATOM = "http://www.w3.org/2005/Atom"
XML = "{http://www.w3.org/XML/1998/namespace}"

# The prefixes that feeds use without declaring them, and what they mean by them.
NAMESPACES = {
    "atom": ATOM,
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}

# Without "http://", "https://" and a final "/" or "#", lower case. RSS itself has no prefix, whatever its version.
_PREFIXES = {
    "": "",
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "backend.userland.com/rss091": "",
    "blogs.law.harvard.edu/tech/rss": "",
    "cyber.law.harvard.edu/rss": "",
    "cyber.law.harvard.edu/rss/rss.html": "",
    "purl.org/rss/1.0": "",
    "purl.org/net/rss1.1": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "purl.org/rss/1.0/modules/rss091": "",
    "www.w3.org/2005/atom": "atom",
    "purl.org/atom/ns": "atom",
    "purl.org/atom/ns#draft": "atom",
    "purl.org/echo": "atom",
    "purl.org/pie": "atom",
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "www.w3.org/1999/xhtml": "xhtml",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/terms": "dcterms",
    "search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "www.itunes.com/dtd/podcast-1.0.dtd": "itunes",
    "example.com/dtds/podcast-1.0.dtd": "itunes",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "purl.org/net/rss1.1/payload": "payload",
    "www.google.com/schemas/sitemap-news/0.9": "news",
    "www.google.com/schemas/sitemap-image/1.1": "image",
    "www.sitemaps.org/schemas/sitemap/0.9": "sitemap",
    "www.google.com/schemas/sitemap/0.84": "sitemap",
}


@lru_cache(maxsize=2_048)
def short(tag: str) -> str:
    """The short name of lxml's `{namespace}local` tag: "title", "atom:title", "dc:date"; "?:x" for an unknown one.

    A name without a namespace keeps its case; RSS's own are compared as they stand ("pubDate").
    """
    if tag[:1] != "{":
        return tag
    namespace, _, local = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(_bare(namespace), "?")
    return f"{prefix}:{local}" if prefix else local


def _bare(namespace: str) -> str:
    bare = namespace.strip().lower()
    for scheme in ("http://", "https://"):
        bare = bare.removeprefix(scheme)
    return bare.rstrip("/#")
