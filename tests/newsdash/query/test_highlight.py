"""What is highlighted: the words that a filter found, where they stand in the text as it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash.language.index_words import index_words, placed_words, wanted_words
from newsdash.language.words import fold
from newsdash.query import highlighter, parse
from newsdash.query.terms import spans, terms


@pytest.mark.parametrize(
    ("filter", "text", "found"),
    [
        ("elect", "The Élections, elected.", ["Élections", "elected"]),
        ("elections", "An election of electors", ["election"]),
        ("strasse", "Große Straße, gesperrt", ["Straße"]),
        ("ETE", "L’e\u0301te\u0301 arrive", ["e\u0301te\u0301"]),
        ('"joint fund"', "A joint fund, jointly funded. Joint-Fund!", ["joint fund", "Joint-Fund"]),
        ("u.s.-led", "U.S.-led talks; us led", ["U.S.-led"]),
        ('kw:"joint funds"', "Joint fund", ["Joint fund"]),
        ("ferry -vote", "ferry vote", ["ferry"]),
        ("ferry OR vote", "a vote on the ferries", ["vote", "ferries"]),
        ("知事", "東京都知事選、知事", ["知事", "知事"]),
        ("京", "東京都", ["京"]),
        ("都知事選の結", "東京都知事選の結果", ["都知事選の結"]),
        ("한국", "한국어 뉴스", ["한국어"]),
        ("is:unread lang:en", "unread en", []),
        ("ferry", "", []),
        ("", "ferry", []),
        ("fer ferry", "ferry", ["ferry"]),
    ],
)
def test_what_was_found_is_highlighted(filter: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, terms(parse(filter)))] == found


def test_no_filter_highlights_nothing() -> None:
    assert terms(None) == ()
    assert spans("ferry", terms(None)) == []


def test_a_stem_is_that_of_the_languages_given() -> None:
    wanted = terms(parse("Zeitungen"))
    assert spans("Die Zeitung", wanted) == []
    assert spans("Die Zeitung", wanted, ("de",)) == [(4, 11)]


def test_title_terms_say_that_they_are_for_the_title_only() -> None:
    assert [(term.words, term.title) for term in terms(parse('title:ferry "a b"'))] == [
        (("ferry",), True),
        (("a", "b"), False),
    ]


@given(st.text(), st.text(min_size=1, max_size=4))
def test_spans_are_in_order_apart_and_inside_the_text(text: str, word: str) -> None:
    last = -1
    for start, end in spans(text, terms(parse(f'"{word}"', tolerant=True)) if '"' not in word else ()):
        assert last < start < end <= len(text)
        last = end


@given(st.text())
def test_folding_by_character_and_whole_agree_on_the_words(text: str) -> None:
    assert [place.text for place in placed_words("".join(map(fold, text)))] == index_words(text)


@given(st.text(alphabet="ab 東京都é．-", min_size=1), st.integers(0, 20), st.integers(1, 8))
def test_any_part_of_a_text_that_begins_and_ends_at_words_is_found_in_it(text: str, start: int, length: int) -> None:
    part = text[start : start + length]
    before, after = text[:start][-1:], text[start + length :][:1]
    if any((side.isascii() and side.isalnum()) or side == "é" for side in (before, after)) or not index_words(part):
        return
    wanted, tokens = wanted_words(part), index_words(text)
    open_end = len(wanted[-1]) == 1 and not wanted[-1].isascii()
    assert any(
        tokens[at : at + len(wanted) - 1] == wanted[:-1]
        and (
            tokens[at + len(wanted) - 1].startswith(wanted[-1])
            if open_end
            else tokens[at + len(wanted) - 1] == wanted[-1]
        )
        for at in range(len(tokens) - len(wanted) + 1)
    )


def marked(filter: str, text: str, *languages: str) -> list[str]:
    found = highlighter(parse(filter), languages or ("en",))
    return [text[start:end] for start, end in found(text)] if found else []


def test_an_expression_is_highlighted_beside_words() -> None:
    assert marked("/rail.{1,9}strike/ vote", "RAIL and a strike, voted") == ["RAIL and a strike", "voted"]
    assert marked("-/rail/", "rail") == []
    assert marked("/x*/", "aaa xx") == ["xx"]


def test_an_expression_that_never_ends_highlights_nothing_and_holds_nobody_up() -> None:
    assert marked("/(a|aa)+$/ ferry", "a" * 80 + "! ferry") == ["ferry"]


def test_forms_are_those_of_the_languages_that_are_stored() -> None:
    assert marked("Kindern", "Die Kinder spielen", "en", "de") == ["Kinder"]
    assert marked("Kindern", "Die Kinder spielen") == []


def test_a_filter_of_states_highlights_nothing() -> None:
    assert highlighter(parse("is:unread since:2d")) is None
    assert highlighter(None) is None
