"""From a tree to the article's pieces: a strict choice first, and rescues where it found too little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdash.articles.blocks import Piece
from newsdash.articles.choosing import article_texts, keep, strip
from newsdash.articles.column import choose

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENOUGH = 500
_SHARE = 0.4
_CLEARLY = 1.5
_PROSE = 80
_LINKED = 0.3


def article_pieces(tree: HtmlElement, pieces: Sequence[Piece], stated: str) -> list[Piece]:
    """Those of `pieces`, as read from `tree`, that are the article. `stated` is its text as the page's JSON-LD has it.

    `tree` loses its scripts and menus on the way.
    """
    strip(tree)
    taken = choose(pieces, keep(pieces, article_texts(tree, precise=True)))
    found = letters(taken)
    if found < _ENOUGH or found < _SHARE * _prose(pieces):
        generous = choose(pieces, keep(pieces, article_texts(tree, precise=False)))
        taken = _longer(taken, generous)
    if len(stated) >= _ENOUGH and len(stated) > _CLEARLY * letters(taken):
        taken = _longer(taken, choose(pieces, keep(pieces, [stated])))
    return taken


def letters(pieces: Sequence[Piece]) -> int:
    """The characters of text in `pieces`."""
    return sum(piece.letters for piece in pieces)


def _prose(pieces: Sequence[Piece]) -> int:
    """The characters of all that reads as a paragraph anywhere on the page."""
    return sum(
        piece.letters
        for piece in pieces
        if piece.block.kind == "paragraph" and piece.letters >= _PROSE and piece.linked < _LINKED
    )


def _longer(first: list[Piece], second: list[Piece]) -> list[Piece]:
    return second if letters(second) > _CLEARLY * letters(first) else first
