"""`newsdash feeds`: each feed, and how it does."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from unicodedata import combining, east_asian_width

from newsdash.commands.moments import iso, short
from newsdash.commands.zones import zone_of
from newsdash.config import Config
from newsdash.keys import feed_key
from newsdash.models import Feed, Subscription
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.subscriptions import read

Line = tuple[str, ...]

HEAD = ("SECTION", "FEED", "LAST ANSWER", "NEXT CHECK", "A DAY", "LATENCY", "ADDRESS", "STATE")
WIDEST = 32
_RIGHT = (4, 5)


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Print a line for each subscription, in the order of feeds.opml."""
    subscriptions = read(paths)
    known: dict[int, Feed] = {}
    silent: frozenset[int] = frozenset()
    if paths.news.exists():
        with open_store(paths, writable=False) as store:
            known, silent = {feed.id: feed for feed in store.feeds.all()}, store.feeds.silent()
    zone = zone_of(config)
    lines: list[Line] = []
    for subscription in subscriptions:
        id = feed_key(subscription.origin or subscription.url)
        feed = known.get(id) or Feed(id, subscription.url)
        if options.json:
            print(json.dumps(_fields(subscription, feed), ensure_ascii=False))
            continue
        lines.append(_line(subscription, feed, zone, "no articles yet" if id in silent else "ok"))
    if not subscriptions:
        print("There are no feeds yet. Subscribe to one with newsdash add URL.", file=sys.stderr)
    for line in aligned([HEAD, *lines]) if lines and sys.stdout.isatty() else map("\t".join, lines):
        print(line)
    return 0


def _line(subscription: Subscription, feed: Feed, zone: tzinfo | None, well: str) -> Line:
    state = feed.error or ("muted" if subscription.muted else well if feed.last_success else "not asked yet")
    return (
        subscription.section or "-",
        subscription.title or feed.title or subscription.url,
        short(feed.last_success, zone),
        "never" if feed.gone or subscription.muted else short(feed.next_check, zone),
        f"{feed.per_day:.1f}" if feed.per_day else "-",
        f"{feed.latency_ms} ms" if feed.latency_ms else "-",
        subscription.url,
        state,
    )


def aligned(lines: Sequence[Line]) -> Iterator[str]:
    """`lines` as a table for eyes: the columns, save the last two, each as wide as its texts, WIDEST cells at most."""
    columns = range(len(HEAD) - 2)
    widths = [min(WIDEST, max(_cells(line[column]) for line in lines)) for column in columns]
    for line in lines:
        yield "  ".join((*(_fitted(line[column], widths[column], column in _RIGHT) for column in columns), *line[-2:]))


def _fitted(text: str, width: int, right: bool) -> str:
    while _cells(text) > width:
        text = f"{text.removesuffix('…')[:-1]}…"
    blank = " " * (width - _cells(text))
    return blank + text if right else text + blank


def _cells(text: str) -> int:
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _fields(subscription: Subscription, feed: Feed) -> dict[str, object]:
    return {
        "url": subscription.url,
        "title": subscription.title or feed.title,
        "section": subscription.section,
        "site": subscription.site or feed.site,
        "allow_private": subscription.allow_private,
        "muted": subscription.muted,
        "tags": list(subscription.tags),
        "last_success": iso(feed.last_success),
        "next_check": None if feed.gone else iso(feed.next_check),
        "per_day": round(feed.per_day, 2),
        "latency_ms": feed.latency_ms,
        "error": feed.error or None,
        "error_since": iso(feed.error_since),
        "gone": feed.gone,
    }
