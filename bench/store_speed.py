"""How fast the store answers with 100,000 articles: what a screen asks for, in milliseconds."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.fill import fill
from newsdash.paths import StorePaths
from newsdash.query import parse
from newsdash.store import Store, open_store


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """What is asked, by name."""
    listing = store.listing
    all_keys = listing.keys().keys
    newest = all_keys[:60]
    word = store.articles.many(all_keys[500:501])[0].title.split()[2]
    common = parse(word[:2])
    some = parse(word[:4])
    phrase = store.phrases.vocabulary(store.phrases.votes(all_keys[:50])[0][-1][:1]).popitem()[1][0]
    return {
        "newest 200": lambda: listing.keys(limit=200),
        "all ids and times": listing.keys,
        "all unread": lambda: listing.keys(unread_only=True),
        "headlines(60)": lambda: listing.headlines(newest),
        "counts": listing.counts,
        "sections": listing.sections,
        f"filter {word[:1]!r}, first 200": lambda: listing.keys(parse(word[:1]), limit=200),
        f"filter {word[:2]!r}, first 200": lambda: listing.keys(common, limit=200),
        f"filter {word[:2]!r}, {len(listing.keys(common)):,} found": lambda: listing.keys(common),
        f"filter {word[:4]!r}, {len(listing.keys(some)):,} found": lambda: listing.keys(some),
        f"filter -{word[:4]}": lambda: listing.keys(parse(f"-{word[:4]}")),
        f"kw:{phrase!r}": lambda: listing.keys(parse(f'kw:"{phrase}"')),
        "source:": lambda: listing.keys(parse('source:"outlet 7"')),
        "/regex/ over all": lambda: listing.keys(parse(r"/\bst\w+ing\b/")),
        "matches(20 new)": lambda: listing.matches(all_keys[:20], some),
        "votes(10,000)": lambda: store.phrases.votes(all_keys[:10_000]),
        "mark one read": lambda: (
            store.states.mark(newest[:1], read=True, now=1) and store.states.mark(newest[:1], read=False, now=1)
        ),
        "one article": lambda: (store.articles.get(newest[3]), store.pages.get(newest[3])),
    }


def main() -> None:
    """Fill a store, unless --store names a filled one, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.store or Path(temporary)
        began = time.perf_counter()
        fill(folder, arguments.articles)
        print(f"fill {time.perf_counter() - began:.1f} s, {(folder / 'news.db').stat().st_size / 1e6:.0f} MB")
        began = time.perf_counter()
        with open_store(StorePaths(folder)) as store:
            store.listing.headlines(store.listing.keys(limit=60).keys)
            print(f"{'open and first 60 headlines':40} {1000 * (time.perf_counter() - began):8.2f}")
            print(f"{'':40} {'median':>8} {'worst':>8} {'CPU':>8}")
            for name, ask in questions(store).items():
                times = [_milliseconds(ask) for _ in range(arguments.rounds)]
                wall, cpu = [each[0] for each in times], [each[1] for each in times]
                print(f"{name:40} {statistics.median(wall):8.2f} {max(wall):8.2f} {statistics.median(cpu):8.2f}")


def _milliseconds(ask: Callable[[], object]) -> tuple[float, float]:
    """By the clock, and of this thread's CPU time, which other programs on the machine do not lengthen."""
    began, worked = time.perf_counter(), time.thread_time()
    ask()
    return 1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - worked)


if __name__ == "__main__":
    main()
