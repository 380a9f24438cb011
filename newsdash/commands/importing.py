"""`newsdash import`: subscribe to what an OPML file lists."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from pathlib import Path

from newsdash.commands.calling import resubscribe
from newsdash.config import Config
from newsdash.models import Subscription
from newsdash.paths import StorePaths
from newsdash.sources import opml
from newsdash.subscriptions import read, subscribe
from newsdash.text import clean

MAX_FILE = 15 << 20


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Exit status 1 when the file cannot be read or holds no feeds."""
    try:
        feeds = opml.read(_bytes(options.file), recover=True)
    except OSError as error:
        return _refuse(f"{clean(options.file)}: {error.strerror}.")
    except opml.OpmlError as error:
        return _refuse(f"{clean(options.file)}: {error.message}")
    if not feeds:
        return _refuse(f"{clean(options.file)} lists no feeds.")
    if options.dry_run:
        known = {address for feed in read(paths) for address in (feed.url, feed.origin)}
        new: tuple[Subscription, ...] = tuple(feed for feed in feeds if feed.url not in known)
    else:
        new = subscribe(paths, feeds)
        asyncio.run(resubscribe(paths))
    for feed in new:
        print(f"{feed.section or '-'}\t{feed.title or feed.url}\t{feed.url}")
    said = "would be added" if options.dry_run else "added"
    print(f"{len(new)} of {len(feeds)} feeds {said}; the others are subscribed to already.", file=sys.stderr)
    return 0


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_FILE)
    with Path(name).open("rb") as file:
        return file.read(MAX_FILE)


def _refuse(sentence: str) -> int:
    print(f"newsdash: {sentence}", file=sys.stderr)
    return 1
