"""What stands in a line and is no plain text: raised and lowered figures, notes, formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdash.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_FIGURES = re.compile(r"[\d+−=()n-]+")
_MARK = re.compile(r"\d{1,3}|[a-z*†‡§]{1,2}", re.IGNORECASE)
# A power or a unit: "10", "km", "mc".
_BASE = re.compile(r"(?:\d|\)|(?<![^\W\d_])[^\W\d_]{1,3})$")
_TEX = ("math/tex", "application/x-tex")
_MAX_FORMULA = 300


def raised(element: HtmlElement, before: str) -> str:
    """The text of a <sup> as it reads after `before`: "m²", "[3]" for a note, "1st" as it is."""
    text = clean("".join(element.itertext()))
    if is_note_mark(element) and _MARK.fullmatch(text):
        return f"[{text}]"
    if _FIGURES.fullmatch(text):
        return text.translate(_RAISED) if _BASE.search(before) else f"[{text}]"
    return text


def lowered(element: HtmlElement) -> str:
    """The text of a <sub>: "H₂O"."""
    text = clean("".join(element.itertext()))
    return text.translate(_LOWERED) if _FIGURES.fullmatch(text) else text


def is_note_mark(element: HtmlElement) -> bool:
    """Whether `element` leads to a note on this page: it holds or stands in a link to a place in it."""
    above = element.getparent()
    around = [] if above is None or above.tag != "a" else [above]
    return any((a.get("href") or "").lstrip().startswith("#") for a in (*element.iter("a"), *around))


def formula(element: HtmlElement) -> str:
    """A <math> in one line: as its author wrote it in TeX where the page has that, else its signs."""
    for note in element.iter("annotation"):
        if (note.get("encoding") or "") in _TEX and note.text:
            return _tex(note.text)
    if stated := element.get("alttext"):
        return _tex(stated)
    return clean("".join(element.itertext()), _MAX_FORMULA)


def script_formula(element: HtmlElement) -> str:
    """The TeX that a <script> holds for MathJax; "" for any other script."""
    kind = (element.get("type") or "").split(";")[0].strip().lower()
    return _tex(element.text or "") if kind in _TEX else ""


def _tex(source: str) -> str:
    text = clean(source, _MAX_FORMULA)
    inside = re.fullmatch(r"\{\\(?:display|text)style (.*)\}", text)
    return inside.group(1).strip() if inside else text
