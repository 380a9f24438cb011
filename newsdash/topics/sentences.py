"""Text into sentences of tokens, the way YAKE cuts it, so that its statistics hold. Heavy: workers only."""

from __future__ import annotations

import re

from segtok.segmenter import split_multi
from segtok.tokenizer import split_contractions, web_tokenizer

# Stands where a possessive stood: no phrase runs over it.
BREAK = "'"

_QUOTES = str.maketrans(dict.fromkeys("‘’‛ʼ`´", "'") | dict.fromkeys("“”„‟«»", '"'))
# "d'une", "l'avalanche", "dell'anno": an article or a preposition before the word.
_ELISION = re.compile(
    r"(?<![\w-])([cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|all|sull|dall|quest|un)'(?=\w)", re.IGNORECASE
)
_ELIDING = frozenset({"fr", "it", "ca", "oc"})
# "… on Wednesday.The attacker …": extraction lost a space.
_RUN_ON = re.compile(r"(?<=[^\W\d_]{2}[.!?])(?=[A-Z][a-z])")
# "BERLIN (AP) -- ", "NEW YORK, April 3 (Reuters) – ": where the agency wrote it.
_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+){0,3})(?:, [A-Z][\w.]+(?: \d{1,2})?)?(?:, \w+\.? \d{1,2})?"
    r"(?: ?\([\w ./-]{2,30}\))? ?(?:--?|[–—]) ?"
)


def split(text: str) -> list[list[str]]:
    """The sentences of `text`, each a list of tokens, exactly as YAKE 0.7's own `tokenize_sentences` gives them."""
    return [list(filter(_is_token, tokens)) for tokens in _split(text)]


def paragraphs(text: str, language: str = "en") -> list[list[str]]:
    """The sentences of `text` for finding phrases: none runs over the end of a line, and a possessive breaks a run.

    YAKE flattens newlines, so that a headline fuses with the words after it, and drops the "'s" out of "Ann's Paris".
    """
    text = _DATELINE.sub("", text.translate(_QUOTES), count=1) if _DATELINE.match(text) else text.translate(_QUOTES)
    text = _RUN_ON.sub(" ", text)
    if language in _ELIDING:
        text = _ELISION.sub(r"\1' ", text)
    found = []
    for line in text.split("\n"):
        if line.strip():
            found += [[t if _is_token(t) else BREAK for t in tokens] for tokens in _split(line)]
    return found


def _split(text: str) -> list[list[str]]:
    flat = " " + text.replace("\n", " ").replace("\t", " ")
    return [[t for t in split_contractions(web_tokenizer(s)) if t] for s in split_multi(flat) if s.strip()]


def _is_token(token: str) -> bool:
    return token[0] != "'" or len(token) == 1
