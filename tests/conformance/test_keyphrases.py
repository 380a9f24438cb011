"""Key phrases over the public corpora: YAKE's own ranking underneath, and the marks above it."""

from __future__ import annotations

import pytest
import yake
from yake.data.utils import pre_filter, tokenize_sentences

from bench.keyphrases import CORPORA, SETS, Labelled, labelled, our_scores, short_scores
from newsdash.language.stopwords import listed
from newsdash.topics.sentences import split
from newsdash.topics.statistics import Statistics

pytestmark = pytest.mark.skipif(
    not (CORPORA / "keyphrases").is_dir(), reason=f"no corpora at {CORPORA}; NEWSDASH_CORPORA says where they are"
)

# F1@10 of cloud and tags, on the half of the data that is here.
MARKS = {"500N-KPCrowd-v1.1": (16.5, 15.0), "110-PT-BN-KP": (28.5, 29.0), "WKC": (32.5, 31.0)}


def stories(name: str) -> list[Labelled]:
    return labelled(name)[:60]


@pytest.mark.parametrize("name", SETS)
def test_the_first_twenty_are_those_of_yake(name: str) -> None:
    language = SETS[name]
    reference = yake.KeywordExtractor(lan=language, n=3, dedup_lim=1.0, top=20)
    assert frozenset(reference.stopword_set) - {""} == listed(language)
    for story in stories(name)[:30]:
        text = f"{story.title}\n{story.text}"
        tokens = split(text)
        assert tokens == tokenize_sentences(pre_filter(text.replace("\n", " ")))
        statistics = Statistics(tokens, listed(language))
        ours = sorted(
            ((key, statistics.h(ngram)) for key, ngram in statistics.ngrams.items() if ngram.valid),
            key=lambda score: score[1],
        )
        theirs = reference.extract_keywords(text)
        assert [key for key, _ in ours[:20]] == [key for key, _ in theirs]
        assert [h for _, h in ours[:20]] == pytest.approx([float(h) for _, h in theirs])


@pytest.mark.parametrize("name", SETS)
def test_the_marks_are_met(name: str) -> None:
    cloud, tags, several = our_scores(labelled(name), SETS[name])
    assert cloud >= MARKS[name][0]
    assert tags >= MARKS[name][1]
    assert several >= 25


@pytest.mark.parametrize("name", SETS)
def test_a_headline_and_forty_words_are_enough(name: str) -> None:
    raw, tags = short_scores(stories(name), SETS[name])
    assert tags >= 1.4 * raw
