"""Measure the cloud over 10,000 stories with cached phrases; run as `python -m bench.cloud`."""

from __future__ import annotations

import random
import time
from itertools import accumulate
from statistics import median

from newsdash.topics.ballot import Ballot, Vote
from newsdash.topics.cloud import cloud

STORIES = 10_000
PHRASES = 40_000
FEEDS = 60
NOW = 1_700_000_000
_WEEK = 7 * 86_400


def vocabulary() -> dict[int, tuple[str, str]]:
    """Phrases of one and two words, some sharing words, some sharing stems."""
    words = {n: (f"Word{n}", f"word{n}") for n in range(PHRASES)}
    for n in range(0, PHRASES, 3):
        words[n] = (f"Name{n} Word{n % 977}", f"name{n} word{n % 977}")
    for n in range(1, PHRASES, 11):
        words[n] = (f"Word{n - 1}s", words[n - 1][1])
    return words


def stream(stories: int = STORIES, seed: int = 1) -> list[Vote]:
    """Votes of ten phrases as frequent as words are (Zipf), over a week; a quarter of them in told stories."""
    rng = random.Random(seed)
    weights = list(accumulate(1 / (rank + 20) ** 0.9 for rank in range(PHRASES)))
    votes = []
    for key in range(stories):
        phrases = tuple(dict.fromkeys(rng.choices(range(PHRASES), cum_weights=weights, k=10)))
        story = rng.choice((0, 0, 0, rng.randrange(1, 800)))
        votes.append(Vote(key, story, rng.randrange(FEEDS), NOW - rng.randrange(_WEEK), phrases))
    return votes


def main() -> None:
    """Print the medians in milliseconds of processor time."""
    words, votes = vocabulary(), stream()
    whole, change = [], []
    for turn in range(9):
        start = time.process_time()
        ballot = Ballot(votes)
        shown = cloud(ballot, words, NOW)
        whole.append(time.process_time() - start)
        new = stream(30, seed=turn + 2)
        start = time.process_time()
        ballot.add(new)
        cloud(ballot, words, NOW, previous=[phrase.stem for phrase in shown])
        change.append(time.process_time() - start)
    print(f"{STORIES:,} stories: {1000 * median(whole):.0f} ms, after a change {1000 * median(change):.0f} ms")


if __name__ == "__main__":
    main()
