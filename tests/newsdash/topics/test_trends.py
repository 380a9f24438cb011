"""What rises: bursts with their stories, and nothing when nothing happens."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bench.trends import BURST, NOW, VOCABULARY, quiet, with_burst
from newsdash.topics.ballot import Ballot, Vocabulary, Vote
from newsdash.topics.burst import chance, z_score
from newsdash.topics.trends import SPARK_HOURS, Movement, Trend, movement

HOUR = 3600
WORDS = {1: ("flood", "flood"), 2: ("floods", "flood"), 3: ("council", "council"), 4: ("river", "river")}


def week() -> list[Vote]:
    """A council story every half hour for a week."""
    return [Vote(key, 0, key % 9, NOW - key * HOUR // 2, (3,)) for key in range(1, 300)]


def burst(stories: int = 4, outlets: int = 2, story: int = 0) -> list[Vote]:
    return [Vote(1000 + n, story, 50 + n % outlets, NOW - n * HOUR - 60, (2 if n else 1, 4)) for n in range(stories)]


def moving(votes: Iterable[Vote], words: Vocabulary = WORDS) -> Movement:
    return movement(Ballot(votes), words, NOW)


def rising(votes: Iterable[Vote], words: Vocabulary = WORDS) -> tuple[Trend, ...]:
    return moving(votes, words).trends


def stems(trends: tuple[Trend, ...]) -> list[str]:
    return [trend.stem for trend in trends]


def test_a_burst_is_listed_with_its_stories_and_its_past() -> None:
    (trend,) = rising(week() + burst())
    assert trend.stem == "flood"
    assert trend.label == "floods"
    assert (trend.count, trend.outlets) == (4, 2)
    assert trend.keys == (1000, 1001, 1002, 1003)
    assert len(trend.spark) == SPARK_HOURS
    assert trend.spark[-4:] == (1, 1, 1, 1)
    assert trend.z > 2


def test_what_is_always_said_does_not_rise() -> None:
    assert rising(week()) == ()


@pytest.mark.parametrize("votes", [burst(stories=2), burst(outlets=1), burst(story=9)])
def test_two_stories_or_one_outlet_or_one_story_told_often_are_no_burst(votes: list[Vote]) -> None:
    assert rising(week() + votes) == ()


def test_of_two_phrases_that_rise_alone_only_the_less_likely_is_believed() -> None:
    alone = [vote._replace(phrases=(1,)) for vote in burst(stories=4)]
    other = [vote._replace(key=vote.key + 50, phrases=(4,)) for vote in burst(stories=3)]
    before = [Vote(3000, 0, 9, NOW - 50 * HOUR, (1, 4))]
    assert stems(rising(week() + before + alone)) == ["flood"]
    assert stems(rising(week() + before + alone + other)) == ["flood"]


def test_a_phrase_that_another_bears_out_may_have_been_said_before() -> None:
    before = [Vote(3000 + n, 0, 9, NOW - (20 + n) * HOUR, (1, 4)) for n in range(4)]
    alone = [vote._replace(phrases=(1,)) for vote in burst()]
    days = [vote for vote in week() if vote.time > NOW - 135 * HOUR]
    assert stems(rising(days + before + burst())) == ["flood"]
    assert rising(days + before + alone) == ()


def test_of_phrases_in_the_same_stories_one_is_a_trend_and_all_rise() -> None:
    moves = moving(week() + burst())
    assert stems(moves.trends) == ["flood"]
    assert moves.rising == {"flood", "river"}
    assert [moves.of([stem]) for stem in ("flood", "river", "council")] == [1, 1, 0]


def test_what_was_always_said_and_is_said_no_more_falls() -> None:
    others = [vote._replace(key=vote.key + 5000, phrases=(4,)) for vote in week()]
    silent = [vote for vote in week() if vote.time < NOW - 7 * HOUR]
    moves = moving(silent + others)
    assert moves.falling == {"council"}
    assert (moves.of(["council"]), moves.of(["river", "council"])) == (-1, 0)


def test_in_a_new_store_nothing_falls() -> None:
    past = [Vote(key, 0, key, NOW - 8 * HOUR, (3,)) for key in range(1, 12)]
    recent = [Vote(100 + key, 0, key, NOW - HOUR, (100 + key,)) for key in range(12)]
    assert moving(past + recent).falling == frozenset()


def test_a_telling_counts_once_however_often_its_outlet_comes_back_to_it() -> None:
    saga = [Vote(2000 + n, 77, 50 + n % 4, NOW - n * HOUR // 3, (1, 4)) for n in range(12)]
    (trend,) = rising(week() + saga)
    assert (trend.count, trend.outlets, len(trend.keys)) == (4, 4, 4)


def test_a_date_in_the_future_counts_not_yet() -> None:
    ahead = [vote._replace(time=NOW + HOUR) for vote in burst()]
    assert rising(week() + ahead) == ()


@pytest.mark.parametrize("seed", range(8))
def test_an_injected_burst_is_in_the_top_five(seed: int) -> None:
    top = rising(with_burst(seed), VOCABULARY)[:5]
    assert any(set(trend.keys) == {BURST, BURST + 1, BURST + 2, BURST + 3} for trend in top)


@pytest.mark.parametrize("seed", range(8))
def test_a_quiet_stream_shows_hardly_anything(seed: int) -> None:
    assert len(rising(quiet(seed), VOCABULARY)) <= 1


def test_the_score_is_zero_where_as_many_come_as_are_expected() -> None:
    assert z_score(4, 4) == 0
    assert z_score(9, 1) > 3
    assert z_score(0, 9) < -3


def test_chance_is_the_tail_of_poisson() -> None:
    assert chance(0, 2.0) == 1.0
    assert chance(1, 1.0) == pytest.approx(0.632, abs=0.001)
    assert chance(4, 0.1) < 1e-5
