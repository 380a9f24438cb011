"""From a telling to its terms: the stemmed words that carry its meaning, each with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from newsdash.language.stopwords import stopwords
from newsdash.language.words import WORD, fold, has_stemmer, stem, words
from newsdash.stories.headlines import headline
from newsdash.stories.kin import kin
from newsdash.stories.telling import Telling

# Places, weakest first: a term keeps the strongest place where it stands.
SUMMARY, TAG, TITLE, TITLE_AND_SUMMARY = range(4)

MAX_TERMS = 48
STEM_LETTERS = 5
LEAD_CHARACTERS = 400
_SUMMARY_CHARACTERS = 600
# Above this share of lower-case words a line is written as a sentence, and its capitals mean names.
_SENTENCE_CASE = 0.35
# Languages that write every noun with a capital, which then means no name.
CAPITAL_NOUNS = frozenset({"de", "lb"})
# How many written words are remembered for each language, about 200 bytes each.
_MOST_WORDS = 100_000

# Scripts written without spaces: their runs are compared by pairs of characters.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)


# A number is one word: "14,871", "6.1" and the 3.5 of "3.5mn".
_NUMERAL = r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?"
_UNIT = "(?i:bn|mn|mln|mio|mrd|tn|m)?"
_NUMBER = re.compile(f"({_NUMERAL}){_UNIT}")
_TOKEN = re.compile(rf"(?<!\w)(?:{_NUMERAL}){_UNIT}(?!\w|[.,]\d)|{WORD.pattern}")
_DIGIT = re.compile(r"\d")
_GROUPS = re.compile(r"[.,'’\u00a0\u202f](?=\d{3}(?!\d))")
# "U.S.", "N.S.A." and "AT&T" are words, and "US" is one that is written like a stop word.
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[^\W_]{1,3}&[^\W_]{1,3}|US|WHO")
_MARKS = re.compile(r"[.&]")
# The day of a daily column tells it from yesterday's, as its number does.
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
    "sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes "
    "sabado domingo lunedi martedi mercoledi giovedi venerdi sabato domenica maandag dinsdag woensdag donderdag "
    "vrijdag zaterdag zondag mandag tisdag tirsdag onsdag torsdag fredag lordag sondag poniedzialek wtorek sroda "
    "czwartek piatek sobota niedziela понедельник вторник среда четверг пятница суббота воскресенье"
)
WEEKDAYS = frozenset(_DAYS.split())


class Spot(NamedTuple):
    """A term, and the stretch [start, end) of the text where its word stands."""

    term: str
    start: int
    end: int


class Reading(NamedTuple):
    """A telling read word by word: its headline and its lead with their words, and all its terms with their places."""

    headline: str
    headline_words: list[str]
    lead: str
    lead_words: list[str]
    terms: dict[str, int]


def read(telling: Telling) -> Reading:
    """The terms of `telling` in order of appearance, each with its place; at most MAX_TERMS, the title's first.

    Words of the outlet's own name at the title's end, stop words and single letters are left out.
    """
    title, opening, known = headline(telling), lead(telling), lexicon(telling.language)
    title_words, lead_words = written(title), written(opening)
    found: dict[str, int] = {term: TITLE for word in title_words for term in known[word]}
    for tag in telling.tags:
        for word in written(tag):
            for term in known[word]:
                found.setdefault(term, TAG)
    for word in lead_words:
        if len(found) >= MAX_TERMS:
            break
        for term in known[word]:
            if found.setdefault(term, SUMMARY) == TITLE:
                found[term] = TITLE_AND_SUMMARY
    if len(found) > MAX_TERMS:
        found = dict(islice(found.items(), MAX_TERMS))
    return Reading(title, title_words, opening, lead_words, found)


def lead(telling: Telling) -> str:
    """What stands in for the article's first paragraph: its summary, or else the beginning of its text."""
    return telling.summary[:_SUMMARY_CHARACTERS] or telling.text[:LEAD_CHARACTERS]


def written(text: str) -> list[str]:
    """The words and numbers of `text` as they are written, in order."""
    return (_TOKEN if _DIGIT.search(text) else WORD).findall(text)


def spots(text: str, language: str) -> list[Spot]:
    """Each term of `text` in order, with the stretch of `text` where its word is written."""
    known = lexicon(language)
    return [spot for match in _TOKEN.finditer(text) for spot in _spots(known[match[0]], match[0], match.start())]


def _spots(terms: tuple[str, ...], word: str, start: int) -> Iterator[Spot]:
    """Where each of the `terms` of `word` stands: a pair of characters is found in it, other terms are all of it."""
    seen = 0
    for term in terms:
        at = word.find(term, seen) if is_pair(term) else -1
        if at < 0:
            yield Spot(term, start, start + len(word))
        else:
            yield Spot(term, start + at, start + at + len(term))
            seen = at + 1


def is_pair(term: str) -> bool:
    """Whether `term` is a pair of characters from a script written without spaces, and no word of its own."""
    return _UNSPACED.match(term) is not None


def in_sentence_case(text: str) -> bool:
    """Whether `text` is written as a sentence, so that a capital inside it means a name."""
    initials = [word[0] for word in text.split() if word[0].isalpha()]
    lower = sum(map(str.islower, initials))
    return lower > _SENTENCE_CASE * len(initials)


class Lexicon(dict[str, tuple[str, ...]]):
    """The terms of the words of one language as they are written, worked out once for each."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = tuple(_word_terms(word, self._language))
        return found


@cache
def lexicon(language: str) -> Lexicon:
    """The terms of each written word of `language`."""
    return Lexicon(language)


def _beginning(word: str) -> str:
    """The first letters of `word`, which do as a stem in scripts with case (McNamee and Mayfield 2004)."""
    return word[:STEM_LETTERS] if word.isalpha() and word.upper() != word else word


def _word_terms(word: str, language: str) -> Iterator[str]:
    """The terms of one written word: the stems of its parts, or, in unspaced scripts, its pairs of characters."""
    stops = stopwords(language)
    if number := _NUMBER.fullmatch(word):
        yield _GROUPS.sub("", number[1]).replace(",", ".")
        return
    if _INITIALS.fullmatch(word):
        yield fold(_MARKS.sub("", word))
        return
    for part in words(word):
        if _UNSPACED.match(part):
            yield from [a + b for a, b in pairwise(part)] or [part]
        elif part in WEEKDAYS:
            yield part
        elif part not in stops and (len(part) > 1 or part.isdigit()):
            stemmed = stem(part, language) if has_stemmer(language) else _beginning(part)
            yield kin(language).get(stemmed, stemmed)
