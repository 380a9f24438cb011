"""The dashboard: what stands where, and what happens when widgets or the newsroom speak. Keys are in `actions`."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.widget import Widget

from newsdash.models import Change, Key, Progress
from newsdash.query import Query
from newsdash.views import View
from newsdash.wire import Found, LinkRead, Notice, PageReady, PictureReady
from tui.ailing import Ailing
from tui.announcing import Announces
from tui.clouds import Clouds
from tui.live import Heard, Live, Rejoined
from tui.mishaps import Steadfast
from tui.muting import Muting
from tui.places import name_of
from tui.polls import Polls
from tui.screens.above import Renews, Tells
from tui.screens.adding import Adding
from tui.screens.dashboard.actions import Actions
from tui.screens.dashboard.filtering import Filtering
from tui.screens.dashboard.finding import Finding
from tui.screens.dashboard.folding import Folding
from tui.screens.dashboard.following import Following
from tui.screens.dashboard.hints import general, in_article
from tui.screens.dashboard.keys import KEYS
from tui.screens.dashboard.lister import Lister
from tui.screens.dashboard.panels import Panels
from tui.screens.dashboard.picturing import Picturing
from tui.screens.dashboard.reader import Reader
from tui.screens.dashboard.status import Status
from tui.screens.dashboard.taking import Taking
from tui.session import Session
from tui.standing import NO_PHRASES, NO_STORIES, Standing, empty_cloud, empty_list, standing
from tui.trending import Trending
from tui.watching import Watching
from widgets.bars import StatusBar, TopBar
from widgets.filter_bar import FilterBar
from widgets.headline_list import HeadlineList
from widgets.keyword_cloud import ORDERS, KeywordCloud
from widgets.reading_pane import ReadingPane

NO_ARTICLE = "Choose a headline: its article appears here."

SORTED = {
    "weight": "The cloud stands by weight",
    "trend": "The cloud stands by trend: what rises first",
    "name": "The cloud stands by the alphabet",
}

# Changes that come within this time (seconds) are shown together.
GATHER = 0.4


class Dashboard(Steadfast, Actions):
    """Headlines, the article and the keyword cloud."""

    CSS_PATH = "dashboard.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]
    AUTO_FOCUS = "#headlines"

    # The panels draw what the focus changes of them; Textual would draw the whole screen.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.stands = Standing(session.feeds)
        self._marked: Query | None = None
        self._gathered: set[Key] = set()
        self._gathering = False
        top = TopBar(id="top")
        bottom = StatusBar(id="status")
        self._bar = FilterBar(id="filter")
        self.headlines = HeadlineList(id="headlines", empty=NO_STORIES)
        self.cloud = KeywordCloud(id="cloud", empty=NO_PHRASES)
        self.pane = ReadingPane(id="article", empty=NO_ARTICLE)
        self.live = Live(session.paths, session.config_path, demo=session.demo, heard=self._heard)
        self.adding = Adding(self.app, session, self.live.say, self._tell)
        self.status = Status(top, bottom, session.zone)
        self.polls = Polls()
        self.trending = Trending(session.library, self.polls, session.when)
        self.lister = Lister(
            session, self.headlines, self.cloud, Clouds(self.polls), self.trending, listed=self._listed
        )
        self.picturing = Picturing()
        self.reader = Reader(session, self.pane, self.live, self._count_as_read, self.picturing)
        self.following = Following(
            session,
            self.reader,
            self.live,
            say=self.status.say,
            leave=self.show_link,
            opened=self.article_opened,
        )
        self.taking = Taking(session, self, self.status.say)
        self.watching = Watching(session, self._announce)
        self.ailing = Ailing(session, self.status.say)
        self.muting = Muting(session, self.live, self.lister.refresh)
        self.filtering = Filtering(self._bar, self.lister, session.library, remember=self.remember, say=self.status.say)
        self.folding = Folding(session.library, self.headlines, self.lister, say=self.status.say, changed=self.remember)
        self.finding = Finding(self._bar, self.pane)
        self.typing = self.filtering
        self.panels = Panels(self, self.headlines, self.pane, self.cloud, top=top, bottom=bottom, bar=self._bar)
        self.panels.resized(self.app.size)

    def compose(self) -> ComposeResult:
        yield from self.panels.compose()

    def on_mount(self) -> None:
        self.pane.measure = self.session.memory.measure
        self.cloud.order = next((order for order in ORDERS if order == self.session.memory.order), "weight")
        self.lister.show(self.session.first, keep_place=False)
        if (index := self.lister.listing.index_of(self.session.memory.cursor)) > 0:
            self.headlines.go(index)
        if not self.session.feeds and not self.session.demo:
            self._welcome()
        if self.session.notice:
            self.status.say(self.session.notice, urgent=True)
        self.call_after_refresh(self._begin)

    def on_resize(self, event: events.Resize) -> None:
        self.panels.resized(event.size)

    async def on_unmount(self) -> None:
        self.picturing.end()
        await self.reader.keep_place()
        await self.write_memory()

    def on_key(self) -> None:
        self.status.hush()
        self.headlines.next_key()

    def _begin(self) -> None:
        """What may wait until the first paint: the whole listing, the cloud, the newsroom."""
        self.picturing.begin(self.app, self.pane, self.live)
        self.run_worker(self._begin_to_list(), group="list")
        self.run_worker(self.live.listen(), group="live")
        if not self.session.notice:
            self.run_worker(self.ailing.look(), group="ailing")

    async def _begin_to_list(self) -> None:
        self.stands = await self.session.library.ask(standing)
        await self.lister.rebuild(around=self.session.memory.cursor or None)

    def _welcome(self) -> None:
        """The first start: nothing is subscribed to yet, not even in a feeds.opml that the store has not followed."""
        from newsdash import subscriptions

        try:
            if subscriptions.read(self.session.paths):
                return
        except subscriptions.SubscriptionsError as error:
            self.status.say(str(error), urgent=True)
            return
        from tui.screens.welcome import Welcome

        self.app.push_screen(Welcome(self.adding), self._welcomed)

    def _welcomed(self, answer: str | None) -> None:
        if answer == "demo":
            self.app.exit("demo")

    def _tell(self, sentence: str) -> None:
        """Say something where the reader looks: on the screen that is up, or in the status line."""
        screen = self.app.screen
        if isinstance(screen, Tells):
            screen.tell(sentence)
        else:
            self.status.say(sentence)

    def tell_mishap(self, sentence: str) -> None:
        """The store could not do what was asked of it."""
        self._tell(sentence)
        self.status.say(sentence, urgent=True)

    # What widgets ask

    @on(HeadlineList.Highlighted)
    def _rest(self, event: HeadlineList.Highlighted) -> None:
        event.stop()
        if self.panels.article_shows and not self._is_reading and (key := self.lister.cursor_key) is not None:
            self.reader.rest(key, self)
        self.say_listed()
        self.remember()

    @on(HeadlineList.Chosen)
    async def _open(self, event: HeadlineList.Chosen) -> None:
        if not await self.folding.unfold(event.key):
            await self.open_article(event.key)

    @on(ReadingPane.Progressed)
    async def _progressed(self, event: ReadingPane.Progressed) -> None:
        event.stop()
        if self.reader.is_open:
            self.say_progress()
            if self.pane.scroll_offset.y:
                await self.reader.paged(self)

    @on(ReadingPane.PicturesNear)
    def _pictures_near(self, event: ReadingPane.PicturesNear) -> None:
        self.run_worker(self.picturing.near(event.urls, self.reader.source), group="pictures")

    @on(ReadingPane.SimilarChosen)
    async def _similar_clicked(self, event: ReadingPane.SimilarChosen) -> None:
        await self.open_similar(event.index + 1)

    @on(ReadingPane.TagChosen)
    def _tag_clicked(self, event: ReadingPane.TagChosen) -> None:
        self.narrow(event.tag)

    @on(ReadingPane.LinkChosen)
    async def _link_clicked(self, event: ReadingPane.LinkChosen) -> None:
        await self.following.ask(event.url)

    @on(KeywordCloud.Chosen)
    def _phrase_chosen(self, event: KeywordCloud.Chosen) -> None:
        self._choose_phrase(event.id)

    @on(KeywordCloud.Excluded)
    def _phrase_excluded(self, event: KeywordCloud.Excluded) -> None:
        self._choose_phrase(event.id, excluded=True)

    @on(KeywordCloud.Sorted)
    def _cloud_sorted(self, event: KeywordCloud.Sorted) -> None:
        self.status.say(SORTED[event.order])
        self.remember()

    @on(KeywordCloud.Counted)
    def _cloud_counted(self, event: KeywordCloud.Counted) -> None:
        self.status.say("A story counts once, however many tell it" if event.shown else "")

    def _choose_phrase(self, stem: str, *, excluded: bool = False) -> None:
        label = next((phrase.label for phrase in self.lister.phrases if phrase.stem == stem), stem)
        self.run_worker(self.filtering.choose(label, excluded=excluded, stem=stem), group="list")

    @on(KeywordCloud.SteppedBack)
    def _stepped_back(self) -> None:
        self.run_worker(self.filtering.step_back(), group="list")

    @on(FilterBar.Changed)
    def _typed(self, event: FilterBar.Changed) -> None:
        self.run_worker(self.typing.typed(event.text), group="list")

    @on(FilterBar.ChipRemoved)
    def _chip_removed(self, event: FilterBar.ChipRemoved) -> None:
        self.run_worker(self.filtering.step_back(event.index), group="list")

    @on(FilterBar.Recalled)
    def _recalled(self, event: FilterBar.Recalled) -> None:
        if self.typing is self.filtering:
            self.run_worker(self.filtering.recall(event.step), group="list")

    @on(FilterBar.Submitted)
    async def _submitted(self) -> None:
        if self.typing is self.filtering:
            if not self.filtering.finished():
                return
            self.run_worker(self.filtering.keep(), group="history")
        self._typing_done()
        # The next key, which may be on its way already, is for the list that was asked for.
        await self.session.library.ask(lambda store: None)

    def _typing_done(self) -> None:
        self.panels.type(False)
        self.panels.go(self.panels.view)

    @on(FilterBar.Cancelled)
    def give_up_typing(self) -> None:
        self.run_worker(self.typing.clear(), group="list")
        self._typing_done()

    # What the newsroom says

    def _heard(self, message: Heard) -> None:
        match message:
            case Change():
                self._changed(message)
            case Progress():
                self.status.progress(message)
            case PageReady():
                self.run_worker(self.reader.page_ready(message.key, message.error), group="page")
            case PictureReady():
                self.run_worker(self.picturing.came(message), group="pictures")
            case LinkRead():
                self.run_worker(self.following.came(message), group="following")
            case Notice():
                self.status.say(message.text, urgent=True)
            case Found():
                self.run_worker(self.adding.found(message), group="adding")
            case Rejoined():
                self.polls.forget_all()
                self.run_worker(self.picturing.rejoined(), group="pictures")
                self.run_worker(self._show_changed(frozenset()), group="gathered")

    def _changed(self, change: Change) -> None:
        self.lister.arrived(change.added)
        self.watching.arrived(change.added)
        self.polls.forget([*change.added, *change.changed, *change.removed])
        # Feeds too: the screen that lists them waits for nothing else.
        self._gathered.update(change.added, change.changed, change.removed, change.states, change.feeds)
        if not self._gathering:
            self._gathering = True
            # Not in a timer: every key would wait until the store has answered.
            self.run_worker(self._show_gathered(), group="gathered")

    async def _show_gathered(self) -> None:
        try:
            while self._gathered:
                await asyncio.sleep(GATHER)
                gathered, self._gathered = self._gathered, set()
                await self._show_changed(gathered)
        finally:
            self._gathering = False

    async def _show_changed(self, gathered: Collection[Key]) -> None:
        await self.reader.renew(gathered)
        self.say_hints()
        if isinstance(self.app.screen, Renews):
            await self.app.screen.renew()
        self.stands = await self.session.library.ask(standing)
        await self.lister.refresh()
        await self.watching.look(gathered)
        await self.ailing.look()

    async def _count_as_read(self, key: Key) -> None:
        await self.mark([key], "read", True, said="")

    def _announce(self, view: View, new: int) -> None:
        said = f"{new:,} new {'article' if new == 1 else 'articles'}"
        self.status.say(f"{view.name}: {said}")
        if isinstance(self.app, Announces):
            self.app.announce(view.notify, view.name, said)

    # What is said

    def _listed(self) -> None:
        wanted = self.lister.filter
        self.headlines.empty, self.cloud.empty = empty_list(wanted, self.stands), empty_cloud(wanted)
        if self.typing is self.filtering:
            self.filtering.listed()
        if self.lister.listing.query != self._marked:
            self._marked = self.lister.listing.query
            self.pane.highlights = self.headlines.highlights
        self.say_listed()
        if not self.lister.listing.keys and not self._is_reading:
            self.reader.clear()

    @property
    def _is_reading(self) -> bool:
        """Whether an article is being read: it stays, whatever becomes of the list beside it."""
        return self.reader.is_open and self.focused is self.pane

    def say_listed(self) -> None:
        listing = self.lister.listing
        self.status.listed(
            listing,
            name_of(listing.filter, self.stands.titles),
            feeds=len(self.stands.titles),
            waiting=self.lister.waiting,
            updated=self.stands.answered,
            now=self.session.now(),
        )

    def on_descendant_focus(self) -> None:
        self.panels.follow(self.focused)
        self.say_hints()

    def say_hints(self) -> None:
        bindings = self.active_bindings.values()
        opened = self.reader.opened
        if self.panels.view == "article" and opened is not None and self.focused is self.pane:
            self.status.hints(in_article(bindings, len(opened.numbered), len(self.reader.links)))
        else:
            self.status.hints(general(bindings))
