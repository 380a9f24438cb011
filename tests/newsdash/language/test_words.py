"""Words, folding and letters: the quick ways give what their definitions say, over all of Unicode."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from newsdash.language import index_words as index_words_module
from newsdash.language.index_words import index_stems, index_words, stem_token
from newsdash.language.words import apart, fold, letters, stem, words

RUNS = re.compile(r"[^\W_]+")
BLOCK = 256
BLOCKS = [
    " ".join(f"a{chr(code)}B" for code in range(start, start + BLOCK)) for start in range(0, sys.maxunicode + 1, BLOCK)
]
MIXED = (
    "Zürich’s “minister”, Ünal_2 said – on Friday… 3½ ﬁshermen\u00a0left O\u0301slo; \ud800 ١٢ 日本語の text\x1f\x85end"
)


def test_a_text_is_parted_into_its_runs_of_letters_and_digits() -> None:
    assert all(apart(text) == RUNS.findall(text) for text in (*BLOCKS, *map(str.lower, BLOCKS), MIXED, ""))


def test_folding_takes_case_and_combining_marks_away() -> None:
    for text in (*BLOCKS, MIXED):
        bare = unicodedata.normalize("NFKD", text.casefold())
        assert fold(text) == "".join(char for char in bare if not unicodedata.combining(char))


def test_letters_are_counted_in_every_script() -> None:
    assert all(letters(text) == sum(map(str.isalpha, text)) for text in (*BLOCKS, MIXED, ""))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S.-led “Élysée” talks", ["the", "u", "s", "led", "elysee", "talks"]),
        ("snake_case – 3.5", ["snake", "case", "3", "5"]),
        ("", []),
    ],
)
def test_words_are_folded_and_indexed_alike(text: str, found: list[str]) -> None:
    assert words(text) == index_words(text) == found


@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_more_words_than_are_kept_in_mind_are_stemmed_all_the_same(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(index_words_module, "_WORDS_KNOWN", 3)
    told = words("Elections, elected ministers and voting: Wahlen wurden in den Städten gehalten. Elections again")
    stems = {word: stem(word, language) for word in told}
    wanted = {stem_token(root, language) for word, root in stems.items() if root != word}
    assert index_stems(told, language) == sorted(wanted)
    assert index_stems(told[::-1], language) == sorted(wanted)


@pytest.mark.parametrize("text", ["“Don’t” – he said…", "«Ne!»\xa0‘non’ — „nein“", "straße—ΌΧΙ", "“中文”…"])
def test_the_signs_that_texts_are_set_with_part_words_as_a_space_does(text: str) -> None:
    bare = "".join(char if char.isalnum() else " " for char in text)
    assert words(text) == words(bare)
    assert index_words(text) == index_words(bare)
