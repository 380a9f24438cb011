"""From a telling to its terms: the stemmed words that carry its meaning, each with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsdash.language.stopwords import stopwords
from newsdash.language.words import WORD, stem, words
from newsdash.stories.telling import Telling

# Places, weakest first: a term keeps the strongest place where it stands.
SUMMARY, TAG, TITLE, TITLE_AND_SUMMARY = range(4)

MAX_TERMS = 48
LEAD_CHARACTERS = 400
_SUMMARY_CHARACTERS = 600
# Above this share of lower-case words a line is written as a sentence, and its capitals mean names.
_SENTENCE_CASE = 0.35

_DASHES = re.compile(r"\s+[-–—|·•:»]+\s+")
# Scripts written without spaces: their runs are compared by pairs of characters.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)


class Spot(NamedTuple):
    """A term, and the stretch [start, end) of the text where its word stands."""

    term: str
    start: int
    end: int


def terms(telling: Telling) -> dict[str, int]:
    """The terms of `telling` in order of appearance, each with its place; at most MAX_TERMS, the title's first.

    Words of the outlet's own name at the title's end, stop words and single letters are left out.
    """
    found: dict[str, int] = dict.fromkeys(term_list(headline(telling), telling.language), TITLE)
    for tag in telling.tags:
        for term in term_list(tag, telling.language):
            found.setdefault(term, TAG)
    for term in term_list(lead(telling), telling.language):
        if len(found) >= MAX_TERMS:
            break
        place = found.setdefault(term, SUMMARY)
        if place == TITLE:
            found[term] = TITLE_AND_SUMMARY
    return dict(list(found.items())[:MAX_TERMS])


def headline(telling: Telling) -> str:
    """The title without the outlet's own name at its end ("… - The Daily", "… | Daily")."""
    breaks = list(_DASHES.finditer(telling.title))
    if not breaks:
        return telling.title
    outlet, tail = set(words(telling.source)), set(words(telling.title[breaks[-1].end() :]))
    if tail and outlet and (tail <= outlet or outlet <= tail):
        return telling.title[: breaks[-1].start()]
    return telling.title


def lead(telling: Telling) -> str:
    """What stands in for the article's first paragraph: its summary, or else the beginning of its text."""
    return telling.summary[:_SUMMARY_CHARACTERS] or telling.text[:LEAD_CHARACTERS]


def term_list(text: str, language: str) -> list[str]:
    """The terms of `text` in order, stop words and single letters left out."""
    return [spot.term for spot in spots(text, language)]


def spots(text: str, language: str) -> Iterator[Spot]:
    """Each term of `text` in order, with the stretch of `text` where it is written."""
    stops = stopwords(language)
    for match in WORD.finditer(text):
        for part in words(match.group()):
            if _UNSPACED.match(part):
                yield from (Spot(pair, match.start(), match.end()) for pair in _pairs(part))
            elif part not in stops and (len(part) > 1 or part.isdigit()):
                yield Spot(stem(part, language), match.start(), match.end())


def in_sentence_case(text: str) -> bool:
    """Whether `text` is written as a sentence, so that a capital inside it means a name."""
    initials = [word[0] for word in WORD.findall(text) if word[0].isalpha()]
    lower = sum(1 for letter in initials if letter.islower())
    return lower > _SENTENCE_CASE * len(initials)


def _pairs(run: str) -> list[str]:
    return [a + b for a, b in pairwise(run)] or [run]
