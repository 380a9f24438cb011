"""`newsdash import`: subscribe to what an OPML file lists or another news reader keeps, with its marks and queries."""

from __future__ import annotations

import asyncio
import os
import shlex
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsdash import views
from newsdash.commands.calling import tell
from newsdash.commands.counting import counted
from newsdash.config import Config
from newsdash.models import Key, Subscription
from newsdash.paths import StorePaths
from newsdash.sources import opml
from newsdash.sources.importers import PROGRAMS, Imported, NothingFound, read_program
from newsdash.sources.importers.imported import RUNS, SET_IT, Skipped, article_keys, has_secret, shown
from newsdash.store import open_store
from newsdash.subscriptions import edit, is_refused, read, subscribe
from newsdash.text import clean
from newsdash.views import View, ViewsError
from newsdash.wire import Message, Resubscribe, Touched

MAX_FILE = 15 << 20
# Keys in one message: some 20 bytes each, so that a line stays well under what the wire takes.
_MAX_KEYS = 10_000
# Feeds on private networks that are named one by one.
_MOST_NAMED = 20


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Exit status 1 when there is nothing to read, or nothing in it."""
    name = clean(options.source)
    try:
        found = _read(options.source)
    except OSError as error:
        return _refuse(f"{name}: {error.strerror}.")
    except opml.OpmlError as error:
        return _refuse(f"{name}: {error.message}")
    except NothingFound as error:
        return _refuse(str(error))
    for skipped in found.skipped:
        where = f"line {skipped.line}: " if skipped.line else ""
        print(f"skipped {where}{skipped.text}: {skipped.reason}", file=sys.stderr)
    if not (found.subscriptions or found.views):
        return _refuse(f"{name} lists no feeds.")
    allowed = {feed.url for feed in read(paths) if feed.allow_private}
    allowed |= {feed.url for feed in config.feeds if feed.allow_private}
    private = [feed.url for feed in found.subscriptions if feed.url not in allowed and is_refused(feed)]
    _bring(found, private if options.allow_private else (), paths, dry=options.dry_run)
    if private and not options.allow_private:
        _name_private(private, options.source)
    return 0


def _read(source: str) -> Imported:
    if source in PROGRAMS:
        return read_program(source, os.environ, Path.home())
    data = _bytes(source)
    return Imported(opml.read(data, recover=True), skipped=tuple(_left_out(opml.addresses(data))))


def _left_out(addresses: Sequence[str]) -> Iterator[Skipped]:
    """What of a list's addresses does not come along, and why."""
    for address in addresses:
        if address.startswith(("exec:", "filter:")):
            yield Skipped(0, shown(address), RUNS)
        elif not opml.feed_url(address):
            yield Skipped(0, shown(address), "it is no web address")
        elif has_secret(address):
            yield Skipped(0, f"the name and password of {opml.feed_url(address)}", SET_IT)


def _allowed(feeds: Sequence[Subscription], private: Sequence[str]) -> tuple[Subscription, ...]:
    return tuple(replace(feed, allow_private=True) if feed.url in private else feed for feed in feeds)


def _name_private(private: Sequence[str], source: str) -> None:
    number = "1 feed is" if len(private) == 1 else f"{len(private)} feeds are"
    print(f"{number} on a private or local network, where newsdash asks only what you allow:", file=sys.stderr)
    for url in private[:_MOST_NAMED]:
        print(f"  {url}", file=sys.stderr)
    if len(private) > _MOST_NAMED:
        print(f"  and {len(private) - _MOST_NAMED} more", file=sys.stderr)
    them = "it" if len(private) == 1 else "them all"
    print(f"Allow {them}: newsdash import {shlex.quote(clean(source))} --allow-private", file=sys.stderr)
    print("or one by one with p on the feeds screen (F).", file=sys.stderr)


def _bring(found: Imported, private: Sequence[str], paths: StorePaths, *, dry: bool) -> None:
    """Take what was `found`; the feeds at the addresses `private` are allowed to lie there."""
    before = read(paths)
    feeds = [*{feed.url: feed for feed in reversed(found.subscriptions)}.values()][::-1]
    if dry:
        known = {address for feed in before for address in (feed.url, feed.origin)}
        new: Sequence[Subscription] = [feed for feed in feeds if feed.url not in known]
    else:
        new = subscribe(paths, feeds)
    for feed in new:
        print(f"{feed.section or '-'}\t{feed.title or feed.url}\t{feed.url}")
    said = "would be added" if dry else "added"
    total = counted(len(feeds), "feed")
    others = "; the others are subscribed to already" if len(new) < len(feeds) else ""
    print(f"{len(new)} of {total} {said}{others}.", file=sys.stderr)
    if listed := sum(feed.allow_private for feed in new):
        print(f"{listed} of them may lie on a private network, as the list says.", file=sys.stderr)
    if private:
        _allow(private, paths, dry=dry)
    _bring_views(found, paths, said, dry=dry)
    touched = _bring_marks(found, (*before, *new), paths, dry=dry)
    if not dry:
        groups = (touched[start : start + _MAX_KEYS] for start in range(0, len(touched), _MAX_KEYS))
        messages: list[Message] = [Resubscribe(), *map(Touched, groups)]
        asyncio.run(tell(paths, *messages))


def _allow(private: Sequence[str], paths: StorePaths, *, dry: bool) -> None:
    if not dry:
        edit(paths, lambda present: _allowed(present, private))
    verb = "would be" if dry else "is now" if len(private) == 1 else "are now"
    print(f"{counted(len(private), 'feed')} {verb} allowed on a private network.", file=sys.stderr)


def _bring_views(found: Imported, paths: StorePaths, said: str, *, dry: bool) -> None:
    """Save the queries as views; a view of the reader's own with the same name stays as it is."""
    try:
        known = {view.name for view in views.read(paths)}
        new = [view for one in found.views if (view := View(clean(one.name, views.MAX_NAME), one.query)).name]
        new = [view for view in new if view.name not in known]
        if new and not dry:
            views.edit(paths, lambda before: (*before, *new))
    except ViewsError as error:
        print(f"newsdash: {error}", file=sys.stderr)
        return
    for view in new:
        print(f"view {view.name} {said}: {view.query}", file=sys.stderr)


def _bring_marks(found: Imported, feeds: Sequence[Subscription], paths: StorePaths, *, dry: bool) -> tuple[Key, ...]:
    """Keep what was read, starred and put aside, also of articles that are still to come; the keys of those here."""
    marks = {"read": found.read, "starred": found.starred, "later": found.later}
    if not any(marks.values()):
        return ()
    counts = [f"{len(given):,} {mark}" for mark, given in marks.items() if given]
    print(f"{', '.join(counts)} {'would be marked' if dry else 'marked'}.", file=sys.stderr)
    if dry:
        return ()
    touched: set[Key] = set()
    with open_store(paths) as store:
        for mark, given in marks.items():
            if keys := article_keys(given, feeds):
                store.states.mark(keys, **{mark: True}, now=int(time.time()))
                touched |= store.articles.exists(keys)
    return tuple(sorted(touched))


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_FILE)
    with Path(name).open("rb") as file:
        return file.read(MAX_FILE)


def _refuse(sentence: str) -> int:
    print(f"newsdash: {sentence}", file=sys.stderr)
    return 1
