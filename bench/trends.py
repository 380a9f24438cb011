"""Measure trends on made-up streams: injected bursts, and quiet ones; run as `python -m bench.trends`."""

from __future__ import annotations

import random
import time
from itertools import accumulate

from newsdash.topics.burst import WINDOW
from newsdash.topics.cloud import Vote
from newsdash.topics.trends import rising

STORIES = 2_000
PHRASES = 12_000
FEEDS = 40
DAYS = 7
NOW = 1_700_000_000
BURST = 1_000_000
VOCABULARY = {n: (f"Word{n}", f"word{n}") for n in range(PHRASES)} | {
    BURST + n: (f"Burst{n}", f"burst{n}") for n in range(3)
}


def quiet(seed: int) -> list[Vote]:
    """A week of stories whose phrases are as frequent as words are, more of them by day than by night."""
    rng = random.Random(seed)
    weights = list(accumulate(1 / (rank + 10) ** 0.85 for rank in range(PHRASES)))
    votes = []
    for key in range(STORIES):
        age = rng.randrange(DAYS * 86_400)
        while rng.random() < 0.5 and 8 < (age // 3600) % 24 < 16:
            age = rng.randrange(DAYS * 86_400)
        phrases = tuple(dict.fromkeys(rng.choices(range(PHRASES), cum_weights=weights, k=8)))
        votes.append(Vote(key + 1, 0, rng.randrange(FEEDS), NOW - age, phrases))
    return votes


def with_burst(seed: int) -> list[Vote]:
    """A quiet week in which four stories of two outlets break in the last hours."""
    rng = random.Random(seed)
    votes = quiet(seed)
    for story in range(4):
        others = tuple(rng.sample(range(PHRASES), 6))
        time_ = NOW - rng.randrange(WINDOW)
        votes.append(Vote(BURST + story, 0, 7 + story % 2, time_, (BURST, others[0], BURST + 1, *others[1:])))
    return votes


def main() -> None:
    """Print how many bursts were in the top five, and how many false ones a quiet window shows."""
    seeds = range(300)
    start = time.perf_counter()
    found = sum(
        any(trend.stem in ("burst0", "burst1") for trend in rising(with_burst(seed), VOCABULARY, NOW)[:5])
        for seed in seeds
    )
    false = [len(rising(quiet(seed), VOCABULARY, NOW)) for seed in seeds]
    took = (time.perf_counter() - start) / (2 * len(seeds))
    print(f"bursts in the top five: {found} of {len(seeds)}")
    print(f"false ones a quiet window: {sum(false) / len(false):.2f} on average, {max(false)} at most")
    print(f"{1000 * took:.0f} ms a list, the stream's making included")


if __name__ == "__main__":
    main()
