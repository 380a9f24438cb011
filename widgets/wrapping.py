"""Breaking a paragraph into lines of so many cells, between words and between the signs of CJK scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from widgets.cells import cells_of, cut

# Signs that always take one cell, so that lines can be found by counting characters: Latin, Greek, Cyrillic without
# combining marks, and punctuation.
_NARROW = re.compile(
    "[\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2070-\u209c\u20a0-\u20bf\u2190-\u21ff]*"
)
_CJK = "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_MARKS = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f"
# No line begins with the one, or ends with the other (JIS X 4051).
_CLOSING = "、。，．・：；？！ー々〉》」』】〕）］｝ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_OPENING = "〈《「『【〔（［｛"
# A line may break after each of these: a space, or a CJK sign. Hangul breaks at its spaces.
_TOKENS = re.compile(f" +|[{_OPENING}]*[{_CJK}][{_MARKS}{_CLOSING}]*|[^ {_CJK}]+")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u3040-\u9fff\uac00-\ud7a3]")

Range = tuple[int, int]


def wrap(text: str, width: int, first: int | None = None) -> list[Range]:
    """The lines of `text` as character ranges, each at most `width` cells (the first one `first`, if given).

    Spaces at a break belong to no line, and a newline ends one. A word wider than a line is cut. An empty text is one
    empty line.
    """
    width = max(width, 1)
    first = width if first is None else max(first, 1)
    if "\n" in text:
        return list(_verses(text, width, first))
    narrow = _NARROW.fullmatch(text) is not None
    return list(_by_characters(text, width, first) if narrow else _by_tokens(text, width, first)) or [(0, 0)]


def wrapped(text: str, width: int) -> list[str]:
    """The lines of `text` as strings; newlines in it are kept."""
    return [line[start:end] for line in text.split("\n") for start, end in wrap(line, width)]


@lru_cache(maxsize=1024)
def right_to_left(text: str) -> bool:
    """Whether the first letter of `text` is of a script that is written from right to left."""
    rtl = _RTL.search(text)
    ltr = _LTR.search(text)
    return rtl is not None and (ltr is None or rtl.start() < ltr.start())


def _verses(text: str, width: int, first: int) -> Iterator[Range]:
    at = 0
    for verse in text.split("\n"):
        yield from ((at + start, at + end) for start, end in wrap(verse, width, first))
        at, first = at + len(verse) + 1, width


def _by_characters(text: str, width: int, room: int) -> Iterator[Range]:
    start, length = 0, len(text)
    while start < length:
        if length - start <= room:
            end = length
        else:
            end = text.rfind(" ", start, start + room + 1)
            if end <= start:
                end = start + room
        stop = end
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        yield start, stop
        start = end
        while start < length and text[start] == " ":
            start += 1
        room = width


def _by_tokens(text: str, width: int, room: int) -> Iterator[Range]:
    start = stop = used = gap = 0
    for token in _TOKENS.finditer(text):
        word = token.group()
        if word[0] == " ":
            gap = len(word)
            continue
        own, place = cells_of(word), token.start()
        if stop > start and used + gap + own > room:
            yield start, stop
            start, used, gap, room = place, 0, 0, width
        elif stop == start:
            start, gap = place, 0
        while own > room:
            length = max(cut(text[place : token.end()], room), 1)
            yield place, place + length
            place += length
            start, room = place, width
            own = cells_of(text[place : token.end()])
        used += gap + own
        gap, stop = 0, token.end()
    if stop > start:
        yield start, stop
