"""Text as the full-text index holds it: folded words, pairs of characters where a script has no spaces, and stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsdash.language.words import apart, beyond_ascii, fold, phrase_stem, stem, without_signs

# Han, kana, Thai, Lao, Myanmar and Khmer are written without spaces: a run of them is kept as overlapping pairs and its
# last character, so that any part of it is found as a phrase of pairs.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
UNSPACED = re.compile(f"[{_UNSPACED}]")
_PIECE = re.compile(rf"(?:(?=[{_UNSPACED}])[^\W_])+|[^\W_{_UNSPACED}]+")

_WORDS_KNOWN = 16_384

# A token that no text can hold, since it is neither a letter nor a digit: it marks stems and the ends of phrases.
MARK = "·"


class Placed(NamedTuple):
    """A token and where it stands: [start, end) in characters."""

    text: str
    start: int
    end: int


def index_words(text: str) -> list[str]:
    """The tokens under which `text` is indexed, in order."""
    folded = fold(without_signs(text))
    if folded.isascii() or not UNSPACED.search(beyond_ascii(folded)):
        return apart(folded)
    return [place.text for place in placed_words(folded)]


def placed_words(folded: str) -> list[Placed]:
    """The tokens of a text that is already folded, with their places in it."""
    found: list[Placed] = []
    for piece in _PIECE.finditer(folded):
        start, end = piece.span()
        if UNSPACED.match(folded, start):
            found += [Placed(folded[at : min(at + 2, end)], at, min(at + 2, end)) for at in range(start, end)]
        else:
            found.append(Placed(piece.group(), start, end))
    return found


def wanted_words(text: str) -> list[str]:
    """The tokens to look for when `text` is asked: as `index_words`, but what follows the last character is open."""
    found = index_words(text)
    if len(found) > 1 and len(found[-2]) == 2 and UNSPACED.match(found[-2]) and found[-2][1] == found[-1]:
        found.pop()
    return found


def index_stems(tokens: list[str], language: str) -> list[str]:
    """Tokens for the stems of `tokens` that differ from them, each once."""
    found = set(map(_stem_tokens(stem_language(language)).__getitem__, set(tokens)))
    found.discard("")
    return sorted(found)


class _StemTokens(dict[str, str]):
    """By word of `language` the token for its stem if that is another than the word itself, else ''.

    A dict, filled as it is asked: ten thousand articles ask half a million times.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= _WORDS_KNOWN:
            self.clear()
        root = stem(word, self._language)
        token = self[word] = stem_token(root, self._language) if root != word else ""
        return token


@lru_cache(maxsize=4)
def _stem_tokens(language: str) -> _StemTokens:
    return _StemTokens(language)


def stem_token(root: str, language: str) -> str:
    """The token that stands for the stem `root` in `language`."""
    return f"{MARK}{language}{MARK}{root}"


def stem_language(language: str) -> str:
    """The language by whose rules an article in `language` is stemmed: English where it is not known."""
    return language[:2].lower() or "en"


def phrase_document(stems: Sequence[str]) -> str:
    """What the index of key phrases holds for an article whose phrases have these stems: none runs into the next."""
    return f" {MARK} ".join(stems)


def carried(phrases: Iterable[str], languages: Sequence[str]) -> str:
    """What to ask that index, in the syntax of FTS5, for articles with a key phrase that is one of `phrases` by stem in
    one of `languages`, or that holds it as whole words."""
    stems = dict.fromkeys(phrase_stem(phrase, code) for phrase in phrases for code in ("", *languages))
    return " OR ".join(f'"{text}"' for text in stems)
