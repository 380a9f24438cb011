"""`newsdash headlines`: what is in the store, filtered as in the dashboard, the newest first."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from newsdash.commands.moments import iso, short
from newsdash.commands.zones import zone_of
from newsdash.config import Config
from newsdash.models import Article
from newsdash.paths import StorePaths
from newsdash.query import QueryError, When, parse
from newsdash.store import Marks, Store, open_store
from newsdash.text import clean

_BATCH = 500


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Exit status 2 where the filter cannot be understood."""
    zone = zone_of(config)
    try:
        query = parse(options.filter) if options.filter.strip() else None
        with open_store(paths, writable=False) as store:
            when = When(int(time.time()), zone or _host_zone())
            keys = list(store.listing.keys(query, limit=options.limit, when=when).keys)
            sections = {feed.id: feed.section for feed in store.feeds.all()}
            for article, marks in _articles(store, keys):
                if options.json:
                    section = sections.get(article.feed) or article.section
                    print(json.dumps(_fields(article, marks, section), ensure_ascii=False))
                else:
                    print(_line(article, marks, zone))
    except QueryError as error:
        print(f"newsdash: {error.message}\n  {clean(options.filter)}\n  {' ' * error.position}^", file=sys.stderr)
        return 2
    sys.stdout.flush()
    return 0


def _articles(store: Store, keys: list[int]) -> Iterator[tuple[Article, Marks]]:
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        marks = {mark.key: mark for mark in store.states.marks(batch)}
        for article in store.articles.many(batch):
            yield article, marks.get(article.key) or Marks(article.key)


def _fields(article: Article, marks: Marks, section: str) -> dict[str, object]:
    return {
        # A string: many JSON readers round whole numbers beyond 2^53.
        "id": str(article.key),
        "title": article.title,
        "deck": article.deck,
        "url": article.url,
        "source": article.source,
        "section": section,
        "author": article.author,
        "published": iso(article.published),
        "read": marks.read,
        "starred": marks.starred,
        "tags": list(article.tags),
    }


def _line(article: Article, marks: Marks, zone: tzinfo | None) -> str:
    star = "★ " if marks.starred else ""
    return f"{short(article.time, zone)}\t{article.source}\t{star}{article.title}\t{article.url}"


def _host_zone() -> tzinfo:
    return datetime.now(UTC).astimezone().tzinfo or UTC
