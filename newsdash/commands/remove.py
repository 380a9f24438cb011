"""`newsdash remove`: unsubscribe from a feed."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace

from newsdash.commands.calling import resubscribe
from newsdash.config import Config
from newsdash.paths import StorePaths
from newsdash.subscriptions import unsubscribe
from newsdash.text import clean, clean_url


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Exit status 1 when there is no such subscription."""
    removed = unsubscribe(paths, clean_url(options.url) or options.url)
    if not removed:
        print(f"newsdash: not subscribed to {clean(options.url)}. See newsdash feeds.", file=sys.stderr)
        return 1
    asyncio.run(resubscribe(paths))
    for feed in removed:
        print(f"Unsubscribed from {feed.title or feed.url}; what is starred or kept for later stays.")
    return 0
