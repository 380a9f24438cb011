"""Sentences: where they end, in many languages, and how a long text is cut to its opening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# In characters: a deck is no longer.
MAX_OPENING = 200
_SHORTENED = (
    "mr mrs ms dr prof st sen rep gov gen col lt sgt capt rev hon jr sr vs no nos vol fig inc ltd corp co dept est "
    "jan feb mar apr jun jul aug sept sep oct nov dec mt ft approx etc al e.g i.e cf u.s u.k u.n d.c a.m p.m "
    "z.b d.h u.a bzw ca usw nr str hr fr mme mlle mm m dra sra ing art núm pág av ee.uu dott avv sig pag "
    "evtl ggf inkl sog vgl maj brig cmdr adm pvt messrs ph.d bros smt shri srta dhr mevr drs env réf "
    "mgr judr mudr phdr tzv napr doc gen płk św ул т.е т.д т.п"
)
_ABBREVIATIONS = frozenset(_SHORTENED.split())
# After some ends a space must follow, after others none does.
_SPACED_ENDS, _UNSPACED_ENDS = ".!?…", "。！？｡।॥؟۔።။។։"
_SENTENCE_ENDS = tuple(_SPACED_ENDS + _UNSPACED_ENDS)
# It begins with one class of characters, which are looked for quickly: its two kinds as alternatives take six times as
# long.
_END = re.compile(
    rf"[{_SPACED_ENDS}{_UNSPACED_ENDS}](?:"
    rf"(?<=[{_SPACED_ENDS}])[{_SPACED_ENDS}]*[\"'”’»)\]]*\s+(?=[^\s{_SPACED_ENDS}])"
    rf"|(?<=[{_UNSPACED_ENDS}])[{_UNSPACED_ENDS}]*[」』”）]*\s*)"
)
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("「", "」"), ("『", "』"))
# The second of "three questions. 1. Is it new? 2. Is it good?" is an item of a list that goes on.
_ITEM = re.compile(r"\d{1,2}[.)]\s")
# What follows "Most.", "Rt." or "Very." in how a bishop or a judge is addressed.
_STYLED = re.compile(r"(?:Rev|Hon|Revd|Excellency)\b")
# Names that hold an exclamation mark.
_NAMED = re.compile(r"\b(?:[A-Z]|Yahoo|Jeopardy|try)!\s$")
_LONGEST_NAMED = len("Jeopardy! ")
_INITIALS = re.compile(r"(?:\w\.)+\w")
_VOWELS = frozenset("aeiouy")
# Fewer characters say too little alone.
_ENOUGH = 60
_CLOSERS = "\"'”’»)]」』）"


def sentences(text: str) -> Iterator[str]:
    """The sentences of one paragraph, in order; an abbreviation, an initial or a number's point ends none."""
    start = 0
    for found in _END.finditer(text):
        if found.group()[0] in _SPACED_ENDS and not _ends(text, start, found):
            continue
        sentence = text[start : found.end()].strip()
        if sentence:
            yield sentence
        start = found.end()
    if rest := text[start:].strip():
        yield rest


# What a line is judged by is also what is shown.
@lru_cache(maxsize=8)
def opening(text: str, limit: int) -> str:
    """`text` in at most `limit` characters: whole, or up to the end of a sentence, or cut at a word with "…"."""
    if len(text) <= limit:
        return text
    whole = ""
    least = limit * 0.3
    for sentence in sentences(text[: 2 * limit]):
        if whole and _ITEM.match(sentence):
            least = 0
            break
        longer = f"{whole} {sentence}" if whole and whole[-1] not in "。！？｡" else whole + sentence
        if len(longer) > limit:
            break
        whole = longer
    if whole and len(whole) >= least:
        return _without_open_quote(whole)
    head = text[: limit - 1]
    if not text[limit - 1].isspace() and " " in head[limit // 2 :]:
        head = head[: head.rindex(" ")]
    return head.rstrip(' ,;:–—-(["“‘«.') + "…"


def _without_open_quote(text: str) -> str:
    """`text` less a last sentence that opens a quotation and does not end it, if enough is left; else it is ended."""
    for opened, closed in _QUOTES:
        if _is_open(text, opened, closed):
            told = list(sentences(text))
            before = " ".join(told[:-1]) if opened in told[-1] else ""
            return before if len(before) >= _ENOUGH else text + closed
    return text


def _is_open(text: str, opened: str, closed: str) -> bool:
    last = text.rfind(opened)
    if closed == opened or (last >= 0 and closed not in text):
        return text.count(opened) % 2 == 1 and not (opened == "“" and "„" in text)
    # In „so“ and »so« the first mark of another language's pair is the last one.
    return last > text.rfind(closed) and text.index(opened) < text.index(closed)


def is_finished(text: str) -> bool:
    """Whether `text` ends as a sentence ends."""
    return text.rstrip(_CLOSERS + " ")[-1:] in _SENTENCE_ENDS


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    follows = text[found.end() : found.end() + 1]
    if not found.group().startswith("."):
        # "E! True Hollywood Story" goes on; "Which of them is it, A? Or B?" does not.
        return not follows.islower() and not _NAMED.search(text, max(start, found.end() - _LONGEST_NAMED), found.end())
    if follows.islower() or _STYLED.match(text, found.end()):
        return False
    before = text[start : found.start()].rstrip()
    last = before[before.rfind(" ") + 1 :]
    word = last.strip("(\"'“‘«[").lower()
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word not in "iyaoàéu"):
        return False
    if word.isdigit():
        # "2. Oktober", and the marker of a list's item.
        return len(word) > 2 or (follows.isupper() and last != before.lstrip())
    return not _INITIALS.fullmatch(word) and not _is_clipped(word, last)


def _is_clipped(word: str, last: str) -> bool:
    """Whether `last`, in lower case `word`, is short for another, as words without a vowel are: "Mtn", "Blvd"."""
    return (
        2 <= len(word) <= 5
        and not last.isupper()
        and last[:1].isupper()
        and _VOWELS.isdisjoint(word)
        and last.isascii()
    )
