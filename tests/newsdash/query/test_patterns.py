"""Regular expressions have a budget of time."""

from __future__ import annotations

import pytest

from newsdash.query import QueryError
from newsdash.query.patterns import Patterns, compiled


def test_case_does_not_matter_and_anchors_mean_lines() -> None:
    patterns = Patterns()
    assert patterns.found("^ferry$", 0, "x\nFERRY\ny")
    assert not patterns.found("^erry", 0, "Ferry")


def test_time_spent_over_many_texts_counts_together_until_the_next_filter() -> None:
    ticks = iter(range(100))
    patterns = Patterns(budget=2.5, clock=lambda: next(ticks))
    for _ in range(3):
        assert patterns.found("a", 4, "a")
    with pytest.raises(QueryError, match="takes too long") as caught:
        patterns.found("a", 4, "a")
    assert caught.value.position == 4
    patterns.begin()
    assert patterns.found("a", 4, "a")


def test_an_expression_that_backtracks_forever_is_stopped() -> None:
    with pytest.raises(QueryError, match="make it simpler"):
        Patterns().found("(a|aa)+$", 0, "a" * 80 + "!")


@pytest.mark.parametrize("wrong", ["(", "[a", "a{2,1}", "(?P<a>b)(?P<a", "*a"])
def test_what_is_no_expression_says_why(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        compiled(wrong)


@pytest.mark.parametrize(
    "greedy",
    ["(a{1000}){1000}", "((((a{99}){99}){99}){99})", "(?=(a{99}){99}){99}", "a{100000}", "a" * 501, "(x{2,99}y){,99}"],
)
def test_an_expression_that_would_take_much_memory_is_refused_before_it_does(greedy: str) -> None:
    with pytest.raises(ValueError, match="too large"):
        compiled(greedy)


@pytest.mark.parametrize("sound", [r"\d{4}-\d{2}-\d{2}", "rail.*strike", "(ab){3,20}", "{", "a{b}", r"\bG(7|20)\b"])
def test_ordinary_repeats_are_not(sound: str) -> None:
    assert compiled(sound)
