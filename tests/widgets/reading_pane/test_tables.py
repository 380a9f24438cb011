"""Tables in a measure: what fits, what wraps, what is told row by row."""

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


def test_many_narrow_columns_fit() -> None:
    lines = [line for line, _ in set_table([tuple("ABCDEFGH"), tuple("12345678")], 22)]
    assert lines == ["A  B  C  D  E  F  G  H", "─  ─  ─  ─  ─  ─  ─  ─", "1  2  3  4  5  6  7  8"]


def test_where_columns_have_no_room_each_row_is_told_by_itself() -> None:
    rows = [
        ("Pier", "Built", "State", "Remark"),
        ("North", "1888", "good", ""),
        ("Old", "1761", "closed", "to be sold"),
    ]
    assert set_table(rows, 16) == [
        ("North", True), ("  Built: 1888", False), ("  State: good", False), ("", False),
        ("Old", True), ("  Built: 1761", False), ("  State: closed", False), ("  Remark: to be", False),
        ("  sold", False),
    ]  # fmt: skip
    assert set_table([("A word", "another", "a third")], 8) == [("A word", True), ("  anothe", False), ("  r", False),
                                                                ("  a", False), ("  third", False)]  # fmt: skip


def test_a_table_without_cells_is_nothing() -> None:
    assert set_table([], 40) == set_table([()], 40) == []


def test_a_table_without_a_head_has_no_rule() -> None:
    assert set_table((("", ""), ("Weight", "310 g"), ("Power", "6 W")), 40) == [
        ("Weight  310 g", False),
        ("Power     6 W", False),
    ]
