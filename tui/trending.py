"""What is rising in the whole store, with the stories behind it, read in one go in the library's thread."""

from __future__ import annotations

from dataclasses import dataclass

from newsdash.models import Headline
from newsdash.query import When, parse
from newsdash.store import Store
from newsdash.topics.cloud import Vote
from newsdash.topics.trends import Trend, rising

# A phrase's own past: what it is measured by.
PAST = "since:7d"
# The newest articles speak for the week: more would not change what rises, only its cost.
ARTICLES = 20_000
STORIES = 12


@dataclass(frozen=True, slots=True)
class Rising:
    """A phrase that rises, and the newest of the stories behind it."""

    trend: Trend
    stories: tuple[Headline, ...]


def surge(store: Store, when: When) -> tuple[Rising, ...]:
    """What rises, most unusual first. What the reader muted, and feeds that are muted, have no part in it.

    A story that several outlets tell counts once for each of them, or the news of the day would never rise.
    """
    keys = store.listing.keys(parse(PAST), limit=ARTICLES, when=when).keys
    votes = [
        Vote(key, hash((story, feed)), feed, time, phrases)
        for key, story, feed, time, phrases in store.phrases.votes(list(keys))
    ]
    vocabulary = store.phrases.vocabulary({phrase for vote in votes for phrase in vote.phrases})
    return tuple(
        Rising(trend, tuple(store.listing.headlines(trend.keys[:STORIES])))
        for trend in rising(votes, vocabulary, when.now)
    )
