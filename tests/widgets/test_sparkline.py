"""Sparklines: counts as bars."""

from __future__ import annotations

import pytest

from widgets.sparkline import sparkline


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ([], ""),
        ([0, 0, 0], "▁▁▁"),
        ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"),
        ([0, 1, 1000], "▁▂█"),
        ([5], "█"),
    ],
)
def test_the_greatest_count_is_the_highest_bar_and_one_is_more_than_none(counts: list[float], line: str) -> None:
    assert sparkline(counts) == line


def test_more_counts_than_cells_are_summed() -> None:
    assert sparkline([0, 0, 1, 1, 2, 2], width=3) == "▁▅█"


def test_fewer_counts_than_cells_stay_as_they_are() -> None:
    assert sparkline([1, 2], width=10) == "▅█"
