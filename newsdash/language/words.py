"""Words as the whole house compares them: folded (case and accents away), split, and stemmed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")

_ASCII = frozenset(map(chr, range(128)))

_SNOWBALL = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch", "en": "english",
    "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian",
    "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def fold(text: str) -> str:
    """`text` for comparing: case folded, accents and other combining marks removed (NFKD), so "Élysée" is "elysee"."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold())
    # A text holds few different characters, however long it is, and fewer that are not ASCII.
    for mark in filter(unicodedata.combining, set(folded).difference(_ASCII)):
        folded = folded.replace(mark, "")
    return folded


def words(text: str) -> list[str]:
    """The folded words of `text` in order; "U.S.-led" gives ["u", "s", "led"], as the full-text index splits it."""
    return _PART.findall(fold(text))


def stem(word: str, language: str = "en") -> str:
    """The stem of one folded `word` in `language` (ISO 639-1); the word itself where no stemmer is known."""
    return _stem(word, language[:2].lower())


@lru_cache(maxsize=65_536)
def _stem(word: str, language: str) -> str:
    name = _SNOWBALL.get(language)
    if name is None or not word.isalpha():
        return word
    return fold(_stemmer(name).stemWord(word))


@lru_cache(maxsize=4)
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


def phrase_stem(phrase: str, language: str = "en") -> str:
    """The key under which forms of one phrase meet: its folded words stemmed, joined by spaces."""
    return " ".join(stem(word, language) for word in words(phrase))
