"""How like two tellings are: the evidence that they share, weighed into one number from 0 to 1."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt

from newsdash.stories.frames import NO_FRAME, SURE_NAME, framed
from newsdash.stories.letters import letters
from newsdash.stories.terms import TITLE
from newsdash.stories.versions import are_versions_apart
from newsdash.stories.vocabulary import Worth

PLACE_BITS = 2
# How much a term counts by the place where it stands (terms.SUMMARY, TAG, TITLE, TITLE_AND_SUMMARY): the title twice.
PLACE_WEIGHT = (1.0, 1.0, 2.0, 2.5)

# A logistic regression over pairs of headlines (same event or not); bench/stories_quality.py measures what it is
# worth. Kinds of evidence are weighed, no word has a weight of its own. Letters and opening were added by a pairwise
# ranking loss, fitted on half of the stories and judged on the other: from 82.4 to 83.5 % nearest right, no threshold.
_INTERCEPT = -4.2
_COSINE = 4.47
_NAMES = 2.34
_RARITY = 1.34
_LONE_WORD = -1.04
_NEIGHBOURS = 0.42
_STRANGE_NAMES = -0.93
_TITLE_WORDS = 0.35
_NUMBERS = 0.93
_LETTERS = 2.3
_OPENING = 0.5
# Tellings that both come with a lead have more room to share words by chance: what is taken off the strength for each
# e-fold of the shorter one's terms beyond a headline's. bench/stories_room.py fits -1.5 on the demo's stories; more
# keeps out four false links there and costs no right one.
ROOM = -2.5
_HEADLINE_TERMS = 10

# One shared name is no event: of the nearest headlines that share nothing else, 35 of 415 are right
# (bench/stories_quality.py, strangers with them); a number of more than one digit that they share too may make it one.
# A common word beside it is half a word, in lists too short to show how common it is ("defence" in "Berlin").
# One shared word that is no name is nothing, and so are several that everybody uses: their rarities must add up to
# LEAST_RARITY.
LONE_NAME_LIMIT = 0.45
COMMON_WORD = 0.5
COMMON_WORDS_LIMIT = 0.35
LEAST_RARITY = 1.1
# Two titles in the same words about other places, firms or people tell the same kind of event ("Yellow weather warning
# for Scotland", "… for Wales"; newsdash.stories.frames): what is taken off the strength, in full where the cosine is
# SAME_WORDS, not at all below OTHER_WORDS. In other words the same event has other names in it too often for that.
RIVALS = -5.0
SAME_WORDS = 0.38
OTHER_WORDS = 0.25
_MOST_NAMES = 4.0
_MOST_NEIGHBOURS = 3
_MOST_TITLE_WORDS = 10
_MOST_NUMBERS = 2
_OPENING_WORDS = 3
# A number of one digit is in every score and every list ("2-1", "5 ways"): it is no evidence.
TELLING_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two tellings have in common, and what keeps them apart.

    `cosine` is of their weighted terms. Of the terms they share: `names` is the sum of name-likeness × rarity,
    `surest_name` the greatest name-likeness (a German noun may be a name), `rarity` the mean rarity (0-1), `words` how
    many words they are, numbers apart, `common` how many of those are common ones, and `numbers` how many numbers of
    more than one digit. `neighbours` are pairs of terms that stand side by side in both titles; `strange_names` the
    name-likeness that each title holds and the other telling does not, the smaller of the two; `title_words` the length
    of the shorter title; `terms` how many terms the shorter telling has in all. `letters` is the cosine of the titles'
    runs of four letters, and `opening` whether one begins with a word that is among the first three of the other.
    `rivals`, `filled` and `repeated` say how one frame holds both (newsdash.stories.frames), `versioned` that they are
    of two versions of one thing.
    """

    cosine: float
    names: float
    surest_name: float
    rarity: float
    words: float
    numbers: int
    neighbours: int
    strange_names: float
    title_words: float
    terms: int
    common: int = 0
    letters: float = 0.0
    opening: bool = False
    rivals: bool = False
    filled: bool = False
    repeated: bool = False
    versioned: bool = False

    @property
    def is_named(self) -> bool:
        """Whether they share a sure name or a number, which mean the same in every language as words do not."""
        return self.surest_name >= SURE_NAME or self.numbers > 0


def likeness(evidence: Evidence) -> float:
    """The likelihood, 0 to 1, that two headlines with this evidence tell of one event."""
    strength = (
        _INTERCEPT
        + _COSINE * evidence.cosine
        + _NAMES * min(evidence.names, _MOST_NAMES)
        + _RARITY * evidence.rarity
        + _LONE_WORD * (evidence.words < 2)
        + _NEIGHBOURS * min(evidence.neighbours, _MOST_NEIGHBOURS)
        + _STRANGE_NAMES * evidence.strange_names
        + _TITLE_WORDS * min(evidence.title_words, _MOST_TITLE_WORDS)
        + _NUMBERS * min(evidence.numbers, _MOST_NUMBERS)
        + _LETTERS * evidence.letters
        + _OPENING * evidence.opening
        + RIVALS * evidence.rivals * _share(evidence.cosine)
        + ROOM * log(max(evidence.terms, _HEADLINE_TERMS) / _HEADLINE_TERMS)
    )
    likely = 1 / (1 + exp(-strength))
    if evidence.filled:
        return min(likely, COMMON_WORDS_LIMIT)
    if evidence.versioned:
        return min(likely, LONE_NAME_LIMIT)
    if evidence.surest_name >= SURE_NAME:
        lone = evidence.words - (1 - COMMON_WORD) * evidence.common < 2
        return min(likely, LONE_NAME_LIMIT) if lone and not evidence.numbers else likely
    if evidence.words < 2 or evidence.words * evidence.rarity < LEAST_RARITY:
        return min(likely, COMMON_WORDS_LIMIT)
    return likely


def _share(cosine: float) -> float:
    """How far two titles are in the same words, 0 to 1."""
    return min(1.0, max(0.0, (cosine - OTHER_WORDS) / (SAME_WORDS - OTHER_WORDS)))


class Profile:
    """A telling made ready for comparing: its weighted terms, and the order of those in its title."""

    __slots__ = ("letters", "neighbours", "norm", "terms", "title")

    def __init__(self, vector: array[int], title: str, worth: Callable[[int], Worth]) -> None:
        """`vector` holds `term number << PLACE_BITS | place`, the title's terms first and in order."""
        self.terms = {
            entry >> PLACE_BITS: worth(entry >> PLACE_BITS).weight * PLACE_WEIGHT[entry & 3] for entry in vector
        }
        self.norm = sqrt(sum(weight * weight for weight in self.terms.values())) or 1.0
        self.title = [entry >> PLACE_BITS for entry in vector if entry & 3 >= TITLE]
        self.neighbours = set(pairwise(self.title))
        self.letters = letters(title)


def compare(one: Profile, other: Profile, worth: Callable[[int], Worth]) -> Evidence:
    """The evidence that `one` and `other` tell of the same event, or not."""
    shared = [number for number in one.terms if number in other.terms]
    worths = [worth(number) for number in shared]
    words = sum(term.words for term in worths)
    cosine = sum(one.terms[number] * other.terms[number] for number in shared) / (one.norm * other.norm)
    frame = NO_FRAME if cosine <= OTHER_WORDS else framed(one.title, other.title, (one.terms, other.terms), worth)
    return Evidence(
        cosine=cosine,
        names=sum(term.name * term.rarity for term in worths),
        surest_name=max((SURE_NAME if term.noun else term.name for term in worths), default=0.0),
        rarity=sum(term.rarity * term.words for term in worths) / max(1, words),
        words=words,
        numbers=sum(1 for term in worths if term.digits >= TELLING_DIGITS),
        neighbours=sum(1 for pair in one.neighbours & other.neighbours if _are_words(pair, worth)),
        strange_names=min(_strange_names(one, other, worth), _strange_names(other, one, worth)),
        title_words=min(_words(one, worth), _words(other, worth)),
        terms=min(len(one.terms), len(other.terms)),
        common=sum(1 for term in worths if term.common and term.name < SURE_NAME),
        letters=len(one.letters & other.letters) / sqrt(max(1, len(one.letters) * len(other.letters))),
        opening=_opens(one.title, other.title) or _opens(other.title, one.title),
        rivals=frame.rivals,
        filled=frame.filled,
        repeated=frame.repeated,
        versioned=are_versions_apart(one.title, other.title, worth),
    )


def _opens(title: list[int], other: list[int]) -> bool:
    return title[:1] != [] and title[0] in other[:_OPENING_WORDS]


def _strange_names(here: Profile, there: Profile, worth: Callable[[int], Worth]) -> float:
    return sum(worth(number).name for number in here.title if number not in there.terms)


def _words(profile: Profile, worth: Callable[[int], Worth]) -> float:
    return sum(worth(number).words for number in profile.title)


def _are_words(pair: tuple[int, int], worth: Callable[[int], Worth]) -> bool:
    """Whether two neighbours are more than two pairs of characters of one run, which always stand side by side."""
    left, right = map(worth, pair)
    return left.words == 1 or right.words == 1 or left.digits > 0 or right.digits > 0
