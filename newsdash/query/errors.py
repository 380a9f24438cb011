"""What a filter that cannot be understood says: the reason, and where in the text."""

from __future__ import annotations


class QueryError(ValueError):
    """`message` is a sentence for the reader; `position` the offset in characters of what it speaks of."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
