"""Stop words: YAKE's lists, read from its files without importing it, and our own of days, months and reporting."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from newsdash.language.news_words import news_words
from newsdash.language.words import fold

# YAKE names two of its lists after the country, not the language.
_FILE_CODES = {"cs": "cz", "nb": "no", "nn": "no"}


@cache
def stopwords(language: str) -> frozenset[str]:
    """The folded stop words of `language` (ISO 639-1); where none are known, a small list of no language."""
    code = language[:2].lower()
    return frozenset(fold(word) for word in listed(code)) | news_words(code)


@cache
def listed(language: str) -> frozenset[str]:
    """YAKE's own list for `language`, lower case with accents; its list for no language where it has none."""
    folder = _lists()
    path = folder / f"stopwords_{_FILE_CODES.get(language, language)}.txt"
    if not has_list(language):
        path = folder / "stopwords_noLang.txt"
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = path.read_text(encoding="latin-1")
    return frozenset(text.lower().split("\n")) - {""}


def has_list(language: str) -> bool:
    """Whether there is a stop list for `language` (ISO 639-1)."""
    code = _FILE_CODES.get(language, language)
    return code.isalpha() and (_lists() / f"stopwords_{code}.txt").is_file()


@cache
def _lists() -> Path:
    spec = find_spec("yake")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("yake is not installed, and its stop lists are needed: install newsdash again")
    return Path(spec.submodule_search_locations[0]) / "core" / "StopwordsList"
