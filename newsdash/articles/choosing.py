"""What of a page is the article: trafilatura says which text, and the page's own blocks with that text are kept.

Reading the text from the page's tree, not from trafilatura's, keeps what its plain mode drops and its rich modes pay
for with worse choices: links, list markers, code, captions, embeds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdash.articles.blocks import Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNREAD = (
    "head", "script", "style", "svg", "noscript", "template", "select", "nav", "footer", "button", "canvas", "textarea",
    "input", "rt", "rp",
)  # fmt: skip
_NOT_A_LETTER = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+")
_SHORT = 25
_REACH = 60
_COVERED = 0.7


def strip(tree: HtmlElement) -> None:
    """Takes from `tree` what no chooser looks at and every chooser copies: scripts, styles, menus, the head."""
    from lxml.etree import strip_elements, strip_tags

    # The parser takes what follows a <source> for its content.
    strip_tags(tree, "source")
    strip_elements(tree, *_UNREAD, with_tail=False)


def article_texts(tree: HtmlElement, precise: bool) -> list[str]:
    """The texts of the elements that trafilatura takes for the article, in order. `tree` is left as it was."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(tree, fast=True, favor_precision=precise, include_comments=False, include_tables=True)
    return ["".join(element.itertext()) for element in document.body] if isinstance(document, Document) else []


def keep(pieces: Sequence[Piece], texts: Sequence[str]) -> list[bool]:
    """For each of `pieces` whether its text is among `texts`; each stretch of those can be claimed once."""
    ballot = _Ballot(texts)
    return [ballot.holds(_wording(piece)) for piece in pieces]


class _Ballot:
    """The chosen text as one string of letters, with a place in it that moves on as blocks are found."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.letters = squeeze("".join(texts))
        self.at = 0
        self._texts = texts
        self._grams: set[tuple[str, ...]] = set()

    def holds(self, text: str) -> bool:
        wanted = squeeze(text)
        if not wanted:
            return False
        if len(wanted) < _SHORT:
            found = self.letters.find(wanted, self.at, self.at + len(wanted) + _REACH)
        else:
            found = self.letters.find(wanted, self.at)
        if found >= 0:
            self.at = found + len(wanted)
            return True
        return len(wanted) >= _SHORT and self._mostly(text)

    def _mostly(self, text: str) -> bool:
        """Whether most of a long text was chosen: the rest was an inline button, a note, a time."""
        self._grams = self._grams or grams(" ".join(self._texts))
        own = grams(text)
        return len(own & self._grams) >= _COVERED * len(own)


def squeeze(text: str) -> str:
    """The letters and digits of `text` alone, for finding it whatever the spacing and punctuation around it."""
    return _NOT_A_LETTER.sub("", text).casefold()


def grams(text: str) -> set[tuple[str, ...]]:
    """The runs of three words in `text`, for telling how much of one text is in another."""
    words = _WORD.findall(text.casefold())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def _wording(piece: Piece) -> str:
    block = piece.block
    if block.kind in ("image", "embed"):
        return ""
    return block.text or " ".join(cell for row in block.rows for cell in row)
