"""The filter's text cut into tokens, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from newsdash.query.errors import QueryError

Kind = Literal["word", "quoted", "regex", "field", "open", "close", "not", "or", "and"]

_FIELD = re.compile(r"([A-Za-z]+):")
_BARE = re.compile(r'[^\s()"“”„]+')
_QUOTES = {'"': '"', "“": '”"', "”": '”"', "„": '“”"'}
_OPERATORS: dict[str, Kind] = {"OR": "or", "AND": "and"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the filter. `closed` is False for a quote or an expression that the text ends inside of."""

    kind: Kind
    text: str
    start: int
    end: int
    closed: bool = True


def tokens(text: str, fields: frozenset[str]) -> list[Token]:
    """The tokens of `text`; a word before a colon is a field only if `fields` names it or a value follows."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at, fields, found[-1] if found else None)
        found.append(token)
        at = token.end
    return found


def _token(text: str, at: int, fields: frozenset[str], previous: Token | None) -> Token:
    char = text[at]
    if char == "(":
        return Token("open", char, at, at + 1)
    if char == ")":
        return Token("close", char, at, at + 1)
    if char in _QUOTES:
        return _quoted(text, at)
    in_value = previous is not None and previous.kind == "field" and previous.end == at
    if char == "/" and not in_value:
        return _regex(text, at)
    if char in "-−" and not in_value:
        return Token("not", char, at, at + 1)
    if not in_value and (field := _FIELD.match(text, at)):
        name = field.group(1).lower()
        if name in fields:
            return Token("field", name, at, field.end())
        follows = text[field.end() : field.end() + 1]
        if follows and not follows.isspace() and follows != "/":
            raise QueryError(f"There is no field “{name}:”. {_instead(name, fields)}", at)
    word = _BARE.match(text, at)
    end = word.end() if word else at + 1
    kind: Kind = "word" if in_value else _OPERATORS.get(text[at:end], "word")
    return Token(kind, text[at:end], at, end)


def _instead(name: str, fields: frozenset[str]) -> str:
    """What may have been meant by the field `name`, else all that there is."""
    if likely := get_close_matches(name, sorted(fields), 1):
        return f"Is it {likely[0]}:?"
    return f"Fields are {', '.join(sorted(fields))}."


def _quoted(text: str, at: int) -> Token:
    closers = _QUOTES[text[at]]
    for end in range(at + 1, len(text)):
        if text[end] in closers:
            return Token("quoted", text[at + 1 : end], at, end + 1)
    return Token("quoted", text[at + 1 :], at, len(text), closed=False)


def _regex(text: str, at: int) -> Token:
    escaped = False
    for end in range(at + 1, len(text)):
        if text[end] == "/" and not escaped:
            return Token("regex", text[at + 1 : end].replace("\\/", "/"), at, end + 1)
        escaped = text[end] == "\\" and not escaped
    return Token("regex", text[at + 1 :], at, len(text), closed=False)
