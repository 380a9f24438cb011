"""A picture ready to be shown, as a value and as a file. Light: screens read what workers drew."""

from __future__ import annotations

import json
from dataclasses import dataclass

_MAGIC = b"newsdash picture 1\n"
_MOST_PARTS = 100


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of `width` × `height` pixels, drawn in `columns` × `rows` cells; both are 0 where it is only kept.

    `parts` are the rows from the top down, or all of it in one; `newsdash.pictures.canvas.Kind` says what they hold.
    """

    width: int
    height: int
    columns: int
    rows: int
    parts: tuple[bytes, ...]

    def to_bytes(self) -> bytes:
        """As the file that `from_bytes` reads."""
        head = [self.width, self.height, self.columns, self.rows, *map(len, self.parts)]
        return b"".join((_MAGIC, json.dumps(head).encode(), b"\n", *self.parts))

    @classmethod
    def from_bytes(cls, data: bytes) -> Drawn | None:
        """What `to_bytes` wrote; None for anything else."""
        try:
            head, _, body = data.removeprefix(_MAGIC).partition(b"\n")
            width, height, columns, rows, *lengths = map(int, json.loads(head))
        except (ValueError, TypeError, RecursionError):
            return None
        if not data.startswith(_MAGIC) or len(lengths) > _MOST_PARTS or sum(lengths) != len(body):
            return None
        if min(width, height) < 1 or min(columns, rows, *lengths) < 0:
            return None
        parts, start = [], 0
        for length in lengths:
            parts.append(body[start : start + length])
            start += length
        return cls(width, height, columns, rows, tuple(parts))
