"""A draft made sense of: texts through the gate, addresses whole, dates as seconds, ids that stay, no entry twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from html import escape
from urllib.parse import urljoin

from newsdash.models import Enclosure, Entry, ParsedFeed
from newsdash.sources.dates import timestamp
from newsdash.sources.draft import Draft, DraftEntry, DraftFile, Text
from newsdash.sources.plain import body_text, is_rich, title_text
from newsdash.text import clean, clean_url

# In characters, save MAX_ENTRIES: beyond any real feed, small enough that a hostile one fills nothing.
MAX_ENTRIES = 2_000
MAX_TITLE = 500
MAX_SUMMARY = 2_000
MAX_LEAD = 1_500
MAX_SUBTITLE = 400
MAX_CONTENT = 500_000
MAX_ID = 1_024
MAX_AUTHOR = 200
MAX_CATEGORIES = 30
MAX_FILES = 20

# A description longer than this is the article, not its summary.
_FULL_TEXT = 1_200
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}$")
_ADDRESS_AND_NAME = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)\s*$|(?P<before>[^<>@]+?)\s*<\S+@\S+>\s*$")


def settle(draft: Draft, url: str) -> ParsedFeed:
    """The feed that `draft`, read from the address `url` ('' if it has none), amounts to; its newest entries."""
    own = _address(draft.url, url)
    site = _address(draft.site, own or url)
    base = url or own or site
    # Publishers write relative links for their site, whose address a feed fetched through a service does not have.
    base = base if draft.format.startswith(("Atom", "JSON")) else site or base
    entries = [_entry(entry, base, draft.language) for entry in draft.entries]
    return ParsedFeed(
        title=clean(title_text(_cut(draft.title)), MAX_TITLE),
        format=draft.format,
        url=own,
        site=site,
        language=_language(draft.language),
        entries=tuple(_newest(_once_each(entries))),
        pacing=draft.pacing,
    )


def _entry(draft: DraftEntry, base: str, language: str) -> Entry:
    published, updated = _first_date(draft.published), _first_date(draft.updated)
    url = _address(draft.url, base)
    title = clean(title_text(_cut(draft.title)), MAX_TITLE)
    body = body_text(draft.summary)
    summary = clean(body, MAX_SUMMARY)
    content = draft.content
    if not content.value and len(draft.summary.value) > _FULL_TEXT and is_rich(draft.summary):
        content = draft.summary
    if not summary and content.value:
        body = body_text(content)
        summary = clean(body, MAX_SUMMARY)
    return Entry(
        id=_id(draft, url, title, summary),
        url=url,
        title=title,
        author=_author(draft.author),
        published=published if published is not None else updated,
        updated=updated,
        summary=summary,
        lead=_lead(body),
        subtitle=clean(body_text(draft.subtitle), MAX_SUBTITLE) if draft.subtitle.value else "",
        content=_storable(content, base),
        categories=_categories(draft.categories),
        language=_language(draft.language or language),
        image=_address(draft.image, base),
        enclosures=tuple(_enclosures(draft.files, base)),
    )


def _cut(text: Text) -> Text:
    return text if len(text.value) <= 8 * MAX_TITLE else Text(text.value[: 8 * MAX_TITLE], text.kind)


def _address(href: str, base: str) -> str:
    href = href.strip()
    if not href:
        return ""
    if base and not href.startswith(("http://", "https://")):
        try:
            href = urljoin(base, href)
        except ValueError:
            return ""
    return clean_url(href)


def _lead(body: str) -> str:
    paragraphs = list(filter(str.strip, body[: 2 * MAX_LEAD].split("\n")))
    if len(paragraphs) < 2:
        return ""
    return "\n".join(filter(None, map(clean, paragraphs)))[:MAX_LEAD]


def _first_date(written: list[str]) -> int | None:
    for text in written:
        moment = timestamp(text)
        if moment is not None:
            return moment
    return None


def _id(draft: DraftEntry, url: str, title: str, summary: str) -> str:
    own = clean(draft.id)
    if len(own) > MAX_ID:
        return _digest(own)
    if own or url:
        return own or url
    return _digest("\n".join((title or summary, *draft.published[:1])))


def _digest(text: str) -> str:
    return "newsdash:" + blake2b(text.encode(), digest_size=12).hexdigest()


# A feed names few authors and categories, again and again.
@lru_cache(maxsize=256)
def _author(text: str) -> str:
    named = _ADDRESS_AND_NAME.match(text[: 4 * MAX_AUTHOR].strip())
    text = (named.group("name") or named.group("before")) if named else text.strip().removeprefix("mailto:")
    return clean(title_text(Text(text[: 4 * MAX_AUTHOR], "guess")), MAX_AUTHOR)


def _categories(written: list[str]) -> tuple[str, ...]:
    cleaned = (_category(text[:400]) for text in written[: 4 * MAX_CATEGORIES])
    return tuple(dict.fromkeys(text for text in cleaned if text))[:MAX_CATEGORIES]


@lru_cache(maxsize=1_024)
def _category(text: str) -> str:
    return clean(title_text(Text(text, "guess")), 100)


def _language(text: str) -> str:
    text = text.strip()
    return text.replace("_", "-") if _LANGUAGE.match(text) else ""


def _storable(content: Text, base: str) -> str:
    if content.kind == "plain":
        return ""
    value = content.value[:MAX_CONTENT]
    if content.base and (own := _address(content.base, base)):
        # Its links are relative to what xml:base says, which the page it becomes has no other way to know.
        value = f'<base href="{escape(own)}">{value}'
    return value if value.isascii() and "\x00" not in value else _UNSTORABLE.sub("\ufffd", value)


def _enclosures(files: list[DraftFile], base: str) -> Iterable[Enclosure]:
    seen = set()
    for file in files[:MAX_FILES]:
        url = _address(file.url, base)
        if url and url not in seen:
            seen.add(url)
            length = (
                int(file.length) if file.length.isascii() and file.length.isdigit() and len(file.length) < 19 else 0
            )
            yield Enclosure(url, clean(file.type, 100), length)


def _once_each(entries: list[Entry]) -> list[Entry]:
    """Entries of one id merged into the one that changed last; an id that several articles share is no id.

    One article can stand there under two addresses, as in two sections: then it has one title.
    """
    links: defaultdict[str, set[str]] = defaultdict(set)
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        links[entry.id].add(entry.url)
        titles[entry.id].add(entry.title)
    kept: dict[str, Entry] = {}
    for entry in entries:
        if len(links[entry.id]) > 1 and (len(titles[entry.id]) > 1 or "" in titles[entry.id]):
            entry = replace(entry, id=_shared_id(entry))
        before = kept.get(entry.id)
        if before is None or (entry.updated or entry.published or 0) > (before.updated or before.published or 0):
            kept[entry.id] = entry
    return list(kept.values())


def _shared_id(entry: Entry) -> str:
    return _digest(f"{entry.id}\n{entry.url}")


def _newest(entries: list[Entry]) -> list[Entry]:
    if len(entries) <= MAX_ENTRIES:
        return entries
    # Undated entries are taken as the newest: a feed's order is then all there is to go by.
    order = sorted(range(len(entries)), key=lambda i: (-(entries[i].published or 1 << 40), i))
    return [entries[i] for i in sorted(order[:MAX_ENTRIES])]
