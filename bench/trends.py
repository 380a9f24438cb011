"""Measure trends on made-up streams: injected bursts, and quiet ones; run as `python -m bench.trends`."""

from __future__ import annotations

import random
import time
from itertools import accumulate

from newsdash.topics.ballot import Ballot, Vote
from newsdash.topics.burst import WINDOW
from newsdash.topics.trends import movement

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


def with_burst(seed: int, *, names: int = 2, before: int = 0) -> list[Vote]:
    """A quiet week in which four stories of two outlets break in the last hours.

    They share `names` phrases, each of which `before` stories of the week before have named.
    """
    rng = random.Random(seed)
    votes = quiet(seed)
    burst = tuple(range(BURST, BURST + names))
    for vote in rng.sample([vote for vote in votes if vote.time < NOW - WINDOW], before):
        votes[vote.key - 1] = vote._replace(phrases=(*burst, *vote.phrases))
    for story in range(4):
        others = tuple(rng.sample(range(PHRASES), 6))
        time_ = NOW - rng.randrange(WINDOW)
        votes.append(Vote(BURST + story, 0, 7 + story % 2, time_, (burst[0], others[0], *burst[1:], *others[1:])))
    return votes


def found(votes: list[Vote]) -> bool:
    """Whether a phrase of the burst is in the top five."""
    return any(trend.stem.startswith("burst") for trend in movement(Ballot(votes), VOCABULARY, NOW).trends[:5])


def main() -> None:
    """Print how many bursts were in the top five, and how many false ones a quiet window shows."""
    seeds = range(300)
    for names, before in ((2, 0), (1, 0), (1, 2), (1, 3), (1, 4), (2, 4)):
        count = sum(found(with_burst(seed, names=names, before=before)) for seed in seeds)
        what = f"{names} new phrase{'s' * (names > 1)}" if not before else f"{names} named {before} times in the week"
        print(f"bursts in the top five, {what}: {count} of {len(seeds)}")
    moves = [movement(Ballot(quiet(seed)), VOCABULARY, NOW) for seed in seeds]
    false = [len(move.trends) for move in moves]
    print(f"false ones a quiet window: {sum(false) / len(false):.2f} on average, {max(false)} at most")
    falling = [len(move.falling) for move in moves]
    print(f"falling in a quiet window: {sum(falling) / len(falling):.2f} on average, {max(falling)} at most")
    ballot, start = Ballot(quiet(0)), time.process_time()
    movement(ballot, VOCABULARY, NOW)
    print(f"{1000 * (time.process_time() - start):.0f} ms of processor time a look at {STORIES:,} stories")


if __name__ == "__main__":
    main()
