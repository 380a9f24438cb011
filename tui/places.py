"""Places to go to: the sections and feeds as choices, each a filter that lists it."""

from __future__ import annotations

from collections.abc import Mapping

from newsdash.models import Key
from newsdash.store import Store
from tui.choice import Choice
from tui.filters import Filter

EVERYTHING = "All news"


def sections(store: Store) -> list[Choice[Filter]]:
    """Everything, then each section with its unread count."""
    found = [
        Choice(f"{name}  {unread:,}", Filter(section=name)) for name, _total, unread in store.listing.sections() if name
    ]
    return [Choice(EVERYTHING, Filter()), *found]


def feeds(store: Store) -> list[Choice[Filter]]:
    """Everything, then each feed by name."""
    known = sorted(store.feeds.all(), key=lambda feed: (feed.title or feed.url).casefold())
    return [Choice(EVERYTHING, Filter()), *(Choice(feed.title or feed.url, Filter(feed=feed.id)) for feed in known)]


def feed_titles(store: Store) -> dict[Key, str]:
    """The name of each feed by its id."""
    return {feed.id: feed.title or feed.url for feed in store.feeds.all()}


def name_of(place: Filter, titles: Mapping[Key, str]) -> str:
    """The place in words, for the top line."""
    if place.feed:
        return titles.get(place.feed, "this feed")
    return place.view or place.section or EVERYTHING
