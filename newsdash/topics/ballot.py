"""What articles say for the cloud and for the trends: their votes, kept by phrase. Pure and light."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsdash.models import Key

# Text and stem of each phrase, by its id.
Vocabulary = Mapping[int, tuple[str, str]]


class Vote(NamedTuple):
    """An article's vote: its `phrases` are ids, best first; `story` is 0, or its own key, where it is told once."""

    key: Key
    story: int
    feed: int
    time: int
    phrases: Sequence[int]

    @property
    def told(self) -> int:
        """What it tells: its story, or where nobody else tells that, itself."""
        return self.story or self.key


class Ballot:
    """Votes, one an article, and those that name each phrase: a change of a few costs as much as those few.

    `holders` gives the votes that name a phrase by its id; no phrase is there that nobody names.
    """

    def __init__(self, votes: Iterable[Vote] = ()) -> None:
        self.votes: dict[Key, Vote] = {}
        self.holders: defaultdict[int, list[Vote]] = defaultdict(list)
        self.add(votes)

    def add(self, votes: Iterable[Vote]) -> None:
        """Count `votes`; one with the key of an earlier one takes its place."""
        votes = list(votes)
        self.discard([vote.key for vote in votes if vote.key in self.votes])
        holders = self.holders
        for vote in votes:
            self.votes[vote.key] = vote
            for phrase in vote.phrases:
                holders[phrase].append(vote)

    def discard(self, keys: Iterable[Key]) -> None:
        """Take back the votes of the articles `keys`."""
        gone = {key: vote for key in keys if (vote := self.votes.pop(key, None)) is not None}
        for phrase in {phrase for vote in gone.values() for phrase in vote.phrases}:
            left = [vote for vote in self.holders[phrase] if vote.key not in gone]
            if left:
                self.holders[phrase] = left
            else:
                del self.holders[phrase]

    def become(self, votes: Mapping[Key, Vote]) -> None:
        """Hold exactly `votes`, by their keys; what is held already (the same object) is not counted anew."""
        gone = [key for key in self.votes if key not in votes]
        if len(gone) > len(votes):
            self.votes.clear()
            self.holders.clear()
        self.discard(gone)
        self.add(vote for key, vote in votes.items() if self.votes.get(key) is not vote)
