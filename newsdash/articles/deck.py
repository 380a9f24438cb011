"""The deck: one line that says what a story is, chosen from descriptions, summaries and first sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, islice, takewhile

from newsdash.articles.asides import is_note, is_slogan
from newsdash.articles.paragraphs import tidied, tidy, whole_paragraphs
from newsdash.articles.shape import LISTED, asks_to_call, is_list, is_prose, may_hold_events, may_offer
from newsdash.articles.subject import from_subject, shared, telling, tells_of_speaker
from newsdash.articles.titles import plain_title
from newsdash.language.sentences import MAX_OPENING as MAX_DECK
from newsdash.language.sentences import is_finished, opening, sentences
from newsdash.language.words import letters, words

_FIRST_SENTENCES = 6
_FIRST_PARAGRAPHS = 6
# So many tell whether a text is a list, and so many of a list are told.
_SEEN, _LISTED_ITEMS = 8, 24
# A paragraph of fewer characters is told with the next.
_SHORT = 80
# A longer lead is an article's own text, which need not begin with what it is about; so many paragraphs are looked at.
_SHORT_LEAD, _LEAD = 200, 6
# A sentence hardly ever ends further on.
_LOOK_AT = 1000
_MIN_WORDS = 5
# What is told in so many characters can do without a few words after it that are no sentence.
_ENOUGH = 50
# A line of so many words, most of them in lower case, is no heading.
_LEAST_STANDFIRST = 12
_SET_OFF = re.compile(r"[|·•»]|www\.|https?:")
_QUOTED = re.compile(r"\"[^\"]+\"|“[^”]+”|„[^“]+“|«[^»]+»|»[^«]+«")
_MOTTO = re.compile(r"\W.+[\"”“»«]\s*(?:-{1,2}|–|—|―)\s*[^\W\d_][^!?]{2,60}")
_ELSEWHERE = ("– live!", "– live", "- live!", "– as it happened", "– video", "– in pictures")
_OPENING_QUOTES = tuple('"“„«»')
# "Ada Reef, writing for the Wire: …" is told with who says it.
_ANNOUNCED = re.compile(r"[^.!?:]{15,120}: ")
# "Winner: the keepers. Loser: the fog." are items of one list, and so are names of commands.
_LABELLED = re.compile(r"[^\W\d_]{3,12}: |[a-z]")
_FIGURE = re.compile(r"([^\W\d_][\w ]{2,30}?):? ?(?::|—|–) ")
_LEAST_FIGURES = 3
_MIN_LETTERS, _FEWEST_LETTERS = 28, 20
_MIN_LETTERS_UNSPACED = 12
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def deck(title: str, outlet: str, candidates: Sequence[str], text: str) -> str:
    """One line of at most 200 characters that says what the story is, never its `title` again; '' if there is none.

    `candidates` are descriptions in order of trust (the page's own, the feed's summary); `text` is the body. In both a
    newline ends a paragraph. A candidate that is no real sentence (a slogan, a fragment, the title) loses to the next,
    then to what a list among them holds, to the first good sentence of the body, and that to any words at all.
    """
    said = frozenset(words(f"{title} {plain_title(title, outlet)}"))
    about = partial(telling, said, outlet)
    plain = []
    for candidate in candidates:
        line = _told(tidied(candidate, title, outlet), candidate, said, about)
        if _tells(line, said):
            return _shown(line)
        plain.append(line)
    for line in plain[1:]:
        # What a publisher says in a line may be short.
        if is_finished(line) and letters(line) > _FEWEST_LETTERS and not _repeats(line, said) and not _calls(line):
            return _shown(line)
    listed = [_contents(each, title, outlet) for each in candidates if "\n" in each]
    firsts = list(_first_sentences(text or "\n".join(candidates), title, outlet))
    for line in (*listed, *firsts):
        if _tells(line, said):
            return _shown(line)
    fallbacks = [line for line in (*plain, *listed, *firsts) if line]
    for line in sorted(fallbacks, key=lambda line: (is_note(line), _repeats(line, said))):
        if (short := _shown(line)) and not _same(short, title, outlet):
            return short
    return ""


# What lists, calendars and advertisements are told by is imported where there is one: most rounds have none.
def _contents(candidate: str, title: str, outlet: str) -> str:
    from newsdash.articles.contents import contents

    return contents(list(islice(tidied(candidate, title, outlet), _LISTED_ITEMS)))


def _calendar(lines: Sequence[str]) -> str:
    from newsdash.articles.contents import calendar

    return calendar(lines)


def _advert(line: str) -> str:
    from newsdash.articles.contents import advert

    return advert(line)


def _calls(line: str) -> bool:
    return is_note(line) or is_slogan(line, words(line))


def _shown(line: str) -> str:
    short = opening(_without_cut_end(line), MAX_DECK)
    return f"{short[:-1].rstrip()}…" if short.endswith((":", "：")) else short


def _without_cut_end(line: str) -> str:
    """`line` less a last sentence that its source has cut, where what stands before it says enough."""
    if not line.endswith(("…", "...")):
        return line
    before = " ".join(list(sentences(line))[:-1])
    return before if len(before) >= _ENOUGH and is_finished(before) else line


def _told(lines: Iterator[str], candidate: str, said: frozenset[str], about: Callable[[], frozenset[str]]) -> str:
    """What `candidate` says, in one line: the first of its `lines` that are sentences; '' where it is but a list."""
    seen = list(islice(lines, 2))
    if len(seen) < 2:
        return _told_whole("".join(seen), said, about)
    if _is_standfirst(seen[0], said):
        return seen[0]
    if not is_prose(seen[0]):
        seen += islice(lines, _SEEN - len(seen))
        if is_list(seen):
            return ""
        seen = _without_figures(seen)
    if may_hold_events(candidate):
        seen += islice(lines, _SEEN - len(seen))
        if events := _calendar(seen):
            return events
    lines = chain(seen, lines)
    for paragraph in islice(lines, _FIRST_PARAGRAPHS):
        line = "" if _is_citation(paragraph) else _finished(paragraph, said)
        if not line and _is_announcement(paragraph, said):
            return paragraph
        if not line:
            continue
        if not is_finished(paragraph):
            # What was left out stands between `line` and the next paragraph.
            line = line if len(line) >= _ENOUGH else f"{line} {_finished(next(lines, ''), said)}".rstrip()
            return _from_subject(line, lines, about) if paragraph.endswith(":") and len(line) >= _SHORT else line
        line = _with_more(_with_talk(line, seen, said), lines, said)
        return _from_subject(line, lines, about)
    return ""


def _without_figures(seen: list[str]) -> list[str]:
    """`seen` without lines such as "Price: 9.00" and "Family — Amaranths", where they are several."""
    short = [line for line in seen if len(line) < MAX_DECK // 2 or not is_finished(line)]
    named = {line: found.group(1) for line in short if (found := _FIGURE.match(line))}
    return [line for line in seen if line not in named] if len(set(named.values())) >= _LEAST_FIGURES else seen


def _is_announcement(paragraph: str, said: frozenset[str]) -> bool:
    """Whether `paragraph` says what comes after it: "Here are the links of the week:"."""
    if not paragraph.endswith((":", "：")) or not _ENOUGH <= len(paragraph) <= MAX_DECK:
        return False
    return next(sentences(paragraph), "") == paragraph and _tells(paragraph, said)


def _with_talk(line: str, seen: Sequence[str], said: frozenset[str]) -> str:
    """`line`, after the title of the talk that it introduces the speaker of."""
    talk = next(filter(_is_citation, seen), "")
    return f"{talk} {line}" if talk and tells_of_speaker(line) and not _repeats(talk, said) else line


def _told_whole(whole: str, said: frozenset[str], about: Callable[[], frozenset[str]]) -> str:
    """What a text of one paragraph says: its sentences, or all of it where it has none."""
    if asks_to_call(whole):
        return _advert(whole)
    if may_hold_events(whole) and (events := _calendar([whole])):
        return events
    if whole.endswith("…") and next(sentences(whole[:-1]), "") == whole[:-1]:
        return _advert(whole) if may_offer(whole) else whole
    finished = whole if is_finished(whole) else _finished(whole, said)
    if len(finished) < _ENOUGH or (len(finished) < MAX_DECK and len(words(whole[len(finished) :])) > _MIN_WORDS):
        return _advert(whole) if may_offer(whole) and not is_finished(whole) else whole
    return _from_subject(finished, iter(()), about)


def _with_more(line: str, lines: Iterator[str], said: frozenset[str]) -> str:
    """`line` with as many of the `lines` after it as it takes to say enough, or as are items of the list it begins."""
    labelled = _LABELLED.match(line) is not None
    while (len(line) < _SHORT or labelled) and (more := _finished(next(lines, ""), said)):
        line = f"{line} {more}"
        labelled = len(line) < MAX_DECK and _LABELLED.match(more) is not None
    return line


def _from_subject(line: str, lines: Iterator[str], about: Callable[[], frozenset[str]]) -> str:
    """`line`, or if it begins a long text, what that says from where it comes to its subject."""
    lead, length = [line], len(line)
    while length < _SHORT_LEAD and (more := next(lines, "")):
        lead.append(more)
        length += len(more)
    if length < _SHORT_LEAD:
        return line
    subject = about()
    known = shared(opening(line, MAX_DECK), subject)
    if len(known) > 2 or _ANNOUNCED.match(line):
        return line
    parts = islice(chain(lead, lines), _LEAD)
    told = (sentence for part in parts for sentence in islice(sentences(part), _FIRST_SENTENCES))
    return from_subject(filter(_is_sentence, told), subject, known) or line


def _is_sentence(text: str) -> bool:
    # The last one of a lead is cut.
    return is_finished(text) or len(text) > MAX_DECK // 2


def _is_standfirst(paragraph: str, said: frozenset[str]) -> bool:
    """Whether `paragraph` is a sentence in all but its full stop."""
    if len(paragraph) > MAX_DECK or not paragraph.rstrip("’”\"'")[-1:].isalnum():
        return False
    own = paragraph.split()
    if len(own) < _LEAST_STANDFIRST or 2 * sum(word[:1].isupper() for word in own) >= len(own):
        return False
    last = list(sentences(paragraph))[-1]
    if last is not paragraph and len(last.split()) < _LEAST_STANDFIRST // 2:
        return False
    return not LISTED.search(paragraph) and _tells(paragraph, said)


def _is_citation(paragraph: str) -> bool:
    """Whether `paragraph` is a line set in quotation marks (a title, a saying, a motto), or the headline of another."""
    if paragraph[:1] not in _OPENING_QUOTES:
        return paragraph.endswith(_ELSEWHERE)
    if len(paragraph) < MAX_DECK // 2 and _QUOTED.fullmatch(paragraph):
        return True
    return len(paragraph) < 2 * MAX_DECK and _MOTTO.fullmatch(paragraph) is not None


def _finished(paragraph: str, said: frozenset[str]) -> str:
    """`paragraph` up to where its last sentence ends; '' if it tells nothing in sentences."""
    told = list(takewhile(is_finished, sentences(paragraph[:_LOOK_AT])))
    if not told and len(paragraph) > _LOOK_AT:
        told = list(takewhile(is_finished, sentences(paragraph)))
    while len(told) > 1 and is_slogan(told[0], words(told[0])):
        del told[0]
    line = " ".join(told)
    return line if _tells(line, said) else ""


# A line is judged as one of its paragraph, and again as the deck.
@lru_cache(maxsize=16)
def _tells(line: str, said: frozenset[str]) -> bool:
    """Whether `line` reads well and says more than the title, as far as it would be shown."""
    shown = line[:MAX_DECK]
    own = words(shown)
    return _reads_well(shown, own) and not _adds_nothing(own, said)


def _reads_well(line: str, own: Sequence[str]) -> bool:
    if is_note(line) or is_slogan(line, own):
        return False
    count = letters(line)
    if not line.isascii() and _UNSPACED.search(line):
        return count >= _MIN_LETTERS_UNSPACED
    if count < _MIN_LETTERS or len(own) < _MIN_WORDS:
        return False
    # A street and a price are part of an advertisement; what is set off by strokes is none.
    return count >= 0.6 * len(line) or (count >= 0.55 * len(line) and not _SET_OFF.search(line))


def _first_sentences(text: str, title: str, outlet: str) -> Iterator[str]:
    """The first sentences of the body, those too short to stand alone joined with the next of their paragraph."""
    given = 0
    for paragraph in whole_paragraphs(text):
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
