"""The cloud's layout: words packed into justified lines, and which word lies in which direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from widgets.cells import cells_of, fit

GAP = 2
_WIDEST_GAP = 9
_COST_OF_MOVING = 6
_TRENDS = {-1: " ↓", 0: "", 1: " ↑"}
LOUDEST = 5

Direction = Literal["left", "right", "up", "down"]


@dataclass(frozen=True, slots=True)
class CloudWord:
    """A phrase of the cloud: `step` 1 (faint) to 5 (loud), `trend` -1, 0 or 1, `count` of stories that hold it."""

    id: str
    label: str
    step: int = 3
    trend: int = 0
    count: int = 0
    chosen: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A word where it stands: `before` is its mark, `after` its trend and count; `x` and `width` are in cells."""

    word: CloudWord
    before: str
    label: str
    after: str
    line: int
    x: int
    width: int

    @property
    def middle(self) -> float:
        """Where its middle stands in its line, in cells."""
        return self.x + self.width / 2


def pack(
    words: Sequence[CloudWord],
    width: int,
    height: int,
    *,
    counts: bool = False,
    capitals: bool = False,
    starts: frozenset[str] = frozenset(),
) -> list[list[Placed]]:
    """`words` in their order, in at most `height` lines of `width` cells, gaps stretched so that lines end flush.

    Where not all fit, the faintest are left out, the last of them first. `counts` adds the number of stories,
    `capitals` sets the loudest in capitals. Lines rather start with one of the ids `starts`: those that started a
    line before, so that phrases keep their places while little changes.
    """
    texts = [_text(word, width, counts=counts, capitals=capitals) for word in words]
    widths = [sum(map(cells_of, text)) for text in texts]
    kept = _fitting(words, widths, width, height)
    moved = [bool(starts) and words[index].id not in starts for index in kept]
    breaks = _balanced([widths[index] for index in kept], width, moved)
    if len(breaks) > height:
        breaks = _greedy([widths[index] for index in kept], width)
    lines, start = [], 0
    for number, end in enumerate(breaks):
        on_line = kept[start:end]
        gaps = _gaps([widths[index] for index in on_line], width, last=number == len(breaks) - 1)
        line, x = [], 0
        for index, gap in zip(on_line, [*gaps, 0], strict=True):
            line.append(Placed(words[index], *texts[index], number, x, widths[index]))
            x += widths[index] + gap
        lines.append(line)
        start = end
    return lines


def neighbour(lines: Sequence[Sequence[Placed]], here: Placed, direction: Direction) -> Placed:
    """The word nearest to `here` in `direction`; along the line it goes on in the next one; `here` at the edges."""
    if direction in ("left", "right"):
        words = [placed for line in lines for placed in line]
        place = words.index(here) + (1 if direction == "right" else -1)
        return words[place] if 0 <= place < len(words) else here
    line = here.line + (1 if direction == "down" else -1)
    if not 0 <= line < len(lines):
        return here
    return min(lines[line], key=lambda placed: abs(placed.middle - here.middle))


def _text(word: CloudWord, width: int, *, counts: bool, capitals: bool) -> tuple[str, str, str]:
    before = "✓" if word.chosen else "−" if word.excluded else ""
    after = _TRENDS[word.trend] + (f" {word.count}" if counts else "")
    label = word.label.upper() if capitals and word.step >= LOUDEST else word.label
    return before, fit(label, width - cells_of(before + after)), after


def _fitting(words: Sequence[CloudWord], widths: Sequence[int], width: int, height: int) -> list[int]:
    """The indexes of the words that fit, in order: as many of the loudest as there is room for."""
    ranked = sorted(range(len(words)), key=lambda index: (-words[index].step, index))
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        some = sorted(ranked[:middle])
        fits = len(_greedy([widths[index] for index in some], width)) <= height
        low, high = (middle, high) if fits else (low, middle - 1)
    return sorted(ranked[:low])


def _greedy(widths: Sequence[int], width: int) -> list[int]:
    """Where lines end when each takes what fits: the index after its last word."""
    ends, used = [], 0
    for index, own in enumerate(widths):
        if used and used + GAP + own > width:
            ends.append(index)
            used = 0
        used += own + (GAP if used else 0)
    return [*ends, len(widths)] if widths else []


def _balanced(widths: Sequence[int], width: int, moved: Sequence[bool]) -> list[int]:
    """Where lines end so that the sum of squared slack is least, the last line's not counted (Knuth and Plass 1981).

    A line that starts with one of the `moved` costs extra.
    """
    count = len(widths)
    cost = [0.0] * (count + 1)
    end_of_line = [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        best, used = float("inf"), -GAP
        for end in range(start + 1, count + 1):
            used += GAP + widths[end - 1]
            if used > width and end > start + 1:
                break
            slack = 0 if end == count else max(width - used, 0) / max(end - start - 1, 0.5)
            if slack**2 + cost[end] < best:
                best, end_of_line[start] = slack**2 + cost[end], end
        cost[start] = best + (_COST_OF_MOVING if moved[start] else 0)
    ends, place = [], 0
    while place < count:
        place = end_of_line[place]
        ends.append(place)
    return ends


def _gaps(widths: Sequence[int], width: int, *, last: bool) -> list[int]:
    """The gaps between the words of a line, so that it ends flush; not in the last line or where holes would show."""
    count = len(widths) - 1
    if count <= 0:
        return []
    slack = width - sum(widths) - GAP * count
    if slack > (_WIDEST_GAP - GAP) * count or (last and slack > 2 * count):
        return [GAP + 1 if slack >= count else GAP] * count
    return [GAP + slack * (place + 1) // count - slack * place // count for place in range(count)]
