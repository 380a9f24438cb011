"""The deck: one line that says what a story is, chosen from descriptions, summaries and first sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import takewhile

from newsdash.articles.furniture import holds_any, without_furniture
from newsdash.articles.sentences import is_finished, opening, sentences
from newsdash.articles.titles import plain_title
from newsdash.language.words import words

MAX_DECK = 200
_LOOK_AT = 1500
_FIRST_SENTENCES = 6
_FIRST_PARAGRAPHS = 6
# A paragraph of fewer characters is told with the next.
_SHORT = 80
_MIN_WORDS = 5
# An item of a list with so many words says something by itself.
_CLAUSE = 7
_MIN_LETTERS = 28
_MIN_LETTERS_UNSPACED = 12
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SLOGAN = re.compile(
    r"\b(?:subscribe|sign up|log ?in|your (?:daily|trusted) source|breaking news,|get the latest"
    r"|latest (?:breaking )?news (?:and|from|,)"
    r"|all rights reserved|javascript|cookies?|newsletter|our privacy|abonnieren|abonnez|suscr[ií]b|iscriviti)\b",
    re.IGNORECASE,
)
# No slogan is without one of these, and few lines hold any.
_SLOGAN_HINTS = (
    *("subscri", "sign up", "log", "your", "breaking", "latest", "reserved", "javascript", "cookie", "newsletter"),
    *("privacy", "abonn", "suscr", "iscriv"),
)
_HEADED_BY_ADDRESS = re.compile(r"^[^.!?]{0,40}?https?://\S+\s+(?=[A-ZÀ-Þ])")
_JUNK = re.compile(
    r"^(?:https?://|www\.|article url:|submitted by\b|points:|photo(?:graph)?(?: by|:)|image:|video:)", re.IGNORECASE
)


def deck(title: str, outlet: str, candidates: Sequence[str], text: str) -> str:
    """One line of at most 200 characters that says what the story is, never its `title` again; '' if there is none.

    `candidates` are descriptions in order of trust (the page's own, the feed's summary); `text` is the body. In both a
    newline ends a paragraph. A candidate that is no real sentence (a slogan, a fragment, the title) loses to the first
    good sentence of the body, and that to any words at all.
    """
    said = frozenset(words(f"{title} {plain_title(title, outlet)}"))
    plain = [_told(candidate, title, outlet, said) for candidate in candidates]
    for candidate in plain:
        if _tells(candidate, said):
            return opening(candidate, MAX_DECK)
    firsts = list(_first_sentences(text, title, outlet))
    for sentence in firsts:
        if _tells(sentence, said):
            return opening(sentence, MAX_DECK)
    fallbacks = [line for line in (*plain, *firsts) if line]
    for line in sorted(fallbacks, key=lambda line: (_JUNK.match(line) is not None, _repeats(line, said))):
        if (short := opening(line, MAX_DECK)) and not _same(short, title, outlet):
            return short
    return ""


def _told(candidate: str, title: str, outlet: str, said: frozenset[str]) -> str:
    """What `candidate` says, in one line: the first of its paragraphs that are sentences, or all, told apart."""
    paragraphs = [line for paragraph in candidate[:_LOOK_AT].split("\n") if (line := tidy(paragraph, title, outlet))]
    if len(paragraphs) < 2:
        return "".join(paragraphs)
    for first, paragraph in enumerate(paragraphs[:_FIRST_PARAGRAPHS]):
        line = _finished(paragraph, said)
        if line:
            rest = takewhile(bool, (_finished(more, said) for more in paragraphs[first + 1 :]))
            return reduce(lambda line, more: f"{line} {more}" if len(line) < _SHORT else line, rest, line)
    # A list: its first item that says something, or all its catchwords.
    items = (line for line in paragraphs[:_FIRST_PARAGRAPHS] if len(words(line)) >= _CLAUSE and reads_well(line))
    return next(items, " · ".join(paragraphs))


def _finished(paragraph: str, said: frozenset[str]) -> str:
    """`paragraph` up to where its last sentence ends; '' if it tells nothing in sentences."""
    told = list(takewhile(is_finished, sentences(paragraph)))
    line = " ".join(told)
    return line if _tells(line, said) else ""


def tidy(text: str, title: str, outlet: str) -> str:
    """`text` without datelines, bylines, "Continue reading", the outlet's name, and its own `title` at the start."""
    line = _HEADED_BY_ADDRESS.sub("", without_furniture(text[:_LOOK_AT], outlet))
    for known in (title, plain_title(title, outlet)):
        rest = line[len(known) :]
        goes_on = rest[:1].isalnum() or rest.lstrip()[:1].islower()
        if known and line.casefold().startswith(known.casefold()) and not goes_on:
            line = without_furniture(rest.lstrip(' .:;,-–—|…!?»”"'), outlet) or line
            break
    return line


def reads_well(line: str) -> bool:
    """Whether `line` is long enough to be a sentence, and neither an address nor a call to subscribe."""
    return _reads_well(line[:MAX_DECK], words(line[:MAX_DECK]))


def _tells(line: str, said: frozenset[str]) -> bool:
    """Whether `line` reads well and says more than the title, as far as it would be shown."""
    shown = line[:MAX_DECK]
    own = words(shown)
    return _reads_well(shown, own) and not _adds_nothing(own, said)


def _reads_well(line: str, own: Sequence[str]) -> bool:
    if _JUNK.match(line) or (holds_any(line, _SLOGAN_HINTS) and _SLOGAN.search(line)):
        return False
    letters = sum(map(str.isalpha, line))
    if not line.isascii() and _UNSPACED.search(line):
        return letters >= _MIN_LETTERS_UNSPACED
    return letters >= _MIN_LETTERS and len(own) >= _MIN_WORDS and letters >= 0.6 * len(line)


def _first_sentences(text: str, title: str, outlet: str) -> Iterator[str]:
    """The first sentences of the body, those too short to stand alone joined with the next of their paragraph."""
    given = 0
    for paragraph in text[: 4 * _LOOK_AT].split("\n"):
        held = ""
        for sentence in sentences(tidy(paragraph, title, outlet)):
            held = f"{held} {sentence}".strip()
            if len(held) >= 2 * _MIN_LETTERS or _UNSPACED.search(held):
                yield held
                held, given = "", given + 1
            if given >= _FIRST_SENTENCES:
                return
        if held:
            yield held
            given += 1


def _repeats(line: str, said: frozenset[str]) -> bool:
    """Whether `line` says hardly a word that the title has not said."""
    return _adds_nothing(words(line), said)


def _adds_nothing(own: Sequence[str], said: frozenset[str]) -> bool:
    new = [word for word in own if word not in said]
    return len(new) <= max(1, len(own) // 5)


def _same(line: str, title: str, outlet: str) -> bool:
    return words(line) in ([], words(title), words(plain_title(title, outlet))) and line.strip("… ") != ""
