"""The filter language: text → tree; the tree → SQL, a predicate, and what to highlight."""

from newsdash.query.errors import QueryError
from newsdash.query.highlight import highlighter
from newsdash.query.moment import When
from newsdash.query.parser import FIELDS, STATES, parse
from newsdash.query.predicate import Subject, matches
from newsdash.query.tree import Query

__all__ = [
    "FIELDS",
    "STATES",
    "Query",
    "QueryError",
    "Subject",
    "When",
    "highlighter",
    "matches",
    "parse",
]
