"""What the keys of the topics do: the trends, the saved views, and muting a phrase for good."""

from __future__ import annotations

from dataclasses import replace

from tui.choice import Choice
from tui.filters import Filter
from tui.marks import Undone
from tui.muting import Muting
from tui.screens.dashboard.filtering import Filtering
from tui.screens.dashboard.reading_actions import ReadingActions
from tui.standing import Standing
from tui.trending import Trending
from tui.viewing import as_query
from widgets.keyword_cloud import KeywordCloud


class TopicActions(ReadingActions):
    """The keys of trends, views and mutes, from any panel."""

    filtering: Filtering
    cloud: KeywordCloud
    muting: Muting
    stands: Standing
    trending: Trending

    def action_trends(self) -> None:
        from tui.screens.trends import TrendsScreen

        self.app.push_screen(TrendsScreen(self.session, self.muting, self.trending), self._filter_chosen)

    def action_views(self) -> None:
        from tui.screens.views import ViewsScreen

        wanted = self.lister.wanted
        present = as_query(wanted, self.stands.titles.get(wanted.feed, ""))
        self.app.push_screen(ViewsScreen(self.session, self.muting, present), self._filter_chosen)

    async def action_mute(self) -> None:
        if self.panels.view == "cloud":
            if word := self.cloud.selected:
                await self.mute_phrase(word.label)
            return
        key = self._current_key()
        article = await self.session.library.ask(lambda store: store.articles.get(key)) if key is not None else None
        if article is None or not article.tags:
            self.status.say("This story has no key phrases yet")
            return
        from tui.screens.picker import Picker

        choices = [Choice(tag, tag) for tag in article.tags]
        self.app.push_screen(Picker("Mute a phrase of this story for good", choices), self._phrase_to_mute)

    async def mute_phrase(self, phrase: str) -> None:
        """Mute `phrase`, so that it can be undone."""
        self.session.marks.done(Undone((), f"“{phrase}” muted"), lambda store, _now: store.states.unmute(phrase))
        await self.muting.mute(phrase)
        self.status.say(f"“{phrase}” is muted for good: u takes it back, later V does")

    async def _phrase_to_mute(self, phrase: str | None) -> None:
        if phrase is not None:
            await self.mute_phrase(phrase)

    def _filter_chosen(self, chosen: Filter | None) -> None:
        """A view or a trend was chosen: what narrowed the list before goes, read stories stay hidden."""
        if chosen is not None:
            wanted = replace(chosen, unread_only=self.lister.wanted.unread_only)
            self.run_worker(self.filtering.apply(wanted), group="list")
            self.run_worker(self.back_to_list())
