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


def folders(section: str) -> str:
    """A section as it is written: "World/Europe" for " World / Europe/"."""
    return "/".join(part.strip() for part in section.split("/") if part.strip())


def moved(before: Subscriptions, url: str, section: str) -> Subscriptions:
    """`before` with the feed at `url` in another section; "/" parts folders, "" is outside of all."""
    section = folders(section)
    return tuple(replace(feed, section=section) if feed.url == url else feed for feed in before)


def muted(before: Subscriptions, url: str) -> Subscriptions:
    """`before` with the feed at `url` muted, or heard again."""
    return tuple(replace(feed, muted=not feed.muted) if feed.url == url else feed for feed in before)


def allowed(before: Subscriptions, url: str) -> Subscriptions:
    """`before` with the feed at `url` allowed to lie on a private network, or no longer."""
    return tuple(replace(feed, allow_private=not feed.allow_private) if feed.url == url else feed for feed in before)


def line_of(feeds: Subscriptions, url: str) -> tuple[int, Subscription] | None:
    """The line of the feed at `url` and its place in the list; None if there is none."""
    return next(((place, feed) for place, feed in enumerate(feeds) if feed.url == url), None)


def put_back(now: Subscriptions, place: int, line: Subscription) -> Subscriptions:
    """`now` with one feed's `line` as it was: in its `place` again if it is gone. All other lines stay as they are."""
    origin = line.origin or line.url
    if not any((feed.origin or feed.url) == origin for feed in now):
        return (*now[:place], line, *now[place:])
    # Its publisher may have moved it meanwhile.
    return tuple(
        replace(line, url=feed.url, origin=feed.origin) if (feed.origin or feed.url) == origin else feed for feed in now
    )
