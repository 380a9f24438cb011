"""Clock times and day lines in the reader's zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tui.clock import age, clock, day, day_lines, moment

BERLIN = ZoneInfo("Europe/Berlin")


def at(*parts: int, zone: ZoneInfo | None = None) -> int:
    return int(datetime(*parts, tzinfo=zone or UTC).timestamp())  # type: ignore[misc,arg-type]


NOW = at(2026, 11, 23, 9, 42)


def test_a_clock_time_is_the_readers_own() -> None:
    assert clock(NOW, UTC) == "09:42"
    assert clock(NOW, BERLIN) == "10:42"


@pytest.mark.parametrize(
    ("then", "name"),
    [
        (at(2026, 11, 23, 0, 0), "Today"),
        (at(2026, 11, 22, 23, 59), "Yesterday"),
        (at(2026, 11, 20, 12, 0), "Friday 20 November"),
        (at(2024, 2, 29, 12, 0), "Thursday 29 February 2024"),
    ],
)
def test_a_day_has_the_name_people_use(then: int, name: str) -> None:
    assert day(then, NOW, UTC) == name


def test_the_day_turns_at_the_readers_midnight() -> None:
    late = at(2026, 11, 22, 23, 30)
    assert day(late, NOW, UTC) == "Yesterday"
    assert day(late, NOW, BERLIN) == "Today"


def test_day_lines_stand_before_the_first_row_of_each_day() -> None:
    times = [NOW, NOW - 60, NOW - 86_400, NOW - 86_460, NOW - 5 * 86_400]
    assert day_lines(times, NOW, UTC) == [(0, "Today"), (2, "Yesterday"), (4, "Wednesday 18 November")]


def test_day_lines_hold_over_a_change_of_the_clocks() -> None:
    # 2026-10-25 has 25 hours in Berlin.
    first, last = at(2026, 10, 25, 0, 0, zone=BERLIN), at(2026, 10, 25, 23, 59, zone=BERLIN)
    assert day_lines([last, first, first - 1], last, BERLIN) == [(0, "Today"), (2, "Yesterday")]


def test_no_rows_have_no_days() -> None:
    assert day_lines([], NOW, UTC) == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-5, "now"), (59, "now"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"), (86_400 * 9, "9 d")],
)
def test_an_age_has_one_unit(seconds: int, words: str) -> None:
    assert age(NOW - seconds, NOW) == words


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (NOW, "09:42"),
        (NOW - 86_400, "Yesterday 09:42"),
        (NOW - 3 * 86_400, "20 November 09:42"),
        (at(2024, 2, 29, 12, 0), "29 February 2024"),
    ],
)
def test_a_byline_says_when_in_as_few_words_as_needed(then: int, words: str) -> None:
    assert moment(then, NOW, UTC) == words


def test_a_time_that_no_calendar_holds_is_drawn_all_the_same() -> None:
    assert clock(10**18, UTC) == "00:00"
