"""The paragraphs of a text that may be told in one line, without what stands in them before the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdash.articles.asides import is_aside, is_note, may_be_aside
from newsdash.articles.furniture import without_furniture
from newsdash.articles.titles import plain_title
from newsdash.language.sentences import is_finished, sentences
from newsdash.language.words import words

_LOOK_AT = 1500
_LOOK_FOR_ASIDE = 400
_MOST_ASIDES = 4
# What is shouted is so from its first letters on.
_SHOUT = 8
_MIN_WORDS, _MIN_LETTERS = 5, 28
_USUAL_CUTS = (140, 160, 255, 256)
_HEADED_BY_ADDRESS = re.compile(r"^[^.!?]{0,40}?https?://\S+\s+(?=[A-ZÀ-Þ])")


def tidied(text: str, title: str, outlet: str) -> Iterator[str]:
    """The tidy paragraphs of `text` that say something, in order, each made when it is asked for."""
    return filter(None, (tidy(paragraph, title, outlet) for paragraph in whole_paragraphs(text)))


def whole_paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`; a sentence broken into lines is one, and an announcement is told with what follows."""
    paragraphs: list[str] = []
    goes_on = False
    for paragraph in filter(None, map(str.strip, _marked(text[: 4 * _LOOK_AT]).split("\n"))):
        last = paragraphs[-1] if paragraphs else ""
        if (goes_on and is_finished(paragraph)) or _is_broken(last, paragraph):
            paragraphs[-1] = f"{last} {paragraph}"
            goes_on = False
        else:
            paragraphs.append(paragraph)
            goes_on = _announces(paragraph)
    return paragraphs


def _announces(paragraph: str) -> bool:
    """Whether `paragraph` is the beginning of a sentence that goes on in the next one."""
    if not paragraph.endswith((":", "：")) or len(words(paragraph)) < _MIN_WORDS:
        return False
    return len(list(sentences(paragraph))) == 1


def _is_broken(line: str, more: str) -> bool:
    """Whether a sentence that begins in `line` goes on in `more`, on a line of its own."""
    return (
        more[:1].islower()
        and not more.startswith(("http", "www."))
        and (line[-1:].isalnum() or line[-1:] == ",")
        and len(line.split()) >= _MIN_WORDS
    )


def _marked(text: str) -> str:
    """`text` with "…" for its last word if it stops inside a sentence at a round number of characters: it was cut."""
    if (len(text) % 50 and len(text) not in _USUAL_CUTS) or not text[-1:].isalnum() or " " not in text[-30:]:
        return text
    return f"{text[: text.rindex(' ')].rstrip(' ,;:–—-')}…"


def tidy(text: str, title: str, outlet: str) -> str:
    """`text` without datelines, bylines, "Continue reading", the outlet's name, and its own `title` at the start."""
    line = _HEADED_BY_ADDRESS.sub("", without_furniture(text[:_LOOK_AT], outlet))
    for known in dict.fromkeys((title, plain_title(title, outlet))):
        if not known or not line[: 2 * len(known)].casefold().startswith(known.casefold()):
            continue
        rest = line[len(known) :]
        if not (rest[:1].isalnum() or rest[:1] == "," or rest.lstrip()[:1].islower()):
            line = without_furniture(rest.lstrip(' .:;,-–—|…!?»”"'), outlet) or line
            break
    return _without_asides(line)


def _without_asides(line: str) -> str:
    """`line` less what it begins with in capitals, to greet or to note: "CALL NOW!!! This is a house by the sea."."""
    for _ in range(_MOST_ASIDES):
        if not (may_be_aside(line) or line[:_SHOUT].isupper()):
            break
        first = next(sentences(line[:_LOOK_FOR_ASIDE]), "")
        rest = line[len(first) :].lstrip()
        if not (rest and (_is_shout(first) or is_aside(first)) and _goes_on(rest)):
            break
        line = rest
    return line


def _is_shout(sentence: str) -> bool:
    return sentence.isupper() and len(sentence.split()) > 1


def _goes_on(rest: str) -> bool:
    own = words(rest[:_LOOK_FOR_ASIDE])
    return not is_note(rest) and (sum(map(len, own)) >= _MIN_LETTERS and (len(own) >= _MIN_WORDS or not rest.isascii()))
