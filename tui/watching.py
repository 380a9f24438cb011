"""Watching the views that tell of new stories: what comes in is put to their filters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from newsdash import views
from newsdash.models import Key
from newsdash.paths import StorePaths
from newsdash.query import QueryError, When, parse
from newsdash.store import Store
from newsdash.views import View, ViewsError
from tui.session import Session

# New articles are remembered until so many others have come: their phrases are found a little later than they.
REMEMBERED = 5_000


class Watching:
    """Calls `tell(view, count)` with the number of new stories that match a view which is to tell of them."""

    def __init__(self, session: Session, tell: Callable[[View, int], None]) -> None:
        self._session = session
        self._tell = tell
        self._new: dict[Key, set[str]] = {}

    def arrived(self, keys: Iterable[Key]) -> None:
        """These articles have come in."""
        self._new.update((key, set()) for key in keys)
        for key in list(self._new)[:-REMEMBERED]:
            del self._new[key]

    async def look(self, keys: Collection[Key]) -> None:
        """Put those of `keys` that are new to the views; each is told of once a view."""
        new = [key for key in keys if key in self._new]
        if not new:
            return
        question = partial(matching, paths=self._session.paths, keys=new, when=self._session.when())
        for view, found in await self._session.library.ask(question):
            fresh = [key for key in found if view.name not in self._new.get(key, {view.name})]
            for key in fresh:
                self._new[key].add(view.name)
            if fresh:
                self._tell(view, len(fresh))


def matching(store: Store, *, paths: StorePaths, keys: Sequence[Key], when: When) -> list[tuple[View, set[Key]]]:
    """The views that tell of new stories, each with those of `keys` that it lists; one that is wrong tells nothing."""
    found = []
    try:
        watched = [view for view in views.read(paths) if view.notify]
    except ViewsError:
        return []
    for view in watched:
        try:
            found.append((view, store.listing.matches(keys, parse(view.query), when=when)))
        except QueryError:
            continue
    return found
