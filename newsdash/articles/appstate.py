"""The article in the data of a page that a script would show: __NEXT_DATA__ and its like."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from newsdash.language.sentences import is_finished

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_JSON = 4_000_000
_MAX_VALUES = 40_000
_MAX_DEPTH = 24
# A field's name; of a longer one its end.
_LONGEST_NAME = 200
_LEAST = 400
_PROSE = 60
_STATE = re.compile(r"^\s*(?:window\.)?[\w.$\[\]\"']{2,60}\s*=\s*(?=[{\[])")
_TAG = re.compile(r"<[^<>]{1,400}>")
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_NOT_TOLD = re.compile(
    r"related|recommend|comment|footer|header|navigation|menu|cookie|consent|legal|newsletter|meta|seo|translation|i18n"
    r"|locale|teaser|sidebar|promo|author|bio\b|messages|latest|trending|popular|caption|alt$",
    re.IGNORECASE,
)

Path = tuple[str, ...]


def scripts_of(tree: HtmlElement) -> list[HtmlElement]:
    """The scripts of `tree`, which they outlive when it is stripped."""
    return list(tree.iter("script"))


def told_in(scripts: Iterable[HtmlElement]) -> str:
    """The article's paragraphs as HTML or text parted by blank lines; "" where none is in the data of `scripts`.

    It is the longest run of prose that stands in one place of the data: all values with the same names on the way to
    them, in lists or alone.
    """
    best = ""
    for source in map(_loaded, _texts(scripts)):
        places: dict[Path, list[str]] = {}
        for path, text in _strings(source):
            places.setdefault(path, []).append(text)
        for path, texts in places.items():
            if any(map(_is_of_page, path)):
                continue
            prose = sum(len(text) for text in set(texts) if _is_prose(text))
            told = "\n\n".join(dict.fromkeys(texts))
            if prose > max(len(best), _LEAST - 1) and 2 * prose > len(told):
                best = told
    return best


@lru_cache(maxsize=4096)
def _is_of_page(name: str) -> bool:
    return _NOT_TOLD.search(name) is not None


def _texts(scripts: Iterable[HtmlElement]) -> Iterator[str]:
    """The JSON texts in `scripts` that may hold an article."""
    for script in scripts:
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if not _LEAST <= len(text) <= _MAX_JSON or "ld+json" in kind:
            continue
        if "json" not in kind:
            found = _STATE.match(text)
            if found is None:
                continue
            text = text[found.end() :]
        yield text.strip()


def _loaded(text: str) -> object:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _strings(value: object) -> Iterator[tuple[Path, str]]:
    """The strings in a JSON value, in order, with the names on the way to each."""
    stack: list[tuple[Path, object]] = [((), value)]
    seen = 0
    while stack and seen < _MAX_VALUES:
        path, one = stack.pop()
        seen += 1
        if isinstance(one, str):
            if one.strip():
                yield path, one
        elif isinstance(one, list):
            stack.extend((path, each) for each in reversed(one))
        elif isinstance(one, dict) and len(path) < _MAX_DEPTH:
            stack.extend(((*path, name[-_LONGEST_NAME:]), each) for name, each in reversed(one.items()))


def _is_prose(text: str) -> bool:
    if len(text) < _PROSE or text.startswith(("http", "{", "[", "data:", "/")):
        return False
    if _PARAGRAPH.search(text):
        return True
    bare = unescape(_TAG.sub("", text)).strip()
    return len(bare) >= _PROSE and is_finished(bare)
