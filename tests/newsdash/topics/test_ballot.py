"""The ballot: a change of a few votes leaves what a count of all would give."""

from __future__ import annotations

import random

from newsdash.topics.ballot import Ballot, Vote
from newsdash.topics.cloud import cloud
from newsdash.topics.trends import movement

NOW = 1_700_000_000
WORDS = {number: (f"word{number}", f"word{number}") for number in range(900)}


def votes(count: int, seed: int) -> dict[int, Vote]:
    rng = random.Random(seed)
    return {
        key: Vote(key, rng.choice((0, 7, 8, 9)), rng.randrange(1, 6), NOW - rng.randrange(90_000), tuple(phrases))
        for key in range(1, count + 1)
        if (phrases := rng.sample(range(900), 5))
    }


def holders(ballot: Ballot) -> dict[int, set[int]]:
    return {phrase: {vote.key for vote in held} for phrase, held in ballot.holders.items()}


def test_one_that_changed_is_as_one_counted_afresh() -> None:
    before, after = votes(80, 1), votes(80, 2)
    wanted = {**{key: before[key] for key in range(20, 60)}, **{key: after[key] for key in range(50, 80)}}
    ballot = Ballot(before.values())
    ballot.become(wanted)
    fresh = Ballot(wanted.values())
    assert ballot.votes == fresh.votes
    assert holders(ballot) == holders(fresh)
    assert cloud(ballot, WORDS, NOW) == cloud(fresh, WORDS, NOW)
    assert movement(ballot, WORDS, NOW) == movement(fresh, WORDS, NOW)


def test_it_becomes_few_out_of_many_and_many_out_of_none() -> None:
    many, few = votes(200, 1), votes(3, 4)
    ballot = Ballot()
    for wanted in (many, few, {}, many):
        ballot.become(wanted)
        assert holders(ballot) == holders(Ballot(wanted.values()))


def test_no_phrase_is_left_that_nobody_names() -> None:
    ballot = Ballot([Vote(1, 0, 1, NOW, (1, 2)), Vote(2, 0, 1, NOW, (2,))])
    ballot.discard([1, 5])
    assert holders(ballot) == {2: {2}}
