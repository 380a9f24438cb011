"""Words as the whole house compares them: folded (case and accents away), split, and stemmed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from newsdash.language.endings import LANGUAGES, without_ending

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")

# Whatever a string may hold.
_UTF8 = ("utf-8", "surrogatepass")
_ASCII = bytes(range(128))
# Of UTF-8, letters and digits in ASCII and all of what is not ASCII; a space for everything else.
_PARTED = bytes(code if code > 127 or chr(code).isalnum() else ord(" ") for code in range(256))
_SIGNS = "’“”–—‘…«»„\xa0"
_NO_ASCII_LETTERS = bytes(code for code in range(256) if code > 127 or not chr(code).isalpha())

_SNOWBALL = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "sk": "czech",
    "da": "danish", "nl": "dutch", "en": "english", "et": "estonian", "fi": "finnish",
    "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian",
    "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "hr": "serbian", "fa": "persian", "pl": "polish", "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip


def fold(text: str) -> str:
    """`text` for comparing: case folded, accents and other combining marks removed (NFKD), so "Élysée" is "elysee"."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold())
    # A text holds few different characters, however long it is, and fewer that are not ASCII.
    for mark in filter(unicodedata.combining, set(beyond_ascii(folded))):
        folded = folded.replace(mark, "")
    return folded


def words(text: str) -> list[str]:
    """The folded words of `text` in order; "U.S.-led" gives ["u", "s", "led"], as the full-text index splits it."""
    return apart(fold(without_signs(text)))


def without_signs(text: str) -> str:
    """`text` with spaces for the quotation marks, dashes and dots that texts are set with."""
    # Many a text is ASCII without them, and that is folded and split in a fifth of the time.
    if not text.isascii():
        for sign in _SIGNS:
            text = text.replace(sign, " ")
    return text


def apart(text: str) -> list[str]:
    """The runs of letters and digits in `text`, as they stand there."""
    # A table for bytes and a split take a seventh of the time of a regular expression.
    if text.isascii():
        return text.encode().translate(_PARTED).decode().split()
    for char in set(beyond_ascii(text)):
        if not char.isalnum():
            text = text.replace(char, " ")
    return text.encode(*_UTF8).translate(_PARTED).decode(*_UTF8).split()


def letters(text: str) -> int:
    """How many letters there are in `text`."""
    return len(text.encode(*_UTF8).translate(None, _NO_ASCII_LETTERS)) + sum(map(str.isalpha, beyond_ascii(text)))


def beyond_ascii(text: str) -> str:
    """The characters of `text` that are not ASCII, in order."""
    return text.encode(*_UTF8).translate(None, _ASCII).decode(*_UTF8)


def stem(word: str, language: str = "en") -> str:
    """The stem of one folded `word` in `language` (ISO 639-1); the word itself where no stemmer is known."""
    return _stem(word, language[:2].lower())


def has_stemmer(language: str) -> bool:
    """Whether `stem` knows the forms of words in `language` (ISO 639-1)."""
    return language[:2].lower() in _SNOWBALL or language[:2].lower() in LANGUAGES


@lru_cache(maxsize=65_536)
def _stem(word: str, language: str) -> str:
    if not word.isalpha():
        return word
    if language in LANGUAGES:
        return without_ending(word, language)
    name = _SNOWBALL.get(language)
    if name is None:
        return word
    return fold(_stemmer(name).stemWord(word))


@lru_cache(maxsize=4)
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


def phrase_stem(phrase: str, language: str = "en") -> str:
    """The key under which forms of one phrase meet: its folded words stemmed, joined by spaces."""
    return " ".join(stem(word, language) for word in words(phrase))
