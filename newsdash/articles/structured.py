"""What a page says of itself as schema.org data (JSON-LD): kinds, headline, authors, dates, text, live updates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = Mapping[str, Any]

_MAX_JSON = 2_000_000
_MAX_NODES = 500
_ARTICLES = (
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle",
    "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "TechArticle", "ScholarlyArticle",
    "Report", "Review", "AdvertiserContentArticle", "SatiricalArticle", "AskPublicNewsArticle",
)  # fmt: skip


def nodes(tree: HtmlElement) -> list[Node]:
    """Every object in the page's JSON-LD, outer before inner; broken scripts are passed over."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _MAX_JSON:
            for node in _objects(_loaded(script.text)):
                found.append(node)
                if len(found) >= _MAX_NODES:
                    return found
    return found


def article(found: list[Node]) -> Node:
    """The object that describes the article; {} if none does."""
    for wanted in _ARTICLES:
        for node in found:
            if wanted in kinds(node):
                return node
    return {}


def kinds(node: Node) -> list[str]:
    """The types of an object, without their prefix."""
    types = node.get("@type", ())
    return [str(kind).rsplit("/", 1)[-1] for kind in (types if isinstance(types, list) else [types])]


def text(value: object, *keys: str) -> str:
    """A string out of what may be a string, a list, or an object with the string under one of `keys`; else ''."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return next((one for item in value[:20] if (one := text(item, *keys))), "")
    if isinstance(value, Mapping):
        return next((one for key in keys if (one := text(value.get(key)))), "")
    return ""


def texts(value: object, *keys: str) -> list[str]:
    """All strings out of a string, an object or a list of them."""
    items = value if isinstance(value, list) else [value]
    return [one for item in items[:100] if (one := text(item, *keys))]


def listed(value: object) -> list[object]:
    """`value` if it is a list, else a list of it alone; nothing for None."""
    return value if isinstance(value, list) else [] if value is None else [value]


def is_free(found: list[Node]) -> bool | None:
    """`isAccessibleForFree` of the article or of a part of it; None where the page does not say."""
    said = [str(node["isAccessibleForFree"]).strip().lower() for node in found if "isAccessibleForFree" in node]
    if not said:
        return None
    return not any(value in ("false", "http://schema.org/false", "https://schema.org/false", "0") for value in said)


def _loaded(source: str) -> object:
    source = (
        source.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .strip()
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
    )
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[Node]:
    """The objects in a JSON value, breadth first, so that a page's own article comes before those it mentions."""
    level = [value]
    for _ in range(6):
        below: list[object] = []
        for one in level:
            if isinstance(one, list):
                below += one[:200]
            elif isinstance(one, Mapping):
                yield one
                below += [inner for inner in one.values() if isinstance(inner, list | Mapping)]
        level = below
