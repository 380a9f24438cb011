"""The cloud's layout: flush lines, nothing jumps, every word can be reached."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from widgets.cells import cells_of
from widgets.keyword_cloud.packing import GAP, CloudWord, Placed, neighbour, pack

LABELS = (
    *("joint fund", "rail strike", "ministers", "vote", "budget", "inflation", "coast guard", "defence spending"),
    *("school days", "ferry", "harbour", "rents", "climate talks", "COP31", "G7", "central bank", "heat wave"),
    *("日本の首相", "election", "court ruling", "vaccine", "chip exports", "border", "grain deal", "tariffs"),
    *("wildfire", "power grid", "data centre", "strike ballot", "peace talks", "museum", "football", "oil price"),
)
WORDS = [CloudWord(str(number), label, step=max(5 - number // 6, 1)) for number, label in enumerate(LABELS)]

words = st.lists(
    st.builds(
        CloudWord,
        id=st.uuids().map(str),
        label=st.text(st.sampled_from(list("abc 日é")), min_size=1, max_size=20),
        step=st.integers(1, 5),
        trend=st.sampled_from([-1, 0, 1]),
        chosen=st.booleans(),
    ),
    max_size=40,
)


def flat(lines: list[list[Placed]]) -> list[Placed]:
    return [placed for line in lines for placed in line]


@given(words, st.integers(1, 90), st.integers(0, 12), st.booleans())
def test_words_stand_within_the_panel_in_order_and_apart(
    some: list[CloudWord], width: int, height: int, counts: bool
) -> None:
    lines = pack(some, width, height, counts=counts)
    assert len(lines) <= height
    order = [some.index(placed.word) for placed in flat(lines)]
    assert order == sorted(order)
    for number, line in enumerate(lines):
        end = -GAP
        for placed in line:
            assert placed.line == number
            assert placed.x >= end + GAP
            assert placed.width == cells_of(placed.before + placed.label + placed.after)
            end = placed.x + placed.width
        assert end <= width or len(line) == 1


def test_every_line_but_the_last_ends_flush() -> None:
    for width in (60, 80, 100):
        for line in pack(WORDS, width, 20)[:-1]:
            assert line[-1].x + line[-1].width == width


def test_gaps_of_a_line_differ_by_no_more_than_a_cell() -> None:
    for line in pack(WORDS, 80, 20):
        gaps = {after.x - before.x - before.width for before, after in pairwise(line)}
        assert max(gaps) - min(gaps) <= 1
        assert max(gaps) <= 6


def test_where_not_all_fit_the_faintest_are_left_out() -> None:
    faint_first = list(reversed(WORDS))
    shown = {placed.word.step for placed in flat(pack(faint_first, 60, 3))}
    assert 5 in shown
    assert 1 not in shown


def test_a_phrase_keeps_its_line_while_marks_come_and_go() -> None:
    before = pack(WORDS, 80, 20)
    changed = [replace(word, trend=1) if word.id in ("3", "17") else word for word in WORDS]
    starts = frozenset(line[0].word.id for line in before)
    after = {placed.word.id: placed.line for placed in flat(pack(changed, 80, 20, starts=starts))}
    moved = [placed.word.label for placed in flat(before) if after[placed.word.id] != placed.line]
    assert moved == []


def test_marks_say_what_is_chosen_excluded_rising_and_how_often() -> None:
    some = [
        CloudWord("a", "fund", chosen=True, trend=1, count=7),
        CloudWord("b", "vote", excluded=True, trend=-1, count=2),
    ]
    shown = [placed.before + placed.label + placed.after for placed in flat(pack(some, 60, 2, counts=True))]
    assert shown == ["✓fund ↑ 7", "−vote ↓ 2"]


def test_capitals_set_only_the_loudest_apart() -> None:
    some = [CloudWord("a", "fund", step=5), CloudWord("b", "vote", step=4)]
    assert [placed.label for placed in flat(pack(some, 60, 2, capitals=True))] == ["FUND", "vote"]


def test_every_word_can_be_reached_and_the_way_back_is_the_way() -> None:
    lines = pack(WORDS, 60, 20)
    here, reached = lines[0][0], [lines[0][0]]
    while (following := neighbour(lines, here, "right")) != here:
        assert neighbour(lines, following, "left") == here
        here = following
        reached.append(here)
    assert reached == flat(lines)


def test_up_and_down_go_to_the_nearest_word_of_the_next_line() -> None:
    lines = pack(WORDS, 60, 20)
    for above, below in pairwise(lines):
        for placed in above:
            down = neighbour(lines, placed, "down")
            assert abs(down.middle - placed.middle) == min(abs(other.middle - placed.middle) for other in below)
    assert neighbour(lines, lines[0][1], "up") == lines[0][1]
    assert neighbour(lines, lines[-1][0], "down") == lines[-1][0]
