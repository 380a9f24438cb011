"""The thumb: which part of the whole is in view."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from widgets.scroll_mark import in_thumb, with_thumb


@pytest.mark.parametrize(
    ("offset", "total", "covered"),
    [
        (0, 80, [0, 1, 2, 3, 4]),
        (30, 80, [8, 9, 10, 11, 12]),
        (60, 80, [15, 16, 17, 18, 19]),
        (0, 100_000, [0]),
        (99_980, 100_000, [19]),
        (0, 20, []),
        (0, 3, []),
    ],
)
def test_the_thumb_stands_where_a_view_of_20_lines_stands(offset: int, total: int, covered: list[int]) -> None:
    assert [y for y in range(20) if in_thumb(y, 20, offset, total)] == covered


def test_the_thumb_takes_the_last_cell_and_the_background_there() -> None:
    strip = with_thumb(Strip([Segment("headline  ", Style(bgcolor="blue"))]), Style(color="red", bgcolor="black"))
    assert strip.text == "headline ▐"
    assert list(strip)[-1].style == Style(color="red", bgcolor="blue")
