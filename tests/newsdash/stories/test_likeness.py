"""How much of one event a given evidence makes."""

from __future__ import annotations

from dataclasses import replace

from newsdash.stories.likeness import COMMON_WORDS_LIMIT, LONE_NAME_LIMIT, OTHER_WORDS, Evidence, likeness
from newsdash.stories.similarity import THRESHOLD

TWO_NAMES = Evidence(
    cosine=0.3,
    names=1.2,
    surest_name=0.9,
    rarity=0.7,
    words=3,
    numbers=0,
    neighbours=1,
    strange_names=0.5,
    title_words=7,
    terms=8,
)
NO_NAMES = replace(TWO_NAMES, cosine=0.6, names=0.2, surest_name=0.1, words=2)


def test_the_same_evidence_counts_for_less_among_many_terms() -> None:
    assert likeness(TWO_NAMES) == likeness(replace(TWO_NAMES, terms=10))
    assert likeness(replace(TWO_NAMES, terms=15)) < likeness(TWO_NAMES)
    few = replace(TWO_NAMES, cosine=0.1, names=0.9, neighbours=0)
    assert likeness(replace(few, terms=30)) < THRESHOLD < likeness(few)


def test_one_name_alone_is_never_sure() -> None:
    assert likeness(replace(TWO_NAMES, cosine=0.9, names=4.0, words=1)) == LONE_NAME_LIMIT


def test_words_that_everybody_uses_are_nothing_without_a_name() -> None:
    assert likeness(replace(NO_NAMES, rarity=0.4)) == COMMON_WORDS_LIMIT < THRESHOLD
    assert likeness(replace(NO_NAMES, rarity=0.6)) > THRESHOLD
    assert likeness(replace(NO_NAMES, words=1, rarity=0.9)) == COMMON_WORDS_LIMIT
    assert likeness(replace(NO_NAMES, rarity=0.4, surest_name=0.9)) > THRESHOLD


def test_a_name_that_only_one_of_them_has_keeps_two_titles_apart() -> None:
    assert likeness(replace(TWO_NAMES, strange_names=2.0)) < likeness(TWO_NAMES)


def test_names_that_differ_count_only_against_titles_in_the_same_words() -> None:
    alike = replace(TWO_NAMES, cosine=0.7, names=0.5)
    assert likeness(replace(alike, rivals=True)) < THRESHOLD < likeness(alike)
    apart = replace(TWO_NAMES, cosine=OTHER_WORDS)
    assert likeness(replace(apart, rivals=True)) == likeness(apart)


def test_one_frame_filled_with_other_names_is_never_one_event() -> None:
    assert likeness(replace(TWO_NAMES, cosine=0.9, names=4.0, words=6, filled=True)) == COMMON_WORDS_LIMIT


def test_a_number_beside_a_lone_name_may_make_it_one_event() -> None:
    lone = replace(TWO_NAMES, cosine=0.6, words=1)
    assert likeness(lone) < THRESHOLD < likeness(replace(lone, numbers=1))


def test_titles_in_the_same_letters_or_with_the_same_beginning_are_more_alike() -> None:
    assert likeness(replace(TWO_NAMES, letters=0.5)) > likeness(TWO_NAMES)
    assert likeness(replace(TWO_NAMES, opening=True)) > likeness(TWO_NAMES)
