"""What the capitals of a text say: which words are names, which tokens are words although YAKE drops them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

# "G7", "COP31", "F-35", "A320neo", "COVID-19": letters and digits in one token that is not a measure ("10km", "3rd").
_MIXED = re.compile(r"(?=[^\W_]*[A-Z])[A-Za-z]{1,6}-?\d{1,4}[A-Za-z]{0,3}|\d{1,3}[A-Z][A-Za-z]{0,2}")
_ACRONYM = re.compile(r"[^\W\d_]{2,6}")
# The number of a thing that has a name: "Falcon 9", "737 MAX", "Article 50"; a year is none.
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{1,4}")
_TITLE_CASE = 0.6
# After these a word may be capitalised without being a name.
_STARTS = frozenset(".:!?\"-–—•'")


class Casing:
    """The case of every word of a text, counted where it means something: inside sentences, not at their start.

    `kept` are the tokens that are words for us: acronyms, mixed tokens, and numbers beside a name.
    """

    def __init__(self, sentences: Iterable[Sequence[str]]) -> None:
        self._upper: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        self.kept: set[str] = set()
        for sentence in sentences:
            if is_telling(sentence):
                self._count(sentence)

    def names(self, sentence: Sequence[str]) -> list[bool]:
        """For each token of `sentence`, whether it is part of a name, as far as its case can tell."""
        telling = is_telling(sentence)
        marks: list[bool] = []
        start = True
        for at, token in enumerate(sentence):
            if not token[0].isalnum():
                start = start or token in _STARTS
                marks.append(False)
                continue
            following = sentence[at + 1] if at + 1 < len(sentence) else ""
            marks.append(self._is_name(token, following, telling and not start, bool(marks) and marks[-1]))
            start = False
        for first, end in spelled_out(sentence):
            marks[first:end] = [True] * (end - first)
        return marks

    def _is_name(self, token: str, following: str, told: bool, after_name: bool) -> bool:
        if token[0].isdigit():
            return token in self.kept and (not token.isdigit() or after_name or following.isupper())
        if not token[0].isupper():
            return token in self.kept or any(c.isupper() for c in token)
        if token.rpartition("-")[2].islower():
            return False
        lower = token.lower()
        if told or self._upper[lower] > self._lower[lower]:
            return True
        # Only ever where case tells nothing: part of a name if a name follows.
        unknown = not self._upper[lower] and not self._lower[lower]
        return unknown and following[:1].isupper() and self._upper[following.lower()] > 0

    def _count(self, sentence: Sequence[str]) -> None:
        start = True
        before = ""
        for at, token in enumerate(sentence):
            if not token[0].isalnum():
                start = start or token in _STARTS
                before = ""
                continue
            if token[0].isupper():
                if not start or (len(token) > 1 and token.isupper()):
                    self._upper[token.lower()] += 1
                # Of "AT&T" the tokens are no acronyms.
                if token.isupper() and _ACRONYM.fullmatch(token) and "&" not in sentence[at + 1 : at + 2]:
                    self.kept.add(token)
            elif token[0].islower():
                self._lower[token.lower()] += 1
            elif _NUMBER.fullmatch(token):
                following = sentence[at + 1] if at + 1 < len(sentence) else ""
                if any(c.isupper() for c in before) or (following.isupper() and following.isalpha()):
                    self.kept.add(token)
            if _MIXED.fullmatch(token):
                self.kept.add(token)
            before = token
            start = False


def is_telling(sentence: Sequence[str]) -> bool:
    """Whether case means something in `sentence`: it is neither in Title Case nor in capitals."""
    longer = [token for token in sentence[1:] if len(token) > 3 and token[0].isalpha()]
    if sum(token[0].isupper() for token in longer) <= _TITLE_CASE * len(longer):
        return True
    # Many names in a row look like Title Case; but a headline has no full stop, and hardly a lower-case word.
    return any(token.islower() for token in (sentence if sentence[-1] == "." else longer))


def spelled_out(sentence: Sequence[str]) -> list[tuple[int, int]]:
    """Where names stand whose acronym follows, "Securities and Exchange Commission (SEC)": [first, end) each."""
    found = []
    for end in range(1, len(sentence) - 2):
        acronym = sentence[end + 1]
        if [sentence[end], sentence[end + 2]] != ["(", ")"] or not acronym.isupper():
            continue
        for first in range(end - len(acronym), max(-1, end - len(acronym) - 4), -1):
            initials = [word[0] for word in sentence[max(first, 0) : end] if word[0].isupper()]
            if first >= 0 and "".join(initials) == acronym:
                found.append((first, end))
                break
    return found
