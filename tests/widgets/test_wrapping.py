"""Breaking lines: between words, between CJK signs, never wider than the measure, and nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.cells import cells_of
from widgets.wrapping import right_to_left, wrap, wrapped

words = st.lists(
    st.text(st.sampled_from(list("abcdefghij.,-")), min_size=1, max_size=12)
    | st.text(st.sampled_from(list("日本語のé한ש👩ё")), min_size=1, max_size=8),
    max_size=40,
)


@given(words, st.integers(2, 40))
def test_no_line_is_wider_than_the_measure(parts: list[str], width: int) -> None:
    assert all(cells_of(line) <= width for line in wrapped(" ".join(parts), width))


@given(words, st.integers(2, 40))
def test_nothing_but_spaces_is_lost(parts: list[str], width: int) -> None:
    text = " ".join(parts)
    assert "".join(wrapped(text, width)).replace(" ", "") == text.replace(" ", "")


@given(words, st.integers(2, 40))
def test_no_line_could_have_taken_the_next_word(parts: list[str], width: int) -> None:
    lines = wrapped(" ".join(part for part in parts if part.isascii()), width)
    for line, following in pairwise(lines):
        assert len(line) + 1 + len(following.split(" ")[0]) > width or len(line) == width


def test_a_newline_ends_a_line() -> None:
    text = "The boats lie still,\nthe ropes\n\nhang slack"
    assert [text[start:end] for start, end in wrap(text, 10, 8)] == [
        "The", "boats lie", "still,", "the ropes", "", "hang slack",
    ]  # fmt: skip


def test_words_stay_whole() -> None:
    assert wrapped("Ministers agree on a joint fund", 12) == ["Ministers", "agree on a", "joint fund"]


def test_chinese_and_japanese_break_between_signs() -> None:
    assert wrapped("日本の首相は、今日の会議", 10) == ["日本の首相", "は、今日の", "会議"]


def test_korean_breaks_between_words() -> None:
    assert wrapped("장관들이 공동 기금에 합의", 11) == ["장관들이", "공동 기금에", "합의"]


def test_a_word_wider_than_the_measure_is_cut() -> None:
    assert wrapped("a " + "x" * 12, 5) == ["a", "xxxxx", "xxxxx", "xx"]


def test_the_first_line_may_be_shorter() -> None:
    assert wrap("aa bb cc", 8, first=2) == [(0, 2), (3, 8)]


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_one_empty_line(text: str) -> None:
    assert wrap(text, 10) == [(0, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("اتفق الوزراء", True), ("«שלום» he said", True), ("The word שלום", False), ("日本", False), ("12:30", False)],
)
def test_the_first_letter_says_which_way_a_text_runs(text: str, expected: bool) -> None:
    assert right_to_left(text) is expected


def test_no_line_of_japanese_begins_with_what_closes_or_ends_with_what_opens() -> None:
    text = "首相は「新しい基金」について話した。野党は反対だ。"
    for width in range(6, 40):
        lines = wrapped(text, width)
        assert "".join(lines) == text
        assert not any(line[0] in "、。」" for line in lines)
        assert not any(line[-1] in "「" for line in lines)
