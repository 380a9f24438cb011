"""The subscriptions: feeds.opml read, and written so that no crash and no second writer loses a line of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import copy2
from urllib.parse import urlsplit

from newsdash.models import Subscription
from newsdash.paths import StorePaths
from newsdash.rewriting import alone, rewrite
from newsdash.sources import opml
from newsdash.sources.addresses import is_private_name

TITLE = "newsdash subscriptions"

Subscriptions = tuple[Subscription, ...]


class SubscriptionsError(Exception):
    """feeds.opml cannot be read or written; the message is a sentence with what to do."""


def read(paths: StorePaths) -> Subscriptions:
    """What is subscribed to, in the order of the file; nothing without a file. Raises SubscriptionsError."""
    try:
        data = paths.feeds.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _unusable(paths.feeds, error) from error
    try:
        return opml.read(data)
    except opml.OpmlError as error:
        raise SubscriptionsError(f"{paths.feeds}: {error.message} Correct it in an editor.") from error


def edit(paths: StorePaths, change: Callable[[Subscriptions], Sequence[Subscription]]) -> Subscriptions:
    """Replace the subscriptions by what `change` makes of them, and give those.

    Other processes that edit wait their turn; the file is either the old one or the new one, whole, at any moment.
    A file with nothing changed is not written. One that newsdash did not write itself is kept as feeds.opml.bak:
    comments and whatever else OPML may hold besides feeds are not written again. Raises SubscriptionsError.
    """
    try:
        paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone(paths.folder):
            before = read(paths)
            after = tuple(change(before))
            if after != before or not paths.feeds.exists():
                _keep_own(paths.feeds, before)
                rewrite(paths.feeds, opml.write(after, TITLE))
    except OSError as error:
        raise _unusable(paths.feeds, error) from error
    return after


def subscribe(paths: StorePaths, feeds: Sequence[Subscription]) -> Subscriptions:
    """Add `feeds` after those that are there, and give the ones that are new. Raises SubscriptionsError."""
    new: list[Subscription] = []

    def with_new(present: Subscriptions) -> Sequence[Subscription]:
        known = {address for feed in present for address in (feed.url, feed.origin)}
        new.extend({feed.url: feed for feed in feeds if feed.url not in known}.values())
        return (*present, *new)

    edit(paths, with_new)
    return tuple(new)


def unsubscribe(paths: StorePaths, url: str) -> Subscriptions:
    """Take the feed at `url` out, and give what was taken out: nothing if it is unknown. Raises SubscriptionsError."""
    removed: list[Subscription] = []

    def without(present: Subscriptions) -> Sequence[Subscription]:
        removed.extend(feed for feed in present if url in (feed.url, feed.origin))
        return [feed for feed in present if feed not in removed]

    edit(paths, without)
    return tuple(removed)


def is_refused(feed: Subscription) -> bool:
    """Whether the address of `feed` alone shows that it lies on a private network, where nobody has allowed it to."""
    return not feed.allow_private and is_private_name(urlsplit(feed.url).hostname or "")


def _keep_own(file: Path, subscriptions: Subscriptions) -> None:
    if file.exists() and file.read_bytes() != opml.write(subscriptions, TITLE).encode():
        copy2(file, file.with_name(f"{file.name}.bak"))


def _unusable(file: Path, error: OSError) -> SubscriptionsError:
    return SubscriptionsError(f"{file}: {error.strerror}. Free space or make it yours, or name another --store.")
