"""The views screen: saved views with what is unread in them, and below them the phrases that are muted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import get_args

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.coordinate import Coordinate
from textual.screen import Screen
from textual.widgets import DataTable, Static

from newsdash import views
from newsdash.query import QueryError, parse
from newsdash.text import clean
from newsdash.views import MAX_NAME, Notify, View, Views, ViewsError
from tui.filters import Filter
from tui.keynames import in_a_line, offered
from tui.mishaps import Steadfast
from tui.muting import Muting
from tui.places import EVERYTHING
from tui.screens.ask import Ask
from tui.session import Session
from tui.viewing import Counted, count, place
from widgets.cells import fit

COLUMNS = ("Key", "View", "Unread", "Articles", "Tells", "Filter")
NO_VIEWS = "No views yet: narrow the list (/ or c), then V and a save what it shows under a name."
NO_MUTES = "No phrase is muted: x on a phrase mutes it for good."
HINTS = (
    ("enter", "or digit shows it"), ("views.add", "add"), ("views.remove", "remove"), ("views.notify", "notify"),
    ("views.undo", "undo"), ("views.help", "help"), ("views.close", "back"),
)  # fmt: skip
TELLS: dict[Notify, str] = {"": "", "bell": "bell", "osc9": "OSC 9", "osc777": "OSC 777"}
NAME, QUERY = 28, 60


class ViewsScreen(Steadfast, Screen[Filter | None]):
    """Lists the saved views and the muted phrases; ends with the filter that shows a view, or None.

    `present` is what the list shows now, in the filter language: what `a` gives a name to. What was done in this
    session can be taken back, on whichever such screen it was done.
    """

    CSS_PATH = "views.tcss"
    BINDINGS = [  # noqa: RUF012
        Binding("a", "add", "add", id="views.add", tooltip="Give what the list shows now a name"),
        Binding("d,delete", "remove", "remove", id="views.remove", tooltip="Remove the view, or hear the phrase again"),
        Binding("n", "announce", "notify", id="views.notify", tooltip="Tell of new matches: not, bell, OSC 9, OSC 777"),
        Binding("u", "undo", "undo", id="views.undo"),
        Binding("j", "step(1)", "next", id="views.down"),
        Binding("k", "step(-1)", "previous", id="views.up"),
        *(Binding(str(n), f"jump({n})", "show the view", id=f"views.jump.{n}", show=False) for n in range(10)),
        Binding("question_mark", "help", "help", id="views.help"),
        Binding("escape,q,h,V,ctrl+c", "dismiss(None)", "back to the news", id="views.close"),
    ]

    def __init__(self, session: Session, muting: Muting, present: str) -> None:
        super().__init__()
        self._session = session
        self._muting = muting
        self._present = present
        self._views: Views = ()
        self._counts: dict[str, Counted] = {}
        self._muted: list[str] = []
        self._past = session.views_past

    def compose(self) -> ComposeResult:
        yield Static("Views", id="views-title", markup=False)
        yield DataTable(id="views", cursor_type="row")
        yield Static("", id="views-hint", markup=False)
        yield Static("Muted phrases", id="muted-title", markup=False)
        yield DataTable(id="muted", cursor_type="row", show_header=False)
        yield Static("", id="muted-hint", markup=False)
        yield Static("", id="views-said", markup=False)
        yield Static("", id="views-keys", markup=False)

    async def on_mount(self) -> None:
        keys = in_a_line(offered(self.active_bindings.values(), HINTS))
        self.query_one("#views-keys", Static).update(Content(keys))
        self._table.add_columns(*COLUMNS)
        self._mutes.add_column("phrase")
        await self.renew()

    async def renew(self) -> None:
        """Read views and mutes again, and count what is in each view."""
        wrong = ""
        try:
            self._views = await asyncio.to_thread(views.read, self._session.paths)
        except ViewsError as error:
            wrong = str(error)
        self._muted = await self._muting.phrases()
        if self._is_left:
            return
        if wrong:
            self.tell(wrong)
        self._draw()
        await self._count()

    @property
    def _is_left(self) -> bool:
        """Whether the reader has gone while the store was asked, or is only coming."""
        return self not in self.app.screen_stack or not self._table.columns

    def tell(self, sentence: str) -> None:
        """Say what happened."""
        self.query_one("#views-said", Static).update(Content(sentence))

    async def _count(self) -> None:
        session = self._session
        when = session.when()
        for name, query in [("", ""), *((view.name, view.query) for view in self._views)]:
            counted = await session.library.ask(partial(count, query=query, when=when))
            if self._is_left:
                return
            if counted != self._counts.get(name):
                self._counts[name] = counted
                self._draw_view(name)

    def _draw(self) -> None:
        rows = [self._row(0, View("", "")), *(self._row(n, view) for n, view in enumerate(self._views, 1))]
        _fill(self._table, rows)
        _fill(self._mutes, [(fit(phrase, QUERY),) for phrase in self._muted])
        self.query_one("#views-hint", Static).update(Content("" if self._views else NO_VIEWS))
        self.query_one("#muted-hint", Static).update(Content("" if self._muted else NO_MUTES))

    def _draw_view(self, name: str) -> None:
        """Draw the one view again whose numbers have come, in its place."""
        known = [View("", ""), *self._views]
        row = next((number for number, view in enumerate(known) if view.name == name), None)
        if row is not None and row < self._table.row_count:
            for column, cell in enumerate(self._row(row, known[row])):
                self._table.update_cell_at(Coordinate(row, column), Text(cell, no_wrap=True))

    def _row(self, number: int, view: View) -> tuple[str, ...]:
        counted = self._counts.get(view.name)
        numbers = ("…", "…") if counted is None else (f"{counted.unread:,}", f"{counted.total:,}")
        said = view.query
        if counted is not None and counted.error:
            numbers, said = ("", ""), counted.error
        digit = str(number) if number < 10 else ""
        # An error is read whole in the line below when the cursor comes to it.
        return digit, fit(view.name or EVERYTHING, NAME), *numbers, TELLS[view.notify], fit(said, QUERY)

    @on(DataTable.RowHighlighted, "#views")
    def _come_to(self, event: DataTable.RowHighlighted) -> None:
        view = self._views[event.cursor_row - 1] if 0 < event.cursor_row <= len(self._views) else None
        counted = self._counts.get(view.name) if view is not None else None
        if view is not None and counted is not None and counted.error:
            self.tell(f"{view.name}: {counted.error}")

    @on(DataTable.RowSelected, "#views")
    def _chosen(self, event: DataTable.RowSelected) -> None:
        self.action_jump(event.cursor_row)

    def action_jump(self, number: int) -> None:
        if number == 0:
            self.dismiss(Filter())
        elif number <= len(self._views):
            view = self._views[number - 1]
            counted = self._counts.get(view.name)
            if counted is not None and counted.error:
                self.tell(f"{view.name}: {counted.error}")
            else:
                self.dismiss(place(view))

    def action_step(self, delta: int) -> None:
        table = self._mutes if self._mutes.has_focus else self._table
        row = table.cursor_row + delta
        if table is self._table and row >= table.row_count and self._muted:
            self._mutes.focus()
            self._mutes.move_cursor(row=0, animate=False)
        elif table is self._mutes and row < 0:
            self._table.focus()
        else:
            table.move_cursor(row=row, animate=False)

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.active_bindings.values(), "views"))

    def action_add(self) -> None:
        if not self._present:
            self.tell("The list shows everything: narrow it first (/ or c), then save it here")
            return
        try:
            parse(self._present)
        except QueryError as error:
            self.tell(f"The filter cannot be saved: {error.message}")
            return
        self.app.push_screen(Ask(f"A name for {fit(self._present, QUERY)}"), self._named)

    async def _named(self, name: str | None) -> None:
        if name := clean(name or "", MAX_NAME):
            before = next((view for view in self._views if view.name == name), None)
            view = View(name, clean(self._present), before.notify if before else "")
            said = f"Saved as {name}, in place of {before.query}; u takes it back" if before else f"Saved as {name}"
            await self._edit(lambda known: views.saved(known, view), said)
            self._go_to(name)

    async def action_remove(self) -> None:
        if self._mutes.has_focus:
            await self._unmute()
        elif view := self._here():
            await self._edit(lambda before: views.without(before, view.name), f"Removed {view.name}; u brings it back")

    async def action_announce(self) -> None:
        if view := self._here():
            ways: tuple[Notify, ...] = get_args(Notify)
            way = ways[(ways.index(view.notify) + 1) % len(ways)]
            changed = View(view.name, view.query, way)
            said = (
                f"New matches of {view.name} are told by {TELLS[way]}" if way else f"{view.name} tells of nothing new"
            )
            await self._edit(lambda before: views.saved(before, changed), said)
        else:
            self.tell("Choose a view: it can tell of what is new in it")

    async def action_undo(self) -> None:
        if not self._past:
            self.tell("Nothing to undo")
            return
        step = self._past.pop()
        if isinstance(step, str):
            await self._muting.mute(step)
            await self.renew()
            self.tell(f"“{step}” is muted again")
        else:
            await self._edit(lambda _now: step, "Undone", keep=False)

    async def _unmute(self) -> None:
        row = self._mutes.cursor_row
        if 0 <= row < len(self._muted):
            phrase = self._muted[row]
            await self._muting.unmute(phrase)
            self._past.append(phrase)
            await self.renew()
            self.tell(f"“{phrase}” is heard again; u mutes it again")

    async def _edit(self, change: Callable[[Views], Sequence[View]], said: str, *, keep: bool = True) -> None:
        before: list[Views] = []

        def remembering(now: Views) -> Sequence[View]:
            before.append(now)
            return change(now)

        try:
            await asyncio.to_thread(views.edit, self._session.paths, remembering)
        except ViewsError as error:
            self.tell(str(error))
            return
        if keep:
            self._past.append(before[0])
        self.tell(said)
        await self.renew()

    def _go_to(self, name: str) -> None:
        rows = [n for n, view in enumerate(self._views, 1) if view.name == name]
        if rows:
            self._table.focus()
            self._table.move_cursor(row=rows[0], animate=False)

    def _here(self) -> View | None:
        row = self._table.cursor_row - 1
        return self._views[row] if self._table.has_focus and 0 <= row < len(self._views) else None

    @property
    def _table(self) -> DataTable[Text]:
        return self.query_one("#views", DataTable)

    @property
    def _mutes(self) -> DataTable[Text]:
        return self.query_one("#muted", DataTable)


def _fill(table: DataTable[Text], rows: Sequence[Sequence[str]]) -> None:
    """Put `rows` in place of those of `table`; the cursor stays where it is, if there still is a row.

    The reader has come to no other row by that: what was said last goes on to be read.
    """
    here = table.cursor_row
    with table.prevent(DataTable.RowHighlighted):
        table.clear()
        for row in rows:
            table.add_row(*(Text(cell, no_wrap=True) for cell in row))
        table.move_cursor(row=max(0, min(here, len(rows) - 1)), animate=False)
