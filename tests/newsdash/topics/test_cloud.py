"""The cloud: what is counted, merged, kept in place, and how fast."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from newsdash.language.words import phrase_stem
from newsdash.topics.cloud import CloudPhrase, Tally, Vote, build

NOW = 1_700_000_000
HOUR = 3600


class Newsroom:
    """Votes by what they say, with a vocabulary that grows as it is used."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.votes: list[Vote] = []

    @property
    def vocabulary(self) -> dict[int, tuple[str, str]]:
        return {number: (text, phrase_stem(text)) for text, number in self.ids.items()}

    def says(self, *phrases: str, feed: int = 0, story: int = 0, age: int = HOUR, language: str = "en") -> None:
        key = len(self.votes) + 1
        ids = [self.ids.setdefault(text, len(self.ids) + 1) for text in phrases]
        self.votes.append(Vote(key, story, feed or key, NOW - age, ids, language))

    def cloud(
        self,
        *,
        limit: int = 80,
        languages: set[str] | None = None,
        excluded: frozenset[str] = frozenset(),
        chosen: frozenset[str] = frozenset(),
        previous: Sequence[str] = (),
    ) -> tuple[CloudPhrase, ...]:
        return build(
            self.votes, self.vocabulary, NOW,
            limit=limit, languages=languages, excluded=excluded, chosen=chosen, previous=previous,
        )  # fmt: skip


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


def labels(cloud: Sequence[CloudPhrase]) -> list[str]:
    return [phrase.label for phrase in cloud]


def test_nothing_listed_gives_no_cloud(newsroom: Newsroom) -> None:
    assert newsroom.cloud() == ()


def test_what_more_stories_say_weighs_more(newsroom: Newsroom) -> None:
    for _ in range(3):
        newsroom.says("grain")
    newsroom.says("port")
    cloud = newsroom.cloud()
    assert labels(cloud) == ["grain", "port"]
    assert (cloud[0].count, cloud[0].weight, cloud[0].step) == (3, 1.0, 5)
    assert cloud[1].step == 1
    assert 0 < cloud[1].weight < 1


def test_a_story_has_one_vote_however_many_tell_it(newsroom: Newsroom) -> None:
    for _ in range(30):
        newsroom.says("syndicated", story=7)
    newsroom.says("grain")
    newsroom.says("grain")
    cloud = newsroom.cloud()
    assert labels(cloud) == ["grain", "syndicated"]
    assert cloud[1].count == 1


def test_a_chatty_outlet_does_not_own_the_cloud(newsroom: Newsroom) -> None:
    for _ in range(50):
        newsroom.says("horoscope", feed=99)
    for _ in range(4):
        newsroom.says("grain")
    assert labels(newsroom.cloud()) == ["grain", "horoscope"]


def test_an_article_votes_more_for_its_first_phrase_than_for_its_last(newsroom: Newsroom) -> None:
    newsroom.says("grain", "port", "tariff")
    assert labels(newsroom.cloud()) == ["grain", "port", "tariff"]


def test_what_is_new_weighs_more_than_what_is_old(newsroom: Newsroom) -> None:
    newsroom.says("old", age=72 * HOUR)
    newsroom.says("new")
    assert labels(newsroom.cloud()) == ["new", "old"]


def test_forms_of_one_stem_are_one_under_the_form_people_see_most(newsroom: Newsroom) -> None:
    newsroom.says("tariff")
    newsroom.says("tariffs")
    newsroom.says("tariffs")
    (phrase,) = newsroom.cloud()
    assert (phrase.label, phrase.count, len(phrase.ids)) == ("tariffs", 3, 2)


def test_a_part_joins_the_whole_and_no_two_phrases_contain_each_other(newsroom: Newsroom) -> None:
    for _ in range(3):
        newsroom.says("Keller")
    newsroom.says("Anna Keller")
    newsroom.says("Anna Keller visit")
    (phrase,) = newsroom.cloud()
    assert (phrase.label, phrase.count, len(phrase.ids)) == ("Keller", 5, 3)


def test_the_count_is_the_number_of_stories_that_hold_one_of_the_ids(newsroom: Newsroom) -> None:
    newsroom.says("grain", "grain tariff", story=3)
    newsroom.says("grain tariff", story=3)
    newsroom.says("grain")
    newsroom.says("port", "grains")
    for phrase in newsroom.cloud():
        holding = {vote.story or -vote.key for vote in newsroom.votes if set(phrase.ids) & set(vote.phrases)}
        assert phrase.count == len(holding)


def test_the_excluded_and_what_holds_them_are_not_shown(newsroom: Newsroom) -> None:
    newsroom.says("grain tariff", "port", "grain")
    assert labels(newsroom.cloud(excluded=frozenset({"grain"}))) == ["port"]


def test_the_chosen_are_shown_beyond_the_limit(newsroom: Newsroom) -> None:
    for _ in range(5):
        newsroom.says("grain", "port")
    newsroom.says("fog")
    assert "fog" in labels(newsroom.cloud(limit=2, chosen=frozenset({"fog"})))
    assert len(newsroom.cloud(limit=2)) == 2


def test_one_language_can_be_asked_for(newsroom: Newsroom) -> None:
    newsroom.says("grain")
    newsroom.says("blé", language="fr")
    assert labels(newsroom.cloud(languages={"fr"})) == ["blé"]


def test_a_phrase_keeps_its_place_while_its_weight_moves_a_little(newsroom: Newsroom) -> None:
    for _ in range(10):
        newsroom.says("grain")
        newsroom.says("port")
    newsroom.says("port")
    assert labels(newsroom.cloud()) == ["port", "grain"]
    assert labels(newsroom.cloud(previous=("grain", "port"))) == ["grain", "port"]


def test_a_phrase_leaves_its_place_when_its_weight_moves_much(newsroom: Newsroom) -> None:
    for _ in range(10):
        newsroom.says("port")
    newsroom.says("grain")
    newsroom.says("fog")
    assert labels(newsroom.cloud(previous=("fog", "grain", "port")))[0] == "port"


def test_an_arrow_says_what_is_rising_and_falling(newsroom: Newsroom) -> None:
    for _ in range(30):
        newsroom.says("council", age=30 * HOUR)
    for _ in range(30):
        newsroom.says("weather", age=30 * HOUR)
    for _ in range(8):
        newsroom.says("flood")
    for _ in range(20):
        newsroom.says("weather")
    trends = {phrase.label: phrase.trend for phrase in newsroom.cloud()}
    assert trends == {"flood": 1, "weather": 0, "council": -1}


def test_a_baseline_of_the_store_takes_the_place_of_the_listed_past(newsroom: Newsroom) -> None:
    for _ in range(5):
        newsroom.says("grain")
    (usual,) = build(newsroom.votes, newsroom.vocabulary, NOW, baseline=lambda ids: 5.0)
    (rising,) = build(newsroom.votes, newsroom.vocabulary, NOW, baseline=lambda ids: 0.1)
    assert (usual.trend, rising.trend) == (0, 1)


def test_phrases_without_a_word_in_the_vocabulary_are_left_out() -> None:
    assert build([Vote(1, 0, 1, NOW, (5,))], {}, NOW) == ()


def test_a_tally_that_changed_is_as_one_counted_afresh(newsroom: Newsroom) -> None:
    for number in range(40):
        newsroom.says(f"word{number % 7}", "grain", "port", feed=number % 5 + 1, story=number % 9)
    words, votes = newsroom.vocabulary, newsroom.votes
    tally = Tally(votes[:30])
    tally.discard([vote.key for vote in votes[:10]])
    tally.add(votes[25:])
    assert tally.cloud(words, NOW) == build(votes[10:], words, NOW)


def test_ten_thousand_stories_are_counted_at_once() -> None:
    words = {number: (f"word{number}", f"word{number}") for number in range(20_000)}
    votes = [
        Vote(key, 0, key % 60, NOW - key, [(key * 7 + rank * rank * 31) % (200 + 2000 * rank) for rank in range(10)])
        for key in range(10_000)
    ]
    start = time.process_time()
    build(votes, words, NOW)
    # Three times the mark (60 ms): this machine may be slow or busy, a quadratic build is far slower still.
    assert time.process_time() - start < 0.18
