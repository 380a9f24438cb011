"""Words of one meaning that no stemmer unites, and words that news uses every day."""

from __future__ import annotations

from newsdash.stories.commonplace import FEW, commonplace
from newsdash.stories.kin import kin
from newsdash.stories.similarity import Index
from newsdash.stories.telling import Telling
from newsdash.stories.terms import read
from newsdash.stories.vocabulary import Vocabulary


def terms(title: str, language: str = "en") -> set[str]:
    return set(read(Telling(1, title, "A", language=language)).terms)


def test_two_spellings_two_tenses_and_a_countrys_people_are_one_term() -> None:
    assert terms("Defence of the harbour centre") == terms("Defense of the harbor center")
    assert terms("Norvane bought Atlas") == terms("Norvane buys Atlas")
    assert terms("German shares fell") == terms("Germany share falls")


def test_nothing_stands_for_what_stands_for_something_else() -> None:
    relatives = kin("en")
    assert relatives
    assert not relatives.keys() & set(relatives.values())


def test_other_languages_keep_their_words() -> None:
    assert kin("de") == {}
    assert "left" in terms("Die Left Bank", "de")


def test_a_common_word_beside_a_name_is_no_event_in_a_short_list() -> None:
    index = Index()
    for key, title in enumerate(
        (
            "Defense minister resigns in Berlin",
            "Bayern defense falls apart in Berlin",
            "Berlin defence minister resigns",
        )
    ):
        index.add(Telling(key, title, f"Outlet {key}"))
    assert [like.key for like in index.similar(0)] == [2]
    assert index.similar(1) == ()


def test_a_long_list_shows_itself_which_words_are_common() -> None:
    vocabulary = Vocabulary()
    common, rare = vocabulary.number("minist"), vocabulary.number("norvan")
    assert "minist" in commonplace()
    assert vocabulary.worth(common, FEW - 1).common
    assert not vocabulary.worth(common, FEW).common
    assert not vocabulary.worth(rare, 2).common
