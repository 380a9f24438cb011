"""`newsdash export`: the subscriptions as OPML, for other programs."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from newsdash.config import Config
from newsdash.keys import feed_key
from newsdash.models import Feed, Subscription
from newsdash.paths import StorePaths
from newsdash.rewriting import rewrite
from newsdash.sources import opml
from newsdash.store import open_store
from newsdash.subscriptions import TITLE, read
from newsdash.text import clean


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Write the file, or standard output; exit status 1 when it cannot be written."""
    known = _known(paths)
    document = opml.write([_named(line, known) for line in read(paths)], TITLE)
    if options.file == "-":
        print(document, end="")
        return 0
    try:
        rewrite(Path(options.file), document)
    except OSError as error:
        print(f"newsdash: {clean(options.file)}: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _known(paths: StorePaths) -> dict[int, Feed]:
    if not paths.news.exists():
        return {}
    with open_store(paths, writable=False) as store:
        return {feed.id: feed for feed in store.feeds.all()}


def _named(line: Subscription, known: dict[int, Feed]) -> Subscription:
    """`line` with the name and the site that its feed gives itself, where the reader gave none."""
    feed = known.get(feed_key(line.origin or line.url))
    return replace(line, title=line.title or feed.title, site=line.site or feed.site) if feed else line
