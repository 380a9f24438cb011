"""What is rising: phrases whose rate of the last hours exceeds their own past, with the stories behind them. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsdash.models import Key
from newsdash.topics.burst import WINDOW, chance, z_score
from newsdash.topics.cloud import Vocabulary, Vote

SPARK_HOURS = 48
MIN_STORIES = 3
MIN_OUTLETS = 2
MIN_Z = 2.4
# Of the thousands of phrases that are watched, hardly one may seem to rise by chance. An event brings several phrases
# into its stories, a coincidence one: what rises alone must be the less likely.
MAX_CHANCE = 4e-5
MAX_CHANCE_ALONE = 2e-6
_HOUR = 3600
# Added to what the past holds of a phrase: one never seen before is rare, not impossible.
_PRIOR = 0.5


@dataclass(frozen=True, slots=True)
class Trend:
    """A phrase that is rising.

    `count` stories of `outlets` outlets in the last `burst.WINDOW` seconds where `expected` would be usual; `z` says
    how unusual that is. `spark` holds stories an hour, the last 48 hours, oldest first; `keys` the articles behind the
    rise, one a story, newest first.
    """

    label: str
    stem: str
    ids: tuple[int, ...]
    count: int
    outlets: int
    expected: float
    z: float
    spark: tuple[int, ...]
    keys: tuple[Key, ...]


def rising(
    votes: Iterable[Vote],
    vocabulary: Vocabulary,
    now: int,
    *,
    limit: int = 20,
    excluded: frozenset[str] = frozenset(),
) -> tuple[Trend, ...]:
    """The phrases that burst now, most unusual first; `votes` are those of the stored past, a week of it or more.

    The past is counted in shares of all stories told, so that a busy morning is no burst of everything. Of phrases
    that stand in the same stories only the most unusual is listed, and one that rises in its stories alone only where
    that is hardly ever chance.
    """
    holders, recent, past = _by_stem(votes, vocabulary, now)
    found = []
    for stem, sightings in holders.items():
        if stem in excluded:
            continue
        trend = _trend(stem, sightings, vocabulary, now, recent / max(past, 1))
        if trend is not None:
            found.append(trend)
    found.sort(key=lambda trend: (-trend.z, -len(trend.stem)))
    return tuple(_apart(_credible(found))[:limit])


_Sighting = tuple[Vote, int]


def _by_stem(votes: Iterable[Vote], vocabulary: Vocabulary, now: int) -> tuple[dict[str, list[_Sighting]], int, int]:
    """The votes of each stem that was seen often enough lately, and how many stories are recent and past."""
    holders: defaultdict[int, list[Vote]] = defaultdict(list)
    fresh: defaultdict[int, int] = defaultdict(int)
    recent: set[int] = set()
    past: set[int] = set()
    for vote in votes:
        if vote.time > now:
            continue
        story = vote.story or vote.key
        is_recent = vote.time > now - WINDOW
        (recent if is_recent else past).add(story)
        for phrase in vote.phrases:
            holders[phrase].append(vote)
            fresh[phrase] += is_recent
    stems: defaultdict[str, list[_Sighting]] = defaultdict(list)
    lively: defaultdict[str, int] = defaultdict(int)
    for phrase, count in fresh.items():
        if phrase in vocabulary:
            lively[vocabulary[phrase][1]] += count
    for phrase, held in holders.items():
        stem = vocabulary[phrase][1] if phrase in vocabulary else ""
        if lively.get(stem, 0) >= MIN_STORIES:
            stems[stem] += [(vote, phrase) for vote in held]
    return dict(stems), len(recent), len(past)


def _trend(stem: str, sightings: Sequence[_Sighting], vocabulary: Vocabulary, now: int, scale: float) -> Trend | None:
    first: dict[int, Vote] = {}
    for vote, _ in sorted(sightings, key=lambda sighting: sighting[0].time):
        first.setdefault(vote.story or vote.key, vote)
    new = [vote for vote in first.values() if vote.time > now - WINDOW]
    outlets = {vote.feed for vote, _ in sightings if vote.time > now - WINDOW}
    expected = (len(first) - len(new) + _PRIOR) * scale
    z = z_score(len(new), expected)
    if len(new) < MIN_STORIES or len(outlets) < MIN_OUTLETS or z < MIN_Z or chance(len(new), expected) > MAX_CHANCE:
        return None
    ids = [phrase for _, phrase in sightings]
    spark = [0] * SPARK_HOURS
    for vote in first.values():
        hours = (now - vote.time) // _HOUR
        if hours < SPARK_HOURS:
            spark[SPARK_HOURS - 1 - hours] += 1
    newest = sorted(new, key=lambda vote: -vote.time)
    return Trend(
        label=vocabulary[max(set(ids), key=ids.count)][0],
        stem=stem,
        ids=tuple(dict.fromkeys(ids)),
        count=len(new),
        outlets=len(outlets),
        expected=expected,
        z=z,
        spark=tuple(spark),
        keys=tuple(vote.key for vote in newest),
    )


def _credible(trends: Sequence[Trend]) -> list[Trend]:
    """`trends` without those that may be chance and that no other in the same stories bears out."""
    holders: defaultdict[Key, set[str]] = defaultdict(set)
    for trend in trends:
        for key in trend.keys:
            holders[key].add(trend.stem)
    return [
        trend
        for trend in trends
        if chance(trend.count, trend.expected) <= MAX_CHANCE_ALONE or _borne_out(trend, holders)
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
