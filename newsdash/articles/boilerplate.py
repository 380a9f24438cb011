"""What stands in an article's column and is not the article: calls to subscribe, share lines, related lists."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.articles.blocks import Piece
from newsdash.models import Block


def without_boilerplate(pieces: Sequence[Piece], title: str) -> tuple[Block, ...]:
    """The blocks of `pieces` that tell the story."""
    return tuple(piece.block for piece in pieces)
