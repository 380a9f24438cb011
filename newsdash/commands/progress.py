"""A progress bar on one line of a terminal; nothing where standard error is no terminal."""

from __future__ import annotations

import sys

from newsdash.models import Progress

WIDTH = 24


class ProgressLine:
    """Draws over itself on standard error."""

    def __init__(self) -> None:
        self._drawn = False
        self._read = 0

    def show(self, progress: Progress) -> None:
        """How far a round has come."""
        filled = WIDTH * progress.done // max(1, progress.total)
        bar = "#" * filled + "-" * (WIDTH - filled)
        self._draw(f"[{bar}] {progress.done}/{progress.total} feeds, {progress.added:,} new")

    def phrases(self, count: int) -> None:
        """So many more articles have been read for their key phrases."""
        self._read += count
        self._draw(f"key phrases of {self._read:,} articles")

    def clear(self) -> None:
        """Leave the line empty for what is printed next."""
        if self._drawn:
            self._draw("")
            self._drawn = False

    def _draw(self, text: str) -> None:
        if sys.stderr.isatty():
            print(f"\r{text}\x1b[K", end="", file=sys.stderr, flush=True)
            self._drawn = True
