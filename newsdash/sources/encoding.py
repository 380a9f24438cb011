"""A document's text from its bytes: byte order mark, then header and declaration as far as they can be true."""

from __future__ import annotations

import codecs
import re

from newsdash.sources.latin import encoding_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BARE_WIDE = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"{\x00", "utf-16-le"),
    (b"\x00{", "utf-16-be"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.I)
# What the label says and what is meant: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_STRAYS = "newsdash.strays"
_HALVES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_STATEFUL = ("iso2022", "hz")
_MULTIBYTE = ("gb", "big5", "euc", "cp932", "cp949", "shift", "johab")


def charset(content_type: str) -> str:
    """The charset parameter of a Content-Type header, '' if it has none."""
    found = _CHARSET.search(content_type)
    return found.group(1) if found else ""


def decode(body: bytes, content_type: str = "") -> str:
    """The text of `body`, whatever it takes; no byte order mark is left, undecodable bytes become U+FFFD.

    In order: byte order mark; UTF-16 or UTF-32 by its pattern; UTF-8 if the bytes are valid as such and a single-byte
    charset claims otherwise (a multi-byte sequence is never valid by chance for long); the header; the declaration;
    the first of these again where all but a few bytes are valid, as in a text that was cut inside a character; where
    UTF-8 is claimed, each byte that is none as what it is in Windows-1252, as in a feed put together from both.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for pattern, name in _BARE_WIDE:
        if body.startswith(pattern):
            return body.decode(name, "replace")
    claimed = _claims(body, content_type)
    for name in claimed:
        if name.startswith(_STATEFUL if body.isascii() else _MULTIBYTE):
            text = _strictly(body, name)
            if text is not None:
                return text
    for reading in (_strictly, _paired, _nearly):
        for name in ("utf-8", *claimed):
            text = reading(body, name)
            if text is not None:
                return text
    if "utf-8" in claimed:
        return body.decode("utf-8", _STRAYS)
    if not claimed:
        return body.decode(_detected(body), "replace")
    text = _strictly(body, "cp1252")
    return body.decode(claimed[0], "replace") if text is None else text


def _claims(body: bytes, content_type: str) -> list[str]:
    declared = _DECLARED.match(body[:1024])
    names = [charset(content_type), declared.group(1).decode("ascii") if declared else ""]
    found = []
    for name in names:
        known = _canonical(name)
        # A document whose declaration could be read as ASCII is not in a wide encoding, whatever it claims.
        if known and not known.startswith(("utf-16", "utf-32", "utf-7")):
            found.append(_MEANT.get(known, known))
    return found


def _canonical(name: str) -> str:
    try:
        b"a".decode(name)  # also refuses Python's codecs that are not charsets, such as "hex"
        return codecs.lookup(name).name
    except (LookupError, UnicodeError, ValueError):
        return ""


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, LookupError):
        return None


def _paired(body: bytes, name: str) -> str | None:
    """UTF-8 in which each half of a surrogate pair was encoded by itself (CESU-8), as some databases give it away."""
    if name != "utf-8" or not _HALVES.search(body):
        return None
    return _strictly(_HALVES.sub(lambda pair: _whole(pair.group()), body), name)


def _whole(pair: bytes) -> bytes:
    return pair.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass").decode("utf-16-le").encode()


def _nearly(body: bytes, name: str) -> str | None:
    text = body.decode(name, "replace")
    faults = text.count("\ufffd")
    return text if faults < len(text) - len(text.encode("ascii", "ignore")) - faults else None


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Codecs' handler for bytes that are not UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_STRAYS, _stray)


def _detected(body: bytes) -> str:
    # Of Latin letters charset_normalizer makes those of any language near by.
    if latin := encoding_of(body[:65_536]):
        return latin
    from charset_normalizer import from_bytes

    best = from_bytes(body[:65_536]).best()
    return best.encoding if best else "cp1252"
