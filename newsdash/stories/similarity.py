"""The index of who else tells it: tellings by their terms, updated as articles arrive.

Similarity is the cosine of damped tf-idf vectors (title twice; names more, bare numbers less), lowered where one word
alone carries it and as the tellings stand apart in time. The same tellings in the same order give the same answers.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain, islice
from math import sqrt

from newsdash.models import Key, Similar
from newsdash.stories.phrases import MAX_PHRASES, shared_phrases
from newsdash.stories.telling import Telling
from newsdash.stories.terms import headline, in_sentence_case, lead, spots, terms
from newsdash.stories.vocabulary import Vocabulary

__all__ = ["THRESHOLD", "Index", "Telling"]

# Below this two tellings have hardly more in common than chance; nothing below it is ever offered.
THRESHOLD = 0.2
# How much a term counts by the place where it stands (terms.SUMMARY, TAG, TITLE, TITLE_AND_SUMMARY): the title twice.
PLACE_WEIGHT = (1.0, 1.0, 2.0, 2.5)
# One shared word that is no clear name ("defense") is no evidence of one event.
LONE_WORD_FACTOR = 0.6
SURE_NAME = 0.7
# Half of the likeness is gone after each of these, once two tellings stand further apart than an ordinary news cycle.
HALF_LIFE = 3 * 86_400
SAME_CYCLE = 86_400

# Bounds on work: of a common term only the newest mentions are read, and only the best candidates scored exactly.
_NEWEST_MENTIONS = 3_000
_MENTIONS = 20_000
_CANDIDATES = 64
_NO_TIME = -(2**63)
_PLACE_BITS = 2


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
        self._norms = array("f")
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
        vector = array("I")
        for term, place in terms(telling).items():
            number = self._vocabulary.number(term)
            if number == len(self._postings):
                self._postings.append(array("I"))
            self._postings[number].append(slot << _PLACE_BITS | place)
            vector.append(number << _PLACE_BITS | place)
        self._vocabulary.count((entry >> _PLACE_BITS for entry in vector), 1)
        self._learn_spelling(telling)
        self._slots[telling.key] = slot
        self._keys.append(telling.key)
        self._times.append(_NO_TIME if telling.time is None else telling.time)
        self._outlets.append(self._outlet_numbers.setdefault(telling.outlet, len(self._outlet_numbers)))
        self._vectors.append(vector.tobytes())
        self._titles.append(headline(telling).encode("utf-8", "surrogatepass"))
        self._languages.append(telling.language[:2])
        self._norms.append(_norm(self._weigh(vector, {})) or 1.0)

    def remove(self, key: Key) -> None:
        """Forget the telling of this key, if it is here."""
        slot = self._slots.pop(key, None)
        if slot is None:
            return
        vector = array("I", self._vectors[slot])
        self._vocabulary.count((entry >> _PLACE_BITS for entry in vector), -1)
        for entry in vector:
            postings = self._postings[entry >> _PLACE_BITS]
            del postings[bisect_left(postings, slot << _PLACE_BITS)]
        self._vectors[slot] = self._titles[slot] = b""

    def similar(self, asked: Key | Telling, *, limit: int = 8) -> tuple[Similar, ...]:
        """The tellings of other outlets most like `asked` (a key of the index, or a telling), best first.

        At most `limit`, none below THRESHOLD. Raises KeyError for a key that is not here.
        """
        question = self._stored(asked) if isinstance(asked, int) else self._question(asked)
        weights: dict[int, float] = {}
        mine = self._weigh(question.vector, weights)
        norm = _norm(mine)
        scored: list[tuple[float, int]] = []
        for slot in self._candidates(question, mine):
            score = self._score(mine, norm, slot, weights) * _decay(question.time, self._times[slot])
            if score >= THRESHOLD:
                scored.append((score, slot))
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        return tuple(
            Similar(self._keys[slot], round(min(score, 1.0), 4), self._why(question, slot, weights))
            for score, slot in scored[:limit]
        )

    def _stored(self, key: Key) -> _Question:
        slot = self._slots[key]
        return _Question(
            slot, array("I", self._vectors[slot]), self._outlets[slot], self._times[slot], self._title(slot),
            self._languages[slot],
        )  # fmt: skip

    def _question(self, telling: Telling) -> _Question:
        found = ((self._vocabulary.known(term), place) for term, place in terms(telling).items())
        vector = array("I", (number << _PLACE_BITS | place for number, place in found if number is not None))
        return _Question(
            self._slots.get(telling.key, -1), vector, self._outlet_numbers.get(telling.outlet, -1),
            _NO_TIME if telling.time is None else telling.time, headline(telling), telling.language[:2],
        )  # fmt: skip

    def _title(self, slot: int) -> str:
        return self._titles[slot].decode("utf-8", "surrogatepass")

    def _weigh(self, vector: Iterable[int], weights: dict[int, float]) -> dict[int, float]:
        """Term number → weight in this vector; `weights` remembers what terms are worth during one question."""
        weighed = {}
        for entry in vector:
            number = entry >> _PLACE_BITS
            weight = weights.get(number)
            if weight is None:
                weight = weights[number] = self._vocabulary.weight(number, len(self._slots) + 1)
            weighed[number] = weight * PLACE_WEIGHT[entry & 3]
        return weighed

    def _candidates(self, question: _Question, mine: Mapping[int, float]) -> list[int]:
        """The slots of other outlets with the largest estimated likeness, rare terms read first."""
        overlap: dict[int, float] = {}
        read = 0
        for number in sorted(mine, key=lambda number: (self._vocabulary.frequency(number), number)):
            if read >= _MENTIONS:
                break
            newest = self._postings[number][-_NEWEST_MENTIONS:]
            read += len(newest)
            share = mine[number] * self._vocabulary.weight(number, len(self._slots) + 1)
            by_place = [share * place for place in PLACE_WEIGHT]
            for entry in newest:
                slot = entry >> _PLACE_BITS
                overlap[slot] = overlap.get(slot, 0.0) + by_place[entry & 3]
        likely = [
            (value / self._norms[slot], slot)
            for slot, value in overlap.items()
            if slot != question.slot and self._outlets[slot] != question.outlet
        ]
        return [slot for _, slot in nlargest(_CANDIDATES, likely)]

    def _score(self, mine: Mapping[int, float], norm: float, slot: int, weights: dict[int, float]) -> float:
        theirs = self._weigh(array("I", self._vectors[slot]), weights)
        shared = [number for number in mine if number in theirs]
        cosine = sum(mine[number] * theirs[number] for number in shared) / (norm * _norm(theirs))
        return cosine if self._is_evidence(shared) else cosine * LONE_WORD_FACTOR

    def _is_evidence(self, shared: Iterable[int]) -> bool:
        words = [number for number in shared if not self._vocabulary.is_number(number)]
        return len(words) > 1 or any(self._vocabulary.name_likeness(number) >= SURE_NAME for number in words)

    def _why(self, question: _Question, slot: int, weights: Mapping[int, float]) -> tuple[str, ...]:
        mine = {entry >> _PLACE_BITS for entry in question.vector}
        shared = mine & {entry >> _PLACE_BITS for entry in array("I", self._vectors[slot])}
        by_term = {self._vocabulary.string(number): number for number in shared}
        phrases, told = [], set[str]()
        for phrase, phrase_terms in shared_phrases(
            question.title, self._title(slot), question.language, set(by_term), lambda term: weights[by_term[term]]
        ):
            phrases.append(phrase)
            told |= phrase_terms
        left = sorted((number for term, number in by_term.items() if term not in told), key=lambda n: (-weights[n], n))
        return tuple(islice(chain(phrases, map(self._vocabulary.spelling, left)), MAX_PHRASES))

    def _learn_spelling(self, telling: Telling) -> None:
        for text in (headline(telling), lead(telling)):
            telling_case = in_sentence_case(text)
            for place, spot in enumerate(spots(text, telling.language)):
                number = self._vocabulary.known(spot.term)
                if number is None:
                    continue
                spelling = text[spot.start : spot.end]
                self._vocabulary.spell(number, spelling)
                if telling_case and place > 0 and spelling[0].isalpha():
                    self._vocabulary.see(number, spelling)


@dataclass(frozen=True, slots=True)
class _Question:
    slot: int
    vector: array[int]
    outlet: int
    time: int
    title: str
    language: str


def _norm(weighed: Mapping[int, float]) -> float:
    return sqrt(sum(weight * weight for weight in weighed.values()))


def _decay(here: int, there: int) -> float:
    if _NO_TIME in (here, there):
        return 1.0
    return float(0.5 ** (max(0, abs(here - there) - SAME_CYCLE) / HALF_LIFE))
