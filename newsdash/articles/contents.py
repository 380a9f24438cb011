"""Texts without a sentence, told in one line of their own words: lists by their items, calendars, advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from newsdash.articles.asides import is_note, is_slogan
from newsdash.articles.shape import LEAST_ITEMS, LISTED, LONGEST_ITEM
from newsdash.language.sentences import is_finished, sentences
from newsdash.language.words import letters, words

_MOST_ITEMS, _MOST_EVENTS = 24, 8
# An item with so many words says something by itself.
_PHRASE = 3
# With its end a line has at most so many characters.
_ROOM = 200
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
_EVENT = re.compile(rf"(?P<what>.{{3,150}}?{_CLOCK}),?\s+(?P<place>(?:[A-Z]\w{{0,2}}\. ?)*[A-ZÀ-Þ][^,.;(]{{2,60}})")
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
_OPEN_END = re.compile(r"\w[\"'”’»)）]*$")
_LEAST_AD = 40


def contents(paragraphs: Sequence[str]) -> str:
    """The first items of a list in one line of at most 200 characters, ended at an item; '' if they are too few."""
    items = list(dict.fromkeys(_items(paragraphs))) if len(paragraphs) >= LEAST_ITEMS else []
    phrases = [item for item in items if len(words(item)) >= _PHRASE or not item.isascii()]
    apart = ", "
    if len(phrases) >= min(LEAST_ITEMS, len(items)) > 0:
        items, apart = phrases, "；" if _is_unspaced(phrases[0]) else "; "
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


def _is_unspaced(item: str) -> bool:
    return any("\u3040" <= char <= "\u9fff" for char in item)


def _items(paragraphs: Sequence[str]) -> Iterator[str]:
    kept = takewhile(lambda line: not _SPONSORS.match(line), paragraphs[:_MOST_ITEMS])
    for line in kept:
        if line.endswith((":", "：")) or is_note(line) or is_slogan(line, words(line)):
            continue
        item = _LABEL.sub("", _BULLET.sub("", line))
        item = _NOTE_BEHIND.sub("", item).strip(" ;,")
        if (
            len(item) <= LONGEST_ITEM
            and not _STAMP.fullmatch(item)
            and 3 * letters(item) > len(item)
            and not LISTED.search(item)
        ):
            yield item


def calendar(paragraphs: Sequence[str]) -> str:
    """What, when and where of the first events of a calendar in one line; '' if `paragraphs` are none."""
    line = ""
    for event in filter(None, map(_event, paragraphs[:_MOST_EVENTS])):
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


def advert(line: str) -> str:
    """What a small advertisement offers: `line` less who is to be asked, the address it begins with and its figures."""
    first, *others = _HIDDEN_CONTACT.split(line)
    offers = (_offer(first, 0), *(_offer(piece, piece[:1].islower()) for piece in others))
    pieces = [piece for piece in offers if len(piece) >= _LEAST_AD]
    told = next(filter(is_finished, pieces), pieces[0] if pieces else line)
    rest = _POSTAL.sub("", told)
    told = rest if len(rest) >= _LEAST_AD else told
    figures = _FIGURES.search(told, _LEAST_AD)
    return told[: figures.start()].rstrip(" ,;-") + "…" if figures else told


def _offer(piece: str, begun: int) -> str:
    """`piece` less its first `begun` sentences and its calls; what hides a name may stand inside a sentence."""
    return " ".join(told for told in islice(sentences(piece), begun, None) if not is_slogan(told, words(told)))
