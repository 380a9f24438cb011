"""From a tree to the article's pieces: a strict choice, a second opinion where prose was left, and rescues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdash.articles.blocks import Piece
from newsdash.articles.choosing import article_texts, keep, strip
from newsdash.articles.column import choose, column_of, leaves_prose

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENOUGH = 500
_CLEARLY = 1.5


def article_pieces(tree: HtmlElement, pieces: Sequence[Piece], stated: str) -> list[Piece]:
    """Those of `pieces`, as read from `tree`, that are the article. `stated` is its text as the page's JSON-LD has it.

    `tree` loses its scripts and menus on the way.
    """
    strip(tree)
    votes = keep(pieces, article_texts(tree, precise=True))
    taken = choose(pieces, votes, votes)
    if letters(taken) < _ENOUGH:
        taken = _longer(taken, _second_choice(tree, pieces))
    elif leaves_prose(pieces, taken):
        seconds = keep(pieces, article_texts(_surroundings(taken), precise=False))
        taken = choose(pieces, votes, seconds)
    if len(stated) > _CLEARLY * letters(taken) and len(stated) >= _ENOUGH:
        told = keep(pieces, [stated])
        taken = _longer(taken, choose(pieces, told, told))
    return taken


def letters(pieces: Sequence[Piece]) -> int:
    """The characters of text in `pieces`."""
    return sum(piece.letters for piece in pieces)


def _second_choice(tree: HtmlElement, pieces: Sequence[Piece]) -> list[Piece]:
    votes = keep(pieces, article_texts(tree, precise=False))
    return choose(pieces, votes, votes)


def _longer(first: list[Piece], second: list[Piece]) -> list[Piece]:
    return second if letters(second) > _CLEARLY * letters(first) else first


def _surroundings(taken: Sequence[Piece]) -> HtmlElement:
    """A page of its own around the column of what was `taken`: a second opinion on it costs less than on all."""
    from copy import deepcopy

    from lxml.html import Element

    column = column_of(taken)
    above = column.getparent()
    page, body = Element("html"), Element("body")
    page.append(body)
    body.append(deepcopy(column if above is None or above.tag in ("html", "body") else above))
    return page
