"""Extraction on the public pages of scrapinghub/article-extraction-benchmark, by its own protocol."""

from __future__ import annotations

import pytest

from bench.extraction import Result, compare, corpus, measure, newsdash, pages

FLOOR = 0.978


@pytest.fixture(scope="module")
def result() -> Result:
    folder = corpus()
    if not (folder / "ground-truth.json").exists():
        pytest.skip(f"no extraction corpus at {folder}: set NEWSDASH_CORPORA to the folder that holds it")
    return measure(pages(folder), newsdash)


def test_articles_are_found_whole_and_clean(result: Result) -> None:
    assert result.f1 >= FLOOR


def test_no_page_is_mostly_wrong(result: Result) -> None:
    assert [score.id for score in result.scores if score.f1 < 0.5] == []


def test_the_protocol_counts_shingles_of_four_words() -> None:
    assert compare("a b c d e", "a b c d e") == (1.0, 1.0)
    assert compare("a b c d e f", "a b c d e") == (1.0, 2 / 3)
    assert compare("a b c d e", "x a b c d e") == (2 / 3, 1.0)
    assert compare("a b", "a b") == (1.0, 1.0)
    assert compare("", "a b c d") == (0.0, None)
    assert compare("a b c d", "") == (None, 0.0)
