"""From a telling to its terms."""

from __future__ import annotations

from newsdash.models import Article
from newsdash.stories.headlines import headline
from newsdash.stories.telling import Telling, of
from newsdash.stories.terms import MAX_TERMS, SUMMARY, TAG, TITLE, TITLE_AND_SUMMARY, in_sentence_case, read
from newsdash.stories.vocabulary import Vocabulary


def test_a_term_keeps_the_strongest_place_where_it_stands() -> None:
    places = read(
        Telling(1, "Tunnel vote", "A", "Voters back the tunnel in Skerra", tags=("Referendum", "Tunnel"))
    ).terms
    assert places["tunnel"] == TITLE_AND_SUMMARY
    assert places["vote"] == TITLE
    assert places["referendum"] == TAG
    assert places["skerra"] == SUMMARY


def test_forms_of_a_word_are_one_term_and_stop_words_none() -> None:
    assert read(Telling(1, "Elections: the election of an elected", "A")).terms.keys() == {"elect"}


def test_the_text_stands_in_for_a_missing_summary() -> None:
    assert "skerra" in read(Telling(1, "Vote", "A", text="Skerra has voted. " + "x" * 9_000)).terms
    assert "skerra" not in read(Telling(1, "Vote", "A", summary="Islands", text="Skerra")).terms


def test_a_long_summary_is_cut_to_a_bounded_number_of_terms() -> None:
    summary = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200))
    assert len(read(Telling(1, "Title", "A", summary)).terms) == MAX_TERMS
    many_tags = tuple(f"tag{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200))
    assert len(read(Telling(1, "Title", "A", tags=many_tags)).terms) == MAX_TERMS


def test_the_outlets_name_at_the_end_of_a_title_is_no_part_of_the_story() -> None:
    assert headline(Telling(1, "Tunnel wins – The Daily Ledger", "Daily Ledger")) == "Tunnel wins"
    assert headline(Telling(1, "Tunnel wins | Ledger", "The Ledger")) == "Tunnel wins"
    assert headline(Telling(1, "Tunnel wins - and loses", "The Ledger")) == "Tunnel wins - and loses"
    assert headline(Telling(1, "Tunnel wins", "")) == "Tunnel wins"


def test_capitals_mean_names_only_in_a_line_of_sentence_case() -> None:
    assert in_sentence_case("The islands of Skerra vote for a tunnel")
    assert not in_sentence_case("Skerra Islands Vote for Tunnel")
    assert not in_sentence_case("")


def test_an_article_becomes_a_telling() -> None:
    article = Article(key=7, feed=1, entry_id="e", url="http://a.example/", title="T", time=5, source="S", tags=("x",))
    assert of(article, "body") == Telling(
        7, "T", "S", text="body", tags=("x",), time=5, language="en", url="http://a.example/"
    )


def terms(title: str) -> list[str]:
    return list(read(Telling(1, title, "A")).terms)


def test_a_number_is_one_term_however_it_is_written() -> None:
    assert terms("14,871 homes") == terms("14871 homes") == ["14871", "home"]
    assert terms("a 6.1 quake") == ["6.1", "quak"]
    assert terms("€3.5mn") == terms("€3,5 million") == ["3.5"]
    assert terms("a 5G mast, 2-1 and iOS 9.3.1")[:2] == ["5g", "mast"]


def test_initials_are_a_word_even_where_they_look_like_a_stop_word() -> None:
    assert terms("US and U.S.") == ["us"]
    assert terms("let us go") == []
    assert terms("AT&T and the N.S.A.") == ["att", "nsa"]


def test_a_weekday_is_a_term_and_no_word() -> None:
    vocabulary = Vocabulary()
    assert "monday" in terms("Horoscope for Monday")
    assert vocabulary.worth(vocabulary.number("monday"), 2).words == 0


def test_words_of_a_language_without_a_stemmer_are_compared_by_their_first_letters() -> None:
    def of_title(title: str, language: str) -> list[str]:
        return list(read(Telling(1, title, "A", language=language)).terms)

    assert of_title("ustawa", "pl") == of_title("ustawę", "pl") == ["ustaw"]
    assert of_title("бібліотека", "uk") == of_title("бібліотеку", "uk")
    assert of_title("لایحهبودجه", "fa") == ["لایحهبودجه"]
