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
        head, _, body = data.removeprefix(_MAGIC).partition(b"\n")
        numbers = _numbers(head) if data.startswith(_MAGIC) else None
        if numbers is None:
            return None
        width, height, columns, rows, *lengths = numbers
        if len(lengths) > _MOST_PARTS or sum(lengths) != len(body):
            return None
        parts, start = [], 0
        for length in lengths:
            parts.append(body[start : start + length])
            start += length
        return cls(width, height, columns, rows, tuple(parts))


def size_of(beginning: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, from the first two lines of a file that `to_bytes` wrote."""
    numbers = _numbers(beginning.removeprefix(_MAGIC)) if beginning.startswith(_MAGIC) else None
    return (numbers[0], numbers[1]) if numbers else None


def _numbers(head: bytes) -> list[int] | None:
    """Width, height, columns, rows, and the length of each part; None if that cannot be."""
    try:
        numbers = [int(number) for number in json.loads(head)]
    except (ValueError, TypeError, RecursionError):
        return None
    return numbers if len(numbers) >= 4 and min(numbers) >= 0 and min(numbers[:2]) >= 1 else None
