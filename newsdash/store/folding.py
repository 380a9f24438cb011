"""Folding a list: one row a story, and stories in the order of their coverage. Pure, over a list with its stories."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from math import log2
from types import MappingProxyType

from newsdash.models import Key
from newsdash.store.listing import Listing

# Twice the outlets are worth as much as news that is this much newer. The order is that of outlets × recency, with
# recency halved in this time; but nobody's place depends on when one looks.
DOUBLING_SECONDS = 8 * 3600
_NONE: Mapping[int, int] = MappingProxyType({})


def folded(
    listing: Listing, heads: Mapping[int, Key] = _NONE, held: Mapping[Key, int] = _NONE, at: Key | None = None
) -> Listing:
    """`listing`, newest first, with one row a story: where the first of its tellings stands, and at its time.

    The row shows the telling `at`, or else one of those `held`, or else that of `heads` (by story, of tellings that may
    stand further down), or else the first. One that is held stays where it is, at the time beside it. An article of no
    story is a story of its own.
    """
    keys, times = listing.keys, listing.times
    alone, firsts, several = _by_story(listing)
    shown: list[tuple[int, Key]] = []
    for story in _to_choose(listing, firsts, several, heads, held, at):
        told = several.get(story) or [firsts[story]]
        head = _head([keys[row] for row in told], heads.get(story), held, at)
        if (since := held.get(head)) is not None:
            firsts[story] = next((row for row in told if times[row] <= since), told[-1])
        if head != keys[firsts[story]]:
            shown.append((firsts[story], head))
    rows = sorted([*alone, *firsts.values()])
    made = picked(listing, rows)
    for row, head in shown:
        made.keys[bisect_left(rows, row)] = head
    return made


def by_coverage(listing: Listing, outlets: Mapping[int, int]) -> Listing:
    """`listing` with the stories first that many outlets tell lately; the tellings of a story stay together.

    `outlets` are how many outlets tell a story, where they are more than one. A story is as recent as its first telling
    in `listing`; of two that weigh the same the one listed first stays first.
    """
    bonus = {story: round(DOUBLING_SECONDS * log2(count)) for story, count in outlets.items()}
    stories, times = listing.stories, listing.times
    alone, firsts, _ = _by_story(listing)
    heads = sorted([*alone, *firsts.values()])
    weights = {row: times[row] + bonus.get(stories[row], 0) for row in heads}
    order = sorted(heads, key=weights.__getitem__, reverse=True)
    return picked(listing, order if len(order) == len(listing) else _with_tellings(order, stories))


def picked(listing: Listing, rows: Sequence[int]) -> Listing:
    """These `rows` of `listing`, in their order."""
    columns = (listing.keys, listing.times, listing.stories)
    return Listing(*(array("q", map(column.__getitem__, rows)) for column in columns))


def _to_choose(
    listing: Listing,
    firsts: Mapping[int, int],
    several: Collection[int],
    heads: Mapping[int, Key],
    held: Mapping[Key, int],
    at: Key | None,
) -> set[int]:
    """The stories whose row may show another telling than the first."""
    keys = listing.keys
    stories = {story for story in several if keys[firsts[story]] not in held} if held else set()
    stories.update(heads.keys() & firsts.keys())
    if at is not None and at in keys:
        stories.add(listing.stories[keys.index(at)])
    stories.discard(0)
    return stories


def _head(told: Sequence[Key], chosen: Key | None, held: Mapping[Key, int], at: Key | None) -> Key:
    """Which telling of a story its row shows; `told` are those listed, the newest first."""
    if at is not None and at in told:
        return at
    kept = [key for key in told if key in held]
    if chosen is not None and (chosen in held or not kept):
        return chosen
    return kept[0] if kept else told[0]


def _by_story(listing: Listing) -> tuple[list[int], dict[int, int], dict[int, list[int]]]:
    """The rows of no story, the first row of each story, and all rows of those that have several."""
    alone: list[int] = []
    firsts: dict[int, int] = {}
    several: dict[int, list[int]] = {}
    for row, story in enumerate(listing.stories):
        if not story:
            alone.append(row)
        elif story not in firsts:
            firsts[story] = row
        elif story in several:
            several[story].append(row)
        else:
            several[story] = [firsts[story], row]
    return alone, firsts, several


def _with_tellings(heads: Sequence[int], stories: Sequence[int]) -> list[int]:
    tellings: dict[int, list[int]] = {}
    for row, story in enumerate(stories):
        if story:
            tellings.setdefault(story, []).append(row)
    return [row for head in heads for row in (tellings[stories[head]] if stories[head] else (head,))]
