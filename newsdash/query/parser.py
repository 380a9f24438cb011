"""parse: the filter's text → its tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import get_args

from newsdash.language.words import words
from newsdash.query.errors import QueryError
from newsdash.query.lexer import Token, tokens
from newsdash.query.patterns import compiled
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

FIELDS = frozenset({"kw", "title", "source", "section", "lang", "author", "is", "since", "before"})
STATES: tuple[State, ...] = get_args(State)
MAX_LENGTH = 2_000
# The full-text index takes 32 levels, and each of ours may be two of its own.
MAX_DEPTH = 12

# Bytes of a command line that are not UTF-8 come as these; no database takes them.
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_AGE = re.compile(r"(\d{1,6})([mhdwy])")
_SECONDS = {"m": 60, "h": 3_600, "d": 86_400, "w": 604_800, "y": 31_557_600}


def parse(text: str, *, tolerant: bool = False) -> Query:
    """The filter `text` as a tree.

    Raises QueryError where it is wrong. `tolerant`, for a filter that is still being typed, forgives what is merely
    unfinished at its end: an open quote or parenthesis is closed there, a field without its value is left out.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"A filter has at most {MAX_LENGTH:,} characters.", MAX_LENGTH)
    return Query(text, _Parser(_SURROGATES.sub("\ufffd", text), tolerant).whole())


class _Parser:
    def __init__(self, text: str, tolerant: bool) -> None:
        self.text = text
        self.tolerant = tolerant
        self.tokens = tokens(text, FIELDS)
        self.at = 0
        self.depth = 0

    def whole(self) -> Node | None:
        node = self.any_of()
        if token := self.peek():
            raise QueryError("This parenthesis closes nothing.", token.start)
        return node

    def any_of(self) -> Node | None:
        parts = [self.all_of()]
        while (token := self.peek()) and token.kind == "or":
            self.at += 1
            left, right = parts[-1], self.all_of()
            unfinished = self.tolerant and self.peek() is None
            if left is None or (right is None and not unfinished):
                raise QueryError("OR stands between two things.", token.start)
            parts.append(right)
        return _joined(Or, [part for part in parts if part is not None])

    def all_of(self) -> Node | None:
        parts: list[Node] = []
        while (token := self.peek()) and token.kind not in ("or", "close"):
            part = self.one()
            if part is not None:
                parts.append(part)
        return _joined(And, parts)

    def one(self) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        match token.kind:
            case "not":
                return self.negated(token)
            case "and":
                return None
            case "open":
                return self.group(token)
            case "field":
                return self.field(token)
            case "quoted":
                self.check_closed(token, "This quote is not closed.")
                return Exact(token.text, open=_goes_on(token)) if words(token.text) else None
            case "regex":
                return self.pattern(token)
            case _:
                return Word(token.text) if words(token.text) else None

    def negated(self, sign: Token) -> Node | None:
        while (following := self.peek()) and following.kind == "not" and following.start == sign.end:
            sign = following
            self.at += 1
        if following is None or following.start != sign.end or following.kind in ("or", "and", "close"):
            return None
        inner = self.one()
        return None if inner is None else Not(inner)

    def group(self, opening: Token) -> Node | None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise QueryError(f"Parentheses go at most {MAX_DEPTH} deep.", opening.start)
        node = self.any_of()
        self.depth -= 1
        token = self.peek()
        if token is not None:
            self.at += 1
        elif not self.tolerant:
            raise QueryError("This parenthesis is not closed.", opening.start)
        return node

    def field(self, name: Token) -> Node | None:
        value = self.peek()
        if value is None or value.start != name.end or value.kind not in ("word", "quoted"):
            if self.forgiven(name):
                return None
            raise QueryError(f"{name.text}: wants a value after the colon.", name.end)
        self.at += 1
        self.check_closed(value, "This quote is not closed.")
        if name.text in ("kw", "title", "source", "section", "author") and not words(value.text):
            if self.forgiven(value):
                return None
            raise QueryError(f"{name.text}: wants a word.", value.start)
        return _VALUES[name.text](self, value)

    def title(self, value: Token) -> Node:
        if value.kind == "quoted":
            return Exact(value.text, title=True, open=_goes_on(value))
        return Word(value.text, title=True)

    def language(self, value: Token) -> Node | None:
        code = value.text.lower()
        if re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", code):
            return Language(code.partition("-")[0])
        if self.forgiven(value):
            return None
        raise QueryError("lang: wants a code of two letters, such as lang:en.", value.start)

    def state(self, value: Token) -> Node | None:
        said = value.text.lower()
        for state in STATES:
            if state == said:
                return Is(state)
        if self.forgiven(value) and any(state.startswith(said) for state in STATES):
            return None
        raise QueryError(f"is: wants {', '.join(STATES[:-1])} or {STATES[-1]}.", value.start)

    def since(self, value: Token) -> Node | None:
        moment = self.moment(value)
        return None if moment is None else Since(*moment)

    def before(self, value: Token) -> Node | None:
        moment = self.moment(value)
        return None if moment is None else Before(*moment)

    def moment(self, value: Token) -> tuple[date | None, int] | None:
        if age := _AGE.fullmatch(value.text.lower()):
            return None, int(age.group(1)) * _SECONDS[age.group(2)]
        try:
            return date.fromisoformat(value.text), 0
        except ValueError:
            if self.forgiven(value) and re.fullmatch(r"[\d-]*", value.text):
                return None
        raise QueryError("Write an age (12h, 2d, 1w) or a day (2026-11-01).", value.start)

    def pattern(self, token: Token) -> Node | None:
        if not token.closed:
            if self.tolerant:
                return None
            raise QueryError("This expression is not closed: it wants a second /.", token.start)
        if not token.text:
            return None
        try:
            compiled(token.text)
        except ValueError as error:
            raise QueryError(f"This expression is not understood: {error}.", token.start) from None
        return Pattern(token.text, token.start)

    def check_closed(self, token: Token, message: str) -> None:
        if not token.closed and not self.tolerant:
            raise QueryError(message, token.start)

    def peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def forgiven(self, token: Token) -> bool:
        """Whether `token` is the end of a filter that is still being typed."""
        return self.tolerant and token.end == len(self.text.rstrip())


def _goes_on(quoted: Token) -> bool:
    return not quoted.closed and not quoted.text.endswith(" ")


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts))


_VALUES: dict[str, Callable[[_Parser, Token], Node | None]] = {
    "kw": lambda parser, value: Keyword(value.text),
    "title": _Parser.title,
    "source": lambda parser, value: Named("source", value.text),
    "section": lambda parser, value: Named("section", value.text),
    "author": lambda parser, value: Named("author", value.text),
    "lang": _Parser.language,
    "is": _Parser.state,
    "since": _Parser.since,
    "before": _Parser.before,
}
