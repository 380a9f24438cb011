"""RSS of every version, 0.90 to 2.0, RSS 1.0 (RDF) and 1.1 → draft."""

from __future__ import annotations

from newsdash.sources.draft import Draft, DraftEntry, Text
from newsdash.sources.elements import (
    Children,
    Element,
    add_file,
    add_media,
    address,
    all_texts,
    alternate,
    atom_links,
    atom_text,
    children,
    first_text,
    language_of,
    pacing_of,
    text_of,
)
from newsdash.sources.names import short

# More are not looked at; beyond any real feed.
MAX_ITEMS = 20_000
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_TITLES = ("title", "atom:title", "dc:title", "itunes:title")
_PUBLISHED = (
    "pubDate",
    "pubdate",
    "atom:published",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "atom:issued",
    "date",
    "published",
)
_UPDATED = ("atom:updated", "dcterms:modified", "atom:modified", "dc:date", "updated")
_AUTHORS = ("dc:creator", "author", "itunes:author", "dc:author", "creator")


def read_rss(root: Element) -> Draft:
    """The draft of the RSS document `root`: `rss`, `RDF` or `Channel`."""
    top = children(root)
    channels = top.get("channel", ())
    channel = channels[0] if channels else root
    found = children(channel)
    lists = [*found.get("item", ()), *(top.get("item", ()) if channel is not root else ())]
    for items in (*found.get("items", ()), *top.get("items", ())):
        lists.extend(children(items).get("item", ()))
    draft = Draft(
        format=_version(root),
        title=_title(found),
        url=next((href for relation, href, _ in atom_links(found) if relation == "self"), ""),
        site=_link(found),
        language=first_text(found, "language", "dc:language") or language_of(root) or language_of(channel),
        pacing=pacing_of(found),
    )
    draft.entries = [_item(item) for item in lists[:MAX_ITEMS]]
    return draft


def _version(root: Element) -> str:
    name = short(root.tag)
    if name.endswith("RDF"):
        old = any("simple/0.9" in (uri or "") for uri in root.nsmap.values())
        return "RSS 0.90" if old else "RSS 1.0"
    if name == "Channel":
        return "RSS 1.1"
    version = (root.get("version") or "").strip()
    return f"RSS {version}" if version.replace(".", "").isdigit() and len(version) <= 5 else "RSS"


def _item(item: Element) -> DraftEntry:
    found = children(item)
    entry = DraftEntry(
        id=first_text(found, "guid", "atom:id", "id") or (item.get(_RDF_ABOUT) or "").strip(),
        url=_link(found) or _permalink(found),
        title=_title(found),
        author=", ".join(dict.fromkeys(all_texts(found, "dc:creator"))) or _author(found),
        published=all_texts(found, *_PUBLISHED),
        updated=all_texts(found, *_UPDATED),
        summary=_summary(found),
        subtitle=Text(first_text(found, "itunes:subtitle"), "guess"),
        content=_content(found),
        categories=[*all_texts(found, "category", "dc:subject"), *_terms(found)],
        language=first_text(found, "dc:language", "language") or language_of(item),
    )
    for element in found.get("enclosure", ()):
        url = element.get("url") or element.get("href") or ""
        add_file(entry, address(element, url), element.get("type") or "", element.get("length") or "")
    for relation, href, element in atom_links(found, ("atom:link", "link")):
        if relation == "enclosure":
            add_file(entry, href, element.get("type") or "", element.get("length") or "")
    add_media(entry, found)
    return entry


def _title(found: Children) -> Text:
    for name in _TITLES:
        for element in found.get(name, ()):
            text = atom_text(element) if name == "atom:title" else Text(text_of(element), "guess")
            if text.value and not text.value.isspace():
                return text
    return Text()


def _summary(found: Children) -> Text:
    for name in ("description", "atom:summary", "dc:description", "itunes:summary", "itunes:subtitle", "summary"):
        for element in found.get(name, ()):
            guessed = Text(text_of(element), "guess", element.base or "")
            text = atom_text(element) if name == "atom:summary" else guessed
            if text.value and not text.value.isspace():
                return text
    return Text()


def _content(found: Children) -> Text:
    for name in ("content:encoded", "encoded", "xhtml:body", "xhtml:div", "fullitem", "body"):
        for element in found.get(name, ()):
            text = text_of(element)
            if text and not text.isspace():
                return Text(text, "html", element.base or "")
    for element in found.get("atom:content", ()):
        return atom_text(element)
    return Text()


def _link(found: Children) -> str:
    # The last, where there are several, as most readers have it.
    for element in reversed(found.get("link", [])):
        text = (element.text or "").strip() or (element.get("href") or "").strip()
        if text and (element.get("rel") or "alternate") == "alternate":
            return address(element, text)
    return alternate(found)


def _permalink(found: Children) -> str:
    for guid in found.get("guid", ()):
        text = text_of(guid).strip()
        explicit = (guid.get("isPermaLink") or "").strip().lower()
        if explicit != "false" and text.startswith(("http://", "https://")):
            return text
    return ""


def _author(found: Children) -> str:
    for element in (*found.get("author", ()), *found.get("atom:author", ())):
        inside = children(element)
        named = first_text(inside, "name", "atom:name", "email", "atom:email")
        if named:
            return named
    return first_text(found, *_AUTHORS)


def _terms(found: Children) -> list[str]:
    return [e.get("label") or e.get("term") or "" for e in found.get("atom:category", ())]
