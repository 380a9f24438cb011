"""Texts without a sentence, told in one line of their own words: lists by their items, calendars, advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from newsdash.articles.asides import is_note, is_slogan
from newsdash.language.sentences import is_finished, sentences
from newsdash.language.words import letters, words

# Fewer paragraphs are no list; whether more of them are is seen from so many.
_LEAST_ITEMS, _SEEN = 3, 8
_MOST_ITEMS = 24
# An item with so many words says something by itself; a longer sentence is prose.
_PHRASE = 3
_PROSE = 50
_LONGEST_ITEM = 90
# With its end a line has at most so many characters.
_ROOM = 200
_LISTED = re.compile(r"[|·•»]|\s[-–—/]\s.*\s[-–—/]\s|\S*@\S+|https?:")
_BULLET = re.compile(r"^(?:[•·▪◦‣*–—-]\s+|\(?(?:\d{1,2}:)?\d{1,3}:\d\d\)?[\s:–—-]+|\d{1,2}(?:[.)]\s+|】\s*))")
_STAMP = re.compile(r"(?:\d{1,2}[:.]){1,2}\d\d ?(?:[ap]m)?(?: [A-Z]{2,4})?")
_LABEL = re.compile(r"^#?[^\W\d][\w-]*(?: [\w-]+)?[:：]\s+(?=\S+\s\S)")
_NOTE_BEHIND = re.compile(r"\s*\((?:via |[a-z]+\)$)[^()]*\)?$")
_SPONSORS = re.compile(
    r"(?:sponsors?|sponsored by|brought to you by|support|links|anzeige|werbung|partner|werbepartner|sponsorisé par"
    r"|patrocinad[oa] por|patrocinadores)\b[^.]{0,30}[:：]?$",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[AP]M\b|[ap]m\b|Uhr\b)"
_EVENT = re.compile(
    rf"(?P<what>.{{3,150}}?{_CLOCK}),?\s+(?P<place>(?:(?:[A-Z]\w{{0,2}}\.)+ ?)*[A-ZÀ-Þ][^,.;(]{{2,60}})"
)
# "Choir For children. For time and place, call 555-333-4444."
_ASKED = re.compile(
    r"(?P<what>[^.!?]{8,60}?(?:\. [^.!?]{4,60})??\.?) (?:For [^.!?]{4,60}, )?(?:[Gg]o to|[Cc]all) "
    r"[^!?]{0,80}\b\d{3}-\d{3}-\d{4}\b"
)
_CONTACT = re.compile(r"\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b0\d{2,4}[/ -]\d{4,}|www\.|https?:|\S@\S|[$€£]\d|\bfree\b", re.I)
_HIDDEN_CONTACT = re.compile(r"[\s|]*\b(?:\(?show contact info\)?|contact info\b:?(?: [\w .]{3,30}\|)?)[\s|]*", re.I)
_POSTAL = re.compile(
    r"^(?:.{0,90}?\b[A-Z]{2},? \d{5}(?:-\d{4})?\s+(?=[A-Z][a-z]+ )"
    r"|\d{1,5} [^.!?]{0,3}\D{3,60}?(?=(?:This|Our|We|The) \w))"
)
# "Terms: $900", and "Bedrooms: 1 Bathrooms: 1" with a heading in capitals before it.
_FIGURES = re.compile(
    r"\s(?:[A-Z]{3,} )*(?:[A-Z][\w#]*)(?: [A-Z#][\w#]*){0,2}: (?:[$€£]\d|\d+ (?:[A-Z][\w#]*[ :]){1,3})"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_OPEN_END = re.compile(r"\w[\"'”’»)）]*$")
_LEAST_AD = 40


def is_prose(paragraph: str) -> bool:
    """Whether `paragraph` begins with a sentence that may stand for a whole text."""
    if len(paragraph) < _PROSE:
        return False
    first = next(sentences(paragraph), "")
    return len(first) >= _PROSE and is_finished(first) and not first.endswith(("?", "？"))


def is_list(paragraphs: Sequence[str]) -> bool:
    """Whether `paragraphs` are the items of a list: three or more, and no sentence that stands for the whole."""
    seen = paragraphs[:_SEEN]
    if len(seen) < _LEAST_ITEMS:
        return False
    items = 0
    for paragraph in seen:
        if is_prose(paragraph):
            return False
        if not is_finished(paragraph) or paragraph.endswith(("?", "？")):
            items += len(paragraph) <= 2 * _LONGEST_ITEM
    return items >= _LEAST_ITEMS and 5 * items >= 3 * len(seen)


def contents(paragraphs: Sequence[str]) -> str:
    """The first items of a list in one line of at most 200 characters, ended at an item; '' if they are too few."""
    items = list(dict.fromkeys(_items(paragraphs))) if len(paragraphs) >= _LEAST_ITEMS else []
    phrases = [item for item in items if len(words(item)) >= _PHRASE or not item.isascii()]
    apart = ", "
    if len(phrases) >= min(_LEAST_ITEMS, len(items)) > 0:
        items, apart = phrases, "；" if _UNSPACED.search(phrases[0]) else "; "
    line, shown = "", 0
    for item in items:
        between = "" if not line else " " if is_finished(line) else apart
        if len(line) + len(between) + len(item) >= _ROOM:
            break
        line, shown = f"{line}{between}{item}", shown + 1
    if shown < 2:
        return ""
    if not _OPEN_END.search(line):
        return line
    return line + ("…" if shown < len(items) else "。" if apart == "；" else ".")


def _items(paragraphs: Sequence[str]) -> Iterator[str]:
    kept = takewhile(lambda line: not _SPONSORS.match(line), paragraphs[:_MOST_ITEMS])
    for line in kept:
        if line.endswith((":", "：")) or is_note(line) or is_slogan(line, words(line)):
            continue
        item = _LABEL.sub("", _BULLET.sub("", line))
        item = _NOTE_BEHIND.sub("", item).strip(" ;,")
        if (
            len(item) <= _LONGEST_ITEM
            and not _STAMP.fullmatch(item)
            and 3 * letters(item) > len(item)
            and not _LISTED.search(item)
        ):
            yield item


def calendar(paragraphs: Sequence[str]) -> str:
    """What, when and where of the first events of a calendar in one line; '' if `paragraphs` are none."""
    line = ""
    for event in filter(None, map(_event, paragraphs[:_SEEN])):
        if line and len(line) + len(event) + 3 > _ROOM:
            break
        line = f"{line}; {event}" if line else event
    return f"{line}." if line else ""


def _event(paragraph: str) -> str:
    found = _EVENT.match(paragraph)
    if found and _CONTACT.search(paragraph, found.end()):
        return f"{found['what']}, {found['place'].strip()}"
    asked = _ASKED.match(paragraph)
    return asked["what"].rstrip(" .,") if asked else ""


def may_hold_events(text: str) -> bool:
    """Whether `text` may be a calendar: a quick look, that it has to answer for more closely."""
    return ".m." in text or " Uhr" in text or "0pm" in text or "0 pm" in text or "0 PM" in text


def asks_to_call(line: str) -> bool:
    """Whether `line` is an advertisement that says how to answer it, or whose site hides whom to ask."""
    return "contact info" in line or "CONTACT INFO" in line or " Please reply" in line or " Please call" in line


def advert(line: str) -> str:
    """What a small advertisement offers: `line` less who is to be asked, the address it begins with and its figures."""
    pieces = [piece for piece in map(_offer, _HIDDEN_CONTACT.split(line)) if len(piece) >= _LEAST_AD]
    told = next(filter(is_finished, pieces), pieces[0] if pieces else line)
    rest = _POSTAL.sub("", told)
    told = rest if len(rest) >= _LEAST_AD else told
    figures = _FIGURES.search(told, _LEAST_AD)
    return told[: figures.start()].rstrip(" ,;-") + "…" if figures else told


def _offer(piece: str) -> str:
    told = sentences(piece)
    # What hid a name stood inside a sentence.
    rest = islice(told, 1, None) if piece[:1].islower() else told
    return " ".join(each for each in rest if not is_slogan(each, words(each)))
