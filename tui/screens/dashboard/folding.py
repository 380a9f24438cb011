"""The list as stories: one row each, unfolded in place, in the order of time or of coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from newsdash.models import Key
from newsdash.store import Store
from tui.library import Library
from tui.listing import Listing, with_headlines
from tui.screens.dashboard.lister import Lister
from tui.unfolding import fold, unfold
from widgets.headline_list import HeadlineList


class Folding:
    """Lays the list out anew as the reader asks. `say` says a sentence, `changed` hears of every new arrangement."""

    def __init__(
        self,
        library: Library,
        headlines: HeadlineList,
        lister: Lister,
        *,
        say: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._library = library
        self._list = headlines
        self._lister = lister
        self._say = say
        self._changed = changed

    async def toggle(self) -> None:
        """One row a story, or every article."""
        arrangement = self._lister.arrangement
        self._arrange(folded=not arrangement.folded)
        self._say(
            "Every article is listed: t folds them" if arrangement.folded else "One row a story: Enter unfolds it"
        )
        await self._lister.rebuild()

    async def reorder(self) -> None:
        """What many outlets tell first, from the top; or the newest first, where the reader is."""
        arrangement = self._lister.arrangement
        self._arrange(by_coverage=not arrangement.by_coverage)
        self._say("The newest comes first" if arrangement.by_coverage else "What most outlets tell lately comes first")
        await (self._lister.rebuild() if arrangement.by_coverage else self._lister.reorder())

    async def unfold(self, key: Key) -> bool:
        """List the other tellings under the story that `key` stands for; False if there is nothing to unfold."""
        listing = self._lister.listing
        if not listing.layout.arrangement.folded or key in listing.under or key in listing.under.values():
            return False
        unfolded = await self._library.ask(partial(_unfolded, listing=listing, head=key))
        if unfolded is listing:
            return False
        if self._lister.listing is not listing:
            return await self.unfold(key)
        await self._lister.put(unfolded)
        return True

    async def fold(self) -> bool:
        """Fold the story that the cursor is in again; False if it is in none that is unfolded."""
        listing, key = self._lister.listing, self._lister.cursor_key
        head = listing.under.get(key, key) if key is not None else None
        if head is None or head not in listing.under.values():
            return False
        row = listing.index_of(head)
        self._list.go(row)
        folded = fold(listing, head)
        folded = await self._library.ask(lambda store: with_headlines(store, folded, row))
        if self._lister.listing is not listing:
            return await self.fold()
        await self._lister.put(folded)
        return True

    def _arrange(self, **changes: bool) -> None:
        self._lister.arrangement = replace(self._lister.arrangement, **changes)
        self._changed()


def _unfolded(store: Store, listing: Listing, head: Key) -> Listing:
    made = unfold(store, listing, head)
    return listing if made is listing else with_headlines(store, made, listing.index_of(head))
