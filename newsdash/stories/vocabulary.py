"""The words of all tellings together: how many tell each, and how often it is written as a name."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from math import log
from typing import NamedTuple

# Full idf over-weights rare words in titles; measured on titles, a power of 0.25 to 0.5 is best.
IDF_POWER = 0.35
NAME_BONUS = 0.5
NUMBER_WEIGHT = 0.5
_NAME_PRIOR = 0.3


class Worth(NamedTuple):
    """What a term is worth.

    `weight` is for vectors: damped idf, more for names, less for bare numbers. `rarity` is idf from 0 to 1, undamped.
    `name` is how sure it is, 0 to 1, that the term is (part of) a name, by the casing seen so far.
    """

    weight: float
    rarity: float
    name: float
    is_number: bool


class Vocabulary:
    """Terms by number, with document frequency and casing counts."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._strings: list[str] = []
        self._telling = array("I")
        self._is_number = bytearray()
        self._capital = array("H")
        self._lower = array("H")
        self._spellings: dict[int, str] = {}

    def number(self, term: str) -> int:
        """The number of `term`, a new one if it was never seen."""
        number = self._numbers.setdefault(term, len(self._strings))
        if number == len(self._strings):
            self._strings.append(term)
            self._telling.append(0)
            self._is_number.append(term.isdigit())
            self._capital.append(0)
            self._lower.append(0)
        return number

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

    def learn(self, term: str, spelling: str, name_shows: bool) -> None:
        """Remember how people write a term, the first way they did; and its casing, where a capital means a name."""
        number = self._numbers.get(term)
        if number is None:
            return
        if number not in self._spellings:
            self._spellings[number] = spelling
        # Digits and scripts without case say nothing of names.
        if name_shows and (spelling[0].islower() or spelling[0].isupper()):
            counts = self._lower if spelling[0].islower() else self._capital
            if counts[number] == 0xFFFF:
                self._capital[number] >>= 1
                self._lower[number] >>= 1
            counts[number] += 1

    def worth(self, number: int, tellings: int) -> Worth:
        """What the term is worth among this many `tellings`."""
        rarity = log(1 + tellings / max(1, self._telling[number])) / log(1 + max(1, tellings))
        damped = rarity**IDF_POWER
        if self._is_number[number]:
            return Worth(damped * NUMBER_WEIGHT, rarity, 0.0, True)
        capital, lower = self._capital[number], self._lower[number]
        name = (capital + _NAME_PRIOR) / (capital + lower + 1)
        return Worth(damped * (1 + NAME_BONUS * name), rarity, name, False)
