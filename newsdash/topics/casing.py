"""What the capitals of a text say: which words are names, which tokens are words although YAKE drops them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

# "G7", "COP31", "F-35", "A320neo", "COVID-19": letters and digits in one token that is not a measure ("10km", "3rd").
_MIXED = re.compile(r"(?=[^\W_]*[A-Z])[A-Za-z]{1,6}-?\d{1,4}[A-Za-z]{0,3}|\d{1,3}[A-Z][A-Za-z]{0,2}")
_ACRONYM = re.compile(r"[^\W\d_]{2,6}")
_TITLE_CASE = 0.6
# After these a word may be capitalised without being a name.
_STARTS = frozenset('.:!?"-–—•')


class Casing:
    """The case of every word of a text, counted where it means something: inside sentences, not at their start.

    `headline` sentences count too unless they are in Title Case, where every word is capitalised.
    """

    def __init__(self, headline: Sequence[Sequence[str]], body: Sequence[Sequence[str]]) -> None:
        self._upper: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        self.kept: set[str] = set()
        self.title_case = is_title_case(headline)
        for sentence in (*(() if self.title_case else headline), *body):
            self._count(sentence)

    def is_name(self, word: str) -> bool:
        """Whether `word`, as it is written here, is (part of) a name; at a sentence's start its other uses decide."""
        if not word[0].isupper():
            return any(c.isupper() for c in word) or word in self.kept
        lower = word.lower()
        upper, plain = self._upper[lower], self._lower[lower]
        return upper > plain

    def is_unknown(self, word: str) -> bool:
        """Whether `word` is capitalised and never stands where its case would tell."""
        lower = word.lower()
        return word[0].isupper() and not self._upper[lower] and not self._lower[lower]

    def _count(self, sentence: Sequence[str]) -> None:
        shouted = not any(token.islower() and len(token) > 1 for token in sentence)
        start = True
        for token in sentence:
            if not token[0].isalnum():
                start = start or token in _STARTS
                continue
            if token[0].isupper():
                if not shouted and (not start or (len(token) > 1 and token.isupper())):
                    self._upper[token.lower()] += 1
                if not shouted and token.isupper() and _ACRONYM.fullmatch(token):
                    self.kept.add(token)
            elif token[0].islower():
                self._lower[token.lower()] += 1
            if _MIXED.fullmatch(token):
                self.kept.add(token)
            start = False


def is_title_case(sentences: Iterable[Sequence[str]]) -> bool:
    """Whether most longer words after the first are capitalised."""
    longer = [token for sentence in sentences for token in list(sentence)[1:] if len(token) > 3 and token[0].isalpha()]
    return len(longer) >= 2 and sum(token[0].isupper() for token in longer) > _TITLE_CASE * len(longer)
