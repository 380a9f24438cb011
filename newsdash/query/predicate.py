"""The filter as a predicate over one article: the same answer as the store's, without a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsdash.language.index_words import index_words, stem_language
from newsdash.language.words import phrase_stem, words
from newsdash.models import Article
from newsdash.query.moment import When, boundary
from newsdash.query.patterns import Patterns
from newsdash.query.terms import Term, occurs, term
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
    Word,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """An article with what a filter may ask about it.

    `text` is the body; `tags` are the page's own; `phrases` the stems of its key phrases; `outlet` and `folder` are the
    feed's title and section; `states` those of `is:` that hold, save "unread" and "new", which follow from the rest.
    """

    article: Article
    text: str = ""
    tags: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    outlet: str = ""
    folder: str = ""
    states: frozenset[str] = field(default_factory=frozenset)


def matches(query: Query | None, subject: Subject, when: When, languages: Sequence[str] = ("en",)) -> bool:
    """Whether `query` matches `subject`; `languages` are those that the reader's words may be in.

    Raises QueryError for an expression that takes too long.
    """
    return query is None or query.root is None or _Reader(subject, when, languages).holds(query.root)


class _Reader:
    def __init__(self, subject: Subject, when: When, languages: Sequence[str]) -> None:
        self.subject = subject
        self.when = when
        self.patterns = Patterns()
        article = subject.article
        deck = article.summary if article.deck in article.summary else f"{article.deck} {article.summary}"
        tags = [word for tag in (*article.categories, *subject.tags) for word in index_words(tag)]
        self.columns = [index_words(article.title), index_words(deck), tags, index_words(subject.text)]
        self.language = stem_language(article.language)
        self.languages = tuple(dict.fromkeys((self.language, *map(stem_language, languages))))

    def holds(self, node: Node) -> bool:
        article = self.subject.article
        match node:
            case Word() | Exact():
                return self.found(term(node))
            case Keyword(text):
                return self.carries(text)
            case Named(name, text):
                return _named(text, self.names(name))
            case Language(code):
                return article.language.lower().partition("-")[0] == code
            case Is("unread"):
                return "read" not in self.subject.states
            case Is("new"):
                return article.first_seen >= self.when.new_since
            case Is(state):
                return state in self.subject.states
            case Since():
                return article.time >= boundary(node, self.when)
            case Before():
                return article.time < boundary(node, self.when)
            case Pattern(text, position):
                return self.patterns.found(text, position, f"{article.title}\n{article.deck}")
            case Not(inner):
                return not self.holds(inner)
            case And(parts):
                return all(map(self.holds, parts))
            case Or(parts):
                return any(map(self.holds, parts))

    def found(self, looked_for: Term) -> bool:
        columns = self.columns[:1] if looked_for.title else self.columns
        return any(occurs(looked_for, tokens, self.language, self.languages) for tokens in columns)

    def carries(self, phrase: str) -> bool:
        sought = {f" {phrase_stem(phrase, code)} " for code in ("", *self.languages)}
        return any(stem in f" {carried} " for stem in sought for carried in self.subject.phrases)

    def names(self, name: str) -> tuple[str, ...]:
        article = self.subject.article
        match name:
            case "source":
                return article.source, self.subject.outlet
            case "section":
                return article.section, self.subject.folder
        return (article.author,)


def _named(text: str, names: tuple[str, ...]) -> bool:
    sought = " " + " ".join(words(text))
    return any(sought in " " + " ".join(words(name)) for name in names)
