"""Completion of what is typed into the filter bar: fields, their values, outlets, sections and phrases of the news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.suggester import Suggester

from newsdash.language.words import fold
from newsdash.query import FIELDS, STATES
from newsdash.store import Store

# Phrases held to complete from: who looks for a rarer one types it out.
PHRASES = 3_000
# Letters of a word that belongs to no field before anything is offered for it.
ENOUGH = 2
AGES = ("1h", "1d", "2d", "1w")

# The last thing in the text: perhaps a field, perhaps an open quote, and what has been typed of its value.
_LAST = re.compile(r'(?:^|[\s(])-?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)|(?P<bare>[^\s()":]*))$')
_BETWEEN = re.compile(r'[\s()"]+')


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What values can be completed from, each kind with the likeliest first."""

    sources: Sequence[str] = ()
    sections: Sequence[str] = ()
    phrases: Sequence[str] = ()


def vocabulary(store: Store) -> Vocabulary:
    """The outlets, sections and most frequent phrases of `store`."""
    feeds = store.feeds.all()
    return Vocabulary(
        sources=sorted({feed.title for feed in feeds if feed.title}, key=fold),
        sections=sorted({feed.section for feed in feeds if feed.section}, key=fold),
        phrases=store.phrases.frequent(PHRASES),
    )


class Completer(Suggester):
    """Completes the text of a filter bar from its `vocabulary`."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.vocabulary = Vocabulary()

    async def get_suggestion(self, value: str) -> str | None:
        """`value` with its last word completed, or None."""
        return completed(value, self.vocabulary)


def completed(text: str, known: Vocabulary) -> str | None:
    """`text` with its last word completed; None where nothing begins like it."""
    last = _LAST.search(text)
    if last is None:
        return None
    field, quoted, bare = last.group("field"), last.group("quoted"), last.group("bare") or ""
    typed = bare if quoted is None else quoted
    if field is None:
        if len(typed) < ENOUGH:
            return None
        fields = [f"{name}:" for name in sorted(FIELDS)] if quoted is None else []
        found = _first([*fields, *known.phrases], typed)
    else:
        found = _first(_values(field.lower(), known), typed)
    if found is None:
        return None
    rest = found[len(typed) :]
    if field is not None and quoted is None:
        # Without quotes a value ends at the first space; a hyphen means the same words.
        rest = _BETWEEN.sub("-", rest)
    return text + rest + ('"' if quoted is not None else "")


def _values(field: str, known: Vocabulary) -> Sequence[str]:
    match field:
        case "kw":
            return known.phrases
        case "source":
            return known.sources
        case "section":
            return known.sections
        case "is":
            return STATES
        case "since" | "before":
            return AGES
    return ()


def _first(names: Iterable[str], typed: str) -> str | None:
    wanted = fold(typed)
    return next((name for name in names if len(name) > len(typed) and fold(name[: len(typed)]) == wanted), None)
