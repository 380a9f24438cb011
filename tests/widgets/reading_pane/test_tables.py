"""Tables in a measure: what fits, what wraps, what is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.cells import cells_of
from widgets.reading_pane.tables import set_table, share

cells = st.text(st.sampled_from(list("ab 日1é")), max_size=30)


@given(st.lists(st.lists(cells, max_size=12), min_size=1, max_size=6), st.integers(1, 80))
def test_no_line_is_wider_than_the_measure(rows: list[list[str]], measure: int) -> None:
    assert all(cells_of(line) <= measure for line, _ in set_table(rows, measure))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=10), st.integers(10, 120))
def test_columns_get_what_they_want_or_share_all_there_is(wanted: list[int], room: int) -> None:
    widths = share(wanted, room)
    assert sum(widths) <= room
    assert widths == wanted or sum(widths) == room


def test_numbers_stand_to_the_right_and_the_head_is_ruled_off() -> None:
    lines = [line for line, _ in set_table([("Party", "Seats"), ("Left", "9"), ("Right", "112")], 40)]
    assert lines == ["Party  Seats", "─────  ─────", "Left       9", "Right    112"]


def test_the_widest_column_wraps() -> None:
    lines = [line for line, _ in set_table([("A", "Remark"), ("1", "pays in advance")], 12)]
    assert lines == ["A  Remark", "─  ─────────", "1  pays in", "   advance"]


def test_columns_without_room_are_left_out_with_a_mark() -> None:
    lines = [line for line, _ in set_table([tuple("ABCDEFGH"), tuple("12345678")], 12)]
    assert lines[0] == "A  …"


def test_a_table_without_cells_is_nothing() -> None:
    assert set_table([], 40) == set_table([()], 40) == []
