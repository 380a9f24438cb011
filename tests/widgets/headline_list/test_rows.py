"""Day lines among rows: display lines and rows map to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.headline_list.rows import DayLines


@given(st.integers(0, 40), st.sets(st.integers(0, 45)))
def test_every_line_is_a_row_or_a_label_and_rows_keep_their_order(rows: int, firsts: set[int]) -> None:
    lines = DayLines([(first, f"day {first}") for first in sorted(firsts)], rows)
    drawn: list[int | str] = []
    for line in range(lines.lines):
        row, label = lines.row_at(line), lines.label_at(line)
        assert (row is None) != (label is None)
        if row is not None:
            assert lines.line_of(row) == line
            drawn.append(row)
        elif label is not None:
            drawn.append(label)
    expected: list[int | str] = []
    for row in range(rows):
        expected += [f"day {row}"] if row in firsts else []
        expected.append(row)
    assert drawn == expected


def test_beyond_the_ends_there_is_nothing() -> None:
    lines = DayLines([(0, "Today")], 3)
    assert (lines.row_at(-1), lines.row_at(4), lines.label_at(4)) == (None, None, None)


def test_the_row_near_a_day_line_is_the_one_below_it() -> None:
    lines = DayLines([(0, "Today"), (2, "Yesterday")], 4)
    assert [lines.row_near(line) for line in range(7)] == [0, 0, 1, 2, 2, 3, 3]


def test_an_empty_list_has_no_row_near_anything() -> None:
    assert DayLines().row_near(0) == -1
