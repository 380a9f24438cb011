"""Changes to what is subscribed to, as pure functions from the old list to the new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsdash.models import Subscription

Subscriptions = tuple[Subscription, ...]


def added(before: Subscriptions, new: Sequence[Subscription]) -> Subscriptions:
    """`before` with those of `new` whose address is not there yet at its end."""
    known = {feed.url for feed in before} | {feed.origin for feed in before if feed.origin}
    return before + tuple({feed.url: feed for feed in new if feed.url not in known}.values())


def removed(before: Subscriptions, url: str) -> Subscriptions:
    """`before` without the feed at `url`."""
    return tuple(feed for feed in before if feed.url != url)


def renamed(before: Subscriptions, url: str, title: str) -> Subscriptions:
    """`before` with another title for the feed at `url`."""
    return tuple(replace(feed, title=title) if feed.url == url else feed for feed in before)


def moved(before: Subscriptions, url: str, section: str) -> Subscriptions:
    """`before` with the feed at `url` in another section; "/" parts folders, "" is outside of all."""
    section = "/".join(part.strip() for part in section.split("/") if part.strip())
    return tuple(replace(feed, section=section) if feed.url == url else feed for feed in before)


def muted(before: Subscriptions, url: str) -> Subscriptions:
    """`before` with the feed at `url` muted, or heard again."""
    return tuple(replace(feed, muted=not feed.muted) if feed.url == url else feed for feed in before)
