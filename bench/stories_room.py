"""Derive the weight of room in newsdash.stories.likeness from the demo; run as `python bench/stories_room.py`.

Tellings that come with a lead share words by chance that headlines do not. The demo's stories are halved at random;
on each half the coefficient of least log loss is fitted and judged on the other. Prints a JSON object a half: the
coefficient fitted and, for the other half, the true links there are to find, and the right and false ones offered with
no room, with the one fitted and with the one in use. The last line is fitted on all stories.
"""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log
from statistics import mean

from newsdash.demo import world
from newsdash.stories import likeness, similarity
from newsdash.stories.similarity import Index, Telling

IN_USE, THRESHOLD = likeness.ROOM, similarity.THRESHOLD
COEFFICIENTS = [-quarter / 4 for quarter in range(21)]
HALVINGS = 4
_CERTAIN = 1e-4


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate link: its likeness by coefficient, and the stories that its two ends tell."""

    scores: dict[float, float]
    asked: str
    offered: str

    @property
    def true(self) -> bool:
        return self.asked == self.offered


def candidates() -> list[Pair]:
    """All links that the index weighs among the demo's tellings, each with every coefficient."""
    demo = world.load()
    index, stories = Index(), []
    for key, told in enumerate(demo.tellings.values()):
        outlet = demo.outlets[told.outlet]
        index.add(Telling(key, told.title, outlet.title, told.deck, tags=told.tags, language=outlet.language))
        stories.append(told.story or told.path)
    similarity.THRESHOLD = 0.0
    found: dict[tuple[int, int], dict[float, float]] = {}
    for coefficient in {*COEFFICIENTS, IN_USE}:
        likeness.ROOM = coefficient
        for key in range(len(stories)):
            for like in index.similar(key, limit=len(stories), why=False):
                found.setdefault((key, like.key), {})[coefficient] = like.score
    return [Pair(scores, stories[asked], stories[offered]) for (asked, offered), scores in found.items()]


def fitted(pairs: Sequence[Pair]) -> float:
    """The coefficient of least log loss on `pairs`."""
    return min(COEFFICIENTS, key=lambda coefficient: mean(_loss(pair, coefficient) for pair in pairs))


def offered(pairs: Sequence[Pair], coefficient: float) -> dict[str, int]:
    """How many links at the threshold are right, and how many false."""
    links = [pair for pair in pairs if pair.scores[coefficient] >= THRESHOLD]
    right = sum(pair.true for pair in links)
    return {"right": right, "false": len(links) - right}


def main() -> None:
    """Print one JSON object a half, and one for all."""
    pairs = candidates()
    stories = sorted({pair.asked for pair in pairs})
    for seed in range(HALVINGS):
        random.Random(seed).shuffle(stories)
        halves = [_within(pairs, stories[half::2]) for half in (0, 1)]
        for fitted_on, judged_on in (halves, halves[::-1]):
            _tell(fitted(fitted_on), judged_on, "half")
    _tell(fitted(pairs), pairs, "all")


def _within(pairs: Sequence[Pair], stories: Collection[str]) -> list[Pair]:
    return [pair for pair in pairs if pair.asked in stories and pair.offered in stories]


def _loss(pair: Pair, coefficient: float) -> float:
    likely = min(max(pair.scores[coefficient], _CERTAIN), 1 - _CERTAIN)
    return -log(likely if pair.true else 1 - likely)


def _tell(coefficient: float, pairs: Sequence[Pair], name: str) -> None:
    outcome = {
        "fitted_on": name,
        "coefficient": coefficient,
        "true_links": sum(pair.true for pair in pairs),
        "without": offered(pairs, 0.0),
        "fitted": offered(pairs, coefficient),
        "in_use": offered(pairs, IN_USE),
    }
    print(json.dumps(outcome))


if __name__ == "__main__":
    main()
