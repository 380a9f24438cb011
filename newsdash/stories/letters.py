"""The letters of a title: its runs of four within words, which forms and compounds of a word share as no stem does."""

from __future__ import annotations

from functools import lru_cache

from newsdash.language.words import WORD, fold

RUN = 4
_MOST_WORDS = 20_000


def letters(title: str) -> frozenset[str]:
    """The runs of RUN letters of each word of `title`, folded, with a space before and after the word."""
    return frozenset().union(*map(_runs, WORD.findall(title)))


@lru_cache(maxsize=_MOST_WORDS)
def _runs(word: str) -> frozenset[str]:
    spaced = f" {fold(word)} "
    return frozenset(spaced[start : start + RUN] for start in range(max(1, len(spaced) - RUN + 1)))
