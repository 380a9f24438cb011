"""newsboat's filter language → newsdash's, as far as both can say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_TOKEN = re.compile(r"\s*(?:(\()|(\))|\"((?:[^\"\\]|\\.)*)\"|(=~|!~|==|!=|<=|>=|!#|=|<|>|#)|([^\s()\"=!<>#]+))")
_LITERAL = re.compile(r"[\w .,'’&-]+$")
_FIELDS = {"title": "title:", "author": "author:", "feedtitle": "source:", "content": "", "tags": "section:"}
_NOWHERE: Mapping[str, Sequence[str]] = {}
_EQUAL, _CONTAINS = ("=", "=="), ("=~", "#", "=", "==")


class Untranslatable(Exception):
    """The line cannot be taken over; the message says why."""


def translate(expression: str, elsewhere: Mapping[str, Sequence[str]] = _NOWHERE) -> str:
    """The query of newsdash that says what newsboat's filter `expression` does. Raises Untranslatable.

    newsboat asks for a feed's tags, newsdash for its section. `elsewhere` has for a tag the names, '' for one without,
    of the feeds that bear it in another section: they are asked for by name.
    """
    parser = _Parser(_tokens(expression), elsewhere)
    query = parser.either()
    if parser.tokens:
        raise Untranslatable(f"its query is not understood near “{parser.tokens[0][1]}”")
    return query


def _tokens(expression: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at = 0
    while expression[at:].strip():
        found = _TOKEN.match(expression, at)
        if found is None:
            raise Untranslatable(f"its query is not understood near “{expression[at : at + 20]}”")
        opening, closing, text, operator, word = found.groups()
        kind = "(" if opening else ")" if closing else "operator" if operator else "word" if word else "text"
        tokens.append((kind, re.sub(r"\\(.)", r"\1", text) if kind == "text" else found.group().strip()))
        at = found.end()
    return tokens


class _Parser:
    def __init__(self, tokens: list[tuple[str, str]], elsewhere: Mapping[str, Sequence[str]]) -> None:
        self.tokens = tokens
        self._elsewhere = elsewhere

    def either(self) -> str:
        sides = [self.both()]
        while self._takes("or"):
            sides.append(self.both())
        return sides[0] if len(sides) == 1 else "(" + " OR ".join(sides) + ")"

    def both(self) -> str:
        sides = [self.single()]
        while self._takes("and"):
            sides.append(self.single())
        return " ".join(sides)

    def single(self) -> str:
        if self.tokens and self.tokens[0][0] == "(":
            self.tokens.pop(0)
            inside = self.either()
            if not self.tokens or self.tokens.pop(0)[0] != ")":
                raise Untranslatable("its query has an open parenthesis")
            return inside if inside.startswith("(") else f"({inside})"
        if len(self.tokens) < 3:
            raise Untranslatable("its query breaks off")
        (_, attribute), (_, operator), (_, value) = (self.tokens.pop(0) for _ in range(3))
        return _comparison(attribute, operator, value, self._elsewhere)

    def _takes(self, word: str) -> bool:
        if self.tokens and self.tokens[0] == ("word", word):
            self.tokens.pop(0)
            return True
        return False


def _comparison(attribute: str, operator: str, value: str, elsewhere: Mapping[str, Sequence[str]]) -> str:
    negated = operator.startswith("!")
    plain = {"!=": "=", "!~": "=~", "!#": "#"}.get(operator, operator)
    sign = "-" if negated else ""
    if attribute == "unread" and plain in _EQUAL:
        return ("-" if negated != (value == "no") else "") + "is:unread"
    if attribute == "flags":
        return f"{sign}is:starred"
    if attribute == "age":
        days = value.partition(":")[2] if plain == "between" and value.startswith("0:") else value
        if days.isdigit() and plain in ("between", "<", "<="):
            return f"since:{days}d"
    if attribute in _FIELDS and plain in _CONTAINS:
        words = [word.strip() for word in value.strip("^$").split("|")]
        if all(word and _LITERAL.match(word) for word in words):
            sides = [_asked(_FIELDS[attribute], word) for word in words]
            if attribute == "tags":
                sides += [_asked("source:", _name(word, name)) for word in words for name in elsewhere.get(word, ())]
            return f"{sign}{sides[0]}" if len(sides) == 1 else f"{sign}(" + " OR ".join(sides) + ")"
    raise Untranslatable(f"newsdash has no query for “{attribute} {operator} {value}”")


def _asked(field: str, text: str) -> str:
    return f'{field}"{text}"' if " " in text else f"{field}{text}"


def _name(tag: str, name: str) -> str:
    if not _LITERAL.match(name):
        raise Untranslatable(f"“{tag}” is not the first tag of a feed that has no name to ask for")
    return name
