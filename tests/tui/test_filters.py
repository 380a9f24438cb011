"""Filters: chips, words and places as one value."""

from __future__ import annotations

import pytest

from newsdash.query import QueryError, parse
from tui.filters import Chip, Filter


def test_chips_and_words_become_one_query() -> None:
    wanted = Filter(text="rail OR bus", chips=(Chip("joint fund"), Chip("football", excluded=True)))
    assert wanted.query == 'kw:"joint fund" -kw:"football" (rail OR bus)'


def test_words_alone_stand_as_typed() -> None:
    assert Filter(text=" ukraine -football ").query == "ukraine -football"


def test_what_is_typed_cannot_reach_out_of_its_place() -> None:
    wanted = Filter(text="zzz) OR (bridge", chips=(Chip("joint fund"),), within="rail OR bus")
    for tolerant in (False, True):
        with pytest.raises(QueryError, match="closes nothing") as caught:
            wanted.asked(tolerant=tolerant)
        assert caught.value.position == 3


def test_view_chips_and_words_are_all_asked_for() -> None:
    wanted = Filter(text="a b", chips=(Chip("joint fund"), Chip("vote", excluded=True)), within="rail OR bus")
    assert wanted.asked().root == parse('(rail OR bus) kw:"joint fund" -kw:"vote" a b').root
    assert not Filter().asked()
    assert Filter(text="rail").asked().root == parse("rail").root


def test_choosing_a_phrase_again_takes_it_away() -> None:
    wanted = Filter().toggled("joint fund")
    assert wanted.chips == (Chip("joint fund"),)
    assert wanted.toggled("joint fund").chips == ()


def test_excluding_a_chosen_phrase_turns_it() -> None:
    assert Filter().toggled("vote").toggled("vote", excluded=True).chips == (Chip("vote", excluded=True),)


def test_stepping_back_takes_the_last_choice() -> None:
    wanted = Filter().toggled("a").toggled("b")
    assert wanted.without(-1).chips == (Chip("a"),)
    assert Filter().without(-1) == Filter()


def test_clearing_leaves_the_place() -> None:
    wanted = Filter(text="x", section="World", unread_only=True).toggled("a")
    assert wanted.cleared() == Filter(section="World", unread_only=True)


def test_a_quote_in_a_phrase_cannot_end_the_chip() -> None:
    assert Chip('say "no" now').query == 'kw:"say  no  now"'


def test_a_filter_survives_its_memory() -> None:
    wanted = Filter("words", (Chip("a"), Chip("b", excluded=True)), "World/Asia", 42, unread_only=True)
    assert Filter.from_memory(wanted.to_memory()) == wanted


@pytest.mark.parametrize("memory", [None, [], "x", {"chips": "no", "feed": "x"}, {"chips": [["a"]]}])
def test_a_memory_of_another_shape_is_forgotten(memory: object) -> None:
    assert Filter.from_memory(memory) == Filter()
