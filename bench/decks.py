"""Decks of real entries of the feed corpora: how many get one, and a sample to judge by eye.

Run as `python -m bench.decks --seed 1 --show 100`. Every entry with text counts once, whichever file it stands in; the
sample takes at most three of a feed, so that no long feed speaks for all, and leaves out a test suite's made-up feeds.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsdash.language.words import words
from newsdash.models import Entry
from newsdash.newsroom.harvest import deck_of
from newsdash.sources.feeds import NotAFeed, parse

CORPORA = Path(os.environ.get("NEWSDASH_CORPORA", Path(__file__).parents[2] / "shared" / "data"))
# Shorter texts are labels, or a test suite's "Item description".
LEAST_WORDS = 12
MOST_OF_A_FEED = 3
LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry with the deck that its feed's text gives it."""

    outlet: str
    entry: Entry
    deck: str


def entries() -> Iterator[Judged]:
    """Every distinct entry with enough text in the feed corpora."""
    told: set[tuple[str, str]] = set()
    for path in sorted((CORPORA / "feeds").rglob("*")):
        made_up = "feedvalidator" in path.parts or path.suffix in {".json", ".md", ".txt"}
        if made_up or not path.is_file() or path.stat().st_size > LARGEST:
            continue
        try:
            feed = parse(path.read_bytes(), f"http://corpus.invalid/{path.name}", "")
        except NotAFeed:
            continue
        for entry in feed.entries:
            text = entry.summary
            name = (feed.title, entry.title or text)
            if len(text.split()) >= LEAST_WORDS and name not in told:
                told.add(name)
                yield Judged(feed.title, entry, deck_of(entry, feed.title))


def sample(judged: list[Judged], size: int, seed: int) -> list[Judged]:
    """`size` of them at random, at most MOST_OF_A_FEED of one feed."""
    shuffled = random.Random(seed).sample(judged, len(judged))
    taken: Counter[str] = Counter()
    chosen = []
    for one in shuffled:
        if taken[one.outlet] < MOST_OF_A_FEED and len(chosen) < size:
            taken[one.outlet] += 1
            chosen.append(one)
    return chosen


def main() -> None:
    """Print the figures, and the sample."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="how many decks to print")
    options = parser.parse_args()
    judged = list(entries())
    with_deck = sum(bool(one.deck) for one in judged)
    repeated = sum(bool(one.deck) and words(one.deck) == words(one.entry.title) for one in judged)
    print(f"{with_deck:,} of {len(judged):,} entries with text have a deck ({100 * with_deck / len(judged):.1f} %)")
    print(f"{repeated} of them say the title again")
    for number, one in enumerate(sample(judged, options.show, options.seed), 1):
        lead = " / ".join((one.entry.lead or one.entry.summary).split("\n"))
        print(f"{number:3} {one.outlet[:24]} | {one.entry.title}\n  text {lead[:160]}\n  deck {one.deck or '(none)'}")


if __name__ == "__main__":
    main()
