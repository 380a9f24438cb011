"""Stop words come from YAKE's files without its code, and know the words of every newsroom."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newsdash.language.news_words import roles
from newsdash.language.stopwords import has_list, listed, stopwords
from newsdash.language.vague_words import is_vague


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {"the", "monday", "said", "reuters"}),
        ("fr", {"le", "lundi", "declare"}),
        ("pt", {"de", "disse", "marco"}),
    ],
)
def test_days_and_reporting_words_join_the_list(language: str, expected: set[str]) -> None:
    assert expected <= stopwords(language)


def test_stop_words_are_folded_and_the_list_is_not() -> None:
    assert "été" in listed("fr")
    assert "ete" in stopwords("fr")
    assert "été" not in stopwords("fr")


def test_languages_that_yake_files_under_a_country_are_found() -> None:
    assert has_list("cs")
    assert "není" in listed("cs")


def test_an_unknown_language_has_a_small_list_of_its_own() -> None:
    assert not has_list("vi")
    assert len(listed("vi")) < 50
    assert not has_list("../en")


def test_reading_the_lists_does_not_import_yake() -> None:
    program = (
        "import sys; from newsdash.language.stopwords import stopwords; stopwords('en'); print('yake' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_words_too_general_are_known_by_list_and_by_ending() -> None:
    assert is_vague("time", "en")
    assert is_vague("quickly", "en")
    assert is_vague("imediatamente", "pt")
    assert not is_vague("budget", "en")
    assert not is_vague("budget", "xx")


def test_titles_before_a_name_are_known() -> None:
    assert "president" in roles("en")
    assert "presidente" in roles("pt")
