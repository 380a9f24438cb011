"""Folding a list: one row a story, and stories in the order of their coverage. Pure, over a list with its stories."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from math import log2

from newsdash.models import Key
from newsdash.store.listing import Listing

# Twice the outlets are worth as much as news that is this much newer. The order is that of outlets × recency, with
# recency halved in this time; but nobody's place depends on when one looks.
DOUBLING_SECONDS = 8 * 3600


def folded(listing: Listing, held: Collection[Key] = frozenset(), at: Key | None = None) -> Listing:
    """`listing` with one telling a story: the first of those `held`, or else of all; `at` before any other.

    An article of no story is a story of its own.
    """
    return picked(listing, _heads(listing, held, at))


def by_coverage(listing: Listing, outlets: Mapping[int, int]) -> Listing:
    """`listing` with the stories first that many outlets tell lately; the tellings of a story stay together.

    `outlets` are how many outlets tell a story, where they are more than one. A story is as recent as its first telling
    in `listing`; of two that weigh the same the one listed first stays first.
    """
    bonus = {story: round(DOUBLING_SECONDS * log2(count)) for story, count in outlets.items()}
    stories, times = listing.stories, listing.times
    heads = _heads(listing, frozenset(), None)
    weights = {row: times[row] + bonus.get(stories[row], 0) for row in heads}
    order = sorted(heads, key=weights.__getitem__, reverse=True)
    return picked(listing, order if len(order) == len(listing) else _with_tellings(order, stories))


def picked(listing: Listing, rows: Sequence[int]) -> Listing:
    """These `rows` of `listing`, in their order."""
    columns = (listing.keys, listing.times, listing.stories)
    return Listing(*(array("q", map(column.__getitem__, rows)) for column in columns))


def _heads(listing: Listing, held: Collection[Key], at: Key | None) -> list[int]:
    """The row that stands for each story, in order."""

    def rank(key: Key) -> int:
        return 2 if key == at else key in held

    alone: list[int] = []
    rows: dict[int, int] = {}
    keys = listing.keys
    for row, story in enumerate(listing.stories):
        if not story:
            alone.append(row)
        elif story not in rows or rank(keys[row]) > rank(keys[rows[story]]):
            rows[story] = row
    return sorted([*alone, *rows.values()])


def _with_tellings(heads: Sequence[int], stories: Sequence[int]) -> list[int]:
    tellings: dict[int, list[int]] = {}
    for row, story in enumerate(stories):
        if story:
            tellings.setdefault(story, []).append(row)
    return [row for head in heads for row in (tellings[stories[head]] if stories[head] else (head,))]
