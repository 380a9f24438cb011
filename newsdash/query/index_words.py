"""Text as the full-text index holds it: folded words, pairs of characters where a script has no spaces, and stems."""

from __future__ import annotations

import re

from newsdash.language.words import fold, stem

# Han, kana, Thai, Lao, Myanmar and Khmer are written without spaces: a run of them is kept as overlapping pairs and its
# last character, so that any part of it is found as a phrase of pairs.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
UNSPACED = re.compile(f"[{_UNSPACED}]")
PIECE = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
_WORD = re.compile(r"[^\W_]+")

# A token that no text can hold, since it is neither a letter nor a digit: it marks stems and the ends of phrases.
MARK = "·"


def index_words(text: str) -> list[str]:
    """The tokens under which `text` is indexed, in order."""
    folded = fold(text)
    if folded.isascii():
        return _WORD.findall(folded)
    found: list[str] = []
    for word in _WORD.findall(folded):
        if word.isascii() or not UNSPACED.search(word):
            found.append(word)
        else:
            for piece in PIECE.findall(word):
                found += _pairs(piece) if UNSPACED.match(piece) else [piece]
    return found


def wanted_words(text: str) -> list[str]:
    """The tokens to look for when `text` is asked: as `index_words`, but what follows the last character is open."""
    found = index_words(text)
    if len(found) > 1 and UNSPACED.match(found[-1]) and len(found[-1]) == 1 and found[-2].endswith(found[-1]):
        found.pop()
    return found


def index_stems(tokens: list[str], language: str) -> list[str]:
    """Tokens for the stems of `tokens` that differ from them, each once."""
    language = stem_language(language)
    return sorted({stem_token(root, language) for word in set(tokens) if (root := stem(word, language)) != word})


def stem_token(root: str, language: str) -> str:
    """The token that stands for the stem `root` in `language`."""
    return f"{MARK}{language}{MARK}{root}"


def stem_language(language: str) -> str:
    """The language by whose rules an article in `language` is stemmed: English where it is not known."""
    return language[:2].lower() or "en"


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run))]
