"""Text in cells: nothing is wider than its place, and no sign is taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from widgets.cells import cells_of, clusters, fit, marked, over, pad, plain, segments

FAMILY = "👩‍👩‍👧‍👦"
PLAIN, MARK = Style(), Style(bold=True)

texts = st.text(st.sampled_from(list("ab 日本é\u0301👩\u200d👧❤\ufe0f한ש")), max_size=30)


@given(texts, st.integers(0, 20))
def test_fitted_text_is_never_wider_than_its_place(text: str, width: int) -> None:
    assert cells_of(fit(text, width)) <= width


@given(texts, st.integers(0, 20))
def test_padded_text_fills_its_place_exactly(text: str, width: int) -> None:
    assert cells_of(pad(text, width)) == width


@given(texts, st.integers(0, 20))
def test_every_terminal_counts_the_same_cells(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cells_of(fitted) == sum(cells_of(character) for character in fitted)


def test_a_family_is_drawn_as_its_members_because_terminals_disagree_about_its_width() -> None:
    assert (plain(FAMILY), cells_of(FAMILY)) == ("👩👩👧👦", 8)
    assert [segment.text for segment in segments([(FAMILY + "❤️👍🏽", PLAIN)])] == ["👩👩👧👦❤👍"]


@given(texts)
def test_clusters_cover_a_text_without_gaps(text: str) -> None:
    assert "".join(text[start:end] for start, end, _ in clusters(text)) == text


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("Ministers agree", 20, "Ministers agree"),
        ("Ministers agree", 10, "Ministers…"),
        ("日本の首相", 10, "日本の首相"),
        ("日本の首相", 9, "日本の首…"),
        ("日本の首相", 8, "日本の…"),
        (f"{FAMILY}!", 5, "👩👩…"),
        ("cafe\u0301s open", 5, "cafe\u0301…"),
        ("word", 1, "…"),
        ("word", 0, ""),
    ],
)
def test_what_is_cut_off_is_shown_as_an_ellipsis(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


@given(texts, st.lists(st.tuples(st.integers(-3, 35), st.integers(-3, 35)), max_size=5))
def test_marking_changes_no_text(text: str, ranges: list[tuple[int, int]]) -> None:
    assert "".join(piece for piece, _ in marked(text, ranges, PLAIN, MARK)) == text


def test_overlapping_ranges_are_marked_once() -> None:
    assert marked("joint fund", [(0, 5), (3, 8)], PLAIN, MARK) == [
        ("joint", MARK),
        (" fu", MARK),
        ("nd", PLAIN),
    ]


def test_neighbours_of_one_style_become_one_segment() -> None:
    drawn = segments([("a", PLAIN), ("", MARK), ("b", PLAIN), ("c", MARK)])
    assert [segment.text for segment in drawn] == ["ab", "c"]


def test_a_cursor_over_text_keeps_the_colour_of_the_text() -> None:
    style = over(Style(color="red", bold=True), Style(color="blue", bgcolor="white", reverse=True))
    assert style == Style(color="red", bgcolor="white", bold=True, reverse=True)
