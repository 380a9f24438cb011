"""Atom 1.0 (RFC 4287) and 0.3 → draft."""

from __future__ import annotations

from newsdash.sources.draft import Draft, DraftEntry, Text
from newsdash.sources.elements import (
    Children,
    Element,
    add_file,
    add_media,
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
from newsdash.sources.rss import MAX_ITEMS


def read_atom(root: Element) -> Draft:
    """The draft of the Atom document `root`: a `feed`, or an `entry` by itself."""
    single = root.tag.endswith("}entry")
    found = {"atom:entry": [root]} if single else children(root)
    author = _people(found)
    draft = Draft(
        format="Atom 1.0" if "www.w3.org/2005/atom" in root.tag.lower() else f"Atom {_old_version(root)}",
        title=_text(found, "atom:title", "dc:title"),
        url=next((href for relation, href, _ in atom_links(found) if relation == "self"), ""),
        site=alternate(found),
        language=language_of(root) or first_text(found, "dc:language"),
        pacing=pacing_of(found),
    )
    draft.entries = [_entry(entry, author) for entry in found.get("atom:entry", ())[:MAX_ITEMS]]
    return draft


def _old_version(root: Element) -> str:
    version = (root.get("version") or "").strip()
    return version if version.replace(".", "").isdigit() and len(version) <= 5 else "0.3"


def _entry(element: Element, feed_author: str) -> DraftEntry:
    found = children(element)
    source = children(found["atom:source"][0]) if "atom:source" in found else {}
    content = found.get("atom:content", ())
    entry = DraftEntry(
        id=first_text(found, "atom:id"),
        url=alternate(found) or _content_source(found),
        title=_text(found, "atom:title", "dc:title"),
        author=_people(found) or first_text(found, "dc:creator", "itunes:author") or _people(source) or feed_author,
        published=all_texts(found, "atom:published", "atom:issued", "atom:created", "dcterms:issued", "dc:date"),
        updated=all_texts(found, "atom:updated", "atom:modified", "dcterms:modified"),
        summary=_text(found, "atom:summary", "dc:description", "itunes:summary"),
        content=atom_text(content[0]) if content and not content[0].get("src") else Text(),
        categories=[
            *(e.get("label") or e.get("term") or text_of(e) for e in found.get("atom:category", ())),
            *all_texts(found, "dc:subject"),
        ],
        language=language_of(element) or first_text(found, "dc:language"),
    )
    if entry.content.kind == "plain" and not entry.summary.value:
        entry.summary, entry.content = entry.content, Text()
    for relation, href, link in atom_links(found):
        if relation == "enclosure":
            add_file(entry, href, link.get("type") or "", link.get("length") or "")
    add_media(entry, found)
    return entry


def _text(found: Children, *names: str) -> Text:
    for name in names:
        for element in found.get(name, ()):
            text = atom_text(element) if name.startswith("atom:") else Text(text_of(element), "guess")
            if text.value and not text.value.isspace():
                return text
    return Text()


def _content_source(found: Children) -> str:
    for element in found.get("atom:content", ()):
        if element.get("src"):
            return str(element.get("src"))
    return ""


def _people(found: Children) -> str:
    names = []
    for person in found.get("atom:author", ()):
        inside = children(person)
        name = first_text(inside, "atom:name", "atom:email") or ("" if len(person) else text_of(person).strip())
        if name:
            names.append(name)
    return ", ".join(dict.fromkeys(names))
