"""Subscriptions as OPML: read from whatever other programs write, written so that nothing of theirs is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from typing import Any

from newsdash.models import Subscription
from newsdash.sources.encoding import decode
from newsdash.sources.repair import repaired, without_prolog
from newsdash.text import clean, clean_url

MAX_FEEDS = 20_000
# Of one feed's line: looked at, and kept of those that are not newsdash's own.
_MOST_ATTRIBUTES, _MOST_KEPT = 500, 100
_ORIGIN, _PRIVATE, _MUTED = "newsdashOrigin", "newsdashAllowPrivate", "newsdashMuted"
# What the fields of a Subscription say; everything else is kept as it came. Compared in lower case.
_OURS = frozenset(
    ("type", "text", "title", "xmlurl", "htmlurl", "category", _ORIGIN.lower(), _PRIVATE.lower(), _MUTED.lower())
)
# Ampersands have been seen to already.
_KEPT = {"&amp;": "&"}
_YES = frozenset(("true", "1", "yes"))
# A value ends where a quotation mark is followed by the next attribute that OPML knows or the end of the line's tag.
_ATTRIBUTE = re.compile(
    r"""(?<=\s)([A-Za-z][\w:.-]*)="([^\n]{0,4000}?)"(?=\s+(?:text|title|description|type|version|language|category|created|"""
    r"""isComment|isBreakpoint|(?:xml|html|image)?url)\s*=\s*"|\s*[/?]?>\s*?(?:\n|\Z|</?outline))""",
    re.I,
)
_XML = "http://www.w3.org/XML/1998/namespace"
_NAME = re.compile(r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$")


class OpmlError(Exception):
    """The subscriptions cannot be read; `message` says where and why, `line` is 0 if it is no line's fault."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def read(data: bytes, *, recover: bool = False) -> tuple[Subscription, ...]:
    """The subscriptions in the OPML document `data`, in its order, folders as sections "A/B"; each address once.

    Takes OPML of every version, lists of feeds in RDF, and the faults of XML that can be repaired without loss; with
    `recover` it saves what can be saved of any other, which an import may want and a file that is to be written again
    must not.
    Raises OpmlError if it is no such list.
    """
    root = _root(data, recover)
    name = _local(root)
    walk = _described if name == "rdf" else _outlines
    if name not in ("opml", "outlinedocument", "body", "outline", "rdf"):
        raise OpmlError(f"This is not a list of subscriptions (OPML): its root is “{clean(name, 60)}”.")
    found: dict[str, Subscription] = {}
    for subscription in walk(root):
        found.setdefault(subscription.url, subscription)
        if len(found) >= MAX_FEEDS:
            break
    return tuple(found.values())


def addresses(data: bytes) -> tuple[str, ...]:
    """All addresses of feeds in the OPML document `data`, in its order, whatever they are. Raises OpmlError."""
    found = ((_key(name), value) for element in _root(data, recover=True).iter() for name, value in _pairs(element))
    return tuple(value.strip() for name, value in found if name == "xmlurl" and value.strip())


def write(subscriptions: Sequence[Subscription], title: str) -> str:
    """`subscriptions` as an OPML 2.0 document called `title`, in order, each section a folder at its first feed."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">', "  <head>"]
    lines += [f"    <title>{_quoted(title)[1:-1]}</title>", "  </head>", "  <body>"]
    lines += _folder(subscriptions, (), "    ")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _root(data: bytes, recover: bool) -> Any:
    from lxml import etree

    text = decode(data)
    if not text.strip():
        raise OpmlError("The file is empty.")
    markup = without_prolog(text)
    if "<" not in markup:
        raise OpmlError("This is not a list of subscriptions (OPML): it holds no XML.")
    for attempt in _attempts(markup):
        try:
            return etree.fromstring(attempt.encode("utf-8", "replace"), _parser(etree))
        except etree.XMLSyntaxError as error:
            fault = error
    root = _saved(etree, markup) if recover else None
    if root is None:
        line = (fault.lineno or 0) + text[: len(text) - len(markup)].count("\n")
        raise OpmlError(f"Line {line}: {clean(fault.msg or 'this is not XML', 200).partition(', line ')[0]}.", line)
    return root


def _attempts(markup: str) -> Iterator[str]:
    """`markup` as it stands and, where that will not do, with more and more of its faults mended."""
    yield markup
    mended = repaired(markup)
    yield mended
    yield _requoted(mended)


def _saved(etree: Any, markup: str) -> Any:
    """The root of what can be saved of `markup`; None if that is nothing."""
    # Repaired: libxml2 lets characters through that no string may hold.
    with suppress(etree.XMLSyntaxError):
        return etree.fromstring(repaired(markup).encode("utf-8", "replace"), _parser(etree, recover=True))
    return None


def _requoted(markup: str) -> str:
    """`markup` with the quotation marks inside attributes' values escaped, as some programs forget to do."""
    return _ATTRIBUTE.sub(lambda found: f"{found[1]}={_quoted(found[2], _KEPT)}", markup)


def _parser(etree: Any, *, recover: bool = False) -> Any:
    return etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, recover=recover)


def _pairs(element: Any) -> list[tuple[str, str]]:
    """The attributes of `element`, names and values; lxml looks for each value among all, so that they must be few."""
    return [(name, element.get(name)) for name in element.keys()[:_MOST_ATTRIBUTES]]


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _outlines(root: Any) -> Iterator[Subscription]:
    """A walk without recursion: a list can be nested as deep as it likes."""
    waiting: list[tuple[Any, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, folders = waiting.pop()
        inside = folders
        if _local(element) == "outline":
            attributes = {_key(name): (name, value) for name, value in _pairs(element) if name[:1] != "{"}
            subscription = _subscription(attributes, _namespaced(element), folders)
            if subscription is not None:
                yield subscription
            elif name := _title(attributes).replace("/", "∕"):
                inside = (*folders, name)
        waiting.extend((child, inside) for child in reversed(element) if isinstance(child.tag, str))


def _described(root: Any) -> Iterator[Subscription]:
    """The feeds that people described in RDF (FOAF and its like) name as theirs."""
    for element in root.iter("{*}channel", "{*}feed"):
        named = (value for name, value in _pairs(element) if _key(name) in ("about", "resource"))
        url = feed_url(next(named, ""))
        if url:
            yield Subscription(url, title=clean(element.findtext("{*}title") or "", 200))


def _key(name: str) -> str:
    return name.rpartition("}")[2].lower()


def _title(attributes: dict[str, tuple[str, str]]) -> str:
    url = attributes.get("xmlurl", ("", ""))[1].strip()
    texts = (clean(attributes.get(name, ("", ""))[1], 200) for name in ("text", "title"))
    return next((text for text in texts if text and text not in (url, feed_url(url))), "")


def _subscription(
    attributes: dict[str, tuple[str, str]], namespaced: Sequence[tuple[str, str]], folders: tuple[str, ...]
) -> Subscription | None:
    def value(name: str) -> str:
        return attributes.get(name, ("", ""))[1].strip()

    url = feed_url(value("xmlurl")) or (feed_url(value("url")) if value("type").lower() in ("rss", "atom") else "")
    # A list elsewhere is not a feed.
    if not url or value("type").lower() in ("source", "include"):
        return None
    categories = [part for text in value("category").split(",") if (part := clean(text, 100).strip(" /"))]
    return Subscription(
        url=url,
        title=_title(attributes),
        section="/".join(folders),
        site=clean_url(value("htmlurl")),
        origin=feed_url(value(_ORIGIN.lower())),
        allow_private=value(_PRIVATE.lower()).lower() in _YES,
        muted=value(_MUTED.lower()).lower() in _YES,
        tags=tuple(dict.fromkeys(categories)),
        attributes=(*islice(_unknown(attributes), _MOST_KEPT), *namespaced),
    )


def feed_url(text: str) -> str:
    """The web address that `text` is, also as "feed:…"; '' if it is none."""
    text = text.strip()
    if text.lower().startswith("feed:"):
        text = text[5:].removeprefix("//")
        text = text if "://" in text else f"http://{text}"
    return clean_url(text)


def _unknown(attributes: dict[str, tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for key, (name, value) in attributes.items():
        if key not in _OURS and _NAME.match(name):
            yield name, clean(value, 2_000)


def _namespaced(element: Any) -> list[tuple[str, str]]:
    """The attributes of other programs' namespaces, each namespace declared before its first."""
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items() if prefix and _NAME.match(prefix)}
    prefixes[_XML] = "xml"
    found: dict[str, str] = {}
    for name, value in _pairs(element):
        uri, _, local = name[1:].rpartition("}")
        if name[:1] == "{" and uri in prefixes and _NAME.match(local) and (uri == _XML or _can_be_declared(uri)):
            if uri != _XML:
                found[f"xmlns:{prefixes[uri]}"] = clean(uri, 2_000)
            found[f"{prefixes[uri]}:{local}"] = clean(value, 2_000)
    return [*found.items()]


@lru_cache(maxsize=256)
def _can_be_declared(uri: str) -> bool:
    """Whether a document with this namespace can be read again: what is saved of a broken list may have any."""
    from lxml import etree

    try:
        etree.fromstring(f"<a xmlns:b={_quoted(clean(uri, 2_000))}/>", _parser(etree))
    except etree.XMLSyntaxError:
        return False
    return True


def _folder(subscriptions: Sequence[Subscription], path: tuple[str, ...], indent: str) -> list[str]:
    lines: list[str] = []
    groups: dict[str, list[Subscription]] = {}
    depth = len(path)
    order: list[Subscription | str] = []
    for subscription in subscriptions:
        folders = tuple(part for part in subscription.section.split("/") if part)
        if len(folders) == depth:
            order.append(subscription)
            continue
        if folders[depth] not in groups:
            order.append(folders[depth])
        groups.setdefault(folders[depth], []).append(subscription)
    for item in order:
        if isinstance(item, Subscription):
            lines.append(f"{indent}<outline {_attributes(item)}/>")
            continue
        lines.append(f"{indent}<outline text={_quoted(item)} title={_quoted(item)}>")
        lines += _folder(groups[item], (*path, item), indent + "  ")
        lines.append(f"{indent}</outline>")
    return lines


def _attributes(subscription: Subscription) -> str:
    pairs = [("type", "rss"), ("text", subscription.title or subscription.url), ("title", subscription.title)]
    pairs += [
        ("xmlUrl", subscription.url),
        ("htmlUrl", subscription.site),
        ("category", _categories(subscription.tags)),
    ]
    pairs += [(_ORIGIN, subscription.origin if subscription.origin != subscription.url else "")]
    pairs += [(_PRIVATE, "true" if subscription.allow_private else ""), (_MUTED, "true" if subscription.muted else "")]
    written = [f"{name}={_quoted(value)}" for name, value in pairs if value]
    written += [f"{name}={_quoted(value)}" for name, value in subscription.attributes]
    return " ".join(written)


def _categories(tags: Sequence[str]) -> str:
    """`tags` as OPML 2.0 writes categories: those in a hierarchy begin with a slash."""
    return ",".join(f"/{tag}" if "/" in tag else tag for tag in tags)


def _quoted(text: str, entities: dict[str, str] | None = None) -> str:
    # Imported with half of an HTTP client, which whoever only reads a file can do without.
    from xml.sax.saxutils import quoteattr

    return quoteattr(text, entities or {})
