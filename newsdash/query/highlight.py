"""What of a text a filter has found: the spans that a list, a deck and an article mark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsdash.query.patterns import compiled
from newsdash.query.terms import joined, spans, terms
from newsdash.query.tree import And, Node, Or, Pattern, Query

# A title is marked while a screen is drawn: an expression that takes longer than this (seconds) marks nothing.
_PATIENCE = 0.005
# More places than this in one text are not marked: all of it would be.
_MOST = 200


def highlighter(
    query: Query | None, languages: Sequence[str] = ("en",)
) -> Callable[[str], list[tuple[int, int]]] | None:
    """What finds in a text what `query` looks for, words in all forms of `languages`; None where it looks for none.

    The spans are [start, end) in characters, in order, and do not overlap.
    """
    if query is None or query.root is None:
        return None
    wanted, patterns = terms(query), tuple(_patterns(query.root))
    if not wanted and not patterns:
        return None
    tired: set[str] = set()

    def found(text: str) -> list[tuple[int, int]]:
        marked = spans(text, wanted, languages)
        for pattern in patterns:
            if pattern not in tired:
                try:
                    marked += _places(pattern, text)
                except TimeoutError:
                    tired.add(pattern)
        return joined(sorted(marked))

    return found


def _places(pattern: str, text: str) -> list[tuple[int, int]]:
    places = []
    for match in compiled(pattern).finditer(text, timeout=_PATIENCE):
        if match.end() > match.start():
            places.append(match.span())
        if len(places) == _MOST:
            break
    return places


def _patterns(node: Node) -> Iterator[str]:
    match node:
        case Pattern(text):
            yield text
        case And(parts) | Or(parts):
            for part in parts:
                yield from _patterns(part)
