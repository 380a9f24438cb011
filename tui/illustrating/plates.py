"""Plates: the rows of pictures that may stand on the screen, each under a sign that holds its place in the text.

A pane draws a row as a run of one private-use character; every layer of Textual then moves, cuts and covers it as any
other text. What is written to the terminal passes `translated`, which puts the picture's row in place of a run that is
whole, and blanks in place of one that something else cuts short. So nothing but text is ever laid out, and a picture
can neither leave its cells nor stay behind.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from os import urandom
from time import monotonic

# Plane 15. No text from outside has any of these: `newsdash.text.clean` takes them out.
_FIRST, _LAST = 0xF0000, 0xFFFFD
_RUN = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])\\1*")
# Characters of a row that a terminal takes in as slowly as a picture, unlike kitty's placeholders.
LONG = 1_000
# Pictures that are drawn again within this time, in seconds, are being scrolled.
HURRY = 0.25
_ANY = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")


@dataclass(frozen=True, slots=True)
class Plate:
    """One row of a picture: so many cells, and what draws them from the cursor on and leaves it behind them.

    `sketch` draws them in a few colours, in less; "" where there is none.
    """

    columns: int
    data: str
    sketch: str = ""


class Plates:
    """All plates of a screen by their signs."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.missed: Callable[[], None] = lambda: None
        self._clock = clock
        self._sent = float("-inf")
        self._by_sign: dict[str, Plate] = {}
        self._next = count(int.from_bytes(urandom(2)))

    def add(self, plates: list[Plate]) -> list[str]:
        """Take `plates` in; the sign of each."""
        signs = []
        for plate in plates:
            signs.append(self._free_sign())
            self._by_sign[signs[-1]] = plate
        return signs

    def remove(self, signs: list[str]) -> None:
        """Forget these: where they still stand there will be blanks."""
        for sign in signs:
            self._by_sign.pop(sign, None)

    def translated(self, text: str, *, behind: bool = False) -> str:
        """`text` as the terminal gets it.

        One that is `behind` with what it was sent, or gets pictures again that it has just got, as when they are
        scrolled, is sent sketches, or blanks, for those that are long; `missed` is called then.
        """
        if not _ANY.search(text):
            return text
        now = self._clock()
        hurried, self._sent = now - self._sent < HURRY, now
        longest = LONG if behind or hurried else sys.maxsize
        missed = False

        def drawn(run: re.Match[str]) -> str:
            nonlocal missed
            plate, cells = self._by_sign.get(run[1]), run.end() - run.start()
            if plate is None or plate.columns != cells:
                return " " * cells
            if len(plate.data) > longest:
                missed = True
                return plate.sketch or " " * cells
            return plate.data

        translated = _RUN.sub(drawn, text)
        if missed:
            self.missed()
        return translated

    def rest(self) -> None:
        """The view has come to rest: what is drawn next is drawn in full."""
        self._sent = float("-inf")

    def _free_sign(self) -> str:
        # A sign is used again only when all others have been: its old plate has long left the screen.
        while (sign := chr(_FIRST + next(self._next) % (_LAST - _FIRST + 1))) in self._by_sign:
            pass
        return sign
