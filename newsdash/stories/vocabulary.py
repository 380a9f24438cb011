"""The words of all tellings together: how many tell each, and how often it is written as a name."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from math import log
from typing import NamedTuple

from newsdash.stories.commonplace import FEW, commonplace
from newsdash.stories.terms import WEEKDAYS, is_pair

# Full idf over-weights rare words in titles; measured on titles, a power of 0.25 to 0.5 is best.
IDF_POWER = 0.35
NAME_BONUS = 0.5
NUMBER_WEIGHT = 0.5
# Scripts written without spaces have words of about two characters, and each character is in two pairs.
PAIR_WORDS = 0.5
_NAME_PRIOR = 0.3
# Where every noun has a capital one may be a name, and says nearly as much; but nobody can be sure of it.
_NOUN = 0.59
_MOST_COUNTED = 0xFFFF


class Worth(NamedTuple):
    """What a term is worth.

    `weight` is for vectors: damped idf, more for names, less for bare numbers. `rarity` is idf from 0 to 1, undamped.
    `name` is how sure it is, 0 to 1, that the term is (part of) a name, by the casing seen so far. `digits` are how
    many it has if it is a number, and `words` how many words it stands for: none if it is a number, half a one if it is
    a pair of characters of a script without spaces. `never_small` says that nobody was seen to write it with a small
    letter, `caseless` that its script has none, or its language a capital for every noun, and `noun` the latter; `term`
    is the term itself. `common` says that news uses it every day, which few tellings cannot show.
    """

    weight: float
    rarity: float
    name: float
    digits: int
    words: float
    never_small: bool = False
    caseless: bool = False
    term: str = ""
    common: bool = False
    noun: bool = False


class Vocabulary:
    """Terms by number, with document frequency and casing counts."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._strings: list[str] = []
        self._telling = array("I")
        self._digits = bytearray()
        self._pair = bytearray()
        self._caseless = bytearray()
        self._noun = bytearray()
        self._common = bytearray()
        self._capital = array("H")
        self._lower = array("H")
        self._spellings: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._strings)

    def number(self, term: str) -> int:
        """The number of `term`, a new one if it was never seen."""
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self._strings)
            self._strings.append(term)
            self._telling.append(0)
            self._digits.append(_digits(term))
            self._pair.append(is_pair(term))
            self._common.append(term in commonplace())
            self._caseless.append(not self._digits[-1] and term.upper() == term.lower())
            self._noun.append(False)
            self._capital.append(0)
            self._lower.append(0)
        return number

    def numbers(self, terms: Iterable[str]) -> list[int]:
        """The numbers of `terms`, in their order, new ones for those never seen."""
        known = self._numbers
        return [known[term] if term in known else self.number(term) for term in terms]

    def known(self, term: str) -> int | None:
        """The number of `term` if it was seen before."""
        return self._numbers.get(term)

    def count(self, numbers: Iterable[int], step: int) -> None:
        """Take one telling with these terms in (step 1) or out (step -1)."""
        for number in numbers:
            self._telling[number] += step

    def spelling(self, number: int) -> str:
        """The term as somebody wrote it."""
        return self._spellings.get(number, self._strings[number])

    def learn(
        self, written: Iterable[str], terms: Mapping[str, Iterable[str]], names_show: bool, nouns: bool = False
    ) -> None:
        """Remember how people write the `terms` of each of these words, the first way they did; and its casing.

        `names_show` says that a capital means a name, which it never does in the first word; or with `nouns` that it
        means a noun, of which nobody can tell whether it is a name.
        """
        known, told = self._numbers.get, self._spellings
        shows = False
        for word in written:
            for term in terms[word]:
                number = known(term)
                if number is None:
                    continue
                if number not in told:
                    told[number] = word
                if nouns and _initial(word).isupper():
                    self._noun[number] = True
                elif shows:
                    self._count_casing(number, _initial(word))
            shows = shows or (names_show and bool(terms[word]))

    def _count_casing(self, number: int, initial: str) -> None:
        # Digits and scripts without case say nothing of names.
        if initial.islower():
            counts = self._lower
        elif initial.isupper():
            counts = self._capital
        else:
            return
        if counts[number] == _MOST_COUNTED:
            self._capital[number] >>= 1
            self._lower[number] >>= 1
        counts[number] += 1

    def worth(self, number: int, tellings: int) -> Worth:
        """What the term is worth among this many `tellings`."""
        rarity = log(1 + tellings / max(1, self._telling[number])) / log(1 + max(1, tellings))
        damped = rarity**IDF_POWER
        if self._digits[number]:
            return Worth(damped * NUMBER_WEIGHT, rarity, 0.0, self._digits[number], 0.0, term=self._strings[number])
        capital, lower = self._capital[number], self._lower[number]
        name = (capital + _NAME_PRIOR) / (capital + lower + 1)
        words = PAIR_WORDS if self._pair[number] else 1.0
        noun = bool(self._noun[number]) and not capital and not lower
        if noun:
            name = _NOUN
        weight = damped * (1 + NAME_BONUS * name)
        caseless = bool(self._caseless[number]) or noun
        common = tellings < FEW and bool(self._common[number])
        return Worth(weight, rarity, name, 0, words, lower == 0, caseless, self._strings[number], common, noun)


def _initial(word: str) -> str:
    """The letter whose case tells: in "l'Aude" and "d’Isère" that of the name, in "iOS" and "eBay" the capital."""
    if len(word) > 2 and word[1] in "'’":
        return word[2]
    return next(filter(str.isupper, word), word[0])


def _digits(term: str) -> int:
    """How many digits the number `term` has; none if it is a word. A weekday counts as a number of one."""
    if term in WEEKDAYS:
        return 1
    digits = term.replace(".", "", 1)
    return min(len(digits), 255) if digits.isdigit() else 0
