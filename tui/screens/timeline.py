"""The timeline of a story: who told it when, and what was new in each telling."""

from __future__ import annotations

from datetime import tzinfo

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from newsdash.models import Key
from newsdash.stories.timeline import Turn
from tui.chronicle import Chronicle
from tui.clock import moment


class TimelineScreen(ModalScreen[Key | None]):
    """Lists the turns of a story, the first one first; gives the key of the telling that the reader chose."""

    DEFAULT_CSS = """
    TimelineScreen { align: center middle; background: transparent; }
    TimelineScreen > Vertical {
        width: 94%; max-width: 110; height: auto; max-height: 92%; background: $surface; border: round $secondary;
        padding: 0 1;
    }
    TimelineScreen .said { color: $text-muted; height: auto; }
    TimelineScreen OptionList, TimelineScreen OptionList:focus {
        border: none; height: auto; max-height: 100%; background: $surface; padding: 0;
    }
    """
    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,t,h,left,ctrl+c", "dismiss(None)", "close", id="timeline.close"),
        Binding("j,down", "move(1)", "next", id="timeline.down"),
        Binding("k,up", "move(-1)", "previous", id="timeline.up"),
        Binding("l,right", "choose", "read it", id="timeline.open"),
    ]

    def __init__(self, chronicle: Chronicle, now: int, zone: tzinfo) -> None:
        super().__init__()
        self._chronicle = chronicle
        self._now = now
        self._zone = zone

    def compose(self) -> ComposeResult:
        turns = self._chronicle.turns
        outlets = len({turn.source for turn in turns})
        earlier = f", {self._chronicle.earlier:,} earlier ones left out" if self._chronicle.earlier else ""
        tellers = f"{outlets} outlet{'' if outlets == 1 else 's'}"
        with Vertical():
            yield Static(
                f"How it went: {len(turns)} tellings from {tellers}{earlier}. Enter reads one, Esc closes.",
                classes="said",
                markup=False,
            )
            yield OptionList(*(Option(self._line(turn)) for turn in turns))

    def on_mount(self) -> None:
        turns = self.query_one(OptionList)
        keys = [turn.key for turn in self._chronicle.turns]
        turns.highlighted = keys.index(self._chronicle.here) if self._chronicle.here in keys else 0

    def action_move(self, delta: int) -> None:
        turns = self.query_one(OptionList)
        turns.highlighted = min(max((turns.highlighted or 0) + delta, 0), turns.option_count - 1)

    def action_choose(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        key = self._chronicle.turns[event.option_index].key
        self.dismiss(None if key == self._chronicle.here else key)

    def _line(self, turn: Turn) -> Content:
        when = moment(turn.time, self._now, self._zone) if turn.time is not None else "some time"
        here = " · you are here" if turn.key == self._chronicle.here else ""
        line = Content.assemble((f"{when} · {turn.source}{here}\n", "dim"), (turn.title or "(no title)", "bold"))
        if turn.news:
            return Content.assemble(line, ("\n+ " + " · ".join(turn.news), "italic"))
        return line if turn is self._chronicle.turns[0] else Content.assemble(line, ("\nnothing new", "dim italic"))
