"""What articles have said for the cloud and the trends, kept so that only what has changed is read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newsdash.models import Key
from newsdash.store import Store
from newsdash.topics.ballot import Vote

# More votes than this are kept no longer than one question needs them: some 8 MB.
KEPT = 40_000


class Polls:
    """The votes of articles as the store had them when they were last asked for, and the words of their phrases.

    All methods but `forget` and `forget_all` run in the library's thread.
    """

    def __init__(self) -> None:
        self.vocabulary: dict[int, tuple[str, str]] = {}
        self.forgotten = 0
        self._votes: dict[Key, Vote | None] = {}
        self._stale: set[Key] = set()
        self._all_stale = False

    def forget(self, keys: Iterable[Key]) -> None:
        """These articles have changed; `forgotten` counts them. Called in the screen's loop."""
        keys = list(keys)
        self._stale.update(keys)
        self.forgotten += len(keys)

    def forget_all(self) -> None:
        """Nobody knows what has changed. Called in the screen's loop."""
        self._all_stale = True

    def votes(self, store: Store, keys: Sequence[Key]) -> Mapping[Key, Vote]:
        """The votes of those of `keys` that have phrases, in their order, with all their phrases in `vocabulary`."""
        self._drop_stale()
        known = self._votes
        unknown = [key for key in keys if key not in known]
        if len(known) + len(unknown) > KEPT:
            known.clear()
            self.vocabulary.clear()
            unknown = list(keys)
        if unknown:
            known.update(dict.fromkeys(unknown))
            read = {row[0]: Vote(*row) for row in store.phrases.votes(unknown)}
            known.update(read)
            named = {phrase for vote in read.values() for phrase in vote.phrases}
            self.vocabulary.update(store.phrases.vocabulary(named.difference(self.vocabulary)))
        return {key: vote for key in keys if (vote := known[key]) is not None}

    def _drop_stale(self) -> None:
        if self._all_stale:
            self._all_stale = False
            self._votes.clear()
            self.vocabulary.clear()
        while self._stale:
            self._votes.pop(self._stale.pop(), None)
