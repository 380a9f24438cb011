"""The picture of the news: the cloud over what is listed, as the words that the keyword cloud draws."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.models import Key
from newsdash.store import Store
from newsdash.topics.cloud import CloudPhrase, Vote, build
from tui.filters import Filter
from widgets.keyword_cloud import CloudWord

# The newest stories speak for the rest: more would not change the picture, only its cost.
STORIES = 10_000
# So many are counted first, so that a choice is answered at once.
FIRST_STORIES = 1_000
PHRASES = 80


def picture(
    store: Store,
    keys: Sequence[Key],
    wanted: Filter,
    *,
    now: int,
    previous: Sequence[str] = (),
    stories: int = STORIES,
) -> tuple[CloudPhrase, ...]:
    """The cloud over the newest `stories` of `keys`; where they can, those of `previous` (stems) keep their places."""
    votes = [Vote(*row) for row in store.phrases.votes(list(keys[:stories]))]
    vocabulary = store.phrases.vocabulary({phrase for vote in votes for phrase in vote.phrases})
    chosen = frozenset(chip.key for chip in wanted.chips if not chip.excluded)
    excluded = frozenset(chip.key for chip in wanted.chips if chip.excluded)
    return build(votes, vocabulary, now, limit=PHRASES, chosen=chosen, excluded=excluded, previous=previous)


def cloud_words(phrases: Sequence[CloudPhrase], wanted: Filter) -> list[CloudWord]:
    """`phrases` ready to be drawn, with the chosen ones marked."""
    chosen = {chip.key for chip in wanted.chips if not chip.excluded}
    excluded = {chip.key for chip in wanted.chips if chip.excluded}
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
