"""The keyword cloud: what the listed stories are about, counted once a story. Pure and light."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
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
# Stems weighed for each one shown: enough that merging and excluding never leave a hole.
_WEIGHED = 6
# A phrase keeps its place while its weight is within this factor of the weight that belongs there.
_STEADY = 1.25
_RISING = 1.6


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
    tally = _Tally(votes, vocabulary, now, languages)
    kept = chosen.union(previous)
    heads = _merge(tally, tally.weighed(limit * _WEIGHED, kept), excluded, chosen)
    boost = frozenset(previous)
    order = sorted(heads, key=lambda head: (head.stem in chosen, head.weight * (1.1 if head.stem in boost else 1.0)))[
        ::-1
    ]
    shown = _placed(order[: max(limit, len(chosen))], previous)
    if not shown:
        return ()
    top, low = max(head.weight for head in shown), min(head.weight for head in shown)
    return tuple(
        CloudPhrase(
            label=head.label,
            stem=head.stem,
            ids=tuple(head.ids),
            count=len(head.stories),
            weight=head.weight / top,
            step=_step(head.weight, low, top),
            trend=tally.trend(head, baseline),
        )
        for head in shown
    )


@dataclass(slots=True, eq=False)
class _Head:
    """A phrase of the cloud in the making; `stories` are indexes into the tally's."""

    label: str
    stem: str
    ids: list[int]
    stories: set[int]
    weight: float


class _Tally:
    """The listed votes turned round: for each stem, which votes hold it and at which rank."""

    def __init__(
        self, votes: Iterable[Vote], vocabulary: Vocabulary, now: int, languages: Collection[str] | None
    ) -> None:
        self._now = now
        self._vocabulary = vocabulary
        self._feeds: list[int] = []
        self._stories: list[int] = []
        self._weights: list[float] = []
        self._times: list[int] = []
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        self._stems: defaultdict[str, list[int]] = defaultdict(list)
        self._count(votes, languages)
        for phrase in self._holders:
            entry = vocabulary.get(phrase)
            if entry is not None:
                self._stems[entry[1]].append(phrase)

    def weighed(self, limit: int, kept: Collection[str]) -> list[_Head]:
        """The most frequent stems and those to be `kept`, weighed, heaviest first."""
        sizes = {stem: sum(len(self._holders[p]) for p in ids) for stem, ids in self._stems.items()}
        stems = dict.fromkeys(nlargest(limit, sizes, key=sizes.__getitem__))
        stems.update(dict.fromkeys(stem for stem in kept if stem in sizes))
        return sorted(map(self._head, stems), key=lambda head: -head.weight)

    def trend(self, head: _Head, baseline: Baseline | None) -> int:
        recent = sum(self._times[story] > self._now - WINDOW for story in head.stories)
        if baseline is not None:
            expected = baseline(head.ids)
        elif len(self._times) - self._recent < 20:
            return 0
        else:
            expected = (len(head.stories) - recent) / (len(self._times) - self._recent) * self._recent
        z = z_score(recent, expected)
        return 1 if z >= _RISING and recent > 2 else -1 if z <= -_RISING else 0

    def _count(self, votes: Iterable[Vote], languages: Collection[str] | None) -> None:
        indexes: dict[int, int] = {}
        sizes: list[int] = []
        ages: list[float] = []
        holders = self._holders
        at = 0
        for _, story, feed, time, phrases, language in votes:
            if languages is not None and language not in languages:
                continue
            index = indexes.setdefault(story, len(sizes)) if story else len(sizes)
            if index == len(sizes):
                sizes.append(0)
                self._times.append(time)
            sizes[index] += 1
            self._times[index] = max(self._times[index], time)
            self._feeds.append(feed)
            self._stories.append(index)
            ages.append(max(0, self._now - time) / _DAY)
            for place, phrase in enumerate(phrases, at):
                holders[phrase].append(place)
            at += len(_RANKS)
        self._weights = [
            (_OLD + (1 - _OLD) * 0.5**age) / sizes[index] for age, index in zip(ages, self._stories, strict=True)
        ]
        self._recent = sum(time > self._now - WINDOW for time in self._times)

    def _head(self, stem: str) -> _Head:
        ids = self._stems[stem]
        by_feed: defaultdict[int, float] = defaultdict(float)
        stories = set()
        for phrase in ids:
            for place in self._holders[phrase]:
                vote, rank = divmod(place, len(_RANKS))
                by_feed[self._feeds[vote]] += self._weights[vote] * _RANKS[rank]
                stories.add(self._stories[vote])
        weight = sum(votes / (1 + votes / _OUTLET_VOTES) for votes in by_feed.values())
        label = self._vocabulary[max(ids, key=lambda phrase: len(self._holders[phrase]))][0]
        return _Head(label, stem, list(ids), stories, weight)


def _merge(tally: _Tally, weighed: Sequence[_Head], excluded: frozenset[str], chosen: frozenset[str]) -> list[_Head]:
    """Lighter phrases joined to the heavier ones that they are part of, or that are part of them."""
    heads: dict[str, _Head] = {}
    holding: defaultdict[str, list[_Head]] = defaultdict(list)
    for head in sorted(weighed, key=lambda head: head.stem not in chosen):
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
