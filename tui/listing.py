"""What is listed: the filter put to the store, and everything the list needs for its next paint."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from functools import partial
from itertools import islice

from newsdash.models import Headline, Key
from newsdash.query import Query, QueryError, When
from newsdash.store import Store
from newsdash.store.listing import Listing as Found
from tui.arranging import PLAIN, Layout, arrange
from tui.clock import day_lines
from tui.filters import Filter
from tui.rows import PAGE
from tui.unfolding import unfold

# Headlines read together with the listing, from the page of the cursor on: two screens of a tall terminal.
AROUND = 2 * PAGE
# Enough headlines for the first answer to a filter on any terminal.
GLANCE = 200
# Rows looked through at a time for the next unread one.
STRIDE = 2_048
# So many of the newest articles under folded rows are remembered: as many as the cloud counts.
TELLINGS = 10_000
# Above a list by coverage, in place of its days.
MOST_COVERED = "Most covered lately: by outlets and by age"


@dataclass(frozen=True, slots=True)
class Listing:
    """One answer of the store to a filter. `first` is the index of `headlines[0]`, at the start of a page of rows.

    Not `complete`, it holds only the newest; not `counted`, `total` and `unread` are still to come. Where it is folded
    or by coverage, `stories` are the rows' stories; `heads` stand for all stories, with those hidden as read; `under`
    gives the tellings of unfolded stories the row that they stand under; something new is folded under those in `news`,
    and `stands_in` is the row that holds an article asked for. It was `made` at that moment. `tellings` are all
    articles that rows stand for which are folded, the newest first, at most `TELLINGS`. `languages` are those that the
    query's words were stemmed by.
    """

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
    counted: bool = True
    kept: Mapping[Key, int] = field(default_factory=dict)
    layout: Layout = field(default_factory=Layout)
    stories: Sequence[int] = ()
    heads: Sequence[Key] = ()
    under: Mapping[Key, Key] = field(default_factory=dict)
    news: frozenset[Key] = frozenset()
    stands_in: Mapping[Key, Key] = field(default_factory=dict)
    made: int = 0
    tellings: Sequence[Key] = ()
    languages: Sequence[str] = ()

    @property
    def told(self) -> Sequence[Key]:
        """The articles listed, those under folded rows too: what the cloud is about."""
        return self.tellings or self.keys

    def row_for(self, key: Key) -> int:
        """Where `key` stands, or the row that it is folded under; -1 if it is not listed."""
        row = self.index_of(key)
        return self.index_of(self.stands_in[key]) if row < 0 and key in self.stands_in else row

    def layout_so_far(self, at: Key | None, fresh: Collection[Key]) -> Layout:
        """The layout that leaves these rows where they are when they are listed anew; `fresh` has just come in."""
        if self.layout.arrangement.is_plain:
            return self.layout
        unfolded = {self.stories[self.index_of(head)] for head in set(self.under.values())}
        rows = [row for row, key in enumerate(self.keys) if key not in self.under] if self.under else None
        keys, times = (column if rows is None else [column[row] for row in rows] for column in (self.keys, self.times))
        return Layout(self.layout.arrangement, keys, times, at, unfolded, frozenset(fresh))

    def stands_for_others(self, key: Key) -> bool:
        """Whether the tellings of its story are folded under the row of `key`."""
        return self.layout.arrangement.folded and key not in self.under and key not in self.under.values()

    @property
    def beside(self) -> Callable[[Key], int | None]:
        """Beside which moment a row's time is read: None under the line of its day, else its story's, or now."""
        if self.layout.arrangement.by_coverage:
            return lambda key: self.made
        times = {head: self.times[self.index_of(head)] for head in set(self.under.values())}
        return lambda key: times.get(self.under.get(key, key))

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
    counted: bool = True,
    new_since: int = 0,
    layout: Layout = PLAIN,
) -> Listing:
    """What `wanted` leaves of the store, as `layout` says, with the headlines around the article `around`.

    `kept` (key → time) stay listed although they have been read since the list was built. With `limit` only the
    newest are listed: enough for a first paint, and without `counted` they are not counted unless they are all.
    `new_since` is the moment of the reader's last visit. Raises QueryError where the words cannot be understood.
    """
    query = wanted.asked(tolerant=True) or None
    when = When(now, zone, new_since)
    if not layout.arrangement.is_plain:
        return _arranged(store, wanted, query, when, layout, around=around, kept=kept or {}, limit=limit)
    found = store.listing.keys(
        query, unread_only=wanted.unread_only, section=wanted.section, feed=wanted.feed, limit=limit, when=when
    )
    keys, times = found.keys, found.times
    if wanted.unread_only and kept:
        _keep(keys, times, kept)
    complete = not limit or len(keys) < limit
    total, unread = 0, 0
    if counted or complete:
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
        complete=complete,
        counted=counted or complete,
        kept=dict(kept or {}),
        languages=store.listing.languages() if query else (),
    )


def _arranged(
    store: Store,
    wanted: Filter,
    query: Query | None,
    when: When,
    layout: Layout,
    *,
    around: Key | None,
    kept: Mapping[Key, int],
    limit: int,
) -> Listing:
    folded = layout.arrangement.folded
    reach = layout.reach(limit)
    found = store.listing.keys(
        query,
        unread_only=wanted.unread_only and not folded,
        section=wanted.section,
        feed=wanted.feed,
        limit=reach,
        when=when,
        stories=True,
    )
    if wanted.unread_only and kept and not folded:
        _keep(found.keys, found.times, kept, found.stories)
    complete = not reach or len(found) < reach
    listed = partial(store.listing.matches, query=query, section=wanted.section, feed=wanted.feed, when=when)
    made = arrange(
        store,
        found,
        layout,
        hide_read=wanted.unread_only,
        kept=kept,
        limit=0 if complete else limit,
        beyond=None if complete else listed,
    )
    rows = made.rows
    listing = Listing(
        filter=wanted,
        keys=rows.keys,
        times=rows.times,
        days=[(0, MOST_COVERED)] if layout.arrangement.by_coverage else day_lines(rows.times, when.now, when.zone),
        query=query,
        complete=complete,
        counted=complete,
        kept=dict(kept),
        languages=store.listing.languages() if query else (),
        layout=layout,
        stories=rows.stories,
        heads=made.heads,
        news=made.news,
        stands_in=_stand_in(store, rows, around),
        made=when.now,
        tellings=_tellings(found, rows) if layout.arrangement.folded else (),
    )
    for story in layout.unfolded:
        if story in listing.stories:
            listing = unfold(store, listing, listing.keys[listing.stories.index(story)])
    listing = counted_again(store, listing, when=when) if complete else listing
    return with_headlines(store, listing, max(0, listing.row_for(around)) if around is not None else 0)


def _tellings(found: Found, rows: Found) -> Sequence[Key]:
    """The newest of the articles in `found` that `rows` stand for."""
    heads, stories = set(rows.keys), set(rows.stories)
    listed = zip(found.keys, found.stories, strict=True)
    told = (key for key, story in listed if (story in stories if story else key in heads))
    return array("q", islice(told, TELLINGS))


def counted_again(store: Store, listing: Listing, *, when: When) -> Listing:
    """`listing` with what it holds counted anew; where it is folded, stories are."""
    if listing.layout.arrangement.folded:
        return replace(listing, total=len(listing.heads), unread=len(store.listing.unread(listing.heads)))
    wanted = listing.filter
    total, unread = store.listing.counts(listing.query, section=wanted.section, feed=wanted.feed, when=when)
    return replace(listing, total=total, unread=unread)


def next_unread(store: Store, keys: Sequence[Key], start: int, delta: int) -> Key | None:
    """The first of `keys` that has not been read, from index `start` on, down (`delta` 1) or up (-1) the list."""
    while 0 <= start < len(keys):
        stop = min(len(keys), start + STRIDE) if delta > 0 else max(-1, start - STRIDE)
        if unread := store.listing.unread([keys[row] for row in range(start, stop, delta)]):
            return unread[0]
        start = stop
    return None


def with_headlines(store: Store, listing: Listing, row: int) -> Listing:
    """`listing` with the headlines around `row`, in place of those it came with."""
    first = max(0, row - PAGE // 2) // PAGE * PAGE
    return replace(listing, first=first, headlines=store.listing.headlines(listing.keys[first : first + AROUND]))


def _stand_in(store: Store, rows: Found, around: Key | None) -> Mapping[Key, Key]:
    if around is None or around in rows.keys:
        return {}
    story = store.stories.of([around]).get(around, 0)
    return {around: rows.keys[rows.stories.index(story)]} if story and story in rows.stories else {}


def glance(
    store: Store,
    wanted: Filter,
    *,
    now: int,
    zone: tzinfo,
    around: Key | None = None,
    new_since: int = 0,
    layout: Layout = PLAIN,
    limit: int = GLANCE,
) -> Listing | None:
    """The newest `limit` of what `wanted` leaves, at once; None where the article `around` is listed, but further down.

    Raises QueryError where the words cannot be understood.
    """
    newest = take_stock(
        store,
        wanted,
        now=now,
        zone=zone,
        around=around,
        limit=limit,
        counted=False,
        new_since=new_since,
        layout=layout,
    )
    if around is None or newest.complete or newest.row_for(around) >= 0:
        return newest
    listed = store.listing.matches(
        [around], newest.query, section=wanted.section, feed=wanted.feed, when=When(now, zone, new_since)
    )
    return None if listed else newest


def _keep(
    keys: MutableSequence[Key],
    times: MutableSequence[int],
    kept: Mapping[Key, int],
    stories: MutableSequence[int] | None = None,
) -> None:
    listed = set(keys)
    for key, time in kept.items():
        if key not in listed:
            place = bisect_left(times, -time, key=lambda t: -t)
            keys.insert(place, key)
            times.insert(place, time)
            if stories is not None:
                stories.insert(place, 0)


__all__ = ["AROUND", "GLANCE", "Listing", "QueryError", "glance", "take_stock"]
