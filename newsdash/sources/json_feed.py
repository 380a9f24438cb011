"""JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1) → draft."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from newsdash.sources.draft import Draft, DraftEntry, DraftFile, Text

MAX_ITEMS = 20_000
# Newlines stand in strings that should have been escaped, caches append a comment of their own, and numbers may have
# more digits than Python converts.
_DECODER = json.JSONDecoder(strict=False, parse_int=str)


def read_json(text: str) -> Draft | None:
    """The draft of the JSON Feed in `text`; None if it is not one."""
    try:
        found, _ = _DECODER.raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    version = _string(found, "version")
    items = found.get("items")
    if "jsonfeed.org" not in version and not (isinstance(items, list) and _string(found, "title")):
        return None
    number = version.rpartition("/")[2]
    author = _people(found)
    return Draft(
        format=f"JSON Feed {number}" if number.replace(".", "").isdigit() else "JSON Feed",
        title=Text(_string(found, "title")),
        url=_string(found, "feed_url"),
        site=_string(found, "home_page_url"),
        language=_string(found, "language"),
        entries=[_item(item, author) for item in _items(items)[:MAX_ITEMS] if isinstance(item, dict)],
    )


def _items(found: object) -> list[Any]:
    # PHP writes a list whose numbers have gaps as an object.
    return [*found.values()] if isinstance(found, dict) else _list(found)


def _item(item: dict[str, Any], feed_author: str) -> DraftEntry:
    html, plain = _string(item, "content_html"), _string(item, "content_text")
    summary = Text(_string(item, "summary"))
    if not summary.value and plain:
        summary = Text(plain)
    attachments = [a for a in _list(item.get("attachments")) if isinstance(a, dict)]
    return DraftEntry(
        id=_string(item, "id"),
        url=_string(item, "url") or _string(item, "external_url"),
        title=Text(_string(item, "title")),
        author=_people(item) or feed_author,
        published=[text for text in (_string(item, "date_published"),) if text],
        updated=[text for text in (_string(item, "date_modified"),) if text],
        summary=summary,
        content=Text(html, "html") if html else Text(),
        categories=[tag for tag in _list(item.get("tags")) if isinstance(tag, str)],
        language=_string(item, "language"),
        image=_string(item, "image") or _string(item, "banner_image"),
        files=[DraftFile(_string(a, "url"), _string(a, "mime_type"), _string(a, "size_in_bytes")) for a in attachments],
    )


def _people(found: dict[str, Any]) -> str:
    people = [*_list(found.get("authors")), found.get("author")]
    names = [p if isinstance(p, str) else _string(p, "name") for p in people if isinstance(p, str | dict)]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _string(found: dict[str, Any], name: str) -> str:
    """A member as text; ids and sizes are sometimes numbers (JSON Feed 1.1 asks readers to take them)."""
    value = found.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, float) and isfinite(value) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
