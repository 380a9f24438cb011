"""What a text is, as far as its first paragraphs show at a quick look: prose, a list, a calendar, an advertisement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdash.language.sentences import is_finished, sentences

# Fewer paragraphs are no list.
LEAST_ITEMS = 3
LONGEST_ITEM = 90
# A longer sentence is prose.
_PROSE = 50
# Among so many characters an advertisement names a street or a price.
_OFFERED = 150
# What sets parts of a line off from each other, and addresses.
LISTED = re.compile(r"[|·•»]|\s[-–—/]\s.*\s[-–—/]\s|\S*@\S+|https?:")


def is_prose(paragraph: str) -> bool:
    """Whether `paragraph` begins with a sentence that may stand for a whole text."""
    if len(paragraph) < _PROSE:
        return False
    first = next(sentences(paragraph), "")
    return len(first) >= _PROSE and is_finished(first) and not first.endswith(("?", "？"))


def is_list(paragraphs: Sequence[str]) -> bool:
    """Whether `paragraphs` are the items of a list: three or more, and no sentence that stands for the whole."""
    if len(paragraphs) < LEAST_ITEMS:
        return False
    items = 0
    for paragraph in paragraphs:
        if is_prose(paragraph):
            return False
        if not is_finished(paragraph) or paragraph.endswith(("?", "？")):
            items += len(paragraph) <= 2 * LONGEST_ITEM
    return items >= LEAST_ITEMS and 5 * items >= 3 * len(paragraphs)


def may_hold_events(text: str) -> bool:
    """Whether `text` may be a calendar: a quick look, that it has to answer for more closely."""
    return ".m." in text or " Uhr" in text or "0pm" in text or "0 pm" in text or "0 PM" in text


def asks_to_call(line: str) -> bool:
    """Whether `line` is an advertisement that says how to answer it, or whose site hides whom to ask."""
    return "contact info" in line or "CONTACT INFO" in line or " Please reply" in line or " Please call" in line


def may_offer(line: str) -> bool:
    """Whether `line` names a number early, as an advertisement does."""
    return any(map(str.isdigit, line[:_OFFERED]))
