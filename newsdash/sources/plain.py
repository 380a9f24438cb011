"""Text from the small HTML that feeds put into titles and summaries; linear in its input, however broken that is."""

from __future__ import annotations

import re
from html import unescape

from newsdash.sources.draft import Text

# Possessive throughout: a tag that does not end is given up at once instead of being tried in all ways.
_TAG = r"<(?:/?(?P<name>[a-zA-Z][\w:-]*+)(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+[^<>]*+>|![^<>]*+>|\?[^<>]*+>)"
_TAGS = re.compile(_TAG)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.S)
_HIDDEN = re.compile(r"<(script|style|template|iframe|svg|noscript)\b[^<>]*+>.*?(?:</\1\s*>|\Z)", re.S | re.I)
# Neither a picture's caption nor a footnote's number belongs to the sentences around it. Bounded: one that does not
# end is looked for once for each that begins.
_BESIDE_TEXT = re.compile(
    r"<figcaption\b[^<>]*+>.{0,2000}?</figcaption\s*+>"
    r"|<(p|div|span)\b[^<>]*?wp-caption-text[^<>]*+>.{0,2000}?</\1\s*+>"
    r"|<sup\b[^<>]*+>\s*+<a\b[^<>]*+>\s*+\[?[\d*†‡]{1,3}\]?\s*+</a\s*+>\s*+</sup\s*+>",
    re.S | re.I,
)
_BESIDE_HINTS = ("caption", "</sup")
# Numbers of characters in Windows-1252 (&#146;) that XML takes for control characters; only those no terminal acts on.
_WINDOWS = {
    code: bytes((code,)).decode("cp1252") for code in (0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99)
}
_C1 = re.compile("[\x80-\x99]")
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n\s*")
_INLINE = frozenset(
    re.findall(
        r"\w+",
        """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small
        span strike strong sub sup time tt u var wbr""",
    )
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body br button center dd details div dl dt embed fieldset figcaption figure
        footer form h1 h2 h3 h4 h5 h6 head header hr html audio iframe img input label li link main meta nav noscript
        object ol option p param picture pre script section select source style summary svg table tbody td template
        textarea tfoot th thead title tr track ul video""",
    )
)
_KNOWN = _INLINE | _BLOCKS
# As much HTML as is looked at for a summary: beyond it there is always text enough, or none.
MAX_HTML = 65_536


def title_text(text: Text) -> str:
    """`text` as a title: of tags only real HTML ones are removed, so that "Option<T> and you" survives."""
    value = _unmangled(text.value)
    if text.kind == "plain" or ("<" not in value and "&" not in value):
        return value
    if "<" in value:
        if "<!" in value:
            value = _COMMENT.sub("", _CDATA.sub(r"\1", value))
        value = _TAGS.sub(_known_away, _HIDDEN.sub(" ", value))
    return unescape(value)


def body_text(text: Text) -> str:
    """`text` as running text: no tags, scripts or styles; a newline stands only where a block or a paragraph ends."""
    value = _without_tags(text)
    # Some feeds escape their HTML twice. Where tags are what the text is about, it does not begin with one.
    twice = text.kind != "plain" and value.lstrip().startswith("<") and is_rich(again := Text(value, text.kind))
    return _without_tags(again) if twice else value


def _without_tags(text: Text) -> str:
    value = _unmangled(text.value[:MAX_HTML])
    if text.kind == "plain" or "<" not in value:
        if "\n" in value:
            value = "\n".join(paragraph.replace("\n", " ") for paragraph in _PARAGRAPH_END.split(value))
        return value if text.kind == "plain" else unescape(value)
    value = value.replace("\n", " ")
    if len(text.value) > MAX_HTML and value.rfind("<") > value.rfind(">"):
        value = value[: value.rfind("<")]
    if "<!" in value:
        value = _COMMENT.sub(" ", _CDATA.sub(r"\1", value))
    value = _HIDDEN.sub(" ", value)
    if any(hint in value for hint in _BESIDE_HINTS):
        value = _alone(_BESIDE_TEXT.sub("", value)) or value
    # RSS does not say that its text is HTML; there a word in angle brackets is a word.
    return unescape(_TAGS.sub(_known_away if text.kind == "guess" else _any_away, value))


def is_rich(text: Text) -> bool:
    """Whether `text` is HTML with a structure worth keeping."""
    if text.kind == "plain":
        return False
    return any((tag.group("name") or "").lower() in _KNOWN for tag in _TAGS.finditer(text.value[:4096]))


def _alone(value: str) -> str:
    """`value` if it still has a word outside its tags, else ''."""
    return value if any(map(str.isalnum, _TAGS.sub("", value))) else ""


def _unmangled(text: str) -> str:
    if text.isascii() or not _C1.search(text):
        return text
    try:
        # UTF-8 that was taken for Latin-1 on the way into the feed.
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text.translate(_WINDOWS)


def _known_away(tag: re.Match[str]) -> str:
    name = (tag.group("name") or "").lower()
    if name in _INLINE:
        return ""
    return "\n" if name in _BLOCKS else tag.group()


def _any_away(tag: re.Match[str]) -> str:
    return "" if (tag.group("name") or "").lower() in _INLINE else "\n"
