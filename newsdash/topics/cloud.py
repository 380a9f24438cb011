"""The keyword cloud: what the listed stories are about, counted once a story. Pure and light."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import chain
from math import log, sqrt
from operator import itemgetter
from typing import NamedTuple

from newsdash.models import Key
from newsdash.topics.burst import WINDOW, z_score

Vocabulary = Mapping[int, tuple[str, str]]
Baseline = Callable[[Sequence[int]], float]

STEPS = 5
_DAY = 86_400
# The first phrase of an article counts fully, the tenth not half.
_RANKS = tuple(1 / (1 + 0.15 * rank) for rank in range(16))
# An old story still counts this much; the rest fades by half each day.
_OLD = 0.35
# However many stories an outlet tells about one thing, it has no more votes on it than this.
_OUTLET_VOTES = 3.0
# Phrases weighed for each one shown: enough that merging and excluding never leave a hole.
_WEIGHED = 3
# Names and phrases of several words count this much more than a common word.
_TELLING = 1.6
# What comes again within its stories counts at most this much more: less than a second story would.
_AGAIN = 1.45
# A phrase keeps its place while its weight is within this factor of the weight that belongs there.
_STEADY = 1.25
_RISING = 1.6
# Under so many older stories they are no measure of what is usual.
_ENOUGH_PAST = 20


class Vote(NamedTuple):
    """An article's vote: its `phrases` are ids, best first; `story` is 0 where no other outlet tells its story."""

    key: Key
    story: int
    feed: int
    time: int
    phrases: Sequence[int]
    language: str = ""


@dataclass(frozen=True, slots=True)
class CloudPhrase:
    """A phrase of the cloud.

    `ids` are all phrases merged into it; `count` is the number of listed stories that hold one of them, so that
    narrowing to `ids` lists exactly those. `weight` is 0-1, `step` 1-5, `trend` -1, 0 or 1.
    """

    label: str
    stem: str
    ids: tuple[int, ...]
    count: int
    weight: float
    step: int
    trend: int = 0


def build(
    votes: Iterable[Vote],
    vocabulary: Vocabulary,
    now: int,
    *,
    limit: int = 80,
    languages: Collection[str] | None = None,
    excluded: frozenset[str] = frozenset(),
    chosen: frozenset[str] = frozenset(),
    previous: Sequence[str] = (),
    baseline: Baseline | None = None,
) -> tuple[CloudPhrase, ...]:
    """The cloud of `votes`, at most `limit` phrases and those `chosen`, in the order in which they stand.

    `excluded`, `chosen` and `previous` are stems: what not to show, what to show in any case, and the order of the
    cloud on the screen, which is kept where weights moved only a little. `baseline` gives the number of stories that
    phrase ids would have in the last `burst.WINDOW` seconds if nothing had happened; without it, the older of the
    listed stories are the measure.
    """
    tally = Tally(votes, languages)
    return tally.cloud(
        vocabulary, now, limit=limit, excluded=excluded, chosen=chosen, previous=previous, baseline=baseline
    )


@dataclass(slots=True, eq=False)
class _Head:
    """A phrase of the cloud in the making."""

    label: str
    stem: str
    ids: list[int]
    stories: set[int] = field(default_factory=set)
    feeds: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    weight: float = 0.0


class Tally:
    """The votes of the listed stories, kept so that a change of a few needs no new count of all."""

    def __init__(self, votes: Iterable[Vote] = (), languages: Collection[str] | None = None) -> None:
        self._languages = languages
        self._votes: dict[Key, Vote] = {}
        self._counts: Counter[int] = Counter()
        self.add(votes)

    def add(self, votes: Iterable[Vote]) -> None:
        """Count `votes`; one with the key of an earlier one takes its place."""
        votes = [vote for vote in votes if self._languages is None or vote.language in self._languages]
        self.discard([vote.key for vote in votes if vote.key in self._votes])
        self._votes.update((vote.key, vote) for vote in votes)
        self._counts.update(chain.from_iterable([vote.phrases for vote in votes]))

    def discard(self, keys: Iterable[Key]) -> None:
        """Take back the votes of the articles `keys`."""
        for key in keys:
            vote = self._votes.pop(key, None)
            if vote is not None:
                self._counts.subtract(vote.phrases)

    def cloud(
        self,
        vocabulary: Vocabulary,
        now: int,
        *,
        limit: int = 80,
        excluded: frozenset[str] = frozenset(),
        chosen: frozenset[str] = frozenset(),
        previous: Sequence[str] = (),
        baseline: Baseline | None = None,
    ) -> tuple[CloudPhrase, ...]:
        """The cloud of the votes counted so far; the arguments are those of `build`."""
        stood = frozenset(previous)
        weighed = self._weighed(vocabulary, limit * _WEIGHED, chosen | stood)
        times = self._count(weighed, now)
        fresh = {story for story, time in enumerate(times) if time > now - WINDOW}
        heads = _merge(weighed, excluded, chosen)
        # A little is added to what stands on the screen, so that the last places do not flicker.
        heads.sort(
            key=lambda head: (head.stem in chosen, head.weight * (1.1 if head.stem in stood else 1.0)), reverse=True
        )
        shown = _placed(heads[: max(limit, len(chosen))], previous)
        top, low = max((head.weight for head in shown), default=0), min((head.weight for head in shown), default=0)
        return tuple(
            CloudPhrase(
                label=head.label,
                stem=head.stem,
                ids=tuple(head.ids),
                count=len(head.stories),
                weight=head.weight / top,
                step=_step(head.weight, low, top),
                trend=_trend(head, fresh, len(times), baseline),
            )
            for head in shown
        )

    def _weighed(self, vocabulary: Vocabulary, limit: int, kept: frozenset[str]) -> list[_Head]:
        """The most frequent stems and those to be `kept`, each with all its phrases, the most frequent first."""
        frequent = nlargest(limit, self._counts.items(), key=itemgetter(1))
        stems = kept.union(vocabulary[phrase][1] for phrase, count in frequent if count > 0 and phrase in vocabulary)
        ids: defaultdict[str, list[int]] = defaultdict(list)
        for phrase, count in self._counts.items():
            entry = vocabulary.get(phrase)
            if entry is not None and entry[1] in stems and count > 0:
                ids[entry[1]].append(phrase)
        heads = []
        for stem, phrases in sorted(ids.items()):
            phrases.sort(key=lambda phrase: (-self._counts[phrase], phrase))
            heads.append(_Head(vocabulary[phrases[0]][0], stem, phrases))
        return heads

    def _count(self, heads: Sequence[_Head], now: int) -> list[int]:
        """Give each head its stories and its weight; the times of all stories, by index."""
        by_phrase = {phrase: head for head in heads for phrase in head.ids}
        sizes = Counter([vote.story for vote in self._votes.values()])
        indexes: dict[int, int] = {}
        times: list[int] = []
        for vote in self._votes.values():
            index = indexes.setdefault(vote.story, len(times)) if vote.story else len(times)
            if index == len(times):
                times.append(vote.time)
            elif vote.time > times[index]:
                times[index] = vote.time
            age = max(0, now - vote.time) / _DAY
            # However many articles tell a story, together they have one vote.
            share = (_OLD + (1 - _OLD) * 0.5**age) / (sizes[vote.story] if vote.story else 1)
            feed = vote.feed
            for phrase, rank in zip(vote.phrases, _RANKS, strict=False):
                head = by_phrase.get(phrase)
                if head is not None:
                    head.stories.add(index)
                    head.feeds[feed] += share * rank
        for head in heads:
            weight = sum(votes / (1 + votes / _OUTLET_VOTES) for votes in head.feeds.values())
            weight *= self._topicality(head)
            # Sums of floats depend on their order; equals must stay equal, or they would change places.
            head.weight = round(weight, 9)
        return times

    def _topicality(self, head: _Head) -> float:
        """How much a phrase says what the news is about.

        What comes again within stories is about them; what comes once each in many ("cut", "village") is how people
        write: the thought behind residual idf (Church & Gale 1995). Names and phrases of several words say more.
        """
        articles = sum(self._counts[phrase] for phrase in head.ids)
        again = min(_AGAIN, sqrt(articles / max(1, len(head.stories))))
        return again * (_TELLING if " " in head.label or not head.label.islower() else 1.0)


def _merge(weighed: Sequence[_Head], excluded: frozenset[str], chosen: frozenset[str]) -> list[_Head]:
    """Lighter phrases joined to the heavier ones that they are part of, or that are part of them."""
    heads: dict[str, _Head] = {}
    holding: defaultdict[str, list[_Head]] = defaultdict(list)
    for head in sorted(weighed, key=lambda head: (head.stem in chosen, head.weight), reverse=True):
        parts = list(_parts(head.stem))
        if not excluded.isdisjoint(parts):
            continue
        # One of its parts is a head already, or it is part of one.
        other = next((heads[part] for part in parts if part in heads), None)
        if other is None:
            other = next(iter(holding[head.stem]), None)
        if other is None:
            heads[head.stem] = head
            for part in parts:
                holding[part].append(head)
        elif head.stem not in chosen:
            other.ids += head.ids
            other.stories |= head.stories
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


def _trend(head: _Head, fresh: set[int], stories: int, baseline: Baseline | None) -> int:
    recent = len(head.stories & fresh)
    if baseline is not None:
        expected = baseline(head.ids)
    elif stories - len(fresh) < _ENOUGH_PAST:
        return 0
    else:
        expected = (len(head.stories) - recent) / (stories - len(fresh)) * len(fresh)
    z = z_score(recent, expected)
    return 1 if z >= _RISING and recent > 2 else -1 if z <= -_RISING else 0
