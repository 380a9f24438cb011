"""The timeline of a story: its tellings in order of time, each with what the earlier ones had not said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsdash.models import Key
from newsdash.stories.headlines import headline
from newsdash.stories.telling import Telling
from newsdash.stories.terms import Spot, lead, spots

MAX_NEWS = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """One telling in a story's timeline: `news` are the phrases that no earlier telling had."""

    key: Key
    time: int | None
    source: str
    title: str
    news: tuple[str, ...] = ()


def timeline(tellings: Iterable[Telling]) -> tuple[Turn, ...]:
    """The `tellings` of one story in order of time, those without one first; of the same time, in the order given.

    The first telling has no news: all of it is. Phrases are tags and stretches of the title and the lead that hold a
    term not seen before, in the order of importance to a reader: title, tags, lead, and single words in small letters
    after all others.
    """
    turns: list[Turn] = []
    known: set[str] = set()
    for telling in sorted(tellings, key=lambda telling: (telling.time is not None, telling.time or 0)):
        fresh = _fresh(telling, known) if turns else ()
        turns.append(Turn(telling.key, telling.time, telling.source, telling.title, fresh))
        for text in (*_texts(telling), telling.text):
            known.update(spot.term for spot in spots(text, telling.language))
    return tuple(turns)


def _fresh(telling: Telling, known: set[str]) -> tuple[str, ...]:
    told = set(known)
    found: list[str] = []
    for text in _texts(telling):
        for run in _new_runs(text, telling.language, known):
            terms = {spot.term for spot in run}
            if not terms <= told:
                told |= terms
                found.append(text[run[0].start : run[-1].end])
    return tuple(sorted(found, key=_is_bare)[:MAX_NEWS])


def _is_bare(phrase: str) -> bool:
    """Whether `phrase` is one word in small letters, which says less than a name, a number or two words."""
    return " " not in phrase and phrase.islower()


def _texts(telling: Telling) -> tuple[str, ...]:
    return (headline(telling), *telling.tags, lead(telling))


def _new_runs(text: str, language: str, known: set[str]) -> list[list[Spot]]:
    """The runs of neighbouring words in `text` whose terms are all new."""
    runs: list[list[Spot]] = []
    for spot in spots(text, language):
        if spot.term in known:
            continue
        if runs and text[runs[-1][-1].end : spot.start].strip(" -") == "":
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return runs
