"""What is listed: the filter put to the store, and everything the list needs for its next paint."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from newsdash.models import Headline, Key
from newsdash.query import Query, QueryError, When, parse
from newsdash.store import Store
from tui.clock import day_lines
from tui.filters import Filter
from tui.rows import PAGE

# Headlines read together with the listing, from the page of the cursor on: two screens of a tall terminal.
AROUND = 2 * PAGE


@dataclass(frozen=True, slots=True)
class Listing:
    """One answer of the store to a filter. `first` is the index of `headlines[0]`, at the start of a page of rows."""

    filter: Filter
    keys: Sequence[Key]
    times: Sequence[int]
    days: Sequence[tuple[int, str]] = ()
    total: int = 0
    unread: int = 0
    first: int = 0
    headlines: Sequence[Headline] = ()
    query: Query | None = None
    complete: bool = True
    kept: Mapping[Key, int] = field(default_factory=dict)

    def index_of(self, key: Key) -> int:
        """Where `key` stands, -1 if it is not listed."""
        try:
            return self.keys.index(key)
        except ValueError:
            return -1


def take_stock(
    store: Store,
    wanted: Filter,
    *,
    now: int,
    zone: tzinfo,
    around: Key | None = None,
    kept: Mapping[Key, int] | None = None,
    limit: int = 0,
) -> Listing:
    """What `wanted` leaves of the store, newest first, with the headlines around the article `around`.

    `kept` (key → time) stay listed although they have been read since the list was built. With `limit` only the
    newest are listed: enough for a first paint. Raises QueryError where the words cannot be understood.
    """
    query = parse(wanted.query, tolerant=True) if wanted.query else None
    when = When(now, zone)
    found = store.listing.keys(
        query, unread_only=wanted.unread_only, section=wanted.section, feed=wanted.feed, limit=limit, when=when
    )
    keys, times = found.keys, found.times
    if wanted.unread_only and kept:
        _keep(keys, times, kept)
    total, unread = store.listing.counts(query, section=wanted.section, feed=wanted.feed, when=when)
    cursor = max(0, keys.index(around)) if around is not None and around in keys else 0
    first = max(0, cursor - PAGE // 2) // PAGE * PAGE
    return Listing(
        filter=wanted,
        keys=keys,
        times=times,
        days=day_lines(times, now, zone),
        total=total,
        unread=unread,
        first=first,
        headlines=store.listing.headlines(list(keys[first : first + AROUND])),
        query=query,
        complete=not limit or len(keys) < limit,
        kept=dict(kept or {}),
    )


def _keep(keys: MutableSequence[Key], times: MutableSequence[int], kept: Mapping[Key, int]) -> None:
    listed = set(keys)
    for key, time in kept.items():
        if key not in listed:
            place = bisect_left(times, -time, key=lambda t: -t)
            keys.insert(place, key)
            times.insert(place, time)


__all__ = ["AROUND", "Listing", "QueryError", "take_stock"]
