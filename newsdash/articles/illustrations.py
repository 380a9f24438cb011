"""Which pictures belong to an article: those of its text, or else the one that its page or its feed names."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsdash.models import Page

# What sites name where an article has no picture of its own.
_EMBLEM = re.compile(r"logo|icon|avatar|placeholder|default[-_.]|[-_]default|opengraph|sharing", re.IGNORECASE)


def lead_picture(page: Page | None, named: str) -> str:
    """The address of the picture that stands before a text without any: its page's, or else the one `named`; or ""."""
    if page is None or not page.blocks or any(block.kind == "image" for block in page.blocks):
        return ""
    url = page.image or named
    return "" if _EMBLEM.search(urlsplit(url).path) else url


def pictures_of(page: Page | None, named: str) -> list[str]:
    """The addresses of all its pictures, from the top down."""
    lead = lead_picture(page, named)
    blocks = page.blocks if page is not None else ()
    return [*([lead] if lead else []), *(block.url for block in blocks if block.kind == "image" and block.url)]
