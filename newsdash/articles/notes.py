"""Footnotes: which blocks of a page are the notes that its article's text refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from newsdash.articles.blocks import Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(r"[\W_]*(?:\d{1,3}|[a-z]{1,2}|[*†‡§]+)[\W_]*", re.IGNORECASE)
_LONGEST_MARK = 40
_LARGEST = 3


def with_notes(pieces: Sequence[Piece], taken: Sequence[Piece]) -> list[Piece]:
    """`taken`, the article's among the `pieces` of a page, with the notes that its text refers to, in order."""
    wanted = _referred(taken)
    if not wanted:
        return list(taken)
    kept = {id(piece) for piece in taken}
    notes = {id(piece) for group in _groups(pieces, wanted) if len(group) <= _LARGEST for piece in group}
    return [piece for piece in pieces if id(piece) in kept or id(piece) in notes]


def _referred(taken: Iterable[Piece]) -> set[str]:
    """The names of the places that marks such as "1", "[2]" or "*" in the text lead to."""
    return {
        span.url[1:]
        for piece in taken
        for span in piece.block.spans
        if span.kind == "link" and span.url.startswith("#") and span.end - span.start <= _LONGEST_MARK
        if _MARK.fullmatch(piece.block.text[span.start : span.end])
    }


def _groups(pieces: Iterable[Piece], wanted: set[str]) -> Iterable[list[Piece]]:
    """The blocks of each element that is called one of the names `wanted`."""
    groups: dict[HtmlElement, list[Piece]] = {}
    for piece in pieces:
        if piece.block.kind in ("item", "paragraph"):
            for one in (piece.element, *islice(piece.element.iterancestors(), 2)):
                if one.get("id") in wanted or any(a.get("name") in wanted for a in one.iterchildren("a")):
                    groups.setdefault(one, []).append(piece)
                    break
    return groups.values()
