"""The trends screen: phrases that are said more often than they used to be, and the stories that say them."""

from __future__ import annotations

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Static

from tui.clock import clock
from tui.filters import Chip, Filter
from tui.keynames import in_a_line, offered
from tui.mishaps import Steadfast
from tui.muting import Muting
from tui.session import Session
from tui.trending import Rising, Trending
from widgets.cells import fit
from widgets.sparkline import sparkline

COLUMNS = ("Rising", "In 6 h", "Usual", "Outlets", "The last 48 hours")
LOOKING = "Looking at what is said more often than it used to be …"
EMPTY = (
    "Nothing is rising now.\n\nA phrase rises when more stories of at least two outlets speak of it in the last six "
    "hours than it is used to. With few feeds, or little news, that is rare."
)
HINTS = (
    ("enter", "its stories"), ("trends.mute", "mute"), ("trends.undo", "undo"), ("trends.help", "help"),
    ("trends.close", "back"),
)  # fmt: skip
OF_A_PHRASE = ("enter", "trends.mute")
# What the list shows of a phrase: as long as the trend and the day before.
RECENT = "since:2d"
# The sparkline has a bar for each hour where there is room, else one for each two.
ROOM_FOR_HOURS = 110
PHRASE = 32
# What stands beside a phrase, on a narrow terminal.
NUMBERS = 52
SMALL_STEPS = 10.0
MINUTE = 60


class TrendsScreen(Steadfast, Screen[Filter | None]):
    """Lists what is rising; ends with the filter that lists the stories behind a phrase, or None."""

    CSS_PATH = "trends.tcss"
    BINDINGS = [  # noqa: RUF012
        Binding("x", "mute", "mute the phrase", id="trends.mute", tooltip="Mute the phrase for good (V takes it back)"),
        Binding("u", "undo", "undo", id="trends.undo", tooltip="Hear the muted phrase again"),
        Binding("j", "step(1)", "next phrase", id="trends.down"),
        Binding("k", "step(-1)", "previous phrase", id="trends.up"),
        Binding("question_mark", "help", "help", id="trends.help"),
        Binding("escape,q,h,T,ctrl+c", "dismiss(None)", "back to the news", id="trends.close"),
    ]

    def __init__(self, session: Session, muting: Muting, trending: Trending) -> None:
        super().__init__()
        self._session = session
        self._muting = muting
        self._trending = trending
        self._rising: tuple[Rising, ...] = ()
        self._muted: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("Trends", id="trends-title", markup=False)
        yield DataTable(id="trends", cursor_type="row")
        yield Static("", id="trends-stories", markup=False)
        yield Static(LOOKING, id="trends-empty", markup=False)
        yield Static("", id="trends-said", markup=False)
        yield Static("", id="trends-keys", markup=False)

    def on_mount(self) -> None:
        self._hint()
        self.query_one(DataTable).add_columns(*COLUMNS)
        # Esc need not wait for what is found.
        self.run_worker(self._look())

    async def renew(self) -> None:
        """Look again, if the last look is a minute old: a trend takes hours."""
        await self._look(older_than=MINUTE)

    def tell(self, sentence: str) -> None:
        """Say what happened."""
        self.query_one("#trends-said", Static).update(Content(sentence))

    async def _look(self, *, older_than: int = 0) -> None:
        await self._trending.look(older_than=older_than)
        self._rising = await self._trending.risen()
        # News may come before the table has its columns.
        if self in self.app.screen_stack and self.query_one(DataTable).columns:
            self._draw()

    def _draw(self) -> None:
        table = self.query_one(DataTable)
        here = table.cursor_row
        table.clear()
        for rising in self._rising:
            table.add_row(*(Text(cell, no_wrap=True) for cell in self._columns(rising)))
        table.move_cursor(row=max(0, min(here, len(self._rising) - 1)), animate=False)
        self.set_class(bool(self._rising), "-rising")
        self.query_one("#trends-empty", Static).update(Content(EMPTY))
        self.query_one("#trends-title", Static).update(
            Content(f"Trends  {len(self._rising)} rising, as of {clock(self._trending.looked, self._session.zone)}")
        )
        self._hint()
        self._tell_stories()

    def _hint(self) -> None:
        """Say what the keys do; without a phrase, only those that need none."""
        wanted = [(id, said) for id, said in HINTS if self._rising or id not in OF_A_PHRASE]
        keys = in_a_line(offered(self.active_bindings.values(), wanted))
        self.query_one("#trends-keys", Static).update(Content(keys))

    def _columns(self, rising: Rising) -> tuple[str, ...]:
        trend = rising.trend
        hours = sparkline(trend.spark, 0 if self.size.width >= ROOM_FOR_HOURS else 24)
        usual = f"{trend.expected:.1f}" if trend.expected < SMALL_STEPS else f"{trend.expected:.0f}"
        return (
            fit(trend.label, min(PHRASE, self.size.width - NUMBERS)),
            str(trend.count),
            usual,
            str(trend.outlets),
            hours,
        )

    def on_resize(self) -> None:
        if self._rising:
            self._draw()

    @on(DataTable.RowHighlighted)
    def _tell_stories(self) -> None:
        here = self._here()
        lines = [
            f"{clock(story.time, self._session.zone)}  {fit(story.source, 16):<16}  {story.title}"
            for story in (here.stories if here else ())
        ]
        self.query_one("#trends-stories", Static).update(Content("\n".join(lines)))

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        if here := self._here():
            self.dismiss(Filter(text=RECENT, chips=(Chip(here.trend.label, stem=here.trend.stem),)))

    def action_step(self, delta: int) -> None:
        table = self.query_one(DataTable)
        table.move_cursor(row=table.cursor_row + delta, animate=False)

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.active_bindings.values(), "trends"))

    async def action_mute(self) -> None:
        if here := self._here():
            await self._muting.mute(here.trend.label)
            self._muted.append(here.trend.label)
            await self._look()
            self.tell(f"“{here.trend.label}” is muted for good: u takes it back, now or later in V")

    async def action_undo(self) -> None:
        if not self._muted:
            self.tell("Nothing to undo")
            return
        phrase = self._muted.pop()
        await self._muting.unmute(phrase)
        await self._look()
        self.tell(f"“{phrase}” is heard again")

    def _here(self) -> Rising | None:
        row = self.query_one(DataTable).cursor_row
        return self._rising[row] if 0 <= row < len(self._rising) else None
