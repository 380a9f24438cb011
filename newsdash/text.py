"""The gate: every foreign string passes `clean` or `clean_url` once, on the way in.

After it, no string holds anything that a terminal would act on: no C0 or C1 control, no escape sequence, no
bidirectional override, no run of invisible characters, no tower of combining marks, and nothing of the private
planes, which hold the places of pictures.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

MAX_URL = 2048
MAX_MARKS = 4

# Removed whole, so that no "[31m" is left: CSI … final, OSC/DCS/APC/PM/SOS … ST or BEL, two-character escapes. A string
# that never ends, or a lone C1 byte (often a mangled Windows quote), loses only its introducer: the rest may be news.
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]?"
    r"|\x9b[0-?]+[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    r"\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010ffff\U0001d173-\U0001d17a]"
)
_JOINERS = re.compile(r"[\u200c\u200d]{2,}")
_VARIATION = re.compile(r"[\ufe00-\ufe0f]{2,}")
# Where a tower may be: marks of all scripts are among these, and little else comes in such runs.
_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{MAX_MARKS + 1},}}")
# Most texts are Latin letters, punctuation and signs of money: nothing that is removed, joined or composed.
_HARMLESS = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
# An address that already is as `clean_url` would write it.
_PLAIN_URL = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[1-9]\d{0,3})?"
    r"(?:/[\w/%:@!$&'()*+,;=~.-]*)?(?:\?[\w/%:@!$&'()*+,;=~.?-]+)?(?:#[\w/%:@!$&'()*+,;=~.?-]+)?",
    re.A,
)
_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029")


def clean(text: str, limit: int = 0) -> str:
    """`text` as one line that is safe to draw, whitespace collapsed, at most `limit` characters if that is not 0."""
    if limit and len(text) > 4 * limit:
        text = text[: 4 * limit]
    if text.isascii() and text.isprintable():
        line = " ".join(text.split())
    else:
        line = " ".join(text.split())
        stripped = _strip(line)
        # What was taken out may have stood between two spaces.
        line = line if stripped is line else " ".join(stripped.split())
    return line[:limit].rstrip() if limit else line


def clean_lines(text: str, limit: int = 0) -> str:
    """`text` safe to draw with its newlines and indentation kept (code, preformatted text); tabs become 4 spaces."""
    if limit:
        text = text[: 4 * limit]
    lines = _LINE_ENDS.sub("\n", text).replace("\t", "    ").split("\n")
    kept = "\n".join(_strip(line).rstrip() for line in lines).strip("\n")
    return kept[:limit] if limit else kept


def clean_url(url: str) -> str:
    """`url` if it is an http or https address that may be shown, fetched or opened; otherwise ''.

    Spaces and controls inside are percent-encoded or refused; user names and passwords are dropped; the host is
    lower case and, where it is not ASCII, IDNA-encoded, so what is shown is what is asked.
    """
    url = url.strip(" \t\r\n\x0c")
    if len(url) <= MAX_URL and _PLAIN_URL.fullmatch(url):
        return url
    if not url or len(url) > MAX_URL or _CONTROLS.search(url) or any(c in url for c in "\t\r\n\\"):
        return ""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    host = _ascii_host(host)
    if not host:
        return ""
    netloc = f"[{host}]" if ":" in host else host
    if port is not None:
        netloc += f":{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    fragment = quote(parts.fragment, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme.lower(), netloc, path, query, fragment))


def _strip(text: str) -> str:
    if _HARMLESS.fullmatch(text):
        return text
    text = _CONTROLS.sub("", _ESCAPES.sub("", text))
    if text.isascii():
        return text
    text = _JOINERS.sub("\u200d", _VARIATION.sub("\ufe0f", text))
    text = unicodedata.normalize("NFC", text)
    return _MARKS.sub(_lowered, text)


def _lowered(run: re.Match[str]) -> str:
    """A run without the marks that stand on MAX_MARKS others; joiners in between do not begin a new tower."""
    kept: list[str] = []
    height = 0
    for char in run.group():
        if unicodedata.category(char) in ("Mn", "Me"):
            height += 1
        elif char not in "\u200c\u200d":
            height = 0
        if height <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)


def _ascii_host(host: str) -> str:
    if re.fullmatch(r"[0-9a-fA-F:.]+(%[0-9a-zA-Z]+)?", host) and ":" in host:
        return host.lower()
    try:
        ascii_host = host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return ascii_host.lower() if re.fullmatch(r"[A-Za-z0-9._~-]+", ascii_host) else ""
