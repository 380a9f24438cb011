"""The cloud over what is listed, as the words that the keyword cloud draws."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.models import Key
from newsdash.store import Store
from newsdash.topics.ballot import Ballot
from newsdash.topics.cloud import CloudPhrase, cloud
from newsdash.topics.trends import Movement
from tui.filters import Filter
from tui.listing import TELLINGS
from tui.polls import Polls
from widgets.keyword_cloud import CloudWord

# The newest stories speak for the rest: more would not change the picture, only its cost.
STORIES = TELLINGS
# So many are counted first, so that a choice is answered at once.
FIRST_STORIES = 1_000
PHRASES = 80


class Clouds:
    """The cloud of what is listed, counted on from the one before. It is drawn in the library's thread."""

    def __init__(self, polls: Polls) -> None:
        self._polls = polls
        self._ballot = Ballot()

    def draw(
        self,
        store: Store,
        keys: Sequence[Key],
        wanted: Filter,
        *,
        now: int,
        previous: Sequence[str] = (),
        movement: Movement | None = None,
        stories: int = STORIES,
    ) -> tuple[CloudPhrase, ...]:
        """The cloud over the newest `stories` of `keys`; where they can, `previous` (stems) keep their places.

        `movement` is what rises and falls in the whole of the news, whatever the list is narrowed to.
        """
        self._ballot.become(self._polls.votes(store, keys[:stories]))
        return cloud(
            self._ballot,
            self._polls.vocabulary,
            now,
            limit=PHRASES,
            chosen=wanted.chosen,
            excluded=wanted.excluded,
            previous=previous,
            movement=movement,
        )


def cloud_words(phrases: Sequence[CloudPhrase], wanted: Filter) -> list[CloudWord]:
    """`phrases` ready to be drawn, with the chosen ones marked."""
    chosen, excluded = wanted.chosen, wanted.excluded
    return [
        CloudWord(
            id=phrase.stem,
            label=phrase.label,
            step=phrase.step,
            trend=phrase.trend,
            count=phrase.count,
            chosen=phrase.stem in chosen,
            excluded=phrase.stem in excluded,
        )
        for phrase in phrases
    ]
