"""Stories: tellings of one event gathered as they arrive, with guard rails against the giant that swallows all.

Online and deterministic: a telling joins the story that its likes support, or starts one; nothing already placed moves.
A story is judged by its members' own likeness to the newcomer, never by a growing set of words, and a newcomer whose
likes are scattered over many stories (it says "Apple", as they all do) belongs to none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsdash.models import Key, Similar
from newsdash.stories.telling import Telling

# A newcomer's claim to a story is how like it is to the two members most like it and to all of them, halfway between,
# less the share of its likes that lies in other stories; it must be above JOIN, and like this share of the members.
# On labelled headlines (bench/stories_quality.py) 0.05 more of JOIN is 1 more of B-cubed precision, 1.5 less of F1.
JOIN = 0.25
SUPPORTERS = 2
COVER = 0.3
# A newcomer with this much likeness in all is not yet sure where it belongs: a first like alone is partly scattered.
_DOUBT = 0.4
# How many likes `assign` wants to see: enough for the supporters of several stories.
LIKES = 24
MAX_SIZE = 400
# A story is over when nothing was told of it for this long; a later turn of a saga is a story of its own.
QUIET_SECONDS = 5 * 86_400


@dataclass(slots=True)
class _Story:
    members: set[Key] = field(default_factory=set)
    first: int | None = None
    last: int | None = None

    def admits(self, time: int | None) -> bool:
        if len(self.members) >= MAX_SIZE:
            return False
        if time is None or self.first is None or self.last is None:
            return True
        return self.first - QUIET_SECONDS <= time <= self.last + QUIET_SECONDS

    def take(self, key: Key, time: int | None) -> None:
        self.members.add(key)
        if time is not None:
            self.first = time if self.first is None else min(self.first, time)
            self.last = time if self.last is None else max(self.last, time)


class Clusters:
    """Which telling belongs to which story. A story's id is the key of the telling that started it."""

    def __init__(self) -> None:
        self._story_of: dict[Key, Key] = {}
        self._stories: dict[Key, _Story] = {}

    def assign(self, telling: Telling, similars: Sequence[Similar]) -> Key:
        """The id of the story that `telling` belongs to, given its likes (`Index.similar(key, limit=LIKES, own=True)`).

        A telling that has a story keeps it.
        """
        placed = self._story_of.get(telling.key)
        if placed is not None:
            return placed
        story = self._best(telling, similars)
        self.put(telling, telling.key if story is None else story)
        return self._story_of[telling.key]

    def put(self, telling: Telling, story: Key) -> None:
        """Place `telling` in `story` without asking, as when stories are read back from the store."""
        self._story_of[telling.key] = story
        self._stories.setdefault(story, _Story()).take(telling.key, telling.time)

    def remove(self, key: Key) -> None:
        """Forget the telling of this key; its story keeps its id as long as it has members."""
        story = self._story_of.pop(key, None)
        if story is None:
            return
        self._stories[story].members.discard(key)
        if not self._stories[story].members:
            del self._stories[story]

    def story(self, key: Key) -> Key | None:
        """The story of the telling of this key."""
        return self._story_of.get(key)

    def members(self, story: Key) -> frozenset[Key]:
        """The keys of the tellings in `story`."""
        found = self._stories.get(story)
        return frozenset(found.members) if found else frozenset()

    def _best(self, telling: Telling, similars: Iterable[Similar]) -> Key | None:
        scores: dict[Key, list[float]] = {}
        for similar in similars:
            story = self._story_of.get(similar.key)
            if story is not None:
                scores.setdefault(story, []).append(similar.score)
        total = sum(map(sum, scores.values())) + _DOUBT
        best, best_claim = None, JOIN
        for story, likes in scores.items():
            size = len(self._stories[story].members)
            if len(likes) < COVER * min(size, LIKES) or not self._stories[story].admits(telling.time):
                continue
            supporters = min(SUPPORTERS, size)
            nearest, average = sum(likes[:supporters]) / supporters, sum(likes) / min(size, LIKES)
            claim = (nearest + average) / 2 - (1 - sum(likes) / total)
            if claim > best_claim:
                best, best_claim = story, claim
        return best
