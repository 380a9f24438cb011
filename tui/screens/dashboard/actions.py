"""What each key of the dashboard does, in a few lines each; the work is done by those it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from newsdash.models import Key
from newsdash.wire import Refresh
from tui.filters import Filter
from tui.listing import next_unread
from tui.live import Live
from tui.marks import Mark
from tui.places import feeds, sections
from tui.screens.adding import Adding
from tui.screens.dashboard.filtering import Filtering
from tui.screens.dashboard.finding import Finding
from tui.screens.dashboard.status import count
from tui.screens.dashboard.story_actions import StoryActions
from tui.session import MEMORY, Memory
from widgets.headline_list import HeadlineList

REMEMBER_PAUSE = 1.0
# Ctrl-c within this time (seconds) of another quits.
TWICE = 2
WORDS = {
    "read": {True: "marked as read", False: "marked as unread"},
    "starred": {True: "starred", False: "star taken away"},
    "later": {True: "kept for later", False: "no longer kept for later"},
}


class Actions(StoryActions):
    """The keys' side of the dashboard; `Dashboard` builds what is named here."""

    live: Live
    finding: Finding
    typing: Filtering | Finding
    adding: Adding
    headlines: HeadlineList
    _interrupted: int = 0
    _remembering: bool = False

    def action_filter(self) -> None:
        self.typing = self.finding if self.panels.view == "article" else self.filtering
        self.panels.type(True)
        self.typing.open()
        if self.typing is self.filtering:
            self.run_worker(self.filtering.prepare(), group="completing", exclusive=True)

    def action_cloud(self) -> None:
        self.panels.go("headlines" if self.panels.view == "cloud" else "cloud")

    def action_next_panel(self, delta: int) -> None:
        self.panels.step(delta)

    async def action_back(self) -> None:
        if self.panels.zoomed:
            self.panels.zoom()
        elif self.panels.view != "headlines":
            await self.back_to_list()
        elif self.lister.wanted.narrows:
            await self.filtering.clear()
        elif self.lister.wanted.view:
            await self.filtering.move(Filter())

    async def action_interrupt(self) -> None:
        now = self.session.now()
        if now - self._interrupted < TWICE:
            self.app.exit()
            return
        self._interrupted = now
        if self.panels.typing:
            self.give_up_typing()
        else:
            await self.action_back()
        self.status.say("Ctrl-c again quits")

    async def action_close(self) -> None:
        if self.panels.view == "headlines":
            self.app.exit()
        else:
            await self.back_to_list()

    def action_zoom(self) -> None:
        self.panels.zoom()

    async def action_article_back(self) -> None:
        if self.panels.view != "article":
            await self.folding.fold()
        elif await self.reader.back(self):
            await self.article_opened()
        else:
            await self.back_to_list()

    async def action_unread(self, delta: int) -> None:
        start = self.headlines.cursor + delta
        question = partial(next_unread, keys=self.lister.listing.keys, start=start, delta=delta)
        key = await self.session.library.ask(question)
        # What comes in meanwhile moves the rows.
        index = self.lister.listing.index_of(key) if key is not None else -1
        if key is None or index < 0:
            self.status.say("No more unread stories that way")
            return
        self.headlines.go(index)
        if self.panels.view == "article":
            await self.open_article(key)

    async def action_newest(self) -> None:
        await self.back_to_list()
        if not self.lister.arrangement.is_plain:
            await self.lister.reorder()
            return
        self.headlines.go(0)
        self.lister.settle()
        self.say_listed()

    def action_go(self) -> None:
        from tui.screens.go import GoMenu

        self.app.push_screen(GoMenu(), self._gone)

    async def action_mark(self, mark: Mark) -> None:
        key = self._current_key()
        if key is None:
            if self.panels.view == "article":
                self.status.say("This page is in none of your feeds: S saves it")
            return
        headlines = await self.session.library.ask(lambda store: store.listing.headlines([key]))
        if headlines:
            if mark == "read" and self.reader.article is not None and self.reader.article.key == key:
                self.reader.leave_as_marked()
            value = not getattr(headlines[0], mark)
            keys = await self._told_with(key) if mark == "read" else [key]
            await self.mark(keys, mark, value, said=WORDS[mark][value])

    async def action_mark_all(self) -> None:
        listed = self.lister.listing.keys
        keys = await self._unread(await self._all_told_with(listed))
        if not keys:
            self.status.say("All that is listed is read already" if listed else "Nothing is listed")
            return
        folded = self.lister.listing.layout.arrangement.folded
        rows = len(await self._unread(listed))
        said = f"{count(rows or len(keys), folded=folded and rows > 0)} marked as read"
        self.status.say("Marking all that is listed as read …")
        await self.mark(keys, "read", True, said=said)
        self.status.say(f"{said}: u takes it back")

    async def _unread(self, keys: Sequence[Key]) -> Sequence[Key]:
        return await self.session.library.ask(lambda store: store.listing.unread(keys))

    async def action_hide_read(self) -> None:
        wanted = replace(self.lister.filter, unread_only=not self.lister.filter.unread_only)
        await self.lister.rebuild(wanted, around=self.lister.cursor_key)
        self.status.say("Read stories are hidden: H shows them" if wanted.unread_only else "Read stories are shown")
        self.remember()

    async def action_undo(self) -> None:
        undone = await self.session.marks.undo(now=self.session.now())
        if undone is None:
            self.status.say("Nothing to undo")
            return
        await self.live.touched(undone.keys)
        await self.lister.refresh()
        self.status.say(f"Undone: {undone.said}")

    def action_match(self, delta: int) -> None:
        if self.panels.view == "article":
            self.status.say(self.finding.step(delta))
        else:
            self.headlines.move(delta)

    async def action_refresh_all(self) -> None:
        self.status.say("Asking all feeds …")
        await self.live.say(Refresh(None))

    async def action_refresh_feed(self) -> None:
        key = self._current_key()
        article = await self.session.library.ask(lambda store: store.articles.get(key)) if key is not None else None
        if article is not None:
            self.status.say(f"Asking {article.source} …")
            await self.live.say(Refresh((article.feed,)))

    async def action_digit(self, number: int) -> None:
        if self.panels.view == "article":
            await self.open_similar(number)
        elif self.panels.view == "headlines":
            self.status.say(f"{self.headlines.count_digit(number):,} …")

    def action_feeds(self) -> None:
        from tui.screens.feeds import FeedsScreen

        self.app.push_screen(FeedsScreen(self.session, self.live, self.adding), self._place_chosen)

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.active_bindings.values(), self.panels.view))

    # What several keys share

    async def open_article(self, key: Key, *, keep: bool = False) -> None:
        """Open `key` in the article panel; with `keep`, h returns to the article open before."""
        self.panels.go("article")
        index = self.lister.listing.index_of(key)
        count = self.session.config.general.pages_ahead if index >= 0 else 0
        await self.reader.open(key, self.lister.listing.keys[index + 1 : index + 1 + count], self, keep=keep)
        await self.article_opened()

    async def article_opened(self) -> None:
        """Another article is in the pane: say how far it has been read, and what can be done with it."""
        self.panels.go("article")
        self.say_progress()
        self.say_hints()

    def say_progress(self) -> None:
        """Say how far the open article has been read; of what is only a summary, or nothing, there is no such part."""
        document = self.pane.document
        if document is not None and document.minutes:
            self.status.reading(self.pane.percent, self.pane.minutes_left, self.pane.below)
        else:
            self.status.reading(None)

    async def open_similar(self, number: int) -> None:
        """Open similar story `number` in place, or say that there is none."""
        if (key := self.reader.similar(number)) is not None:
            await self.open_article(key, keep=True)
        else:
            self.status.say(f"No similar story has the number {number}")

    def narrow(self, phrase: str, *, excluded: bool = False) -> None:
        """Choose or exclude `phrase`, or take that back."""
        self.run_worker(self.filtering.choose(phrase, excluded=excluded), group="list")

    def give_up_typing(self) -> None:
        """Leave the bar, and take away what was typed."""

    def say_listed(self) -> None:
        """Say what is listed, in the top line."""

    def say_hints(self) -> None:
        """Say which keys are the most useful here, in the bottom line."""

    async def mark(self, keys: Sequence[Key], mark: Mark, value: bool, *, said: str) -> None:
        """Set a mark, on what is the same in other feeds as well, show it, and tell the other screens."""
        keys = [*keys, *await self.session.library.ask(lambda store: store.twins.of(keys))]
        await self.session.marks.set(keys, mark, value, now=self.session.now(), said=said)
        self.lister.marked(keys, mark, value)
        await self.live.touched(keys)
        await self.lister.recount()

    def remember(self) -> None:
        """Write down where the reader is, a little later, once."""
        if not self._remembering:
            self._remembering = True
            self.set_timer(REMEMBER_PAUSE, self.write_memory)

    async def write_memory(self) -> None:
        """Write down where the reader is, now."""
        self._remembering = False
        memory = Memory(
            self.lister.filter,
            self.lister.story_key or 0,
            self.pane.measure,
            self.session.now(),
            self.cloud.order,
            self.lister.arrangement,
        ).to_json()
        await self.session.library.ask(lambda store: store.states.remember(MEMORY, memory))

    def _gone(self, where: str | None) -> None:
        if where == "top" and self.panels.view == "article":
            self.pane.action_first()
        elif where == "top":
            self.run_worker(self.back_to_list())
            self.headlines.go(0)
        elif where is not None:
            self.run_worker(self._choose_place(where))

    async def _choose_place(self, where: str) -> None:
        from tui.screens.picker import Picker

        choices = await self.session.library.ask(sections if where == "section" else feeds)
        self.app.push_screen(Picker(f"Go to a {where}: type some letters", choices), self._place_chosen)

    def _place_chosen(self, place: Filter | None) -> None:
        if place is not None:
            if self.panels.view == "article":
                self.run_worker(self.back_to_list())
            self.run_worker(self.filtering.move(place), group="list")
