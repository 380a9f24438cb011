"""`newsdash feeds`: each feed, and how it does."""

from __future__ import annotations

import json
from argparse import Namespace

from newsdash.commands.moments import iso, short
from newsdash.commands.zones import zone_of
from newsdash.config import Config
from newsdash.keys import feed_key
from newsdash.models import Feed, Subscription
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.subscriptions import read


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Print a line for each subscription, in the order of feeds.opml."""
    subscriptions = read(paths)
    known: dict[int, Feed] = {}
    if paths.news.exists():
        with open_store(paths, writable=False) as store:
            known = {feed.id: feed for feed in store.feeds.all()}
    zone = zone_of(config)
    for subscription in subscriptions:
        id = feed_key(subscription.origin or subscription.url)
        feed = known.get(id) or Feed(id, subscription.url)
        if options.json:
            print(json.dumps(_fields(subscription, feed), ensure_ascii=False))
            continue
        title = subscription.title or feed.title or subscription.url
        seen = short(feed.last_success, zone)
        print(subscription.section or "-", title, subscription.url, seen, feed.error or "ok", sep="\t")
    return 0


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
