"""The article's column: from pieces with votes to the pieces that tell the story.

The votes (trafilatura's) find the column: the element that holds nearly all of the chosen text. In it, what stands
among chosen paragraphs and has no mark of furniture is taken too, because a chooser that judges paragraph by
paragraph drops short and oddly marked-up ones; outside it, only what is surely prose stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdash.articles.blocks import Piece
from newsdash.articles.names import Names, is_post, is_shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 0.85
_PROSE = 80
_LINKED = 0.6
_GUARD = 0.6
_PART = 0.3
_ONE_PARAGRAPH = ("p", "blockquote")


def choose(pieces: Sequence[Piece], votes: Sequence[bool]) -> list[Piece]:
    """The pieces of the article, in order, by `votes` (one for each of `pieces`) and by where they stand."""
    column = _column(pieces, votes)
    if column is None:
        return []
    names = Names(column)
    placed = [_placed(piece, vote, names) for piece, vote in zip(pieces, votes, strict=True)]
    sure = sum(place.letters for place in placed if place.vote)
    left = sum(place.letters for place in placed if place.vote and not place.furniture)
    trusted = left >= _GUARD * sure
    homes = _homes(placed)
    first = next((index for index, place in enumerate(placed) if place.vote), 0)
    last = next((index for index in range(len(placed) - 1, -1, -1) if placed[index].vote), -1)
    return [
        place.piece
        for index, place in enumerate(placed)
        if _stays(place, trusted) or (_may_join(place, first < index <= last) and _belongs(place, homes))
    ]


@dataclass(frozen=True, slots=True)
class _Place:
    """A piece, its vote, and where it stands: `inside` the column, in a `home` (the element its paragraphs share).

    `pictured` is a picture with words to it that stands in a gallery of the article's own.
    """

    piece: Piece
    vote: bool
    letters: int
    inside: bool
    furniture: bool
    doubtful: bool
    pictured: bool
    home: HtmlElement


def _stays(place: _Place, trusted: bool) -> bool:
    if not place.vote or (trusted and place.furniture):
        return False
    prose = place.piece.block.kind in ("paragraph", "quote") and place.letters >= _PROSE
    return place.inside or (prose and place.piece.linked < _LINKED)


def _may_join(place: _Place, among: bool) -> bool:
    """Whether a piece without a vote is heard: it stands among the chosen, or is a paragraph before or after them."""
    prose = place.piece.block.kind == "paragraph" and place.letters >= 2 * _PROSE and place.piece.linked < _LINKED / 2
    return among or prose or place.piece.block.kind == "code" or place.pictured


def _belongs(place: _Place, homes: set[HtmlElement]) -> bool:
    """Whether a piece that was not chosen is one of the column: it stands among the chosen, and is no furniture."""
    kind = place.piece.block.kind
    if kind == "image" and place.inside and place.pictured:
        return True
    if place.vote or not place.inside or place.furniture or place.doubtful:
        return False
    if kind in ("image", "embed", "rule", "code", "table"):
        return place.home in homes or kind in ("image", "embed")
    if is_post(place.piece.element):
        return True
    if place.home not in homes:
        return False
    return kind == "heading" or place.piece.linked < _LINKED


def _column(pieces: Sequence[Piece], votes: Sequence[bool]) -> HtmlElement | None:
    """The innermost element that holds most of the chosen letters; None if nothing was chosen."""
    held: Counter[HtmlElement] = Counter()
    depth: dict[HtmlElement, int] = {}
    total = 0
    for piece, vote in zip(pieces, votes, strict=True):
        if vote:
            total += piece.letters
            chain = [piece.element, *piece.element.iterancestors()]
            for height, element in enumerate(reversed(chain)):
                held[element] += piece.letters
                depth[element] = height
    enough = [element for element, letters in held.items() if letters >= _MOST * total]
    column = max(enough, key=lambda element: depth[element], default=None) if total else None
    if column is None or column.tag not in _ONE_PARAGRAPH:
        return column
    return column.getparent()


def _placed(piece: Piece, vote: bool, names: Names) -> _Place:
    inside, furniture, doubtful = names.judge(piece.element, outside=vote)
    home = piece.home if inside or vote else piece.element
    pictured = inside and piece.block.kind == "image" and bool(piece.block.text) and is_shown(piece.element)
    return _Place(piece, vote, piece.letters, inside, furniture, doubtful, pictured, home)


def _homes(placed: Sequence[_Place]) -> set[HtmlElement]:
    """The elements among whose paragraphs at least two, and a good part of the letters, were chosen."""
    chosen: Counter[HtmlElement] = Counter()
    letters: Counter[HtmlElement] = Counter()
    all_letters: Counter[HtmlElement] = Counter()
    for place in placed:
        all_letters[place.home] += place.letters
        if place.vote:
            chosen[place.home] += 1
            letters[place.home] += place.letters
    return {home for home, count in chosen.items() if count >= 2 and letters[home] >= _PART * all_letters[home]}
