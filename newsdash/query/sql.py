"""The filter as SQL over the store's tables: what to drive the search with, and what else must hold.

The clauses speak of `article a` and the other tables of `newsdash.store.schema`, and of functions that the store adds
to SQLite: `folded(text)`, its folded words, `found(pattern, position, title, deck)`, and `shown_deck(deck, due, title,
summary)`, the deck or what stands in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from newsdash.language.index_words import carried, stem_language, stem_token
from newsdash.language.words import stem, words
from newsdash.query.moment import When, boundary
from newsdash.query.terms import Term, term
from newsdash.query.tree import (
    And,
    Before,
    Exact,
    Is,
    Keyword,
    Language,
    Named,
    Node,
    Not,
    Or,
    Pattern,
    Query,
    Since,
    State,
    Word,
)

Value = str | int


@dataclass(slots=True)
class Conditions:
    """A filter in SQL.

    `match`, where not empty, is for `words MATCH ?`; every article sought is among its rows. `where` are further
    clauses, all of which must hold, with their `parameters` in order.
    """

    match: str = ""
    where: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)


def conditions(query: Query | None, when: When, languages: Sequence[str] = ("en",)) -> Conditions:
    """`query` in SQL; `languages` (ISO 639-1) are those whose stems the store holds."""
    made = Conditions()
    if query is None or query.root is None:
        return made
    writer = _Writer(when, tuple(dict.fromkeys(stem_language(code) for code in languages)) or ("en",))
    wanted, unwanted, others = [], [], []
    for part in query.parts:
        if (expression := writer.match(part)) is not None:
            wanted.append(expression)
        elif isinstance(part, Not) and (expression := writer.match(part.inner)) is not None:
            unwanted.append(expression)
        else:
            others.append(part)
    if wanted:
        made.match = _without(" AND ".join(wanted), unwanted)
    elif unwanted:
        made.where.append(_NOT_IN_WORDS)
        made.parameters.append(" OR ".join(unwanted))
    for part in sorted(others, key=lambda part: isinstance(part, Pattern)):
        clause, parameters = writer.clause(part)
        made.where.append(clause)
        made.parameters += parameters
    return made


_IN_WORDS = "a.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
_NOT_IN_WORDS = "a.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)"
_IN_HEADLINE = (
    "(SELECT found(?, ?, d.title, shown_deck(d.deck, a.phrases_due, d.title, d.summary))"
    " FROM detail d WHERE d.id = a.id)"
)
_IN_TOPICS = "a.id IN (SELECT rowid FROM topics WHERE topics MATCH ?)"

_STATES: dict[State, str] = {
    "unread": "NOT coalesce((SELECT read FROM state.mark m WHERE m.key = a.key), 0)",
    "read": "+a.key IN (SELECT key FROM state.mark WHERE read)",
    "starred": "a.key IN (SELECT key FROM state.mark WHERE starred)",
    "later": "a.key IN (SELECT key FROM state.mark WHERE later)",
    "full": "a.page = 2",
}

_NAMED = {
    "source": "(a.source IN (SELECT id FROM name WHERE ' ' || folded LIKE ?)"
    " OR a.feed IN (SELECT id FROM feed WHERE ' ' || folded(title) LIKE ?))",
    "section": "(a.section IN (SELECT id FROM name WHERE ' ' || folded LIKE ?)"
    " OR a.feed IN (SELECT id FROM feed WHERE ' ' || folded(section) LIKE ?))",
    "author": "a.author IN (SELECT id FROM name WHERE ' ' || folded LIKE ?)",
}


class _Writer:
    def __init__(self, when: When, languages: tuple[str, ...]) -> None:
        self.when = when
        self.languages = languages

    def match(self, node: Node) -> str | None:
        """`node` as a full-text expression in parentheses, or None where the index alone cannot answer it."""
        match node:
            case Word() | Exact():
                return self.term(term(node))
            case Or(parts):
                found = [self.match(part) for part in parts]
                return None if None in found else f"({' OR '.join(e for e in found if e)})"
            case And(parts):
                return self.match_all(parts)
        return None

    def match_all(self, parts: tuple[Node, ...]) -> str | None:
        wanted: list[str] = []
        unwanted: list[str] = []
        for part in parts:
            inner, found = (part.inner, unwanted) if isinstance(part, Not) else (part, wanted)
            expression = self.match(inner)
            if expression is None:
                return None
            found.append(expression)
        return f"({_without(' AND '.join(wanted), unwanted)})" if wanted else None

    def term(self, sought: Term) -> str:
        """Words in a row, the last perhaps open; a single one also by its stem."""
        choices = {_quoted(sought.words) + (" *" if sought.prefix else ""): None}
        if sought.stemmed:
            for language in self.languages:
                root = stem(sought.words[0], language)
                choices[_quoted([stem_token(root, language)])] = None
                choices[_quoted([root])] = None
        expression = f"({' OR '.join(choices)})"
        return f"({{title title_stems}} : {expression})" if sought.title else expression

    def clause(self, node: Node) -> tuple[str, list[Value]]:
        """`node` as a clause and its parameters."""
        expression = self.match(node)
        if expression is not None:
            return _IN_WORDS, [expression]
        match node:
            case Not(inner):
                clause, parameters = self.clause(inner)
                return f"NOT ({clause})", parameters
            case And(parts):
                return self.joined(" AND ", parts)
            case Or(parts):
                return self.joined(" OR ", parts)
            case Keyword(text):
                return _IN_TOPICS, [carried((text,), self.languages)]
            case Named(name, text):
                clause = _NAMED[name]
                return clause, [f"% {' '.join(words(text))}%"] * clause.count("?")
            case Language(code):
                return "a.language IN (SELECT id FROM name WHERE text = ? OR text LIKE ? || '-%')", [code, code]
            case Is("new"):
                return "a.first_seen >= ?", [self.when.new_since]
            case Is(state):
                return _STATES[state], []
            case Since():
                return "a.time >= ?", [boundary(node, self.when)]
            case Before():
                return "a.time < ?", [boundary(node, self.when)]
            case Pattern(text, position):
                return _IN_HEADLINE, [text, position]
        raise TypeError(f"no SQL for {node!r}")

    def joined(self, operator: str, parts: tuple[Node, ...]) -> tuple[str, list[Value]]:
        clauses, parameters = [], []
        for part in parts:
            clause, values = self.clause(part)
            clauses.append(f"({clause})")
            parameters += values
        return operator.join(clauses), parameters


def _quoted(tokens: Sequence[str]) -> str:
    # Tokens are letters, digits and MARK only, so nothing in the quotes can end them.
    return f'"{" ".join(tokens)}"'


def _without(expression: str, unwanted: Sequence[str]) -> str:
    return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression
