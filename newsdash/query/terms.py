"""What a filter looks for in a text, and where it stands there: for highlighting, and for the predicate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdash.language.index_words import UNSPACED, Placed, placed_words, wanted_words
from newsdash.language.words import fold, stem
from newsdash.query.tree import And, Exact, Keyword, Node, Or, Query, Word


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words in a row. `prefix`: the last may go on; `stemmed`: other forms count; `title`: only there counts."""

    words: tuple[str, ...]
    prefix: bool = False
    stemmed: bool = False
    title: bool = False


def terms(query: Query | None) -> tuple[Term, ...]:
    """What `query` looks for, each once; what it excludes is left out."""
    if query is None or query.root is None:
        return ()
    return tuple(dict.fromkeys(_terms(query.root)))


def term(node: Word | Exact | Keyword) -> Term:
    """What one part of a filter looks for."""
    found = tuple(wanted_words(node.text))
    match node:
        case Word(_, title):
            return Term(found, prefix=True, stemmed=len(found) == 1, title=title)
        case Exact(_, title, goes_on):
            return Term(found, prefix=bool(found) and (goes_on or _open(found[-1])), title=title)
        case Keyword():
            return Term(found, stemmed=True)


def spans(text: str, looked_for: Iterable[Term], languages: Sequence[str] = ("en",)) -> list[tuple[int, int]]:
    """Where `looked_for` stands in `text`: [start, end) in characters, in order, overlaps joined.

    Whole words, in their original spelling; in a script without spaces the characters themselves. `languages` are
    those whose stems are compared.
    """
    wanted = list(looked_for)
    if not wanted:
        return []
    folded, origins = _folded_with_origins(text)
    placed = placed_words(folded)
    found = [(origins[start], _end(origins, end)) for each in wanted for start, end in _places(placed, each, languages)]
    return joined(sorted(found))


def occurs(looked_for: Term, tokens: Sequence[str], language: str, known: Sequence[str]) -> bool:
    """Whether a text in `language` with these `index_words` holds the term.

    `known` are the languages that the reader's own word may be in.
    """
    return any(True for _ in _starts(tokens, looked_for, (language,), known))


def _terms(node: Node) -> Iterator[Term]:
    match node:
        case Word() | Exact() | Keyword():
            yield term(node)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _terms(part)


def _open(word: str) -> bool:
    """Whether a token is a single character of a script without spaces: it is indexed as the first of a pair."""
    return len(word) == 1 and UNSPACED.match(word) is not None


def _places(placed: Sequence[Placed], looked_for: Term, languages: Sequence[str]) -> Iterator[tuple[int, int]]:
    for first in _starts([place.text for place in placed], looked_for, languages, ()):
        last, word = placed[first + len(looked_for.words) - 1], looked_for.words[-1]
        yield placed[first].start, last.start + len(word) if UNSPACED.match(word) else last.end


def _starts(tokens: Sequence[str], looked_for: Term, languages: Sequence[str], known: Sequence[str]) -> Iterator[int]:
    tests = [_test(word, looked_for, languages, known) for word in looked_for.words]
    if looked_for.prefix and tests:
        tests[-1] = _either(str.startswith, looked_for.words[-1], tests[-1])
    for first in range(len(tokens) - len(tests) + 1):
        if tests and all(test(tokens[first + i]) for i, test in enumerate(tests)):
            yield first


def _test(word: str, looked_for: Term, languages: Sequence[str], known: Sequence[str]) -> Callable[[str], bool]:
    if not looked_for.stemmed:
        return word.__eq__
    roots = {language: stem(word, language) for language in languages}
    own = {word, *roots.values(), *(stem(word, language) for language in known)}
    # Stemming every word of a text in every language is slow; a form of the word begins with the same letter.
    return lambda token: (
        token in own
        or (token[:1] == word[:1] and any(stem(token, language) == root for language, root in roots.items()))
    )


def _either(starts: Callable[[str, str], bool], word: str, test: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda token: starts(token, word) or test(token)


def _folded_with_origins(text: str) -> tuple[str, Sequence[int]]:
    """`text` folded, and for each folded character, and the end, the place of the one it came from."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    pieces = [fold(char) for char in text]
    origins = [i for i, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*origins, len(text)]


def _end(origins: Sequence[int], end: int) -> int:
    # One character may fold to several ("ß"); a match that ends inside of them covers it whole.
    return max(origins[end], origins[end - 1] + 1)


def joined(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order of their start, those that overlap as one."""
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart
