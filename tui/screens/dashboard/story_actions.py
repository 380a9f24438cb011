"""What the keys of the stories do: folding the list, its order, and how a story went."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.models import Key
from tui.chronicle import chronicle
from tui.screens.dashboard.folding import Folding
from tui.screens.dashboard.topic_actions import TopicActions


class StoryActions(TopicActions):
    """The keys that speak of stories, in the list and in the article."""

    folding: Folding

    async def action_stories(self) -> None:
        if self.panels.view == "article":
            await self._show_timeline()
        else:
            await self.folding.toggle()

    async def action_order(self) -> None:
        await self.folding.reorder()

    async def _show_timeline(self) -> None:
        key = self._current_key()
        made = await self.session.library.ask(lambda store: chronicle(store, key)) if key is not None else None
        if made is None:
            self.status.say("Nobody else has told this story, and nothing came after it")
            return
        from tui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(made, self.session.now(), self.session.zone), self._telling_chosen)

    def _telling_chosen(self, key: Key | None) -> None:
        if key is not None:
            self.run_worker(self.open_article(key, keep=True))

    async def open_article(self, key: Key, *, keep: bool = False) -> None:
        """Open `key` in the article panel; with `keep`, h returns to the article open before."""

    async def _told_with(self, key: Key) -> Sequence[Key]:
        """The article, with those folded under its row where it is a row that is spoken of."""
        stands_for_others = self.panels.view != "article" and self.lister.listing.stands_for_others(key)
        return await self._all_told_with([key]) if stands_for_others else [key]

    async def _all_told_with(self, keys: Sequence[Key]) -> Sequence[Key]:
        """These articles of the list, with all that are folded under them."""
        if not self.lister.listing.layout.arrangement.folded:
            return list(keys)
        return await self.session.library.ask(lambda store: store.stories.tellings(keys))
