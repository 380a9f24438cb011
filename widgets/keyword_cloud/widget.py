"""The keyword cloud as a widget: a cursor that moves in space, choosing and excluding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from widgets.cells import Piece, over
from widgets.keyword_cloud.ordering import ORDERS, Order, ordered
from widgets.keyword_cloud.packing import CloudWord, Direction, Placed, neighbour, pack
from widgets.notice import draw_notice
from widgets.strips import strip

_TREND_PARTS = {-1: "falling", 0: "quiet", 1: "rising"}


class KeywordCloud(Widget, can_focus=True):
    """Key phrases, the louder the weightier; with a cursor while it has the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"keyword-cloud--step-{step}" for step in range(1, 6)),
        *(f"keyword-cloud--{part}" for part in ("chosen", "excluded", "rising", "falling", "quiet", "cursor", "empty")),
    }

    DEFAULT_CSS = """
    KeywordCloud {
        height: 1fr;
        padding: 0 1;
        & .keyword-cloud--step-5 { color: $primary; text-style: bold; }
        & .keyword-cloud--step-4 { text-style: bold; }
        & .keyword-cloud--step-2 { color: $foreground 70%; }
        & .keyword-cloud--step-1 { color: $foreground 48%; }
        & .keyword-cloud--chosen { color: $accent; text-style: bold underline; }
        & .keyword-cloud--excluded { color: $foreground 48%; text-style: strike; }
        & .keyword-cloud--rising { color: $success; }
        & .keyword-cloud--falling, & .keyword-cloud--quiet, & .keyword-cloud--empty { color: $foreground-muted; }
        &:focus .keyword-cloud--cursor { background: $primary 35%; }
        /* A terminal's own colours cannot be blended, and its blue is hard to read on black. */
        &:ansi {
            & .keyword-cloud--step-5 { color: $secondary; text-style: bold; }
        }
        &:ansi, &:nocolor {
            & .keyword-cloud--step-2, & .keyword-cloud--falling, & .keyword-cloud--quiet, & .keyword-cloud--empty {
                text-style: dim;
            }
            & .keyword-cloud--step-1 { text-style: dim italic; }
            & .keyword-cloud--excluded { text-style: dim strike; }
        }
        &:ansi:focus .keyword-cloud--cursor, &:nocolor:focus .keyword-cloud--cursor { text-style: reverse; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,left", "step('left')", "Left", id="cloud.left", show=False),
        Binding("l,right", "step('right')", "Right", id="cloud.right", show=False),
        Binding("k,up", "step('up')", "Up", id="cloud.up", show=False),
        Binding("j,down", "step('down')", "Down", id="cloud.down", show=False),
        Binding("enter", "choose", "choose", id="cloud.choose", tooltip="Choose the phrase, or take it away again"),
        Binding("minus", "exclude", "exclude", id="cloud.exclude", tooltip="Exclude the phrase"),
        Binding("backspace", "step_back", "step back", id="cloud.back", tooltip="Step back: the last phrase goes"),
        Binding(
            "number_sign",
            "toggle_counts",
            "Counts",
            id="cloud.counts",
            show=False,
            tooltip="Counts: how many stories speak of it, each once however many outlets tell it",
        ),
        Binding(
            "o",
            "sort",
            "Sort",
            id="cloud.sort",
            show=False,
            tooltip="Sort the cloud by weight, by trend, or by the alphabet",
        ),
    ]

    ALLOW_SELECT = False

    @dataclass
    class Highlighted(Message):
        """The cursor came to another phrase."""

        cloud: KeywordCloud
        word: CloudWord

        @property
        def control(self) -> KeywordCloud:
            return self.cloud

    @dataclass
    class Chosen(Message):
        """The reader chose the phrase, or chose it again."""

        cloud: KeywordCloud
        id: str

        @property
        def control(self) -> KeywordCloud:
            return self.cloud

    @dataclass
    class Excluded(Message):
        """The reader wants no story with the phrase."""

        cloud: KeywordCloud
        id: str

        @property
        def control(self) -> KeywordCloud:
            return self.cloud

    @dataclass
    class SteppedBack(Message):
        """The reader takes the last choice back."""

        cloud: KeywordCloud

        @property
        def control(self) -> KeywordCloud:
            return self.cloud

    @dataclass
    class Sorted(Message):
        """The reader wants the phrases in another order, which they stand in now."""

        cloud: KeywordCloud
        order: Order

        @property
        def control(self) -> KeywordCloud:
            return self.cloud

    @dataclass
    class Counted(Message):
        """The counts are shown now, or no longer."""

        cloud: KeywordCloud
        shown: bool

        @property
        def control(self) -> KeywordCloud:
            return self.cloud

    def __init__(
        self, *, id: str | None = None, classes: str | None = None, empty: str = "", compact: bool = False
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self._given: tuple[CloudWord, ...] = ()
        self._words: tuple[CloudWord, ...] = ()
        self._order: Order = "weight"
        self._lines: list[list[Placed]] = []
        self._selected = ""
        self._counts = False
        self._compact = False
        self.compact = compact

    @property
    def empty(self) -> str:
        """What an empty cloud says instead of phrases."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        if text != self._empty:
            self._empty = text
            if not self._words:
                self.refresh()

    @property
    def compact(self) -> bool:
        """Whether it is a strip of two lines that takes no focus; a click still chooses."""
        return self._compact

    @compact.setter
    def compact(self, compact: bool) -> None:
        self._compact = compact
        self.can_focus = not compact
        self.styles.height = 2 if compact else None

    @property
    def order(self) -> Order:
        """How the phrases are sorted."""
        return self._order

    @order.setter
    def order(self, order: Order) -> None:
        self._order = order
        self._words = ordered(self._given, order)
        self._pack()

    @property
    def selected(self) -> CloudWord | None:
        """The phrase under the cursor."""
        placed = self._under_cursor
        return placed.word if placed else None

    def show(self, words: Sequence[CloudWord]) -> None:
        """Show `words`, the weightiest first; the cursor stays on its phrase if that is still among them."""
        words = tuple(words)
        if words != self._given:
            self._given = words
            self._words = ordered(words, self._order)
            self._pack()

    def action_step(self, direction: str) -> None:
        if (here := self._under_cursor) is not None:
            self._select(neighbour(self._lines, here, cast(Direction, direction)))

    def action_choose(self) -> None:
        if (word := self.selected) is not None:
            self.post_message(self.Chosen(self, word.id))

    def action_exclude(self) -> None:
        if (word := self.selected) is not None:
            self.post_message(self.Excluded(self, word.id))

    def action_step_back(self) -> None:
        self.post_message(self.SteppedBack(self))

    def action_toggle_counts(self) -> None:
        self._counts = not self._counts
        self._pack()
        self.post_message(self.Counted(self, self._counts))

    def action_sort(self) -> None:
        self.order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.post_message(self.Sorted(self, self._order))

    def on_click(self, event: events.Click) -> None:
        """Choose the phrase under the mouse."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for placed in self._line_at(offset.y):
            if placed.x <= offset.x < placed.x + placed.width:
                self._select(placed)
                self.action_choose()

    def on_resize(self) -> None:
        self._pack()

    def render_line(self, y: int) -> Strip:
        """Line `y` of the cloud."""
        width, height = self.size
        if not self._words:
            return draw_notice(self._empty, y, width, height, self._style("empty"))
        ground = self.rich_style
        pieces: list[Piece] = []
        x = 0
        for placed in self._line_at(y):
            pieces.append((" " * (placed.x - x), ground))
            pieces += self._draw(placed)
            x = placed.x + placed.width
        return strip(pieces, width, ground)

    @property
    def _leading(self) -> int:
        """How far lines stand apart: a cloud with much room to spare is airy."""
        return 2 if 2 * len(self._lines) - 1 <= self.size.height else 1

    def _line_at(self, y: int) -> Sequence[Placed]:
        line, between = divmod(y, self._leading)
        return self._lines[line] if not between and line < len(self._lines) else ()

    def _draw(self, placed: Placed) -> list[Piece]:
        word = placed.word
        part = "chosen" if word.chosen else "excluded" if word.excluded else f"step-{min(max(word.step, 1), 5)}"
        look, after = self._style(part), self._style(_TREND_PARTS[word.trend])
        if self.has_focus and word.id == self._selected:
            cursor = self._style("cursor")
            look, after = over(look, cursor), over(after, cursor)
        return [(placed.before + placed.label, look), (placed.after, after)]

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"keyword-cloud--{part}")

    @property
    def _under_cursor(self) -> Placed | None:
        words = (placed for line in self._lines for placed in line)
        return next((placed for placed in words if placed.word.id == self._selected), None)

    def _pack(self) -> None:
        width, height = self.size
        self._lines = pack(
            self._words,
            width,
            height,
            counts=self._counts,
            capitals=self.is_attached and self.app.no_color,
            starts=frozenset(line[0].word.id for line in self._lines),
        )
        if self._under_cursor is None:
            self._selected = self._lines[0][0].word.id if self._lines else ""
        self.refresh()

    def _select(self, placed: Placed) -> None:
        before = self._under_cursor
        if before == placed:
            return
        self._selected = placed.word.id
        for changed in (before, placed):
            if changed is not None:
                self.refresh(Region(changed.x, changed.line * self._leading, changed.width, 1))
        self.post_message(self.Highlighted(self, placed.word))
