"""The deck: one line that says what a story is, chosen from descriptions, summaries and first sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial, reduce
from itertools import takewhile

from newsdash.articles.furniture import without_furniture
from newsdash.articles.titles import plain_title
from newsdash.language.sentences import MAX_OPENING as MAX_DECK
from newsdash.language.sentences import is_finished, opening, sentences
from newsdash.language.words import letters, words

_LOOK_AT = 1500
_FIRST_SENTENCES = 6
_FIRST_PARAGRAPHS = 6
# A paragraph of fewer characters is told with the next.
_SHORT = 80
_MIN_WORDS = 5
# What is told in so many characters can do without a few words after it that are no sentence.
_ENOUGH = 50
# An item of a list with so many words says something beside others, with so many by itself.
_PHRASE, _CLAUSE = 3, 7
_LEAST_ITEMS, _MOST_ITEMS = 3, 12
# A line of so many words, most of them in lower case, is no heading.
_LEAST_STANDFIRST = 12
_LISTED = re.compile(r"[|·•»]|\s[-–—/]\s.*\s[-–—/]\s|\S+@\S+|https?:")
_QUOTED = re.compile(r"\"[^\"]+\"|“[^”]+”|„[^“]+“|«[^»]+»|»[^«]+«")
_USUAL_CUTS = (140, 160, 255, 256)
_MIN_LETTERS = 28
_MIN_LETTERS_UNSPACED = 12
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SLOGAN = re.compile(
    r"\b(?:subscribe|sign up|log ?in|your (?:daily|trusted) source|breaking news,|get the latest"
    r"|latest (?:breaking )?news (?:and|from|,)"
    r"|all rights reserved|(?:enable|activate|requires?|without) javascript|javascript (?:is|must|seems|to be)"
    r"|(?:uses?|accept|enable|our) cookies|cookie (?:policy|settings|notice|consent)"
    r"|(?:our|free|daily|weekly|e-?mail) newsletters?|our privacy|abonnieren|abonnez|suscr[ií]b|iscriviti"
    r"|(?:use|with) (?:the )?(?:promo |offer |discount )?code (?-i:[A-Z]{2})\w*|your free trial)\b|^sponsored by\b"
    r"|^(?:if you [^.,]{3,60}, )?(?:please|kindly|bitte) (?:contact|call|e-?mail|visit|click|kontaktieren)\b",
    re.IGNORECASE,
)
# No slogan is without one of these words, and few lines hold any.
_SLOGAN_WORDS = frozenset(
    re.findall(
        r"\w+",
        """subscribe sign log login your breaking latest reserved javascript cookie cookies newsletter newsletters
        privacy abonnieren abonnez suscrib iscriviti sponsored code trial please kindly bitte""",
    )
)
_HEADED_BY_ADDRESS = re.compile(r"^[^.!?]{0,40}?https?://\S+\s+(?=[A-ZÀ-Þ])")
_JUNK = re.compile(
    r"^(?:https?://|www\.|article url:|submitted by\b|points:|photo(?:graph)?(?: by|:)|image:|video:|contact(?: info)?:"
    r"|this (?:article|story|post|page|review) (?:was|is|has been) (?:\w+ )?(?:updated|corrected|edited|amended)"
    r"|a version of this (?:article|story|post|piece|essay)\b"
    r"|this is another (?:article|story|post|piece|entry|part|instal+ment) (?:in|of) (?:our|my|the|this)\b"
    r"|this (?:page|(?:web)?site) (?:contains|uses|requires|needs|works best|is best)\b"
    r"|(?:we(?:[’']ve| have) )?(?:added|corrected|clarified|updated) (?:(?:a|an|the|some|more|new) )?"
    r"(?:notes?|links?|sections?|details|information|comments?|statements?|quotes?)\b"
    r"|by (?-i:(?:[A-ZÀ-Þ][\w.'’-]+[ ,]+|and |& ){2,}\()"
    r"|(?:editor[’']?s?[’']? note|correction|disclosure|disclaimer)\s*:)",
    re.IGNORECASE,
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
            return _shown(candidate)
    firsts = list(_first_sentences(text, title, outlet))
    for sentence in firsts:
        if _tells(sentence, said):
            return _shown(sentence)
    fallbacks = [line for line in (*plain, *firsts) if line]
    for line in sorted(fallbacks, key=lambda line: (_JUNK.match(line) is not None, _repeats(line, said))):
        if (short := _shown(line)) and not _same(short, title, outlet):
            return short
    return ""


def _shown(line: str) -> str:
    short = opening(_without_cut_end(line), MAX_DECK)
    return f"{short[:-1].rstrip()}…" if short.endswith((":", "：")) else short


def _without_cut_end(line: str) -> str:
    """`line` less a last sentence that its source has cut, where what stands before it says enough."""
    if not line.endswith(("…", "...")):
        return line
    before = " ".join(list(sentences(line))[:-1])
    return before if len(before) >= _ENOUGH and is_finished(before) else line


def _told(candidate: str, title: str, outlet: str, said: frozenset[str]) -> str:
    """What `candidate` says, in one line: the first of its paragraphs that are sentences, or all, told apart."""
    paragraphs = [line for line in map(partial(tidy, title=title, outlet=outlet), _paragraphs(candidate)) if line]
    if len(paragraphs) < 2:
        whole = "".join(paragraphs)
        if is_finished(whole):
            return whole
        finished = _finished(whole, said)
        if len(finished) < _ENOUGH or len(words(whole[len(finished) :])) > _MIN_WORDS:
            return whole
        return finished
    if _is_standfirst(paragraphs[0], said):
        return paragraphs[0]
    for first, paragraph in enumerate(paragraphs[:_FIRST_PARAGRAPHS]):
        line = "" if _is_citation(paragraph) else _finished(paragraph, said)
        if line:
            rest = takewhile(bool, (_finished(more, said) for more in paragraphs[first + 1 :]))
            return reduce(lambda line, more: f"{line} {more}" if len(line) < _SHORT else line, rest, line)
    return _enumerated(paragraphs)


def _enumerated(paragraphs: Sequence[str]) -> str:
    """What a list is of, in one line: its items that say something, or where there are hardly any its catchwords."""
    plain = [line for line in dict.fromkeys(paragraphs) if not line.endswith((":", "："))] or list(paragraphs)
    telling = [line for line in plain[:_MOST_ITEMS] if len(words(line)) >= _PHRASE and not _LISTED.search(line)]
    if len(telling) < _LEAST_ITEMS:
        clauses = (line for line in paragraphs[:_FIRST_PARAGRAPHS] if len(words(line)) >= _CLAUSE and reads_well(line))
        return next(clauses, " · ".join(plain))
    return "".join(line + (" " if is_finished(line) else "; ") for line in telling).rstrip("; ")


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`; a sentence broken into lines is one, and an announcement is told with what follows."""
    paragraphs: list[str] = []
    goes_on = False
    for paragraph in filter(None, map(str.strip, _marked(text)[: 4 * _LOOK_AT].split("\n"))):
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
    return more[:1].islower() and (line[-1:].isalnum() or line[-1:] == ",") and len(line.split()) >= _MIN_WORDS


def _marked(text: str) -> str:
    """`text` with "…" for its last word if it stops inside a sentence at a round number of characters: it was cut."""
    if (len(text) % 50 and len(text) not in _USUAL_CUTS) or not text[-1:].isalnum() or " " not in text[-30:]:
        return text
    return f"{text[: text.rindex(' ')].rstrip(' ,;:–—-')}…"


def _is_standfirst(paragraph: str, said: frozenset[str]) -> bool:
    """Whether `paragraph` is a sentence in all but its full stop."""
    own = paragraph.split()
    if len(own) < _LEAST_STANDFIRST or len(paragraph) > MAX_DECK or not paragraph.rstrip("’”\"'")[-1:].isalnum():
        return False
    capitals = sum(word[:1].isupper() for word in own)
    is_one = len(list(sentences(paragraph))) == 1 and capitals * 2 < len(own) and not _LISTED.search(paragraph)
    return is_one and _tells(paragraph, said)


def _is_citation(paragraph: str) -> bool:
    """Whether `paragraph` is a line set in quotation marks: a title, or a saying without who said it."""
    return len(paragraph) < MAX_DECK // 2 and _QUOTED.fullmatch(paragraph) is not None


def _finished(paragraph: str, said: frozenset[str]) -> str:
    """`paragraph` up to where its last sentence ends; '' if it tells nothing in sentences."""
    told = list(takewhile(is_finished, sentences(paragraph)))
    line = " ".join(told)
    return line if _tells(line, said) else ""


def tidy(text: str, title: str, outlet: str) -> str:
    """`text` without datelines, bylines, "Continue reading", the outlet's name, and its own `title` at the start."""
    line = _HEADED_BY_ADDRESS.sub("", without_furniture(text[:_LOOK_AT], outlet))
    for known in dict.fromkeys((title, plain_title(title, outlet))):
        if not known or not line.casefold().startswith(known.casefold()):
            continue
        rest = line[len(known) :]
        if not (rest[:1].isalnum() or rest.lstrip()[:1].islower()):
            line = without_furniture(rest.lstrip(' .:;,-–—|…!?»”"'), outlet) or line
            break
    return _without_shout(line)


def _without_shout(line: str) -> str:
    """`line` less what it begins with in capitals: "CALL NOW!!! This is a house by the sea."."""
    for _ in range(3):
        first = next(sentences(line[:MAX_DECK]), "")
        rest = line[len(first) :].lstrip()
        if not (first.isupper() and len(first.split()) > 1 and reads_well(rest)):
            break
        line = rest
    return line


def reads_well(line: str) -> bool:
    """Whether `line` is long enough to be a sentence, and neither an address nor a call to subscribe."""
    return _reads_well(line[:MAX_DECK], words(line[:MAX_DECK]))


# A line is judged as one of its paragraph, and again as the deck.
@lru_cache(maxsize=16)
def _tells(line: str, said: frozenset[str]) -> bool:
    """Whether `line` reads well and says more than the title, as far as it would be shown."""
    shown = line[:MAX_DECK]
    own = words(shown)
    return _reads_well(shown, own) and not _adds_nothing(own, said)


def _reads_well(line: str, own: Sequence[str]) -> bool:
    if _JUNK.match(line) or (not _SLOGAN_WORDS.isdisjoint(own) and _SLOGAN.search(line)):
        return False
    count = letters(line)
    if not line.isascii() and _UNSPACED.search(line):
        return count >= _MIN_LETTERS_UNSPACED
    return count >= _MIN_LETTERS and len(own) >= _MIN_WORDS and count >= 0.6 * len(line)


def _first_sentences(text: str, title: str, outlet: str) -> Iterator[str]:
    """The first sentences of the body, those too short to stand alone joined with the next of their paragraph."""
    given = 0
    for paragraph in _paragraphs(text):
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
