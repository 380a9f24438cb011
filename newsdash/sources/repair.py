"""Small repairs that make most of the XML that is not well-formed so, without changing what it says."""

from __future__ import annotations

import re
from html import escape
from html.entities import html5

from newsdash.sources.names import NAMESPACES

_DECLARATION = re.compile(r"<\?xml\b[^<>]{0,500}?\?>", re.I)
_MISCELLANY = re.compile(r"(?:\s++|<!--.*?-->|<\?[^<>]{0,500}\?>)*+", re.S)
_SUBSET = re.compile(r"<!doctype\b[^\[<>]{0,2000}(?:\[(.*?)\]\s*)?>", re.I | re.S)
_ENTITY = re.compile(r"<!ENTITY\s+([\w.:-]{1,40})\s+(?:\"([^\"<&%]{0,64})\"|'([^'<&%]{0,64})')\s*>", re.I)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#(\d{1,9}|[xX][0-9a-fA-F]{1,8});|([a-zA-Z][\w]{0,40});)?", re.S
)
_NUMBER = re.compile(r"&#(\d{1,9}|[xX][0-9a-fA-F]{1,8});")
_XML_NAMES = frozenset(("lt", "gt", "amp", "quot", "apos"))
_ROOT = re.compile(r"<[A-Za-z_][\w.:-]*")
_PREFIX = re.compile(r"(?:</?|\s)([A-Za-z_][\w.-]{0,30}):[A-Za-z_][\w.-]*(?=[\s=/>])")
# The reader's own small entities may not make a document larger than this, in characters.
_MAX_GROWTH = 4_000_000


def without_prolog(text: str) -> str:
    """`text` from its first "<" on, without XML declaration and document type.

    Nothing of a DTD is ever read: only its short internal entities of plain text are put where they are named.
    """
    start = text.find("<")
    text = text[start:] if start > 0 else text
    declaration = _DECLARATION.match(text)
    if declaration:
        text = text[declaration.end() :].lstrip()
    before = _MISCELLANY.match(text)
    found = _SUBSET.match(text, before.end() if before else 0)
    if found is None:
        return text
    rest = (text[: found.start()] + text[found.end() :]).lstrip()
    return _with_entities(rest, found.group(1)) if found.group(1) else rest


def _with_entities(text: str, subset: str) -> str:
    entities = {name: double or single for name, double, single in _ENTITY.findall(subset)[:500]}
    if not entities or text.count("&") * max(map(len, entities.values())) > _MAX_GROWTH:
        return text
    return re.sub(r"&([\w.:-]{1,40});", lambda found: entities.get(found.group(1), found.group()), text)


def repaired(text: str) -> str:
    """`text` with its small faults mended.

    Characters that XML forbids go, HTML's named entities are spelled out, bare ampersands escaped, and prefixes of
    namespaces that were never declared are declared.
    """
    return _with_namespaces(_REFERENCE.sub(_reference, _CONTROLS.sub("", text)))


def without_bad_references(text: str) -> str:
    """`text` without references to characters that XML forbids, such as "&#xD800;"."""
    return _NUMBER.sub(lambda found: _allowed(found[1], found[0]), text) if "&#" in text else text


def _with_namespaces(text: str) -> str:
    root = _ROOT.search(text)
    if root is None:
        return text
    used = set(_PREFIX.findall(text)) - {"xml", "xmlns"}
    missing = [prefix for prefix in sorted(used)[:50] if f"xmlns:{prefix}" not in text]
    declarations = "".join(
        f' xmlns:{prefix}="{NAMESPACES.get(prefix, f"urn:undeclared:{prefix}")}"' for prefix in missing
    )
    return text[: root.end()] + declarations + text[root.end() :]


def _reference(found: re.Match[str]) -> str:
    number, name = found.groups()
    whole = found.group()
    if whole[0] == "<":
        return whole
    if number:
        return _allowed(number, whole)
    if name:
        if name in _XML_NAMES:
            return whole
        meant = html5.get(name + ";")
        return escape(meant, quote=False) if meant else "&amp;" + whole[1:]
    return "&amp;"


def _allowed(number: str, whole: str) -> str:
    """The reference `whole` to the character `number`, '' if XML does not allow it."""
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    allowed = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return whole if allowed else ""
