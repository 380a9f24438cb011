"""Stories from outside: `newsdash inspect stories`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from newsdash.stories.inspect import MAX_TITLE, inspect
from newsdash.stories.similarity import THRESHOLD

LINES: list[Mapping[str, Any]] = [
    {"id": "a", "title": "Skerra Islands vote yes to undersea tunnel", "source": "The Wire"},
    {"id": "b", "title": "Parliament raises defence budget", "source": "Ledger"},
    {"id": "c", "title": "Undersea tunnel: Skerra Islands vote yes", "source": "Meridian"},
    {"id": "d", "title": "Skerra vote: islands say yes to their undersea tunnel", "source": "The Wire"},
    {"id": "e", "title": "Rovers defence holds in the cup", "source": "Touchline"},
]


def test_each_line_is_answered_in_order_with_the_three_fields() -> None:
    answers = list(inspect(LINES))
    assert [answer["id"] for answer in answers] == ["a", "b", "c", "d", "e"]
    assert all(answer.keys() == {"id", "story", "similar"} for answer in answers)


def test_similar_is_over_all_lines_of_other_sources_and_tells_why() -> None:
    first, _, third, *_ = inspect(LINES)
    assert [like["id"] for like in first["similar"]] == ["c"]
    assert {like["id"] for like in third["similar"]} == {"a", "d"}
    assert "Skerra Islands" in " ".join(first["similar"][0]["why"])
    assert first["similar"][0]["score"] >= THRESHOLD


def test_articles_of_one_story_share_its_id_and_others_do_not() -> None:
    stories = [answer["story"] for answer in inspect(LINES)]
    assert stories[0] == stories[2]
    assert len({stories[0], stories[1], stories[4]}) == 3


def test_no_more_than_eight_are_similar() -> None:
    many = [
        {"id": n, "title": "Skerra Islands vote yes to undersea tunnel", "source": f"Outlet {n}"} for n in range(12)
    ]
    assert all(len(answer["similar"]) == 8 for answer in inspect(many))


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("2026-11-20T08:00:00Z", "2026-11-20T10:00:00+01:00", True),
        ("2026-11-20", "2026-09-01", False),
        (1_700_000_000, 1_705_000_000, False),
        (None, "2026-09-01", True),
        ("yesterday", "2026-09-01", True),
    ],
)
def test_published_keeps_distant_turns_apart_and_may_be_missing(first: Any, second: Any, alike: bool) -> None:
    answers = list(inspect([{**LINES[0], "published": first}, {**LINES[2], "published": second}]))
    assert bool(answers[0]["similar"]) is alike
    assert (answers[0]["story"] == answers[1]["story"]) is alike


def test_lines_that_lack_fields_or_hold_odd_ones_are_answered_all_the_same() -> None:
    odd: list[Mapping[str, Any]] = [
        {},
        {"id": 1, "title": None, "source": 5, "tags": [1, "x"]},
        {"id": 1, "title": "\x1b[31mred"},
        {"id": 2, "title": "Ferries stay in port", "tags": 5, "published": float("nan")},
        {"id": 3, "title": "Chess club seeks members", "tags": {"a": 1}, "published": float("inf")},
        {"id": 4, "title": "Rail strike called off", "published": 10**400},
    ]
    assert [answer["id"] for answer in inspect(odd)] == [None, 1, 1, 2, 3, 4]
    assert len({answer["story"] for answer in inspect(odd)}) == 6


def test_of_what_is_endless_only_the_beginning_is_compared() -> None:
    endless = " ".join(f"word{n}" for n in range(20_000))
    lines = [{"id": n, "title": f"Skerra vote {endless}", "source": f"Outlet {n}", "text": endless} for n in range(3)]
    first, *_ = inspect(lines)
    assert {like["id"] for like in first["similar"]} == {1, 2}
    assert all(len(phrase) <= MAX_TITLE for like in first["similar"] for phrase in like["why"])


def test_a_line_more_moves_no_line_before_it_to_another_story() -> None:
    times = ("2026-11-20T08:00:00Z", None, "2026-11-18", "2026-11-21", "2026-10-01")
    lines = [{**line, "published": time} for line, time in zip(LINES * 3, times * 3, strict=True)]
    lines = [{**line, "source": f"{line['source']} {place % 4}"} for place, line in enumerate(lines)]
    stories = [answer["story"] for answer in inspect(lines)]
    assert len(set(stories)) < len(stories)
    for length in range(len(lines)):
        assert [answer["story"] for answer in inspect(lines[:length])] == stories[:length]
    assert list(inspect(lines)) == list(inspect(lines))


def test_no_lines_give_no_answers() -> None:
    assert list(inspect([])) == []
