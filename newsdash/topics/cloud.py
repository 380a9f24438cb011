"""The keyword cloud: what the listed stories are about, counted once a story. Pure and light."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import chain
from math import log, sqrt

from newsdash.models import Key
from newsdash.topics.ballot import Ballot, Vocabulary
from newsdash.topics.burst import WINDOW
from newsdash.topics.trends import Movement

STEPS = 5
_DAY = 86_400
# The first phrase of an article counts fully, the tenth not half.
_RANK_COST = 0.15
# An old story still counts this much; the rest fades by half each day.
_OLD = 0.35
# However many stories an outlet tells about one thing, it has no more votes on it than this.
_OUTLET_VOTES = 3.0
# Phrases weighed for each one shown: enough that merging and excluding never leave a hole.
_WEIGHED = 3
# Names and phrases of several words count this much more than a common word.
_TELLING = 1.6
# What a common word counts whose stories have nothing else in common.
_SCATTERED = 0.55
# Of a word in more articles than this chance alone would find something that its stories share.
_COMMON = 60
# What comes again within its stories counts at most this much more: less than a second story would.
_AGAIN = 1.45
# A part in so many times the stories of the longer phrases around it stands for them, though it weighs less.
_BROADER = 2
# A phrase keeps its place while its weight is within this factor of the weight that belongs there.
_STEADY = 1.25


@dataclass(frozen=True, slots=True)
class CloudPhrase:
    """A phrase of the cloud.

    `count` is the number of listed stories that carry it, or one of the longer phrases counted that hold it: those that
    are left when it is chosen. `weight` is 0-1, `step` 1-5, `trend` -1, 0 or 1.
    """

    label: str
    stem: str
    count: int
    weight: float
    step: int
    trend: int = 0


def cloud(
    ballot: Ballot,
    vocabulary: Vocabulary,
    now: int,
    *,
    limit: int = 80,
    excluded: frozenset[str] = frozenset(),
    chosen: frozenset[str] = frozenset(),
    previous: Sequence[str] = (),
    movement: Movement | None = None,
) -> tuple[CloudPhrase, ...]:
    """The cloud of `ballot`, at most `limit` phrases and those `chosen`, in the order in which they stand.

    `excluded`, `chosen` and `previous` are stems: what not to show, what to show in any case, and the order of the
    cloud on the screen, which is kept where weights moved only a little. `movement` says what rises and what falls.
    """
    stood = frozenset(previous)
    kept = chosen | stood | (movement.rising if movement else frozenset())
    weighed = _frequent(ballot, vocabulary, now, limit * _WEIGHED, kept)
    _weigh(weighed, ballot, now)
    heads = _merge(weighed, excluded, chosen)
    # A little is added to what stands on the screen, so that the last places do not flicker.
    heads.sort(key=lambda head: (head.stem in chosen, head.weight * (1.1 if head.stem in stood else 1.0)), reverse=True)
    shown = _placed(heads[: max(limit, len(chosen))], previous)
    top, low = max((head.weight for head in shown), default=0), min((head.weight for head in shown), default=0)
    return tuple(
        CloudPhrase(
            label=head.label,
            stem=head.stem,
            count=len(head.stories),
            weight=head.weight / top,
            step=_step(head.weight, low, top),
            trend=movement.of(head.stems) if movement else 0,
        )
        for head in shown
    )


@dataclass(slots=True, eq=False)
class _Head:
    """A phrase of the cloud in the making; the first of `stems` is its own."""

    label: str
    stems: list[str]
    ids: list[int]
    articles: int
    stories: set[int] = field(default_factory=set)
    weight: float = 0.0

    @property
    def stem(self) -> str:
        return self.stems[0]

    def join(self, longer: _Head) -> None:
        """Stand for a `longer` phrase too: whoever chooses this is shown its stories."""
        self.stems += longer.stems
        self.stories |= longer.stories


def _frequent(ballot: Ballot, vocabulary: Vocabulary, now: int, limit: int, kept: frozenset[str]) -> list[_Head]:
    """The most frequent stems, of all and of what is new, and those to be `kept`, each with all its phrases."""
    counts = {phrase: len(held) for phrase, held in ballot.holders.items()}
    new = Counter(chain.from_iterable([vote.phrases for vote in ballot.votes.values() if vote.time > now - WINDOW]))
    frequent = {*_most(counts, new, limit), *_most(new, counts, limit // 4)}
    stems = kept.union(vocabulary[phrase][1] for phrase in frequent if phrase in vocabulary)
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for phrase in counts:
        entry = vocabulary.get(phrase)
        if entry is not None and entry[1] in stems:
            ids[entry[1]].append(phrase)
    heads = []
    for stem, phrases in sorted(ids.items()):
        phrases.sort(key=lambda phrase: (-counts[phrase], phrase))
        heads.append(_Head(vocabulary[phrases[0]][0], [stem], phrases, sum(counts[phrase] for phrase in phrases)))
    return heads


def _most(counts: Mapping[int, int], tie: Mapping[int, int], limit: int) -> list[int]:
    """The `limit` phrases with the highest counts; of equals those that lead in `tie`, then the older ones."""
    least = min(nlargest(limit, counts.values()), default=0)
    among = [phrase for phrase, count in counts.items() if count >= least]
    among.sort(key=lambda phrase: (-counts[phrase], -tie.get(phrase, 0), phrase))
    return among[:limit]


def _weigh(heads: Sequence[_Head], ballot: Ballot, now: int) -> None:
    """Give each head its stories and its weight."""
    sizes = Counter([vote.story for vote in ballot.votes.values()])
    shares: dict[Key, float] = {}
    for vote in ballot.votes.values():
        fresh = _OLD + (1 - _OLD) * 0.5 ** (max(0, now - vote.time) / _DAY)
        # However many articles tell a story, together they have one vote.
        shares[vote.key] = fresh / sizes[vote.story] if vote.story else fresh
    for head in heads:
        feeds: defaultdict[int, float] = defaultdict(float)
        for phrase in head.ids:
            for vote in ballot.holders[phrase]:
                key, story, feed, _, phrases = vote
                rank = phrases.index(phrase)
                feeds[feed] += shares[key] / (1 + _RANK_COST * rank)
                head.stories.add(story or key)
        weight = sum(votes / (1 + votes / _OUTLET_VOTES) for votes in feeds.values())
        # Sums of floats depend on their order; equals must stay equal, or they would change places.
        head.weight = round(weight * _topicality(head, ballot), 9)


def _topicality(head: _Head, ballot: Ballot) -> float:
    """How much a phrase says what the news is about.

    What comes again within stories is about them; what comes once each in many ("cut", "village") is how people
    write: the thought behind residual idf (Church & Gale 1995). Names and phrases of several words say more; a common
    word says little where its stories share nothing else.
    """
    again = min(_AGAIN, sqrt(head.articles / max(1, len(head.stories))))
    if " " in head.label or not head.label.islower():
        return again * _TELLING
    return again * (_SCATTERED + (1 - _SCATTERED) * min(1.0, _cohesion(head, ballot)))


def _cohesion(head: _Head, ballot: Ballot) -> float:
    """How many other phrases two of its stories share, on average."""
    if head.articles > _COMMON:
        return 1.0
    others: defaultdict[int, set[int]] = defaultdict(set)
    for own in head.ids:
        for vote in ballot.holders[own]:
            for phrase in vote.phrases:
                others[phrase].add(vote.told)
    count = len(head.stories)
    shared = sum([len(told) * (len(told) - 1) for phrase, told in others.items() if phrase not in head.ids])
    return shared / (count * (count - 1)) if count > 1 else 0.0


def _merge(weighed: Sequence[_Head], excluded: frozenset[str], chosen: frozenset[str]) -> list[_Head]:
    """Lighter phrases joined to the heavier ones that they are part of, or that are part of them."""
    heads: dict[str, _Head] = {}
    holding: defaultdict[str, list[_Head]] = defaultdict(list)
    for head in sorted(weighed, key=lambda head: (head.stem in chosen, head.weight), reverse=True):
        parts = list(_parts(head.stem))
        if not excluded.isdisjoint(parts):
            continue
        part = next((heads[part] for part in parts if part in heads), None)
        wholes = [other for other in holding[head.stem] if other.stem in heads]
        if part and head.stem not in chosen:
            part.join(head)
            continue
        if wholes and head.stem not in chosen:
            told = sum(len(other.stories) for other in wholes)
            if len(head.stories) < _BROADER * told or any(other.stem in chosen for other in wholes):
                # Not its stories: choosing the longer phrase does not leave them.
                wholes[0].stems += head.stems
                continue
            for other in wholes:
                head.join(heads.pop(other.stem))
        heads[head.stem] = head
        for other_part in parts:
            holding[other_part].append(head)
    return list(heads.values())


def _parts(stem: str) -> Iterator[str]:
    words = stem.split(" ")
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


def _placed(heads: Sequence[_Head], previous: Sequence[str]) -> list[_Head]:
    """`heads` by weight, but each that stood on the screen keeps its place if the weight there is about its own."""
    places = {stem: place for place, stem in enumerate(previous)}
    by_weight = sorted(heads, key=lambda head: -head.weight)
    old = sorted((head for head in by_weight if head.stem in places), key=lambda head: places[head.stem])
    due = sorted(old, key=lambda head: -head.weight)
    steady = [1 / _STEADY <= head.weight / owner.weight <= _STEADY for head, owner in zip(old, due, strict=True)]
    held = {id(head) for head, stays in zip(old, steady, strict=True) if stays}
    free = iter([head for head in due if id(head) not in held])
    order = [head if stays else next(free) for head, stays in zip(old, steady, strict=True)]
    for head in by_weight:
        if head.stem not in places:
            at = next((place for place, other in enumerate(order) if other.weight < head.weight), len(order))
            order.insert(at, head)
    return order


def _step(weight: float, low: float, top: float) -> int:
    if top <= low:
        return (STEPS + 1) // 2
    return 1 + min(STEPS - 1, int(STEPS * log(weight / low) / log(top / low)))
