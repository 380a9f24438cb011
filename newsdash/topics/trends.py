"""What is rising: phrases whose rate of the last hours exceeds their own past, with the stories behind it. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt

from newsdash.models import Key
from newsdash.topics.ballot import Ballot, Vocabulary, Vote
from newsdash.topics.burst import WINDOW, chance, z_score

SPARK_HOURS = 48
MIN_STORIES = 3
MIN_OUTLETS = 2
MIN_Z = 2.35
# Of the thousands of phrases that are watched, hardly one may seem to rise by chance. An event brings several phrases
# into its stories, a coincidence one: what rises alone must be the less likely.
MAX_CHANCE = 2e-4
MAX_CHANCE_ALONE = 1e-4
NEVER_CHANCE = 1e-7
_HOUR = 3600
# Added to what the past holds of a phrase: one never seen before is rare, not impossible.
_PRIOR = 0.5
# Where the last hours hold a larger share of what is known than this, as in a new store, silence proves nothing.
_SHORT_PAST = 0.25


@dataclass(frozen=True, slots=True)
class Trend:
    """A phrase that is rising.

    `count` tellings by `outlets` outlets in the last `burst.WINDOW` seconds where `expected` would be usual; `z` says
    how unusual that is. A telling is a story in an outlet, however often that outlet comes back to it. `spark` holds
    tellings an hour, the last 48 hours, oldest first; `keys` the articles behind the rise, one a telling, newest first.
    """

    label: str
    stem: str
    count: int
    outlets: int
    expected: float
    z: float
    spark: tuple[int, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """What moves now: `trends`, most unusual first, and the stems of all phrases that are `rising` or `falling`.

    Of phrases that rise in the same stories only the most unusual is a trend; all of them are rising.
    """

    trends: tuple[Trend, ...] = ()
    rising: frozenset[str] = frozenset()
    falling: frozenset[str] = frozenset()

    def of(self, stems: Sequence[str]) -> int:
        """Where a phrase goes that is made of these, its own stem first: 1 up, -1 down, 0 nowhere."""
        if not self.rising.isdisjoint(stems):
            return 1
        return -1 if stems[0] in self.falling else 0


def movement(ballot: Ballot, vocabulary: Vocabulary, now: int, *, limit: int = 20) -> Movement:
    """What bursts now, at most `limit` trends, and what has gone quiet; `ballot` holds a week of the past or more.

    The past is counted in shares of all tellings, so that a busy morning is no burst of everything. What rises in its
    stories alone does so only where that is hardly ever chance.
    """
    votes = [vote for vote in ballot.votes.values() if vote.time <= now]
    recent = [vote for vote in votes if vote.time > now - WINDOW]
    fresh = Counter(chain.from_iterable([vote.phrases for vote in recent]))
    tellings = len({_telling(vote) for vote in recent})
    scale = tellings / max(1, len({_telling(vote) for vote in votes}) - tellings)
    # What is usual is itself a count of chance, by so much: a short past, as of a new store, proves little.
    unusual = MIN_Z * sqrt(1 + scale)
    stems: defaultdict[str, list[int]] = defaultdict(list)
    for phrase in ballot.holders:
        if phrase in vocabulary:
            stems[vocabulary[phrase][1]].append(phrase)
    found: list[Trend] = []
    falling: set[str] = set()
    for stem, phrases in stems.items():
        is_lively = sum([fresh[phrase] for phrase in phrases]) >= MIN_STORIES
        # No phrase can have more tellings than articles.
        usual = sum([len(ballot.holders[phrase]) for phrase in phrases]) * scale
        if not is_lively and z_score(0, usual) > -unusual:
            continue
        told = _told(ballot, phrases, now)
        new = [vote for vote in told if vote.time > now - WINDOW]
        expected = (len(told) - len(new) + _PRIOR) * scale
        z = z_score(len(new), expected)
        if z >= unusual and _bursts(new, expected):
            usual_form = min(phrases, key=lambda phrase: (-len(ballot.holders[phrase]), phrase))
            found.append(_trend(vocabulary[usual_form], told, new, expected, now))
        elif z <= -unusual and scale <= _SHORT_PAST:
            falling.add(stem)
    found.sort(key=lambda trend: (-trend.z, -len(trend.stem), trend.stem))
    credible = _credible(found)
    rising = frozenset(trend.stem for trend in credible)
    return Movement(tuple(_apart(credible)[:limit]), rising, frozenset(falling))


def _telling(vote: Vote) -> tuple[int, int]:
    return vote.told, vote.feed


def _told(ballot: Ballot, phrases: Sequence[int], now: int) -> list[Vote]:
    """The first vote of each telling that names one of `phrases`."""
    first: dict[tuple[int, int], Vote] = {}
    for phrase in phrases:
        for vote in ballot.holders[phrase]:
            known = first.get(telling := _telling(vote))
            if vote.time <= now and (known is None or (vote.time, vote.key) < (known.time, known.key)):
                first[telling] = vote
    return list(first.values())


def _bursts(new: Sequence[Vote], expected: float) -> bool:
    return (
        len(new) >= MIN_STORIES
        and len({vote.feed for vote in new}) >= MIN_OUTLETS
        and chance(len(new), expected) <= MAX_CHANCE
    )


def _trend(phrase: tuple[str, str], told: Sequence[Vote], new: Sequence[Vote], expected: float, now: int) -> Trend:
    spark = [0] * SPARK_HOURS
    for vote in told:
        hours = (now - vote.time) // _HOUR
        if hours < SPARK_HOURS:
            spark[SPARK_HOURS - 1 - hours] += 1
    label, stem = phrase
    return Trend(
        label=label,
        stem=stem,
        count=len(new),
        outlets=len({vote.feed for vote in new}),
        expected=expected,
        z=z_score(len(new), expected),
        spark=tuple(spark),
        keys=tuple(vote.key for vote in sorted(new, key=lambda vote: (-vote.time, vote.key))),
    )


def _credible(trends: Sequence[Trend]) -> list[Trend]:
    """`trends` whose rise is no chance, and the least likely of those that might be.

    No chance is what hardly can be, and what another bears out that rises in the same stories.
    """
    holders: defaultdict[Key, set[str]] = defaultdict(set)
    for trend in trends:
        for key in trend.keys:
            holders[key].add(trend.stem)
    alone = {trend.stem: chance(trend.count, trend.expected) for trend in trends if not _borne_out(trend, holders)}
    believed = min(alone, key=lambda stem: alone[stem], default="")
    return [
        trend
        for trend in trends
        if trend.stem not in alone
        or alone[trend.stem] <= (MAX_CHANCE_ALONE if trend.stem == believed else NEVER_CHANCE)
    ]


def _borne_out(trend: Trend, holders: Mapping[Key, set[str]]) -> bool:
    others = Counter(stem for key in trend.keys for stem in holders[key] if stem != trend.stem)
    return any(count > len(trend.keys) / 2 for count in others.values())


def _apart(trends: Sequence[Trend]) -> list[Trend]:
    """`trends` without those that tell mostly the stories of one before them."""
    kept: list[Trend] = []
    for trend in trends:
        keys = set(trend.keys)
        if all(len(keys.intersection(other.keys)) <= len(keys) / 2 for other in kept):
            kept.append(trend)
    return kept
