"""Source code as a page shows it, in <pre> or line by line in a table, without the numbers of its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdash.text import clean_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NUMBERS = re.compile(
    r"(?:^|[\s_-])(?:gutter|line-?num(?:ber)?s?|line-?nos?|blob-num|hljs-ln-(?:n|line|numbers)|ln-num)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:^|[\s_-])(?:highlight(?:table)?|highlighter|code(?:hilite)?(?:table)?|blob|rouge|hljs|syntax\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[\d\s]*")
_LINES = frozenset(["li", "div", "p", "tr"])


def code_text(element: HtmlElement) -> str:
    """The code in a <pre>; "" for one that holds nothing but the numbers of another's lines.

    `element` loses these numbers, and its line breaks become characters.
    """
    above = element.getparent()
    if any(_is_numbered(one) for one in (element, above) if one is not None) and _is_numbers(element):
        return ""
    for one in list(element.iterdescendants()):
        if one.tag == "br":
            one.tail = "\n" + (one.tail or "")
        elif _is_numbered(one) and _is_numbers(one):
            for inner in one.iter():
                inner.text = None
                if inner is not one:
                    inner.tail = None
        elif one.tag in _LINES and one.getnext() is not None and not (one.tail or "").startswith("\n"):
            text = "".join(one.itertext())
            one.tail = (one.tail or "") if text.endswith("\n") else "\n" + (one.tail or "")
    return clean_lines("".join(element.itertext()))


def table_code(table: HtmlElement) -> str:
    """The code that `table` holds beside the numbers of its lines, or in a row a line; "" for any other table."""
    rows = [list(row.iterchildren("td")) for row in table.iter("tr")]
    beside = [cell for row in rows for cell in row[:-1]]
    if not beside or not all(map(_is_numbers, beside)):
        return ""
    if not _is_named_code(table) and next(table.iter("pre"), None) is None:
        return ""
    return clean_lines("\n".join(code_text(row[-1]) for row in rows if row))


def _is_named_code(table: HtmlElement) -> bool:
    around = (table, *table.iterdescendants("td", "code"), table.getparent())
    return any(one is not None and _CODE.search(one.get("class") or "") is not None for one in around)


def _is_numbered(element: HtmlElement) -> bool:
    return _NUMBERS.search(element.get("class") or "") is not None


def _is_numbers(element: HtmlElement) -> bool:
    return _DIGITS.fullmatch("".join(element.itertext())) is not None
