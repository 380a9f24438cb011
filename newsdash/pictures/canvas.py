"""What a picture is drawn on: so many cells of a terminal, and in which of its languages. Light: screens use it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal, get_args

# png: one PNG. few: one PNG of few colours, for a line. files: a PNG or JPEG a row of cells. sixel: a sixel image a row
# of cells (DEC STD 070); after the rows of these two comes a sketch, bytes of RGB: two rows of pixels a row of cells,
# `sketched` pixels each. blocks: bytes of RGB a row, two pixels a cell, one above the other.
Kind = Literal["png", "few", "files", "sixel", "blocks"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Pixels of a cell where the terminal does not say.
CELL = (10, 20)
# A picture is not enlarged beyond this: what is small has little to show.
MOST_ENLARGED = 2.0
MAX_COLUMNS, MAX_ROWS, MAX_CELL = 200, 100, 64


# Changed when a picture is drawn in another way: what was drawn before is not asked for again.
_EDITION = 2
# Cells of a row that a pixel of its sketch is wide.
_COARSE = 8


@dataclass(frozen=True, slots=True)
class Canvas:
    """Room of `columns` × `rows` cells of `cell` (width, height) pixels. `ground` is the colour under what is clear."""

    kind: Kind
    columns: int
    rows: int
    cell: tuple[int, int] = CELL
    ground: tuple[int, int, int] = (0, 0, 0)

    @property
    def is_sound(self) -> bool:
        """Whether such a canvas can be drawn on: what it says may have come over the wire."""
        return (
            self.kind in KINDS
            and 0 < self.columns <= MAX_COLUMNS
            and 0 < self.rows <= MAX_ROWS
            and len(self.cell) == 2
            and all(0 < side <= MAX_CELL for side in self.cell)
            and len(self.ground) == 3
            and all(0 <= part <= 255 for part in self.ground)
        )

    def name(self, url: str) -> str:
        """The name of the file that holds the picture at `url` drawn on this canvas."""
        return _named(f"{url}\n{self}\n{_EDITION}")


def kept_name(url: str) -> str:
    """The name of the file that holds the picture at `url`, made small."""
    return _named(url)


def sketched(columns: int) -> int:
    """How many pixels wide the sketch of a picture of so many columns is."""
    return max(1, columns // _COARSE)


def fitted(width: int, height: int, columns: int, rows: int, cell: tuple[int, int] = CELL) -> tuple[int, int]:
    """The cells, whole ones, that a picture of `width` × `height` pixels takes within `columns` × `rows`."""
    scale = min(columns * cell[0] / width, rows * cell[1] / height, MOST_ENLARGED)
    return max(1, round(width * scale / cell[0])), max(1, round(height * scale / cell[1]))


def _named(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
