"""YAKE's statistics over plain dicts: the scores of YAKE 0.7, without its graph, its arrays and most of its time.

Source: Campos et al., "YAKE! Keyword extraction from single documents using multiple local features", Information
Sciences 509 (2020), and the implementation in yake 0.7.3, whose ranking this reproduces (tests hold the parity).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from string import punctuation

import numpy as np

MAX_WORDS = 3
_PUNCTUATION = frozenset(punctuation)
_NO_PUNCTUATION = str.maketrans("", "", punctuation)


@dataclass(slots=True, eq=False)
class Term:
    """A word of the text with what YAKE counts about it. `h`: its weight, lower is better."""

    stop: bool
    count: int = 0
    acronyms: int = 0
    names: int = 0
    left_kinds: int = 0
    left_links: int = 0
    right_kinds: int = 0
    right_links: int = 0
    sentences: list[int] = field(default_factory=list)
    h: float = 0.0


@dataclass(slots=True, eq=False)
class Ngram:
    """A run of one to three words. `places`: sentence and position of its last word; `valid`: would YAKE propose it."""

    terms: tuple[Term, ...]
    valid: bool = False
    places: list[tuple[int, int]] = field(default_factory=list)


class Statistics:
    """What YAKE knows of one text: its terms, its n-grams, and the weight of any of them.

    `kept` are tokens, in their own case, that are words although YAKE would take them for stop words or for numbers:
    acronyms such as "US", mixed tokens such as "G7". Without them the weights are YAKE's own.
    """

    def __init__(
        self, sentences: Sequence[Sequence[str]], stop: frozenset[str], kept: frozenset[str] = frozenset()
    ) -> None:
        self.terms: dict[str, Term] = {}
        self.ngrams: dict[str, Ngram] = {}
        self._stop = stop
        self._kept = kept
        self._links: dict[tuple[int, int], int] = {}
        for number, sentence in enumerate(sentences):
            for block in blocks(sentence):
                self._count(block, number)
        self._weigh_terms(len(sentences))

    def h(self, ngram: Ngram) -> float:
        """YAKE's weight of a run of words: lower is better."""
        total, product = 0.0, 1.0
        terms = ngram.terms
        for place, term in enumerate(terms):
            if not term.stop:
                total += term.h
                product *= term.h
                continue
            before = self._links.get((id(terms[place - 1]), id(term)), 0) / terms[place - 1].count if place else 0.0
            last = place == len(terms) - 1
            after = 0.0 if last else self._links.get((id(term), id(terms[place + 1])), 0) / terms[place + 1].count
            missing = 1 - before * after
            product *= 1 + missing
            total -= missing
        return product / ((total + 1) * len(ngram.places))

    def _count(self, block: Sequence[tuple[int, str]], sentence: int) -> None:
        window: list[tuple[str, str, Term]] = []
        for position, word in block:
            kept = word in self._kept
            tag = "a" if kept else tag_of(word, position > 0)
            term = self._term(word, kept)
            term.count += 1
            term.acronyms += tag == "a"
            term.names += tag == "n"
            if not term.sentences or term.sentences[-1] != sentence:
                term.sentences.append(sentence)
            if tag not in "ud" and window and window[-1][0] not in "ud":
                self._link(window[-1][2], term)
            window.append((tag, word if kept else word.lower(), term))
            del window[:-MAX_WORDS]
            for length in range(1, len(window) + 1):
                self._add(window[-length:], (sentence, position))

    def _add(self, run: Sequence[tuple[str, str, Term]], place: tuple[int, int]) -> None:
        key = " ".join([word[1] for word in run])
        ngram = self.ngrams.get(key)
        if ngram is None:
            ngram = self.ngrams[key] = Ngram(tuple([word[2] for word in run]))
        ngram.places.append(place)
        if not ngram.valid and not (ngram.terms[0].stop or ngram.terms[-1].stop):
            ngram.valid = not any(word[0] in "ud" for word in run)

    def _link(self, left: Term, right: Term) -> None:
        pair = (id(left), id(right))
        seen = self._links.get(pair, 0)
        if not seen:
            left.right_kinds += 1
            right.left_kinds += 1
        left.right_links += 1
        right.left_links += 1
        self._links[pair] = seen + 1

    def _term(self, word: str, kept: bool) -> Term:
        lower = word.lower()
        listed = lower in self._stop
        key = word if kept else lower[:-1] if len(lower) > 3 and lower.endswith("s") else lower
        term = self.terms.get(key)
        if term is None:
            short = len(key.translate(_NO_PUNCTUATION)) < 3
            term = self.terms[key] = Term(stop=not kept and (listed or key in self._stop or short))
        return term

    def _weigh_terms(self, sentences: int) -> None:
        counts = np.array([float(term.count) for term in self.terms.values() if not term.stop])
        if not counts.size:
            return
        # numpy sums in an order of its own; any other would swap phrases that YAKE holds for equal.
        usual = float(counts.mean()) + float(counts.std())
        most = max(term.count for term in self.terms.values())
        for term in self.terms.values():
            left = term.left_kinds / term.left_links if term.left_links else 0
            right = term.right_kinds / term.right_links if term.right_links else 0
            relatedness = (0.5 + left * (term.count / most)) + (0.5 + right * (term.count / most))
            case = max(term.acronyms, term.names) / (1.0 + log(term.count))
            place = log(log(3.0 + _middle(term.sentences)))
            spread = len(term.sentences) / sentences
            term.h = (place * relatedness) / (case + term.count / usual / relatedness + spread / relatedness)


def _middle(ordered: Sequence[int]) -> float:
    half = len(ordered) // 2
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def blocks(sentence: Sequence[str]) -> Iterable[list[tuple[int, str]]]:
    """The runs of words between punctuation, each word with its position in the sentence."""
    block: list[tuple[int, str]] = []
    for position, token in enumerate(sentence):
        if _PUNCTUATION.issuperset(token):
            if block:
                yield block
            block = []
        else:
            block.append((position, token))
    if block:
        yield block


@lru_cache(maxsize=16_384)
def tag_of(word: str, inside: bool) -> str:
    """YAKE's kind of word: d number, u unusual, a all capitals, n capitalised inside a sentence, p plain."""
    bare = word.replace(",", "")
    if bare.isdigit() or bare.replace(".", "", 1).isdigit():
        return "d"
    digits = any(c.isdigit() for c in word)
    letters = any(c.isalpha() for c in word)
    if digits == letters or sum(c in _PUNCTUATION for c in word) > 1:
        return "u"
    if word.isupper():
        return "a"
    if inside and len(word) > 1 and word[0].isupper() and sum(c.isupper() for c in word) == 1:
        return "n"
    return "p"
