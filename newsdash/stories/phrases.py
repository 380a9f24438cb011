"""Why two tellings are alike: the phrases that both hold, as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from newsdash.stories.terms import Spot, spots

MAX_PHRASES = 4

# What may stand between two words of one phrase: space and short words ("Bank of England"), no punctuation.
_GAP = re.compile(r"[\s\w'’&-]{1,12}")
_POSSESSIVE = re.compile(r"['’]s?$")


def shared_phrases(
    title: str, other: str, language: str, shared: set[str], weight: Callable[[str], float]
) -> Iterator[tuple[str, frozenset[str]]]:
    """The stretches of `title` made of `shared` terms, heaviest first, each with its terms.

    Neighbours stay one phrase where they are neighbours in the `other` title too.
    """
    theirs = set(pairwise(spot.term for spot in spots(other, language)))
    runs: list[list[Spot]] = []
    for spot in spots(title, language):
        if spot.term not in shared:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and (last.term, spot.term) in theirs and _touch(title, last, spot):
            runs[-1].append(spot)
        else:
            runs.append([spot])
    told: set[str] = set()
    for run in sorted(runs, key=lambda run: -sum(weight(spot.term) for spot in run)):
        run_terms = frozenset(spot.term for spot in run)
        if not run_terms <= told:
            told |= run_terms
            yield _POSSESSIVE.sub("", title[run[0].start : run[-1].end]), run_terms


def _touch(title: str, left: Spot, right: Spot) -> bool:
    return left.start == right.start or _GAP.fullmatch(title, left.end, right.start) is not None
