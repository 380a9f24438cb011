"""The cloud: what is counted, merged, kept in place, and how fast."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsdash.language.words import phrase_stem
from newsdash.topics.ballot import Ballot, Vote
from newsdash.topics.cloud import CloudPhrase, cloud
from newsdash.topics.trends import Movement

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

    def says(self, *phrases: str, feed: int = 0, story: int = 0, age: int = HOUR) -> None:
        key = len(self.votes) + 1
        ids = [self.ids.setdefault(text, len(self.ids) + 1) for text in phrases]
        self.votes.append(Vote(key, story, feed or key, NOW - age, ids))

    def cloud(
        self,
        *,
        limit: int = 80,
        excluded: frozenset[str] = frozenset(),
        chosen: frozenset[str] = frozenset(),
        previous: Sequence[str] = (),
        movement: Movement | None = None,
    ) -> tuple[CloudPhrase, ...]:
        return cloud(
            Ballot(self.votes), self.vocabulary, NOW,
            limit=limit, excluded=excluded, chosen=chosen, previous=previous, movement=movement,
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
    assert (phrase.label, phrase.count) == ("tariffs", 3)


def test_a_part_joins_the_whole_and_no_two_phrases_contain_each_other(newsroom: Newsroom) -> None:
    for _ in range(3):
        newsroom.says("Keller")
    newsroom.says("Anna Keller")
    newsroom.says("Anna Keller visit")
    (phrase,) = newsroom.cloud()
    assert (phrase.label, phrase.count) == ("Keller", 5)


def test_the_count_is_that_of_the_stories_which_choosing_it_leaves(newsroom: Newsroom) -> None:
    for _ in range(5):
        newsroom.says("quay strike")
    for _ in range(3):
        newsroom.says("quay")
    newsroom.says("grain", "grain tariff", story=3)
    newsroom.says("grain tariff", story=3)
    newsroom.says("grain")
    newsroom.says("port", "grains")
    # "Quay" is told by three stories of which "quay strike" has no part.
    assert {phrase.label: phrase.count for phrase in newsroom.cloud()} == {"quay strike": 5, "grain": 3, "port": 1}


def test_what_is_new_is_there_though_much_that_is_older_is_more_frequent(newsroom: Newsroom) -> None:
    for number in range(400):
        for _ in range(12):
            newsroom.says(f"old{number}", age=60 * HOUR)
    for _ in range(11):
        newsroom.says("dam breach", story=0)
    assert newsroom.cloud()[0].label == "dam breach"


def test_of_two_chosen_phrases_one_may_be_part_of_the_other(newsroom: Newsroom) -> None:
    for _ in range(3):
        newsroom.says("grain tariff")
    newsroom.says("grain")
    chosen = frozenset({phrase_stem("grain"), phrase_stem("grain tariff")})
    assert {phrase.label for phrase in newsroom.cloud(chosen=chosen)} == {"grain", "grain tariff"}


def test_the_excluded_and_what_holds_them_are_not_shown(newsroom: Newsroom) -> None:
    newsroom.says("grain tariff", "port", "grain")
    assert labels(newsroom.cloud(excluded=frozenset({"grain"}))) == ["port"]


def test_the_chosen_are_shown_beyond_the_limit(newsroom: Newsroom) -> None:
    for _ in range(5):
        newsroom.says("grain", "port")
    newsroom.says("fog")
    assert "fog" in labels(newsroom.cloud(limit=2, chosen=frozenset({"fog"})))
    assert len(newsroom.cloud(limit=2)) == 2


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


def test_an_arrow_says_what_rises_and_what_falls_in_the_whole_of_the_news(newsroom: Newsroom) -> None:
    newsroom.says("dam breach", "council", "weather")
    newsroom.says("flood", "river")
    moves = Movement(rising=frozenset({phrase_stem("breach"), phrase_stem("flood")}), falling=frozenset({"council"}))
    arrows = {phrase.label: phrase.trend for phrase in newsroom.cloud(movement=moves)}
    assert arrows == {"dam breach": 0, "council": -1, "weather": 0, "flood": 1, "river": 0}
    newsroom.says("breach")
    arrows = {phrase.label: phrase.trend for phrase in newsroom.cloud(movement=moves)}
    # The phrase stands for its part too.
    assert arrows["dam breach"] == 1
    assert {phrase.trend for phrase in newsroom.cloud()} == {0}


def test_a_common_word_whose_stories_share_nothing_else_gives_way(newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.says("surprise", f"mayor {number}", f"Town {number}")
        newsroom.says("grain", "harvest", f"Ship {number}")
    cloud = labels(newsroom.cloud())
    assert cloud.index("grain") < cloud.index("surprise")
    assert cloud.index("harvest") < cloud.index("surprise")


def test_phrases_without_a_word_in_the_vocabulary_are_left_out() -> None:
    assert cloud(Ballot([Vote(1, 0, 1, NOW, (5,))]), {}, NOW) == ()
