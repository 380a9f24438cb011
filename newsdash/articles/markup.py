"""From the bytes of a page to an lxml tree: character encoding, and what would make the parser run away."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BYTES = 8_000_000
# libxml2 compares every attribute of a tag with every other one: a tag this long holds no news but takes seconds.
_MAX_TAG = 20_000
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]*+)[^<>]{{{_MAX_TAG},}}+>?")
# XML knows no control characters: one of them in a text makes trafilatura give the whole page up.
_CONTROLS = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]?|\x1b\][^\x07\x1b\n<]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?"
    r"|[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]"
)
_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\f\r")
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse(html: bytes, content_type: str = "") -> HtmlElement | None:
    """The tree of `html`, or None if there is no element in it. `content_type` is the response's header, if known."""
    return parse_text(decode(html[:MAX_BYTES], content_type))


def parse_text(html: str) -> HtmlElement | None:
    """The tree of `html`, always with an <html> root; comments and processing instructions are left out."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    text = _XML_DECLARATION.sub("", _LONG_TAG.sub(r"<\1>", _without_controls(html)), count=1)
    if not text.strip():
        return None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree: HtmlElement = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def _without_controls(html: str) -> str:
    # Deleting bytes is far faster than searching with the pattern, and nearly all pages have none.
    data = html.encode("utf-8", "replace")
    if len(data.translate(None, _CONTROL_BYTES)) == len(data) and not any(mark in data for mark in _NO_CHARACTERS):
        return html
    return _CONTROLS.sub("", html)


def decode(html: bytes, content_type: str = "") -> str:
    """`html` as text, by its byte order mark, its declared encoding (header first), or UTF-8, else Windows-1252."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if html.startswith(mark):
            return html[len(mark) :].decode(name, "replace")
    declared = _DECLARED.search(content_type.encode("ascii", "ignore")) or _DECLARED.search(html[:4096])
    names = ["utf-8"]
    if declared:
        names.insert(0, _known(declared.group(1).decode("ascii")))
    for name in names:
        try:
            return html.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    # A page cut in the middle of a character, or with one bad byte, is still what it says it is.
    best = names[0] if _mostly(html, names[0]) else "cp1252"
    return html.decode(best, "replace")


def _known(name: str) -> str:
    """The codec browsers use for a label: Latin-1 and ASCII mean Windows-1252, GB2312 means GB18030."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return "utf-8"
    if not codec.startswith(("utf", "cp", "iso", "gb", "big5", "euc", "shift", "koi8", "mac", "ascii", "johab", "hz")):
        return "utf-8"
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(codec, codec)


def _mostly(html: bytes, name: str) -> bool:
    text = html.decode(name, "replace")
    return text.count("\ufffd") <= 2 + len(text) // 500
