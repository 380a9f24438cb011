"""Titles in one frame: the same words about other names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdash.stories.frames import NO_FRAME, Frame, framed
from newsdash.stories.vocabulary import Worth


def worth_of(words: list[str]) -> Callable[[int], Worth]:
    """A word with a capital is a name, "?x" may be one, "字x" is of a script without case, and digits are a number."""

    def worth(number: int) -> Worth:
        word = words[number]
        if word.isdigit():
            return Worth(0.5, 0.9, 0.0, len(word), 0.0, term=word)
        name = 0.9 if word[0].isupper() else 0.1
        never_small = word[0] in "?字" or word[0].isupper()
        return Worth(1.0, 0.9, name, 0, 1.0, never_small, word[0] == "字", word)

    return worth


def frame(one: str, other: str, lead: str = "") -> Frame:
    """How two titles differ; `lead` is what else the first telling says."""
    words = list(dict.fromkeys(f"{one} {other} {lead}".split()))
    places = {word: number for number, word in enumerate(words)}
    mine, theirs, besides = ([places[word] for word in text.split()] for text in (one, other, lead))
    return framed(mine, theirs, ({*mine, *besides}, set(theirs)), worth_of(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strike over pay at Norvane", "strike over pay at Castell"),
        ("?norvane reports record quarterly profit", "?castell reports record quarterly profit"),
        ("字a warns of heavy rain", "字b warns of heavy rain"),
        ("heavy rain warning for 字a", "heavy rain warning for 字b"),
        ("quick puzzle 1201", "quick puzzle 1202"),
        ("junior doctors vote for strike over pay", "teachers vote for strike over pay"),
    ],
)
def test_one_frame_that_other_names_or_numbers_fill(one: str, other: str) -> None:
    assert frame(one, other).filled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strike over pay", "strike over pay"),
        ("strike over pay called off", "strike over pay averted"),
        ("Norvane strikes over pay", "Norvane strikes over hours"),
        ("crash in Peru kills 5", "crash in Peru kills 7"),
        ("fan of Cyrus arrested in Sydney", "fan of Cyrus arrested in Australia"),
        ("the Orlanda cut the cable", "coast guard boards the Orlanda"),
        ("storm hits coast", "rates stay put"),
    ],
)
def test_other_words_are_no_frame(one: str, other: str) -> None:
    assert frame(one, other)._replace(repeated=False) == NO_FRAME


@pytest.mark.parametrize(
    ("one", "other", "repeated"),
    [
        ("Bourse closes higher on tech", "Bourse closes lower on tech", True),
        ("Bourse closes higher on tech", "Bourse closes lower", True),
        ("Bourse up at noon past 40 points", "Bourse down at noon past 40 points", True),
        ("Bourse closes higher", "Bourse closes higher", False),
        ("Bourse closes higher on tech", "higher Bourse closes lower on tech", False),
        ("Bourse closes higher on tech fears of war", "Bourse closes lower as rates and oil rise", False),
        ("Orlanda cut the cable near the coast", "Orlanda near the coast cut another cable", False),
    ],
)
def test_one_beginning_with_other_words_behind_it_may_be_a_column(one: str, other: str, repeated: bool) -> None:
    assert frame(one, other).repeated is repeated


def test_forms_of_one_name_fill_no_frame() -> None:
    assert not frame("Germany names minister", "Germanys names minister").rivals


def test_other_beginnings_of_titles_that_share_no_name_are_rivals() -> None:
    assert frame("Norvane beats profit forecast", "Castell profit well above forecast").rivals


def test_names_of_their_own_make_rivals_of_titles_that_share_none() -> None:
    assert frame("bus crash in Peru kills five", "five dead in India as bus falls").rivals
    assert not frame("bus crash in Peru kills five", "five dead in Peru and India").rivals


def test_a_name_beside_a_gap_that_names_fill_is_a_shared_name_no_more() -> None:
    assert frame("Storm Ines : red warning for Brittany", "Storm Otto : red warning for Jutland").rivals
    assert frame("red warning for Brittany as Storm Ines nears", "Storm Otto : red warning for Jutland").rivals
    assert frame("Lindhavn Open : late goal settles final", "Lorn Open : late goal settles final").filled
    assert not frame("Storm Ines : red warning for Brittany", "Storm Ines : red warning for Jutland").rivals


def test_what_the_other_says_in_its_lead_is_no_name_of_its_own() -> None:
    titles = "ECB holds interest rates", "European Central Bank leaves interest rates"
    assert frame(*titles).rivals
    assert not frame(*titles, lead="the European Central Bank").rivals
