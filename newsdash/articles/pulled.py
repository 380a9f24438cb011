"""Pull quotes: sentences of the article that its page prints a second time, large. They are set as quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from newsdash.articles.blocks import Piece
from newsdash.articles.choosing import squeeze
from newsdash.articles.names import names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMED = re.compile(r"pull-?(?:ed-?)?quote|quote-?(?:pull|box|card|block)\b|blockquote-?highlight", re.IGNORECASE)
_TAGS = frozenset(["blockquote", "aside", "q"])
_HEIGHT = 4
# Letters and digits: of less every text holds copies; a speaker's name and office are not more.
_LEAST = 12
_SPEAKER = 70


def with_pull_quotes(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces`, with those whose words stand in the running text as well made quotes, with their speakers."""
    boxes: dict[HtmlElement, list[Piece]] = {}
    for piece in pieces:
        if (box := _box(piece)) is not None:
            boxes.setdefault(box, []).append(piece)
    if not boxes:
        return list(pieces)
    boxed = {id(piece) for held in boxes.values() for piece in held}
    told = squeeze(" ".join(piece.block.text for piece in pieces if id(piece) not in boxed))
    repeats = {id(piece) for held in boxes.values() if _is_repeat(held, told) for piece in held}
    return [_quoted(piece) if id(piece) in repeats else piece for piece in pieces]


def _quoted(piece: Piece) -> Piece:
    block = piece.block
    return replace(piece, block=replace(block, kind="quote", level=1)) if block.kind != "quote" else piece


def _box(piece: Piece) -> HtmlElement | None:
    """The outermost element around a piece, a few steps up, that is a quote's."""
    if piece.block.kind not in ("paragraph", "quote", "heading"):
        return None
    around = (piece.element, *islice(piece.element.iterancestors(), _HEIGHT))
    found = [one for one in around if one.tag in _TAGS or _is_box(names(one))]
    return found[-1] if found else None


@lru_cache(maxsize=4096)
def _is_box(name: str) -> bool:
    return _NAMED.search(name) is not None


def _is_repeat(held: Sequence[Piece], told: str) -> bool:
    said = [squeeze(_without_speaker(piece)) for piece in held]
    repeated = [each for each in said if len(each) >= _LEAST and each in told]
    return bool(repeated) and sum(map(len, said)) - sum(map(len, repeated)) <= _SPEAKER


def _without_speaker(piece: Piece) -> str:
    text = piece.block.text
    last = max((span for span in piece.block.spans if span.kind == "emphasis"), key=lambda span: span.end, default=None)
    return text[: last.start] if last is not None and last.end == len(text) and last.start > _LEAST else text
