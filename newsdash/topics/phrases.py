"""From the candidates of an article to its key phrases: the choice a good editor would make. Pure and light."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from newsdash.models import Phrase, Phrases

MAX_TAGS = 10
MAX_CLOUD = 10
# How much a further word costs: the cloud counts what stories share, tags may say more.
_TAG_WORD = 0.5
_CLOUD_WORD = 1.0


class Candidate(NamedTuple):
    """A phrase of a text.

    `h`: YAKE's weight, lower is better. It stands there `times` times, `whole` of them not as part of a longer name.
    """

    text: str
    stem: str
    h: float
    times: int
    whole: int
    words: int
    name: bool
    title: bool
    tagged: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one text offers: its language, its length in words, and its candidates, best first."""

    language: str
    words: int = 0
    candidates: tuple[Candidate, ...] = ()


Recurring = Callable[[str], int] | Mapping[str, int]


def choose(proposal: Proposal, recurring: Recurring | None = None) -> Phrases:
    """The key phrases of an article in both modes, at most ten each, best first.

    `recurring` tells in how many stored stories the stem of a phrase stands; in a short text, where nothing is said
    twice, that takes the place of repetition.
    """
    candidates = _merged(proposal.candidates)
    return Phrases(
        proposal.language,
        _chosen(candidates, _TAG_WORD, MAX_TAGS),
        _chosen(candidates, _CLOUD_WORD, MAX_CLOUD),
    )


def _merged(candidates: Sequence[Candidate]) -> list[Candidate]:
    merged: dict[str, Candidate] = {}
    for candidate in candidates:
        best = merged.get(candidate.stem)
        merged[candidate.stem] = candidate if best is None else best._replace(times=best.times + candidate.times)
    return list(merged.values())


def _chosen(candidates: Sequence[Candidate], word_cost: float, limit: int) -> tuple[Phrase, ...]:
    def weight(candidate: Candidate) -> float:
        return -(log(max(candidate.h, 1e-12)) + word_cost * (candidate.words - 1))

    strong = [c for c in candidates if c.times > 1 or c.name]
    ranked = sorted(strong, key=weight, reverse=True)
    ranked += sorted((c for c in candidates if not (c.times > 1 or c.name)), key=weight, reverse=True)
    chosen: list[Candidate] = []
    for candidate in ranked:
        if len(chosen) == limit:
            break
        padded = f" {candidate.stem} "
        if not any(padded in f" {other.stem} " or f" {other.stem} " in padded for other in chosen):
            chosen.append(candidate)
    return tuple(Phrase(c.text, c.stem, weight(c)) for c in chosen)
