"""Why two tellings are alike: the phrases that both hold, as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

# What may stand between two words of one phrase: space and short words ("Bank of England"), no punctuation.
_GAP = re.compile(r"[\s\w'’&-]{1,12}")
_POSSESSIVE = re.compile(r"['’]s?$")


class Place(NamedTuple):
    """A term by its number, and the stretch [start, end) of the title where its word stands."""

    number: int
    start: int
    end: int


def shared_phrases(
    title: str,
    places: Sequence[Place],
    shared: Collection[int],
    neighbours: Collection[tuple[int, int]],
    weight: Callable[[int], float],
) -> list[str]:
    """The stretches of `title` made of `shared` terms, as they are written there, heaviest first.

    Two of them stay one phrase where they are `neighbours` in the other title too.
    """
    runs: list[list[Place]] = []
    for place in places:
        if place.number not in shared:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and (last.number, place.number) in neighbours and _touch(title, last, place):
            runs[-1].append(place)
        else:
            runs.append([place])
    phrases: list[str] = []
    told: set[int] = set()
    for run in sorted(runs, key=lambda run: -sum(weight(place.number) for place in run)):
        numbers = {place.number for place in run}
        if not numbers <= told:
            told |= numbers
            phrases.append(plain(title[run[0].start : run[-1].end]))
    return phrases


def plain(phrase: str) -> str:
    """`phrase` without the possessive at its end: "Marsh Ottery’s" is a reason as "Marsh Ottery"."""
    return _POSSESSIVE.sub("", phrase)


def _touch(title: str, left: Place, right: Place) -> bool:
    # Pairs of characters overlap, and the parts of one word stand in the same place.
    return right.start < left.end or _GAP.fullmatch(title, left.end, right.start) is not None
