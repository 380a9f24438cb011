"""A story unfolded in the list: its tellings under the one that stands for it, and folded again."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdash.models import Key
from newsdash.store import Store

if TYPE_CHECKING:
    from tui.listing import Listing


def unfold(store: Store, listing: Listing, head: Key) -> Listing:
    """`listing` with all other tellings of the story that `head` stands for under it, the newest first.

    The same listing where nothing more is stored of the story. What the reader muted stays out, whatever narrows the
    list: the reader asks who else tells it.
    """
    row = listing.index_of(head)
    story = listing.stories[row] if row >= 0 and listing.stories else 0
    members = [key for key in store.stories.members(story) if key != head]
    shown = store.listing.matches(members, None)
    tellings = store.listing.headlines([key for key in members if key in shown])
    if not tellings:
        return listing
    at = row + 1
    keys = [telling.key for telling in tellings]
    return replace(
        listing,
        keys=_inserted(listing.keys, at, keys),
        times=_inserted(listing.times, at, [telling.time for telling in tellings]),
        stories=_inserted(listing.stories, at, [0] * len(keys)),
        days=[(first + len(keys) * (first > row), label) for first, label in listing.days],
        under={**listing.under, **dict.fromkeys(keys, head)},
    )


def fold(listing: Listing, head: Key) -> Listing:
    """`listing` with the tellings under `head` folded again."""
    row = listing.index_of(head)
    count = sum(1 for above in listing.under.values() if above == head)
    end = row + 1 + count
    return replace(
        listing,
        keys=_without(listing.keys, row + 1, end),
        times=_without(listing.times, row + 1, end),
        stories=_without(listing.stories, row + 1, end),
        days=[(first - count * (first > row), label) for first, label in listing.days],
        under={key: above for key, above in listing.under.items() if above != head},
        stands_in={**listing.stands_in, **{key: head for key, above in listing.under.items() if above == head}},
    )


def _inserted(column: Sequence[int], at: int, values: Sequence[int]) -> array[int]:
    return array("q", [*column[:at], *values, *column[at:]])


def _without(column: Sequence[int], first: int, end: int) -> array[int]:
    return array("q", [*column[:first], *column[end:]])
