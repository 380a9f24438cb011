"""Feeds that have failed for a week, or are gone for good: each is said once, quietly, and remembered as said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from newsdash.models import Feed, Key
from newsdash.store import Store
from tui.session import Session

WEEK = 7 * 86_400
# How often (seconds) it is worth looking.
PAUSE = 3_600
_MEMORY = "said to be failing"


class Ailing:
    """Looks for such feeds now and then, and says in a sentence which are new among them."""

    def __init__(self, session: Session, say: Callable[[str], None]) -> None:
        self._session = session
        self._say = say
        self._looked = 0

    async def look(self) -> None:
        """Say what there is to say, if there is anything and the last look is long ago."""
        now = self._session.now()
        if now - self._looked < PAUSE:
            return
        self._looked = now
        if new := await self._session.library.ask(lambda store: _unsaid(store, now)):
            self._say(sentence(new))


def failing_long(feeds: Sequence[Feed], now: int) -> list[Feed]:
    """Those of `feeds` that have brought nothing but errors for a week, or will never bring anything again."""
    return [f for f in feeds if not f.muted and f.error and (f.gone or now - f.error_since >= WEEK)]


def sentence(feeds: Collection[Feed]) -> str:
    """What is said of feeds that fail."""
    names = [feed.title or feed.url for feed in feeds]
    if len(names) > 1:
        return f"{len(names)} feeds have brought nothing for a week: F says why"
    if all(feed.gone for feed in feeds):
        return f"{names[0]} is gone for good: F says more"
    return f"{names[0]} has brought nothing for a week: F says why"


def _unsaid(store: Store, now: int) -> list[Feed]:
    """The failing feeds that were not said yet; now they are. One that came back may be said again."""
    failing = failing_long(store.feeds.all(), now)
    said: set[Key] = set(store.states.recall(_MEMORY) or ())
    current = {feed.id for feed in failing}
    if current != said:
        store.states.remember(_MEMORY, sorted(current))
    return [feed for feed in failing if feed.id not in said]
