"""The index of who else tells it: tellings by their terms, updated as articles arrive.

Candidates come from the cosine of damped tf-idf vectors (title twice; names more, bare numbers less); the likeness of
each (newsdash.stories.likeness) fades as the tellings stand apart in time. The same tellings in the same order give
the same answers.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from itertools import chain, islice, pairwise, repeat
from math import sqrt

from newsdash.models import Key, Similar
from newsdash.stories.likeness import (
    COMMON_WORDS_LIMIT,
    PLACE_BITS,
    PLACE_WEIGHT,
    Profile,
    compare,
    likeness,
)
from newsdash.stories.phrases import Place, joined, shared_phrases
from newsdash.stories.telling import Telling
from newsdash.stories.terms import CAPITAL_NOUNS, in_sentence_case, lexicon, read, spots
from newsdash.stories.vocabulary import Vocabulary, Worth

__all__ = ["THRESHOLD", "Index", "Telling"]

# Two tellings are offered as similar when it is more likely than not that they tell of one event. Among labelled
# headlines and strangers the links from 0.4 to 0.5 are wrong twice as often as right (bench/stories_quality.py).
THRESHOLD = 0.5
# Half of the likeness is gone after each of these, once two tellings stand further apart than an ordinary news cycle.
HALF_LIFE = 3 * 86_400
SAME_CYCLE = 86_400
# What one outlet tells twice within hours is one event when it is nearly sure; a column that comes back is not.
OWN_THRESHOLD = 0.8
OWN_CYCLE = 12 * 3600
# What comes every day comes at about the same hour, give or take this.
COLUMN_SLACK = 4 * 3600

# Bounds on work: of a common term only the newest mentions are read, and only the best candidates scored exactly.
_NEWEST_MENTIONS = 1_000
_MENTIONS = 6_000
_CANDIDATES = 48
_LEAST_COSINE = 0.1
_PLACE_SQUARES = tuple(weight * weight for weight in PLACE_WEIGHT)
MAX_PHRASES = 4
_NO_TIME = -(2**63)
_SLACK = 1_000


class Index:
    """Tellings by term. Postings and vectors are arrays of 4 bytes an element, `slot or term number << 2 | place`."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._postings: list[array[int]] = []
        self._slots: dict[Key, int] = {}
        self._outlet_numbers: dict[str, int] = {}
        self._keys = array("q")
        self._times = array("q")
        self._outlets = array("I")
        self._lengths = array("f")
        self._vectors: list[bytes] = []
        self._titles: list[bytes] = []
        self._languages: list[str] = []

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, key: Key) -> bool:
        return key in self._slots

    def add(self, telling: Telling) -> None:
        """Take `telling` in; one of the same key that is already here is replaced."""
        self.remove(telling.key)
        slot = len(self._keys)
        reading = read(telling)
        vector = self._vector(reading.terms)
        for entry in vector:
            self._postings[entry >> PLACE_BITS].append(slot << PLACE_BITS | entry & 3)
        self._vocabulary.count((entry >> PLACE_BITS for entry in vector), 1)
        known = lexicon(telling.language)
        nouns = telling.language[:2] in CAPITAL_NOUNS
        self._vocabulary.learn(reading.headline_words, known, in_sentence_case(reading.headline), nouns)
        self._vocabulary.learn(reading.lead_words, known, in_sentence_case(reading.lead), nouns)
        self._slots[telling.key] = slot
        self._keys.append(telling.key)
        self._times.append(_NO_TIME if telling.time is None else telling.time)
        self._outlets.append(self._outlet_numbers.setdefault(telling.outlet, len(self._outlet_numbers)))
        self._vectors.append(vector.tobytes())
        self._titles.append(reading.headline.encode("utf-8", "surrogatepass"))
        self._languages.append(telling.language[:2])
        self._lengths.append(sqrt(sum(_PLACE_SQUARES[entry & 3] for entry in vector)) or 1.0)

    def remove(self, key: Key) -> None:
        """Forget the telling of this key, if it is here."""
        slot = self._slots.pop(key, None)
        if slot is None:
            return
        vector = array("I", self._vectors[slot])
        self._vocabulary.count((entry >> PLACE_BITS for entry in vector), -1)
        for entry in vector:
            postings = self._postings[entry >> PLACE_BITS]
            del postings[bisect_left(postings, slot << PLACE_BITS)]
        self._vectors[slot] = self._titles[slot] = b""
        if len(self._keys) > 2 * len(self._slots) + _SLACK:
            self._renumber()

    def similar(
        self, asked: Key | Telling, *, limit: int = 8, least: float = THRESHOLD, why: bool = True, own: bool = False
    ) -> tuple[Similar, ...]:
        """The tellings of other outlets most like `asked` (a key of the index, or a telling), best first.

        At most `limit`, none below `least`; without the shared phrases unless `why`. With `own` also what the same
        outlet told within OWN_CYCLE, none below OWN_THRESHOLD. Raises KeyError for a key that is not here.
        """
        question = self._stored(asked) if isinstance(asked, int) else self._asked(asked)
        worth = self._worths()
        mine = Profile(question.vector, question.title, worth)
        scored: list[tuple[float, int]] = []
        for slot in self._candidates(question, mine, worth, own):
            theirs = self._profile(slot, worth)
            evidence = compare(mine, theirs, worth)
            score = likeness(evidence) * _decay(question.time, self._times[slot])
            comes_back = evidence.repeated and _days_apart(question.time, self._times[slot])
            if comes_back or (self._languages[slot] != question.language and not evidence.is_named):
                score = min(score, COMMON_WORDS_LIMIT)
            if score >= (OWN_THRESHOLD if self._outlets[slot] == question.outlet else least):
                scored.append((score, slot))
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        best = scored[:limit]
        reasons = self._reasons(question, mine, worth, [slot for _, slot in best]) if why else repeat(())
        return tuple(
            Similar(self._keys[slot], round(score, 4), reason)
            for (score, slot), reason in zip(best, reasons, strict=False)
        )

    def _renumber(self) -> None:
        """Close the gaps that removed tellings left, so that a newsroom that runs for months does not grow."""
        kept = sorted(self._slots.values())
        moved = {slot: place for place, slot in enumerate(kept)}
        self._slots = {key: moved[slot] for key, slot in self._slots.items()}
        for number, postings in enumerate(self._postings):
            self._postings[number] = array("I", (moved[e >> PLACE_BITS] << PLACE_BITS | e & 3 for e in postings))
        self._keys = array("q", (self._keys[slot] for slot in kept))
        self._times = array("q", (self._times[slot] for slot in kept))
        self._outlets = array("I", (self._outlets[slot] for slot in kept))
        self._lengths = array("f", (self._lengths[slot] for slot in kept))
        self._vectors = [self._vectors[slot] for slot in kept]
        self._titles = [self._titles[slot] for slot in kept]
        self._languages = [self._languages[slot] for slot in kept]

    def _stored(self, key: Key) -> _Question:
        slot = self._slots[key]
        vector = array("I", self._vectors[slot])
        return _Question(slot, vector, self._outlets[slot], self._times[slot], self._title(slot), self._languages[slot])

    def _asked(self, telling: Telling) -> _Question:
        slot = self._slots.get(telling.key, -1)
        outlet = self._outlet_numbers.get(telling.outlet, -1)
        time = _NO_TIME if telling.time is None else telling.time
        reading = read(telling)
        return _Question(slot, self._vector(reading.terms), outlet, time, reading.headline, telling.language[:2])

    def _vector(self, places: Mapping[str, int]) -> array[int]:
        numbers = self._vocabulary.numbers(places)
        vector = array(
            "I", [number << PLACE_BITS | place for number, place in zip(numbers, places.values(), strict=True)]
        )
        self._postings.extend(array("I") for _ in range(len(self._vocabulary) - len(self._postings)))
        return vector

    def _worths(self) -> Callable[[int], Worth]:
        """What terms are worth now, remembered for the length of one question."""
        tellings = max(2, len(self._slots))
        return cache(lambda number: self._vocabulary.worth(number, tellings))

    def same_outlet(self, one: Key, other: Key) -> bool:
        """Whether the tellings of these keys, which are here, are of one outlet."""
        return self._outlets[self._slots[one]] == self._outlets[self._slots[other]]

    def _candidates(self, question: _Question, mine: Profile, worth: Callable[[int], Worth], own: bool) -> list[int]:
        """The slots with the largest estimated cosine, rare terms read first; of the same outlet only with `own`.

        The estimate takes the norm of a vector from the places of its terms alone: what they are worth changes.
        """
        overlap: dict[int, float] = {}
        so_far = overlap.get
        read = 0
        for number in sorted(mine.terms, key=lambda number: (len(self._postings[number]), number)):
            if read >= _MENTIONS:
                break
            newest = self._postings[number][-_NEWEST_MENTIONS:]
            read += len(newest)
            share = mine.terms[number] * worth(number).weight
            by_place = [share * place for place in PLACE_WEIGHT]
            for entry in newest:
                slot = entry >> PLACE_BITS
                overlap[slot] = so_far(slot, 0.0) + by_place[entry & 3]
        lengths, outlets, least = self._lengths, self._outlets, _LEAST_COSINE * mine.norm
        likely = [
            (value / lengths[slot], slot)
            for slot, value in overlap.items()
            if value > least * lengths[slot]
            and slot != question.slot
            and (outlets[slot] != question.outlet or (own and _together(question.time, self._times[slot])))
        ]
        return [slot for _, slot in nlargest(_CANDIDATES, likely)]

    def _reasons(
        self, question: _Question, mine: Profile, worth: Callable[[int], Worth], slots: Iterable[int]
    ) -> Iterator[tuple[str, ...]]:
        places = self._places(question.title, question.language)
        mine_side_by_side = set(pairwise(mine.terms))
        for slot in slots:
            theirs = self._profile(slot, worth)
            there = self._stored(self._keys[slot])
            shared = mine.terms.keys() & theirs.terms.keys()
            besides = shared - {place.number for place in places}
            their_places = self._places(there.title, there.language)
            lead = besides - {place.number for place in their_places}
            reasons = chain(
                shared_phrases(question.title, places, shared, set(pairwise(theirs.terms)), worth),
                shared_phrases(there.title, their_places, besides, mine_side_by_side, worth),
                joined(theirs.terms, lead, mine_side_by_side, worth, self._vocabulary.spelling),
            )
            yield tuple(islice(dict.fromkeys(reasons), MAX_PHRASES))

    def _profile(self, slot: int, worth: Callable[[int], Worth]) -> Profile:
        return Profile(array("I", self._vectors[slot]), self._title(slot), worth)

    def _title(self, slot: int) -> str:
        return self._titles[slot].decode("utf-8", "surrogatepass")

    def _places(self, title: str, language: str) -> list[Place]:
        return [
            Place(number, spot.start, spot.end)
            for spot in spots(title, language)
            if (number := self._vocabulary.known(spot.term)) is not None
        ]


@dataclass(frozen=True, slots=True)
class _Question:
    slot: int
    vector: array[int]
    outlet: int
    time: int
    title: str
    language: str


def _days_apart(here: int, there: int) -> bool:
    """Whether the one came at about the hour of the other, on another day."""
    if _NO_TIME in (here, there):
        return False
    days, rest = divmod(abs(here - there) + COLUMN_SLACK, 86_400)
    return days > 0 and rest <= 2 * COLUMN_SLACK


def _together(here: int, there: int) -> bool:
    return _NO_TIME not in (here, there) and abs(here - there) <= OWN_CYCLE


def _decay(here: int, there: int) -> float:
    if _NO_TIME in (here, there):
        return 1.0
    return float(0.5 ** (max(0, abs(here - there) - SAME_CYCLE) / HALF_LIFE))
