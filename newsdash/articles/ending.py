"""Where an article ends: what stands after its last paragraph and in another place of the page is of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdash.articles.blocks import Piece
from newsdash.language.sentences import is_finished

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG = 120
_TEXTS = ("paragraph", "heading", "item")


def without_scraps(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` less the labels, headlines and counts at their end that stand among nothing of the article.

    The article's places are where most of its letters stand, and wherever it has whole sentences.
    """
    # lxml makes an element anew where nobody holds it: what is to be compared must be held.
    homes = [piece.home for piece in pieces]
    letters: Counter[HtmlElement] = Counter()
    for piece, home in zip(pieces, homes, strict=True):
        letters[home] += piece.letters
    told = {home for piece, home in zip(pieces, homes, strict=True) if _tells(piece)}
    told.update(home for home, _ in letters.most_common(1))
    end = len(pieces)
    while end and pieces[end - 1].block.kind in _TEXTS and homes[end - 1] not in told:
        end -= 1
    return list(pieces[:end])


def _tells(piece: Piece) -> bool:
    return piece.block.kind not in _TEXTS or piece.letters >= _LONG or is_finished(piece.block.text)
