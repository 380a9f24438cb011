"""Boxes on a page that ask for an address: known by their form, whatever they are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# As much text as such a box holds, in characters.
_MOST = 600
_PARAGRAPH = 120
_WHOLE = frozenset(["article", "main", "body", "html"])
_ADDRESS = re.compile(r"e-?mail", re.IGNORECASE)
NAME = "newsletter-signup"


def name_signups(tree: HtmlElement) -> None:
    """Give each box of `tree` that asks for an e-mail address a class that says so."""
    known: dict[HtmlElement, bool] = {}
    for field in list(tree.iter("input")):
        if field.get("type", "text") not in ("email", "text") or not _asks_for_address(field):
            continue
        box = None
        for above in field.iterancestors():
            if above not in known:
                known[above] = _is_more(above)
            if known[above]:
                break
            box = above
        if box is not None:
            box.set("class", f"{box.get('class') or ''} {NAME}".strip())


def _is_more(element: HtmlElement) -> bool:
    """Whether `element` is the whole page's, or holds more text or paragraphs than such a box has."""
    if element.tag in _WHOLE or len("".join(element.itertext()).strip()) > _MOST:
        return True
    long = (one for one in element.iter("p") if len("".join(one.itertext())) > _PARAGRAPH)
    return sum(1 for _ in long) > 1


def _asks_for_address(field: HtmlElement) -> bool:
    if field.get("type") == "email":
        return True
    return any(_ADDRESS.search(field.get(name) or "") for name in ("name", "placeholder", "id"))
