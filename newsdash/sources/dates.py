"""Dates as feeds write them → seconds since the epoch: RFC 822, ISO 8601 and what is found in the wild."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

from newsdash.language.words import fold

_EPOCH_DAY = date(1970, 1, 1).toordinal()
# Longer is no date; the cut also bounds the work.
MAX_LENGTH = 100
# Hours; no zone is further from Greenwich.
_FURTHEST = 14
_ZONE = r"(z|ut|utc|gmt|[a-z]{2,5})?\s*([+-]\d{1,2}(?::?\d{2})?)?"
_ISO = re.compile(
    r"(\d{4})-(\d\d?)(?:-(\d\d?)(?:[t ]+(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d*)?)?\s*" + _ZONE + r")?)?\s*$",
    re.I | re.A,
)
_RFC822 = re.compile(
    r"(?:[a-z]{3,9}\.?\s*,?\s*)?(\d\d?)[\s-]+([a-z]{3,9})\.?[\s,-]+(\d{4}|\d\d)"
    r"(?:[\s,-]+(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*" + _ZONE + r")?\s*$",
    re.I | re.A,
)
_COMPACT = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:t?(\d\d):?(\d\d):?(\d\d)?(?:[.,]\d*)?\s*" + _ZONE + r")?\s*$", re.I | re.A
)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?$")
_TIME = re.compile(
    r"(\d\d?)\s?[:h]\s?(\d\d)(?:\s?[:m]\s?(\d\d)(?:[.,]\d+)?)?s?\s*([ap])?\.?(?:m\.?)?(?![a-z\d])\s*" + _ZONE
)
_CJK_TIME = re.compile(r"(\d\d?)[時时시点點]\s*(?:(\d\d?)[分분])?")
_CJK_DATE = re.compile(r"(\d{4})\s*[年년]\s*(\d\d?)\s*[月월]\s*(\d\d?)\s*[日일]")
_NUMERIC = re.compile(r"(\d{1,4})([-/.])\s?(\d\d?)\2\s?(\d{4}|\d\d?)(?!\d)")
_AFTERNOON = ("오후", "下午", "午後")
_MORNING = ("오전", "上午", "午前")
_KOREAN = ("년", "오전", "오후")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")

# Months by the first letters that tell them apart, folded: English, then what other languages add.
_MONTH_NAMES = re.findall(
    r"\S+",
    """
    jan feb mar apr may jun jul aug sep oct nov dec
    ene fev mrt abr mai juin juil ago set okt noi dez
    gen fevr maerz avr mag giu lug aou sept ott lis dic
    oca lut marz kwi maj cze lip sie wrz out kas gru
    sty sub brez nis mei haz tem agu eyl eki - ara
    янв фев мар апр мая июн июл авг сен окт ноя дек
    січ лют бер кві май чер лип сер вер жов лис гру
    ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ
    - - - - maj jun jul - szep paz - des
    janv - mars apri mayo juni juli agt - octu - dece
""",
)
_MONTHS = {name: index % 12 + 1 for index, name in reversed([*enumerate(_MONTH_NAMES)]) if name != "-"}

_HOURS = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "ist": 5.5, "cet": 1, "met": 1, "mez": 1,
    "cest": 2, "mest": 2, "mesz": 2, "eet": 2, "sast": 2, "cat": 2, "wat": 1, "eest": 3, "msk": 3, "eat": 3, "trt": 3,
    "gst": 4, "msd": 4, "pkt": 5, "bdt": 6, "ict": 7, "wib": 7, "hkt": 8, "sgt": 8, "awst": 8, "myt": 8, "jst": 9,
    "kst": 9, "acst": 9.5, "aest": 10, "acdt": 10.5, "aedt": 11, "nzst": 12, "nzdt": 13, "art": -3, "brt": -3,
    "nst": -3.5, "ndt": -2.5, "adt": -3, "ast": -4, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7,
    "pdt": -7, "pst": -8, "akdt": -8, "akst": -9, "hst": -10,
    "et": -5, "ct": -6, "mt": -7, "pt": -8,
}  # fmt: skip


def timestamp(text: str) -> int | None:
    """The moment `text` names, in whole seconds since the epoch; None if it names none between 1900 and 2200.

    A date without a zone is taken as UTC, save a Korean one, and one without a time as midnight. "02/03/2004" is read
    the American way, "02.03.2004" the European way, unless only the other makes sense.
    """
    text = text.strip()
    if not text or len(text) > MAX_LENGTH:
        return None
    if found := _ISO.match(text) or _COMPACT.match(text):
        year, month, day, *clock = found.groups()
        return _moment(year, int(month), int(day or 1), *clock)
    if (found := _RFC822.match(text)) and (number := _month(found.group(2).lower())):
        day, _, year, *clock = found.groups()
        return _moment(year, number, int(day), *clock)
    if _EPOCH.match(text):
        seconds = int(text.split(".")[0])
        return seconds // 1000 if seconds > 99_999_999_999 else seconds
    # Folding takes Korean syllables apart; put together again they are one character each.
    return _in_any_order(normalize("NFC", fold(text)))


def _in_any_order(text: str) -> int | None:
    clock: tuple[str | None, ...] = ()
    # Who writes in Korean writes Korea's time.
    own = "kst" if any(word in text for word in _KOREAN) else None
    late = any(word in text for word in _AFTERNOON)
    halved = late or any(word in text for word in _MORNING)
    if found := _TIME.search(text):
        hour, minute, second, half, name, offset = found.groups()
        late = late or half == "p"
        hour = str(int(hour) % 12 + 12 * late) if half or halved else hour
        clock = (hour, minute, second, name or own, offset)
        text = text[: found.start()] + " " + text[found.end() :]
    elif found := _CJK_TIME.search(text):
        hour = str(int(found.group(1)) % 12 + 12 * late) if halved else found.group(1)
        clock = (hour, found.group(2) or "0", None, own, None)
        text = text[: found.start()] + " " + text[found.end() :]
    if found := _CJK_DATE.search(text):
        return _moment(found.group(1), int(found.group(2)), int(found.group(3)), *clock)
    if found := _NUMERIC.search(text):
        first, separator, second, third = found.groups()
        return _numeric(first, separator, second, third, clock)
    return _with_month_name(text, clock)


def _numeric(first: str, separator: str, second: str, third: str, clock: tuple[str | None, ...]) -> int | None:
    if len(first) == 4:
        return _moment(first, int(second), int(third), *clock)
    if len(third) == 1:
        return None
    a, b = int(first), int(second)
    month, day = (a, b) if (separator == "/" and a <= 12) or b > 12 else (b, a)
    return _moment(third, month, day, *clock)


def _with_month_name(text: str, clock: tuple[str | None, ...]) -> int | None:
    # The last, since a weekday can look like a month ("mar. 3 sept.").
    months = [number for word in _WORD.findall(text) if (number := _month(word))]
    numbers = _NUMBER.findall(text)
    year = next((n for n in numbers if len(n) == 4), "")
    rest = [n for n in numbers if len(n) <= 2]
    if not year and len(rest) >= 2:
        year = rest.pop()
    if not months or not year or not rest:
        return None
    return _moment(year, months[-1], int(rest[0]), *clock)


def _month(word: str) -> int | None:
    word = word if word.isascii() else fold(word)
    return _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])


def _moment(
    year: str,
    month: int,
    day: int,
    hour: str | None = None,
    minute: str | None = None,
    second: str | None = None,
    zone: str | None = None,
    offset: str | None = None,
) -> int | None:
    number = int(year)
    if len(year) <= 2:
        number += 2000 if number < 69 else 1900
    if not 1900 <= number <= 2200:
        return None
    try:
        days = date(number, month, day).toordinal() - _EPOCH_DAY
    except ValueError:
        return None
    hours, minutes, seconds = int(hour or 0), int(minute or 0), int(second or 0)
    if hours > 24 or minutes > 59 or seconds > 60:
        return None
    return days * 86_400 + hours * 3_600 + minutes * 60 + seconds - _offset(zone, offset)


def _offset(zone: str | None, offset: str | None) -> int:
    if offset:
        digits = offset[1:].replace(":", "")
        hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        if hours > _FURTHEST:
            return 0
        return (-1 if offset[0] == "-" else 1) * (hours * 3600 + minutes * 60)
    return int(_HOURS.get((zone or "").lower(), 0) * 3600)
