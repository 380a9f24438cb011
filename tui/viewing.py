"""Saved views as the screens use them: the filter that shows one, how much is in it, and a filter made into one."""

from __future__ import annotations

from dataclasses import dataclass

from newsdash.query import QueryError, When, parse
from newsdash.store import Store
from newsdash.views import View
from tui.filters import Filter


@dataclass(frozen=True, slots=True)
class Counted:
    """How many stories a view holds and how many of them are unread; `error` is a sentence if it cannot be asked."""

    total: int = 0
    unread: int = 0
    error: str = ""


def place(view: View) -> Filter:
    """The filter that lists `view`."""
    return Filter(view=view.name, within=view.query)


def count(store: Store, query: str, when: When) -> Counted:
    """How much the filter `query` leaves of the store; "" is everything."""
    try:
        return Counted(*store.listing.counts(parse(query), when=when))
    except QueryError as error:
        return Counted(error=error.message)


def as_query(wanted: Filter, feed_title: str = "") -> str:
    """All that `wanted` narrows, its place included, as one text in the filter language; "" where it narrows nothing.

    `feed_title` is the name of its feed, if it has one.
    """
    parts = [f'section:"{_unquoted(wanted.section)}"'] if wanted.section else []
    parts += [f'source:"{_unquoted(feed_title)}"'] if wanted.feed and feed_title else []
    parts += ["is:unread"] if wanted.unread_only else []
    query = wanted.query
    if parts and query == wanted.text.strip() and query:
        query = f"({query})"
    return " ".join([*parts, query] if query else parts)


def _unquoted(text: str) -> str:
    return text.replace('"', " ")
