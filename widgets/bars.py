"""The lines above and below the panels: what is shown, what is going on, and which keys do what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from widgets.cells import Piece, cells_of, fit
from widgets.strips import strip

RULE = "─"
_APART = f" {RULE * 2} "
_TOGETHER = " · "
_HINT_GAP = "  "


class TopBar(Widget):
    """One line: the program, the view, the counts, and when the news was last asked for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"top-bar--name", "top-bar--part", "top-bar--rule"}

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        & .top-bar--name { color: $primary; text-style: bold; }
        & .top-bar--rule { color: $foreground 30%; }
        &:ansi .top-bar--name { color: $secondary; }
        &:ansi .top-bar--rule { text-style: dim; }
    }
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown: tuple[tuple[str, ...], str, str] = ((), "", "")

    def show(self, parts: Sequence[str], right: str = "", *, news: str = "") -> None:
        """Show `parts`, the most important first, and `news` and `right` at the far end.

        Where there is no room the last parts give way, then `right`, and for `news` the first part.
        """
        if (shown := (tuple(parts), right, news)) != self._shown:
            self._shown = shown
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        name, part, rule = (self.get_component_rich_style(f"top-bar--{which}") for which in ("name", "part", "rule"))
        width = self.size.width
        kept, right = _give_way(*self._shown, width - 2)
        pieces: list[Piece] = [(RULE, rule)]
        for number, text in enumerate(kept):
            pieces.append((" " if number == 0 else _before(number), rule))
            pieces.append((fit(text, width - 4), name if text == self._shown[0][0] else part))
        used = sum(cells_of(text) for text, _ in pieces)
        end = f" {right} " if right else ""
        pieces.append((" " + RULE * (width - used - 2 - cells_of(end)), rule))
        pieces += [(end, part), (RULE, rule)]
        return strip(pieces, width, rule)


class StatusBar(Widget):
    """One line: the filter, the progress or a message on the left, key hints on the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"status-bar--{part}" for part in ("left", "urgent", "key", "hint")),
    }

    DEFAULT_CSS = """
    StatusBar {
        height: 1;
        & .status-bar--urgent { color: $error; text-style: bold; }
        & .status-bar--key { color: $primary; }
        & .status-bar--hint { color: $foreground-muted; }
        &:ansi .status-bar--key { color: $secondary; }
        &:ansi .status-bar--hint { text-style: dim; }
        &:nocolor .status-bar--key { text-style: bold; }
    }
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left = ""
        self._urgent = False
        self._hints: tuple[tuple[str, str], ...] = ()

    def show(self, left: str, *, urgent: bool = False) -> None:
        """Show `left`; `urgent` sets it apart as something gone wrong."""
        if (left, urgent) != (self._left, self._urgent):
            self._left, self._urgent = left, urgent
            self.refresh()

    def hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show (key, what it does), the most useful first; those that do not fit beside the left part are left out."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        ground = self._style("left")
        left = fit(self._left, width - 2)
        pieces: list[Piece] = [(" ", ground), (left, self._style("urgent") if self._urgent else ground)]
        used = cells_of(left) + 2
        right: list[Piece] = []
        for key, what in self._hints:
            own = cells_of(_HINT_GAP + key + " " + what)
            if used + own > width:
                break
            used += own
            right += [(_HINT_GAP + key, self._style("key")), (f" {what}", self._style("hint"))]
        pieces.append((" " * (width - used), ground))
        return strip([*pieces, *right, (" ", ground)], width, ground)

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"status-bar--{part}")


def _before(number: int) -> str:
    """What stands before part `number`: the place and the counts stand apart, what follows them stands together."""
    return _APART if number < 3 else _TOGETHER


def _give_way(parts: tuple[str, ...], right: str, news: str, room: int) -> tuple[tuple[str, ...], str]:
    """The parts, and what stands at the far end, that fit into `room` cells."""

    def fits(parts: tuple[str, ...], end: str) -> bool:
        before = sum(cells_of(_before(number)) for number in range(1, len(parts)))
        return sum(map(cells_of, parts)) + before + 2 + (cells_of(end) + 3 if end else 0) <= room

    end = _TOGETHER.join(filter(None, (news, right)))
    while len(parts) > 3 and not fits(parts, end):
        parts = parts[:-1]
    if not fits(parts, end):
        end = news
    if end and len(parts) > 1 and not fits(parts, end):
        parts = parts[1:]
    if not fits(parts[:1], end):
        end = ""
    while len(parts) > 1 and not fits(parts, end):
        parts = parts[:-1]
    return parts, end
