"""How large a cell of this terminal is in pixels."""

from __future__ import annotations

import fcntl
import struct
import sys
import termios

from newsdash.pictures.canvas import MAX_CELL


def cell_size() -> tuple[int, int] | None:
    """Width and height of a cell in pixels, as the terminal told the system; None if it did not."""
    try:
        asked = fcntl.ioctl(sys.__stdout__ or 1, termios.TIOCGWINSZ, bytes(8))
    except (OSError, ValueError):
        return None
    rows, columns, width, height = struct.unpack("HHHH", asked)
    return sound(width // columns, height // rows) if rows and columns else None


def sound(width: int, height: int) -> tuple[int, int] | None:
    """The size, if a cell can be of it."""
    return (width, height) if 2 <= width <= MAX_CELL and 4 <= height <= MAX_CELL else None
