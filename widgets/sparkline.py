"""A row of counts as a line of bars, in text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

BARS = "▁▂▃▄▅▆▇█"


def sparkline(counts: Sequence[float], width: int = 0) -> str:
    """`counts`, none negative, as one bar a count; summed into `width` bars where there are more than that.

    Nothing is the lowest bar, the greatest count the highest; any count above nothing is seen above the lowest.
    """
    if width and len(counts) > width:
        edges = [position * len(counts) // width for position in range(width + 1)]
        counts = [sum(counts[start:end]) for start, end in pairwise(edges)]
    highest = max(counts, default=0)
    if highest <= 0:
        return BARS[0] * len(counts)
    steps = len(BARS) - 1
    return "".join(BARS[0 if count <= 0 else max(1, round(count / highest * steps))] for count in counts)
