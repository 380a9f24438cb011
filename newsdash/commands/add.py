"""`newsdash add`: subscribe to a feed, or to the feed that a site names."""

from __future__ import annotations

import asyncio
import sys
import time
from argparse import Namespace
from dataclasses import replace

from newsdash.commands.calling import resubscribe
from newsdash.config import Config
from newsdash.models import Subscription
from newsdash.newsroom.discovery import Discovery
from newsdash.newsroom.gathering import USER_AGENT
from newsdash.paths import StorePaths
from newsdash.sources.http import Fetcher
from newsdash.subscriptions import edit, read, subscribe
from newsdash.text import clean, clean_url
from newsdash.wire import Candidate, Found
from newsdash.workers import Workers


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Exit status 0 when subscribed, now or before; 1 when there is no feed, or several to choose from."""
    bare = "://" not in options.url
    url = clean_url(f"https://{options.url}" if bare else options.url)
    if not url:
        return _refuse(f"{clean(options.url)} is no web address. It should begin with https:// or http://.")
    addresses = {url, url.replace("https:", "http:", 1)} if bare else {url}
    known = next((feed for feed in read(paths) if not addresses.isdisjoint((feed.url, feed.origin))), None)
    if known is not None:
        print(f"Already subscribed to {known.url}")
        if options.allow_private and not known.allow_private:
            edit(paths, lambda feeds: [replace(f, allow_private=True) if f.url == known.url else f for f in feeds])
            asyncio.run(resubscribe(paths))
            print("It may lie on a private network from now on.")
        return 0
    found = asyncio.run(_look(url, config, options.allow_private, bare))
    if not found.candidates:
        return _refuse(found.error)
    chosen = _choose(found.candidates)
    if chosen is None:
        return 1
    section = "/".join(filter(None, (clean(part) for part in options.section.split("/"))))
    feed = Subscription(chosen.url, title=chosen.title, section=section, allow_private=options.allow_private)
    new = subscribe(paths, [feed])
    asyncio.run(resubscribe(paths))
    print(f"{'Subscribed to' if new else 'Already subscribed to'} {chosen.title or chosen.url} ({chosen.url})")
    if chosen.is_empty:
        print("It has no articles yet.")
    return 0


async def _look(url: str, config: Config, allow_private: bool, bare: bool) -> Found:
    workers = Workers()
    try:
        async with Fetcher(USER_AGENT) as fetcher:
            discovery = Discovery(fetcher, workers, config)
            return await discovery.look(url, int(time.time()), allow_private=allow_private, bare=bare)
    finally:
        await workers.close()


def _choose(candidates: tuple[Candidate, ...]) -> Candidate | None:
    if len(candidates) == 1:
        return candidates[0]
    for number, candidate in enumerate(candidates, 1):
        print(f"{number:3}  {candidate.url}  {candidate.title}  {candidate.format}".rstrip(), file=sys.stderr)
    if not sys.stdin.isatty():
        _refuse("This site has several feeds: add one of these addresses.")
        return None
    print("Which one? ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip()
    if not answer.isascii() or not answer.isdigit() or not 1 <= int(answer) <= len(candidates):
        _refuse("Nothing was added.")
        return None
    return candidates[int(answer) - 1]


def _refuse(sentence: str) -> int:
    print(f"newsdash: {sentence}", file=sys.stderr)
    return 1
