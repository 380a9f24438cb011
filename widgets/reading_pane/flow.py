"""Stretches of text that flow over lines, and how one line of them is taken apart into styled pieces."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from widgets.cells import cells_of
from widgets.reading_pane.illustrations import Placed
from widgets.wrapping import right_to_left, wrap

# What hangs beside a text, on the side where it begins.
_HANGING = frozenset(["marker", "bar"])

TargetKind = Literal["similar", "tag", "link"]


class Target(NamedTuple):
    """What a click on a piece means: which similar story, tag or numbered link, all counted from 0."""

    kind: TargetKind
    number: int


class Layer(NamedTuple):
    """A stretch of a flow's text, [start, end), that has a role of its own on top of the flow's."""

    start: int
    end: int
    role: str
    target: Target | None = None
    url: str = ""


class Piece(NamedTuple):
    """Text in one look: its roles from the ground up. `url` makes it a terminal hyperlink."""

    text: str
    roles: tuple[str, ...]
    target: Target | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A text with its roles, that is broken into lines.

    `lead` stands before its first line, `hang` before every other. A `fixed` one is one line as it is, one with `rows`
    is so many lines that a picture stands on.
    """

    text: str
    role: str = "text"
    layers: tuple[Layer, ...] = ()
    lead: tuple[Piece, ...] = ()
    hang: tuple[Piece, ...] = ()
    fixed: bool = False
    rows: int = 0


class Line(NamedTuple):
    """A line of a setting: the characters [start, end) of flow number `flow`."""

    flow: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A document set in a measure of so many cells.

    `places` gives each line's place in the document: 0 throughout the head, then counting the body's characters, so
    that a place stays the same in another measure. `links` are the numbered addresses, `pictures` those that have room
    here; the body ends before line `body_end`.
    """

    measure: int
    flows: tuple[Flow, ...]
    lines: tuple[Line, ...]
    places: tuple[int, ...]
    links: tuple[str, ...]
    body_end: int
    pictures: tuple[Placed, ...] = ()

    def line_at(self, place: int) -> int:
        """The first line that holds `place`; the top for 0."""
        last = bisect_right(self.places, place) - 1
        return 0 if place <= 0 or last < 0 else bisect_left(self.places, self.places[last])

    def line_of(self, flow: int, character: int) -> int:
        """The line that holds a character of a flow."""
        return max(bisect_right(self.lines, (flow, character, len(self.flows[flow].text) + 1)) - 1, 0)

    def pieces(self, line: Line, over: Iterable[Layer] = ()) -> list[Piece]:
        """What `line` consists of, with the layers `over` on top of the flow's own."""
        flow = self.flows[line.flow]
        before = flow.lead if line.start == 0 else flow.hang
        inside = _cut(flow, line, [*flow.layers, *over])
        if not right_to_left(flow.text):
            return [*before, *inside]
        used = sum(cells_of(piece.text) for piece in (*before, *inside))
        room = Piece(" " * (self.measure - used), (flow.role,))
        if all(piece.roles[0] in _HANGING for piece in before):
            return [room, *inside, *map(_mirrored, reversed(before))]
        return [*before, room, *inside]


def _mirrored(piece: Piece) -> Piece:
    """A marker or a bar as it stands on the other side of a text."""
    text = piece.text
    sign = text.strip(" ")
    after, before = text.partition(sign)[::2] if sign else (text, "")
    return piece._replace(text=before + sign.replace("▎", "▕") + after)


def break_lines(flow: Flow, number: int, measure: int) -> list[Line]:
    """The lines of `flow`, which is number `number` of its setting, in `measure` cells."""
    if flow.rows:
        return [Line(number, row, row) for row in range(flow.rows)]
    if flow.fixed:
        return [Line(number, 0, len(flow.text))]
    lead = sum(cells_of(piece.text) for piece in flow.lead)
    hang = sum(cells_of(piece.text) for piece in flow.hang)
    return [Line(number, start, end) for start, end in wrap(flow.text, measure - hang, measure - lead)]


def _cut(flow: Flow, line: Line, layers: Sequence[Layer]) -> list[Piece]:
    start, end = line.start, line.end
    here = [layer for layer in layers if layer.start < end and layer.end > start]
    if not here:
        return [Piece(flow.text[start:end], (flow.role,))]
    edges = sorted({start, end, *(min(max(edge, start), end) for layer in here for edge in layer[:2])})
    pieces = []
    for left, right in pairwise(edges):
        on = [layer for layer in here if layer.start <= left and layer.end >= right]
        target = next((layer.target for layer in on if layer.target is not None), None)
        url = next((layer.url for layer in on if layer.url), "")
        pieces.append(Piece(flow.text[left:right], (flow.role, *(layer.role for layer in on)), target, url))
    return pieces
