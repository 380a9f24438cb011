"""The statistics are YAKE's own: same tokens, same ranking, same scores."""

from __future__ import annotations

import pytest
import yake
from yake.data.utils import pre_filter, tokenize_sentences

from newsdash.language.stopwords import listed
from newsdash.topics.sentences import split
from newsdash.topics.statistics import Statistics, tag_of

TEXTS = [
    "Harbour strike ends. Dockers at Port Amsel voted on Friday to end a strike of three weeks. "
    "The strike had stopped 1,200 ships, the port authority says; dockers' leaders call it a victory of the union. "
    "Port Amsel handles a third of the country's grain. Grain prices fell by 3.5% after the vote.",
    "one two two three three three, and a word of the word by the word",
    "NATO and the EU met in Brussels (again). NATO's chief wasn't there!",
    "",
    "…",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_tokens_are_those_of_yake(text: str) -> None:
    assert split(text) == tokenize_sentences(pre_filter(text))


@pytest.mark.parametrize("text", TEXTS)
def test_the_scores_are_those_of_yake(text: str) -> None:
    statistics = Statistics(split(text), listed("en"))
    scores = [(key, statistics.h(ngram)) for key, ngram in statistics.ngrams.items() if ngram.valid]
    expected = yake.KeywordExtractor(lan="en", n=3, dedup_lim=1.0, top=20).extract_keywords(text)
    assert sorted(scores, key=lambda score: score[1])[:20] == [
        (key, pytest.approx(float(score), rel=1e-9)) for key, score in expected
    ]


def test_a_kept_token_counts_as_a_word() -> None:
    sentences = split("Leaders of the G7 met. The G7 wants peace. Tell us, they said to the US.")
    assert not Statistics(sentences, listed("en")).ngrams["g7"].valid
    kept = Statistics(sentences, listed("en"), frozenset({"G7", "US"}))
    assert kept.ngrams["G7"].valid
    assert kept.ngrams["US"].valid
    assert not kept.ngrams["us"].valid


@pytest.mark.parametrize(
    ("word", "inside", "tag"),
    [
        ("1,200.5", True, "d"),
        ("A4", True, "u"),
        ("NATO", False, "a"),
        ("Port", True, "n"),
        ("Port", False, "p"),
        ("it", True, "p"),
    ],
)
def test_a_word_is_tagged_by_its_letters(word: str, inside: bool, tag: str) -> None:
    assert tag_of(word, inside) == tag
