"""From the candidates of an article to its key phrases: the choice a good editor would make. Pure and light."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p
from typing import NamedTuple

from newsdash.models import Phrase, Phrases

MAX_TAGS = 10
MAX_CLOUD = 10
# So many are chosen in any case; words too general to stand alone fill no place beyond.
_LEAST = 3
# A text of fewer words than this says hardly more than so many things: beyond, only what surely is one is a tag.
_SHORT = 60
_ENOUGH_TAGS = 7

# The most that standing in other stories adds is that of a phrase in so many of them; beyond, it is a common word.
_WELL_KNOWN = 30
# "Ann Doe" stands for "Doe" where at least so large a share of the mentions is in full.
_IN_FULL = 0.4


@dataclass(frozen=True, slots=True)
class _Taste:
    """What a mode likes, in units of YAKE's log weight.

    `word`: what each further word costs; `full_name`: what a name of several words gains; `fleeting`: what each
    further word costs of what stands there once and is no name; `vague`: what a word too general to stand alone costs;
    `to_read`: whether a person looks at them: people by first name and surname, one form of a word.
    """

    word: float
    title: float
    name: float
    full_name: float
    times: float
    whole: float
    fleeting: float
    vague: float
    to_read: bool = False
    tagged: float = 0.7
    known: float = 0.3


# Tags say what a story is about: names in full. The cloud counts what stories share: the shorter, the more.
_TAGS = _Taste(
    word=0.0, title=0.6, name=0.25, full_name=0.65, times=1.0, whole=0.3, fleeting=1.0, vague=1.5, to_read=True
)
_CLOUD = _Taste(word=0.8, title=0.5, name=0.0, full_name=0.3, times=0.5, whole=0.3, fleeting=4.0, vague=1.0)


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
    vague: bool = False


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
    known = _known(candidates, recurring)
    return Phrases(
        proposal.language,
        _chosen(candidates, known, _TAGS, MAX_TAGS, enough=_ENOUGH_TAGS if proposal.words < _SHORT else MAX_TAGS),
        _chosen(candidates, known, _CLOUD, MAX_CLOUD, enough=MAX_CLOUD),
    )


def _merged(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One candidate a stem, the best form of it, with the occurrences of all."""
    merged: dict[str, Candidate] = {}
    for candidate in candidates:
        best = merged.get(candidate.stem)
        merged[candidate.stem] = (
            candidate
            if best is None
            else best._replace(times=best.times + candidate.times, whole=best.whole + candidate.whole)
        )
    return list(merged.values())


def _known(candidates: Sequence[Candidate], recurring: Recurring | None) -> dict[str, int]:
    if recurring is None:
        return {}
    if isinstance(recurring, Mapping):
        return {c.stem: recurring.get(c.stem, 0) for c in candidates}
    return {c.stem: recurring(c.stem) for c in candidates}


def _chosen(
    candidates: Sequence[Candidate], known: Mapping[str, int], taste: _Taste, limit: int, *, enough: int
) -> tuple[Phrase, ...]:
    weights = {c.stem: _weight(c, known.get(c.stem, 0), taste) for c in candidates}
    # What is said once, is no name and is unknown elsewhere comes last, whatever its weight.
    ranked = sorted(candidates, key=lambda c: (_is_strong(c, known), weights[c.stem]), reverse=True)
    full_names = _full_names(ranked) if taste.to_read else {}
    chosen: list[Candidate] = []
    scores: list[float] = []
    for candidate in ranked:
        if len(chosen) == limit:
            break
        if candidate.vague and len(chosen) >= _LEAST:
            continue
        if len(chosen) >= enough and not (candidate.name or candidate.tagged):
            continue
        shown = full_names.get(candidate.stem, candidate)
        if not any(_says(shown, other) or (taste.to_read and _nearly_says(shown, other)) for other in chosen):
            chosen.append(shown)
            scores.append(weights[candidate.stem])
    return tuple(Phrase(c.text, c.stem, score) for c, score in zip(chosen, scores, strict=True))


def _says(candidate: Candidate, other: Candidate) -> bool:
    """Whether one is part or acronym of the other, or they share a word and `candidate` is said but in passing."""
    mine, its = f" {candidate.stem} ", f" {other.stem} "
    if mine in its or its in mine or _abbreviates(candidate, other) or _abbreviates(other, candidate):
        return True
    passing = candidate.words > 1 and candidate.times == 1 and not candidate.name
    return passing and not set(candidate.stem.split(" ")).isdisjoint(other.stem.split(" "))


def _abbreviates(short: Candidate, long: Candidate) -> bool:
    """Whether `short` is the acronym of the name `long`: "UN" of "United Nations"."""
    initials = [word[0] for word in long.text.split(" ") if word[0].isupper()]
    return long.words > 1 and len(initials) > 1 and short.text.replace(".", "") == "".join(initials)


def _nearly_says(candidate: Candidate, other: Candidate) -> bool:
    """Whether both are forms of one word that no stemmer brings together: "Israel" and "Israeli"."""
    if candidate.words > 1 or other.words > 1:
        return False
    first, second = candidate.text.casefold(), other.text.casefold()
    shared = max(5, min(len(first), len(second)) - 1)
    return len(first) >= shared and first[:shared] == second[:shared]


def _full_names(candidates: Sequence[Candidate]) -> dict[str, Candidate]:
    """For each name of one word, the longer one it stands for, if that is said often enough to be what people see."""
    longer: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.name and candidate.words > 1:
            last = candidate.stem.rpartition(" ")[2]
            if last not in longer or candidate.whole > longer[last].whole:
                longer[last] = candidate
    return {
        c.stem: longer[c.stem]
        for c in candidates
        if c.name and c.words == 1 and c.stem in longer and longer[c.stem].times >= _IN_FULL * c.times
    }


def _is_strong(candidate: Candidate, known: Mapping[str, int]) -> bool:
    return candidate.times > 1 or candidate.name or candidate.tagged or known.get(candidate.stem, 0) > 1


def _weight(candidate: Candidate, known: int, taste: _Taste) -> float:
    further = candidate.words - 1
    fleeting = candidate.times == 1 and not candidate.name and not known
    return (
        -log(max(candidate.h, 1e-12))
        - taste.word * further
        + taste.title * candidate.title
        + taste.name * candidate.name
        + taste.full_name * (candidate.name and further > 0)
        + taste.times * log(candidate.times)
        + taste.whole * log(candidate.whole / candidate.times)
        - taste.fleeting * further * fleeting
        + taste.tagged * candidate.tagged
        - taste.vague * candidate.vague
        + taste.known * log1p(min(known, _WELL_KNOWN))
    )
