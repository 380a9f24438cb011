"""Asking the terminal whether it draws sixels, and how large a cell is; what it answers never becomes keys.

Every terminal answers the first question (DA1) in a word of its own, some the other one (XTWINOPS 16) before it; one
that answers neither shows no pictures, and nobody has waited.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.showing import sound

QUESTION = "\x1b[16t\x1b[c"
_SIXEL = "4"
_ANSWER = re.compile(r"\x1b\[(?:\?(?P<attributes>[\d;]*)c|6;(?P<height>\d+);(?P<width>\d+)t)")
# What may be the beginning of an answer, whose end comes with the next bytes; and of a key, or the whole of Esc.
_BEGUN = re.compile(r"\x1b(?:\[(?:\?[\d;]*|6(?:;[\d;]*)?)?)?\Z")

# Whether the terminal draws sixels, and the size of a cell in pixels if it said so.
Heard = Callable[[bool, tuple[int, int] | None], None]


class Answers:
    """Takes the answers out of what is typed; `heard` is called with them, once.

    What may begin one is held until more comes, or until it is released because nothing did.
    """

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._held = ""
        self._cell: tuple[int, int] | None = None
        self._complete = False

    def without(self, typed: str) -> str:
        """`typed` without answers."""
        if self._complete:
            return self.release() + typed
        rest = _ANSWER.sub(self._take, self._held + typed)
        begun = None if self._complete else _BEGUN.search(rest)
        end = begun.start() if begun else len(rest)
        self._held = rest[end:]
        return rest[:end]

    def release(self) -> str:
        """What was held, and is no answer."""
        held, self._held = self._held, ""
        return held

    def give_up(self) -> None:
        """No answer will come: hold nothing any more."""
        self._complete = True

    def _take(self, answer: re.Match[str]) -> str:
        if answer["attributes"] is None:
            self._cell = sound(int(answer["width"]), int(answer["height"]))
        elif not self._complete:
            self._complete = True
            self._heard(_SIXEL in answer["attributes"].split(";"), self._cell)
        return ""
