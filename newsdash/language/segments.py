"""Words of languages written without spaces, by the segmenters of the optional extra `cjk`. Heavy: workers only."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from newsdash.language.stopwords import listed

# Languages written without spaces between words: without a segmenter no phrases rather than wrong ones.
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})

_SENTENCE_ENDS = re.compile(r"(?<=[。！？!?])|\n+")
_MIN_LETTERS = 2
# Japanese words without a Chinese character or katakana are mostly grammar.
_HIRAGANA = re.compile(r"[\u3040-\u309f]+")


def key_words(text: str, language: str) -> list[list[str]] | None:
    """The nouns of each sentence of `text`, in order; None where no segmenter for `language` is installed.

    Chinese by rjieba, Japanese by fugashi, Thai by PyThaiNLP, which has no word classes: its words that are no stop
    words stand for the nouns.
    """
    nouns = _segmenter(language)
    if nouns is None:
        return None
    stop = listed(language) | listed("en")
    sentences = (sentence for sentence in _SENTENCE_ENDS.split(text) if sentence.strip())
    return [
        [w for w in nouns(s) if len(w) >= _MIN_LETTERS and w[0].isalpha() and w.lower() not in stop] for s in sentences
    ]


@cache
def _segmenter(language: str) -> Callable[[str], list[str]] | None:
    make = {"zh": _chinese, "ja": _japanese, "th": _thai}.get(language)
    try:
        return make() if make else None
    # fugashi without a dictionary is of no use, and says so with a RuntimeError.
    except (ImportError, RuntimeError):
        return None


def _chinese() -> Callable[[str], list[str]]:
    from rjieba import tag

    # "Strike" and "budget" are verbs to its dictionary too.
    return lambda text: [word for word, kind in tag(text) if kind.startswith("n") or kind in ("vn", "v", "eng")]


def _japanese() -> Callable[[str], list[str]]:
    from fugashi import Tagger

    tagger = Tagger()
    return lambda text: [
        word.surface for word in tagger(text) if word.feature.pos1 == "名詞" and word.feature.pos2 != "数詞"
    ]


def _thai() -> Callable[[str], list[str]]:
    from pythainlp.corpus import thai_stopwords
    from pythainlp.tokenize import word_tokenize

    stop = thai_stopwords()
    return lambda text: [w for w in word_tokenize(text, engine="newmm", keep_whitespace=False) if w not in stop]
