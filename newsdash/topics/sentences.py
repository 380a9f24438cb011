"""Text into sentences of tokens, the way YAKE cuts it, so that its statistics hold. Workers only (segtok)."""

from __future__ import annotations

from segtok.segmenter import split_multi
from segtok.tokenizer import split_contractions, web_tokenizer

_QUOTES = str.maketrans(dict.fromkeys("‘’‛ʼ`´", "'") | dict.fromkeys("“”„‟«»", '"'))
BREAK = "'"


def split(text: str) -> list[list[str]]:
    """The sentences of `text`, each a list of tokens, exactly as YAKE 0.7's own `tokenize_sentences` gives them."""
    return [list(filter(_is_token, tokens)) for tokens in _split(text)]


def paragraphs(text: str) -> list[list[str]]:
    """The sentences of `text` for finding phrases: none runs over the end of a line, and a possessive breaks a run.

    YAKE flattens newlines, so that a headline fuses with the words after it, and drops the "'s" out of "Ann's Paris".
    """
    found = []
    for line in text.translate(_QUOTES).split("\n"):
        if line.strip():
            found += [[t if _is_token(t) else BREAK for t in tokens] for tokens in _split(line)]
    return found


def _split(text: str) -> list[list[str]]:
    flat = " " + text.replace("\n", " ").replace("\t", " ")
    return [[t for t in split_contractions(web_tokenizer(s)) if t] for s in split_multi(flat) if s.strip()]


def _is_token(token: str) -> bool:
    return token[0] != "'" or len(token) == 1
