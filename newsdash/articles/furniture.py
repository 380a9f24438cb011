"""Furniture: the datelines, bylines, teasers and credits around a sentence that are not what it says."""

from __future__ import annotations

import re
from functools import lru_cache

from newsdash.language.words import apart

_PLACE = r"[A-ZÀ-ÞÆØŒА-ЯΑ-Ω][A-ZÀ-ÞÆØŒА-ЯΑ-Ω.'’\-]+(?:[ /][A-ZÀ-ÞÆØŒА-ЯΑ-Ω.'’\-]+){0,4}"
_TITLED_PLACE = r"[A-ZÀ-Þ][\w.'’\-]+(?: [A-ZÀ-Þ][\w.'’\-]+){0,3}"
_AGENCY = r"\((?:\w[\w.&/ \-]{1,28})\)\.?"
_DASH = r"\s*(?:-{1,2}|–|—|―|:)\s+"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DATELINES = (
    re.compile(rf"^{_PLACE}(?:,\s*[\w. ]{{2,24}}){{0,3}}\s*(?:{_AGENCY})?\s*(?:-{{1,2}}|–|—|―)\s*(?=\S)"),
    re.compile(rf"^{_TITLED_PLACE}(?:,\s*[\w. ]{{2,24}}){{0,3}}\s*{_AGENCY}\s*(?:-{{1,2}}|–|—|―|\.)\s*(?=\S)"),
    re.compile(
        rf"^{_TITLED_PLACE},? (?:{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
        r"\s*(?:-{1,2}|–|—|―|:)\s*(?=\S)"
    ),
    re.compile(rf"^{_AGENCY}{_DASH}"),
    re.compile(r"^(?:AP|AFP|dpa|EFE|ANSA|Reuters|REUTERS|Xinhua)\s*(?:-|–|—|:)\s+"),
)
_NAMES = r"(?:(?:[A-ZÀ-Þ][\w.'’\-]+|and|und|et|y|e|en|och|de|van|von|&)[ ,]*){1,6}"
_BYLINE = re.compile(
    rf"^(?:By|Von|Par|Por|Di|Door|Av|Text by|Posted by|Written by|Reported by) {_NAMES}"
    r"(?:$|\s*[|•·–—]\s*|\s*,?\s*(?:staff|guest)? ?(?:writer|reporter|contributor|correspondent)s?[.:,]?\s+)",
)
_UPPER_BYLINE = re.compile(r"^B[yY] [A-ZÀ-Þ.'’\- ]{5,40}(?:, [A-Z ]{5,30})?(?=\s[A-Z][a-z])\s+")
_STAMP = re.compile(
    r"^(?:(?:Published|Updated|Posted|Last updated|Publié|Mis à jour|Veröffentlicht|Stand|Publicado"
    r"|Actualizado)\b[ :]*(?:on|le|am|el)?\s*"
    r"[\w., :/\-]{6,40}?(?:\d{4}|\d{1,2}:\d{2})(?:\s*(?:AM|PM|am|pm|GMT|UTC|EST|EDT|CET|Uhr|BST|IST))*"
    r"(?:,?\s*(?:at|um|à)?\s*\d{1,2}[:.h]\d{2})?[\s|•·–—.:-]*)+"
    r"|^Updated? \d{1,2}/\d{1,2}/\d{2}:\s*"
)
_CLOCK = re.compile(r"^\d{1,2}[:.]\d\d ?(?:uur|Uhr|hrs|hs)?[ :|–-]+(?=[A-ZÀ-Þ][a-zà-ÿ]+ [a-zà-ÿ])")
_TAGGED = re.compile(
    r"^(?:Advertisement|ADVERTISEMENT|Advertising|Anzeige|Publicité|Publicidad|Comments?|Image|Photo|Video|VIDEO"
    r"|WATCH|Listen|"
    r"Exclusive|EXCLUSIVE|BREAKING|Update|UPDATE|EDIT|Edit|LIVE)\s*[:|–—-]+\s+(?=\S)"
)
_MORE = (
    r"continue reading|read (?:the )?(?:full|whole|entire) (?:article|story|post|report)|read (?:on|more|the rest)"
    r"|more(?: »| >>|…|\.\.\.)|"
    r"learn more|find out more|view (?:the )?(?:full )?(?:article|post)|full story|keep reading|see more|click here|"
    r"weiterlesen|mehr lesen|mehr dazu|zum artikel|lesen sie (?:mehr|hier)|lire la suite|lire l[’']article"
    r"|en savoir plus|voir plus|"
    r"leer más|seguir leyendo|sigue leyendo|leer art[ií]culo|ver más|continuar lendo|leia mais|saiba mais|"
    r"leggi (?:tutto|di più|l[’']articolo)|continua a leggere|lees (?:meer|verder)|läs mer|læs mere|les mer"
    r"|lue lisää|"
    r"czytaj (?:więcej|dalej|całość)|číst dále|citește mai mult|читать (?:далее|дальше|полностью)|подробнее"
    r"|читати далі|"
    r"devamını oku|続きを読む|もっと読む|阅读全文|閱讀全文|查看更多|더 ?보기|기사 ?더 ?읽기|اقرأ المزيد|المزيد"
)
_TEASER_END = re.compile(
    rf"[\s.…|·•(\[<«→»>-]*\b(?:{_MORE})\b(?P<what>[^.!?。]{{0,120}})?[\s.…!»>→)\]]*$", re.IGNORECASE
)
_TEASER = re.compile(rf"\b(?:{_MORE})\b")
# A teaser begins within so many characters of the end, and with one of these words; where the word is a frequent one,
# it goes on like this. Most lines need no slower look.
_TEASER_LENGTH = 200
_TEASER_STARTS = {
    "click": ("click here",),
    "continue": ("continue reading",),
    "en": ("en savoir",),
    "find": ("find out more",),
    "full": ("full story",),
    "keep": ("keep reading",),
    "learn": ("learn more",),
    "les": ("les mer",),
    "more": ("more »", "more >>", "more…", "more..."),
    "read": ("read full", "read whole", "read entire", "read the ", "read on", "read more"),
    "see": ("see more",),
    "view": ("view full", "view the ", "view article", "view post"),
    "zum": ("zum artikel",),
    **dict.fromkeys(
        re.findall(
            r"\S+",
            """weiterlesen mehr lesen lire voir leer seguir sigue ver continuar leia saiba leggi continua lees läs læs
            lue czytaj číst citește читать подробнее читати devamını 続きを読む もっと読む 阅读全文 閱讀全文 查看更多
            더 더보기 기사 기사더 기사더읽기 اقرأ المزيد""",
        ),
        ("",),
    ),
}
# No credit is without one of these words; of comments there are as many as stand before the word.
_CREDIT_WORDS = frozenset(("appeared", "published", "posted", "erschien", "apparu", "primero"))
_CREDIT_END = re.compile(
    r"\s*(?:The (?:post|article|story) .{1,300}? (?:appeared first on|first appeared (?:on|in)|was (?:first "
    r"|originally )?published (?:on|in)) .{1,120}"
    r"|(?:This (?:article|post|story) )?(?:was )?(?:first|originally) (?:appeared|published|posted) (?:on|in"
    r"|at) .{1,120}"
    r"|(?:Der Beitrag|Der Artikel) .{1,300}? erschien zuerst (?:auf|bei) .{1,120}"
    r"|L[’']article .{1,300}? est apparu en premier sur .{1,120}"
    r"|La entrada .{1,300}? (?:se publicó primero|aparece primero|apareció primero) en .{1,120}"
    r"|\[link\]\s*\[\d* ?comments?\].*|Comments URL: .*|#\s?comments?: ?\d+.*)$",
    re.IGNORECASE,
)
_HN = re.compile(
    r"^(?:Article URL:\s*\S+\s*)?(?:Comments URL:\s*\S+\s*)?(?:Points:\s*\d+\s*)?(?:# ?Comments:\s*\d+\s*)?"
)
_CUT_MARK = re.compile(
    r"\s*(?:\[\s*(?:…|\.{2,4}|&hellip;|\+\d+ chars?)\s*\]|\(\s*(?:…|\.{3}|more)\s*\))\s*$", re.IGNORECASE
)
_HEADED = re.compile(
    r"^(?:Introduction|Abstract|Summary|Overview|Background|Einleitung|Resumen|Résumé)[:.]?\s*(?=[A-ZÀ-Þ])"
)
_OPENINGS = (_TAGGED, _HEADED, _STAMP, _CLOCK, _BYLINE, _UPPER_BYLINE, *_DATELINES)
# Most lines begin with none of them: one look tells.
_ANY_OPENING = re.compile("|".join(opening.pattern for opening in _OPENINGS))
_PICTURED = re.compile(r"\s*\((?:im )?(?:Foto|Photo|Bild|Archivbild|Archivfoto|file photo|pictured)\)", re.IGNORECASE)
_MISSING_SPACE = re.compile(
    r"([.!?])(?:(?<=[a-zß-ÿ]{3}.)|(?<=\b(?:19|20)\d\d.)|(?<=\d [ap]m.)|(?<=\b[A-Z]{3}.)(?!Net\b))"
    r"(?=[A-ZÀ-Þ][a-zß-ÿ]*,? )"
)
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|hellip|rsquo|lsquo|rdquo|ldquo|ndash|mdash|#\d{2,4});?")
_ENTITIES = {
    "nbsp": " ", "amp": "&", "quot": '"', "hellip": "…", "rsquo": "’", "lsquo": "‘", "rdquo": "”", "ldquo": "“",
    "ndash": "–", "mdash": "—",
}  # fmt: skip


def without_furniture(text: str, outlet: str = "") -> str:
    """`text` as one line without dateline, byline, time stamp, "Continue reading", credit and `outlet`'s name."""
    line = " ".join(_ENTITY.sub(_character, text).split())
    line = _MISSING_SPACE.sub(r"\1 ", line)
    if "(" in line:
        line = _PICTURED.sub("", line)
    line = _without_start(_HN, line)
    line = _without_endings(line)
    for _ in range(3):
        before = line
        if _ANY_OPENING.match(line):
            for opening in _OPENINGS:
                line = _without_start(opening, line)
        if outlet and outlet[:80].strip().lower() in line.lower():
            line = _outlet_edges(outlet).sub("", line)
        if line == before:
            break
    return line.strip(" |•·–—")


def _without_start(opening: re.Pattern[str], line: str) -> str:
    # A substitution would look for the start of the line at each of its characters.
    found = opening.match(line)
    return line[found.end() :] if found else line


def _without_endings(line: str) -> str:
    for _ in range(3):
        before = line
        lower = line.lower()
        own = apart(lower)
        if "comment" in lower or not _CREDIT_WORDS.isdisjoint(own):
            line = _CREDIT_END.sub("", line)
        if not _TEASER_STARTS.keys().isdisjoint(own):
            line = _without_teaser(line)
        if line.rstrip().endswith(("]", ")")):
            line = _CUT_MARK.sub("…", line)
            line = line[:-1] if line.endswith(("!…", "?…")) else line
        if line == before:
            break
    return line.rstrip()


def _without_teaser(line: str) -> str:
    at = max(0, len(line) - _TEASER_LENGTH)
    end = line[at:].lower()
    # Of what is in lower case already each letter is tried in one form only.
    if not (_may_hold_teaser(end) and _TEASER.search(end)):
        return line
    found = _TEASER_END.search(line, at)
    return line[: found.start()] + _keep_if_sentence(found) if found else line


def _may_hold_teaser(end: str) -> bool:
    starts = filter(None, map(_TEASER_STARTS.get, apart(end)))
    return any(start in end for known in starts for start in known)


def _keep_if_sentence(found: re.Match[str]) -> str:
    """Drops "Continue reading…" and "Read more about it here", not the end of "Children should read more books"."""
    if found.start() == 0 and found.string.strip() == found.group().strip():
        return ""
    starts_anew = (
        found.group()[:1] in ".…|·•([<«→»>-" or found.string[: found.start()].rstrip()[-1:] in ".!?…:”\"'’)]»。！？"
    )
    capital = found.group().lstrip(" .…|·•([<«→»>-")[:1]
    if not starts_anew and not capital.isupper():
        return found.group()
    return "." if found.group()[:1] == "." else "…" if found.group().lstrip()[:1] in ("…", "[") else ""


def _character(found: re.Match[str]) -> str:
    name = found.group()[1:].rstrip(";")
    if name.startswith("#"):
        code = int(name[1:])
        return chr(code) if 32 <= code < 0xD800 and not 127 <= code < 160 else " "
    return _ENTITIES[name]


@lru_cache(maxsize=256)
def _outlet_edges(outlet: str) -> re.Pattern[str]:
    name = re.escape(outlet[:80].strip())
    return re.compile(
        rf"^{name}\s*[|:•·–—-]+\s+(?=\S)|(?<=\S)\s+[|•·–—-]+\s*{name}[.\s]*$|\s*\({name}\)\s*$", re.IGNORECASE
    )
