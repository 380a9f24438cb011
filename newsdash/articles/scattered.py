"""Whether what was taken of a page is one text or many: a front page's teasers stand each in a place of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newsdash.articles.blocks import Piece
from newsdash.models import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEXTS = ("paragraph", "item", "quote")
_FEWEST = 6
_PLACES = 0.6
_LARGEST = 0.4
_PARTED = 0.5
_ALL_LINK = 0.9


def is_scattered(pieces: Sequence[Piece], blocks: Sequence[Block]) -> bool:
    """Whether those of a page's `pieces` that are shown as `blocks` are teasers.

    Teasers stand in nearly as many places as they are, none with most of the text, and parted by links, their
    headlines; an article's paragraphs stand together, or each in a wrapping of its own with no link between. Where all
    teasers stand side by side, each has its headline in its own place.
    """
    shown = {block.text for block in blocks}
    at = [n for n, piece in enumerate(pieces) if piece.block.kind in _TEXTS and piece.block.text in shown]
    if len(at) < _FEWEST:
        return False
    homes = [pieces[n].home for n in at]
    letters: Counter[HtmlElement] = Counter()
    for n, home in zip(at, homes, strict=True):
        above = home.getparent()
        letters[home if above is None else above] += pieces[n].letters
    if len(set(homes)) < _PLACES * len(at):
        return False
    if max(letters.values()) > _LARGEST * letters.total() and not _are_headed(pieces, at, homes):
        return False
    parted = sum(any(piece.linked >= _ALL_LINK for piece in pieces[one:other]) for one, other in pairwise(at))
    return parted >= _PARTED * (len(at) - 1)


def _are_headed(pieces: Sequence[Piece], at: Sequence[int], homes: Sequence[HtmlElement]) -> bool:
    """Whether most of the texts `at` their places stand in their `homes` under a link, such as a teaser's headline."""
    headed = sum(
        any(piece.linked >= _ALL_LINK and piece.home is home for piece in pieces[before + 1 : n])
        for before, n, home in zip((-1, *at), at, homes, strict=False)
    )
    return headed >= _PLACES * len(at)
