"""What RSS and Atom elements hold: children by name, texts, addresses, and the extensions both kinds of feed use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from newsdash.models import Pacing
from newsdash.sources.draft import DraftEntry, DraftFile, Kind, Text
from newsdash.sources.names import XML, short

Element = Any  # lxml has no types of its own
Children = dict[str, list[Element]]

_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)", re.I)


def children(element: Element) -> Children:
    """The element's children, by short name, in document order."""
    found: Children = {}
    for child in element:
        tag = child.tag
        if type(tag) is str:
            found.setdefault(short(tag), []).append(child)
    return found


def text_of(element: Element) -> str:
    """The element's text; markup that should have been escaped is kept as markup."""
    if not len(element):
        return element.text or ""
    return inner(element, escaped=True)


def inner(element: Element, *, escaped: bool = False) -> str:
    """The element's content as markup; its own text is markup already if it was `escaped`."""
    parts = [(element.text or "") if escaped else escape(element.text or "", quote=False)]
    parts.extend(etree.tostring(child, encoding="unicode", method="html", with_tail=True) for child in element)
    return "".join(parts)


def first_text(found: Children, *names: str) -> str:
    """The first text that is not blank among the children called `names`, in the order of `names`."""
    for name in names:
        for element in found.get(name, ()):
            text = text_of(element)
            if text and not text.isspace():
                return text.strip()
    return ""


def all_texts(found: Children, *names: str) -> list[str]:
    """All texts that are not blank among the children called `names`."""
    texts = (text_of(element).strip() for name in names for element in found.get(name, ()))
    return [text for text in texts if text]


def first_attribute(found: Children, attribute: str, *names: str) -> str:
    """The first `attribute` that is not empty among the children called `names`."""
    for name in names:
        for element in found.get(name, ()):
            value = element.get(attribute)
            if value and value.strip():
                return str(value).strip()
    return ""


def address(element: Element, href: str) -> str:
    """`href` resolved against the element's xml:base, if it has one."""
    base = element.base
    if not base or not href:
        return href
    try:
        return str(urljoin(base, href.strip()))
    except ValueError:
        return href


def atom_text(element: Element) -> Text:
    """A text construct of Atom 1.0 (RFC 4287, 3.1) or 0.3, as markup or plain text."""
    value, kind = _atom_value(element)
    return Text(value, kind, element.base or "")


def _atom_value(element: Element) -> tuple[str, Kind]:
    kind = (element.get("type") or "text").strip().lower()
    mode = (element.get("mode") or "").strip().lower()
    if mode == "base64" or kind == "application/octet-stream":
        return _from_base64(element.text or ""), "guess"
    if len(element) or kind in ("xhtml", "application/xhtml+xml"):
        return inner(element, escaped=kind in ("html", "text/html") and mode != "xml"), "html"
    html: Kind = "html" if kind in ("html", "text/html") else "plain"
    if mode == "escaped" and kind in ("text", "text/plain", ""):
        html = "plain"
    return element.text or "", html


def atom_links(found: Children, names: tuple[str, ...] = ("atom:link",)) -> Iterator[tuple[str, str, Element]]:
    """Each link's relation ("alternate" when it has none), address and element."""
    for name in names:
        for element in found.get(name, ()):
            href = element.get("href")
            if href:
                relation = (element.get("rel") or "alternate").strip().lower()
                relation = relation.removeprefix("http://www.iana.org/assignments/relation/")
                yield relation, address(element, href), element


def alternate(found: Children, names: tuple[str, ...] = ("atom:link",)) -> str:
    """The address of the page that Atom's links name: the first alternate that is HTML or says nothing, else any."""
    fallback = ""
    for relation, href, element in atom_links(found, names):
        if relation == "alternate":
            kind = (element.get("type") or "").lower()
            if not kind or "html" in kind:
                return href
            fallback = fallback or href
    return fallback


def language_of(element: Element) -> str:
    """The element's own xml:lang."""
    return element.get(f"{XML}lang") or ""


def pacing_of(found: Children) -> Pacing:
    """RSS's ttl (minutes), skipHours and skipDays, and the syndication module's period, as seconds, hours and days.

    Hours are 0-23 and days 0 (Monday) to 6, both in GMT.
    """
    ttl = _whole(first_text(found, "ttl"))
    seconds = ttl * 60 if ttl else None
    period = _PERIODS.get(first_text(found, "sy:updatePeriod").lower())
    if period and not seconds:
        seconds = period // max(1, _whole(first_text(found, "sy:updateFrequency")) or 1)
    hours = (_whole(text) for each in found.get("skipHours", ()) for text in all_texts(children(each), "hour"))
    days = (text.lower() for each in found.get("skipDays", ()) for text in all_texts(children(each), "day"))
    return Pacing(
        ttl=seconds,
        skip_hours=frozenset(hour % 24 for hour in hours if hour is not None and hour <= 24),
        skip_days=frozenset(_DAYS.index(day) for day in days if day in _DAYS),
    )


def add_media(entry: DraftEntry, found: Children) -> None:
    """What Media RSS and podcasts say, groups and contents included, added where `entry` has nothing of its own."""
    for part in _media_parts(found):
        for element in part.get("media:content", ()):
            _add_media_content(entry, element)
        entry.image = entry.image or first_attribute(part, "url", "media:thumbnail")
        entry.url = entry.url or first_attribute(part, "url", "media:player")
        if not entry.title.value and (title := first_text(part, "media:title")):
            entry.title = Text(title, "guess")
        if not entry.summary.value and (description := first_text(part, "media:description")):
            entry.summary = Text(description, "guess")
    entry.image = entry.image or first_attribute(found, "href", "itunes:image")


def _media_parts(found: Children) -> Iterator[Children]:
    yield found
    for group in found.get("media:group", ()):
        parts = children(group)
        yield parts
        yield from (children(content) for content in parts.get("media:content", ()))
    yield from (children(content) for content in found.get("media:content", ()))


def _add_media_content(entry: DraftEntry, element: Element) -> None:
    url, kind = element.get("url") or "", (element.get("type") or "").lower()
    medium = (element.get("medium") or kind.partition("/")[0]).lower()
    if medium in ("audio", "video"):
        entry.files.append(DraftFile(url, kind, element.get("fileSize") or ""))
    elif not entry.image and (medium == "image" or _PICTURE.search(url)):
        entry.image = url


def add_file(entry: DraftEntry, url: str, kind: str, length: str) -> None:
    """An enclosure added to `entry`, which takes it for its picture if it is one and has none."""
    if not url.strip():
        return
    entry.files.append(DraftFile(url, kind.strip(), length.strip()))
    if not entry.image and kind.strip().lower().startswith("image/"):
        entry.image = url


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _from_base64(text: str) -> str:
    from base64 import b64decode

    try:
        return b64decode(text).decode("utf-8", "replace")
    except ValueError:
        return text
