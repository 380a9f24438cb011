"""Text that a page states in its data rather than shows (JSON-LD articleBody), as blocks."""

from __future__ import annotations

import re
from html import unescape

from newsdash.articles.blocks import read
from newsdash.articles.lines import with_addresses
from newsdash.articles.markup import parse_text
from newsdash.models import Block
from newsdash.text import clean

_ELEMENT = re.compile(r"</?(?:p|br|div|h[1-6]|ul|li|a|strong|em|b|i|blockquote)\b[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"\s*\n\s*\n\s*|\s*\n\s*")


def stated_blocks(text: str, url: str) -> list[Block]:
    """The paragraphs of `text`, which may be HTML, escaped HTML or plain text with line breaks."""
    if not _ELEMENT.search(text):
        text = unescape(text)
    if _ELEMENT.search(text):
        tree = parse_text(text)
        return [] if tree is None else [with_addresses(piece.block, url) for piece in read(tree, url)]
    paragraphs = (clean(paragraph) for paragraph in _BREAK.split(text))
    return [Block("paragraph", paragraph) for paragraph in paragraphs if paragraph]
