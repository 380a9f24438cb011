"""What words are worth."""

from __future__ import annotations

from newsdash.stories.frames import SURE_NAME
from newsdash.stories.vocabulary import Vocabulary


def vocabulary_of(term: str, *spellings: str) -> tuple[Vocabulary, int]:
    vocabulary = Vocabulary()
    number = vocabulary.number(term)
    learn(vocabulary, term, *spellings)
    return vocabulary, number


def learn(vocabulary: Vocabulary, term: str, *spellings: str) -> None:
    """Let the vocabulary read a sentence that begins with another word and then holds these spellings of `term`."""
    vocabulary.learn(["Today", *spellings], {"Today": ("today",)} | dict.fromkeys(spellings, (term,)), True)


def test_a_rare_term_is_worth_more_than_a_common_one() -> None:
    vocabulary = Vocabulary()
    rare, common = vocabulary.number("orlanda"), vocabulary.number("ship")
    vocabulary.count([rare], 1)
    for _ in range(50):
        vocabulary.count([common], 1)
    assert vocabulary.worth(rare, 100).weight > vocabulary.worth(common, 100).weight
    assert 0 <= vocabulary.worth(common, 100).rarity < vocabulary.worth(rare, 100).rarity <= 1


def test_a_name_is_known_by_its_capitals_and_lost_by_its_small_letters() -> None:
    names, name = vocabulary_of("orlanda", *["Orlanda"] * 9)
    words, word = vocabulary_of("ship", "Ship", *["ship"] * 9)
    assert names.worth(name, 100).name > 0.9
    assert words.worth(word, 100).name < 0.2
    assert names.worth(name, 100).weight > words.worth(word, 100).weight


def test_digits_and_scripts_without_case_are_no_names() -> None:
    for term in ("90s", "海底"):
        vocabulary, number = vocabulary_of(term, *[term] * 9)
        assert vocabulary.worth(number, 100).name < 0.5


def test_a_bare_number_weighs_little() -> None:
    vocabulary = Vocabulary()
    number, word = vocabulary.number("2026"), vocabulary.number("ship")
    assert vocabulary.worth(number, 100).weight < vocabulary.worth(word, 100).weight


def test_casing_is_remembered_beyond_what_a_counter_holds() -> None:
    vocabulary, number = vocabulary_of("orlanda", *["Orlanda"] * 70_000)
    assert vocabulary.worth(number, 100).name > 0.99


def test_a_term_is_spelled_as_it_was_first_written() -> None:
    vocabulary, number = vocabulary_of("iphon", "iPhone", "IPHONE")
    assert vocabulary.spelling(number) == "iPhone"
    assert vocabulary.spelling(vocabulary.number("unseen")) == "unseen"
    learn(vocabulary, "never numbered", "Never")
    assert vocabulary.known("never numbered") is None


def test_the_first_capital_of_a_sentence_says_nothing_of_names() -> None:
    vocabulary, fresh = Vocabulary(), Vocabulary()
    number = vocabulary.number("tunnel")
    for _ in range(9):
        vocabulary.learn(["The", "Tunnel", "opens"], {"The": (), "Tunnel": ("tunnel",), "opens": ("open",)}, True)
    assert vocabulary.worth(number, 100).name == fresh.worth(fresh.number("tunnel"), 100).name


def test_numbers_are_given_in_the_order_of_their_terms() -> None:
    vocabulary = Vocabulary()
    assert vocabulary.numbers(["ship", "crew", "ship"]) == [0, 1, 0]
    assert vocabulary.numbers(["crew", "port"]) == [1, 2]
    assert len(vocabulary) == 3


def test_a_pair_of_characters_is_half_a_word_and_a_number_none() -> None:
    vocabulary = Vocabulary()
    worths = [vocabulary.worth(vocabulary.number(term), 2) for term in ("tunnel", "隧道", "2110", "7")]
    assert [worth.words for worth in worths] == [1, 0.5, 0, 0]
    assert [worth.digits for worth in worths] == [0, 0, 4, 1]


def test_an_elided_name_is_a_name() -> None:
    for written in ("l'Aude", "d’Aude"):
        vocabulary, number = vocabulary_of("aud", *[written] * 9)
        assert vocabulary.worth(number, 100).name > 0.9
    vocabulary, number = vocabulary_of("eau", *["l'eau"] * 9)
    assert vocabulary.worth(number, 100).name < 0.2


def test_what_nobody_wrote_small_may_be_a_name_and_scripts_without_case_are_told() -> None:
    vocabulary = Vocabulary()
    fresh, small = vocabulary.number("norvane"), vocabulary.number("ship")
    learn(vocabulary, "ship", "ship")
    assert vocabulary.worth(fresh, 9).never_small
    assert not vocabulary.worth(small, 9).never_small
    assert [vocabulary.worth(vocabulary.number(term), 9).caseless for term in ("서울", "ship", "12")] == [
        True,
        False,
        False,
    ]


def test_a_capital_in_a_language_of_capital_nouns_leaves_open_what_is_a_name() -> None:
    vocabulary = Vocabulary()
    number = vocabulary.number("quartal")
    terms = {"Starkes": ("stark",), "Quartal": ("quartal",), "quartal": ("quartal",)}
    vocabulary.learn(["Starkes", "Quartal"], terms, True, nouns=True)
    assert vocabulary.worth(number, 100).noun
    assert vocabulary.worth(number, 100).caseless
    assert vocabulary.worth(number, 100).name < SURE_NAME
    vocabulary.learn(["Starkes", "quartal"], terms, True)
    assert not vocabulary.worth(number, 100).noun
    assert not vocabulary.worth(number, 100).caseless
