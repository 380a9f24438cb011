"""Regular expressions of a filter, held to a budget of time: foreign text must not make a search endless."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from newsdash.query.errors import QueryError

# A sound expression takes microseconds for a headline and its deck, an endless one does not end at all.
TEXT_SECONDS = 0.25
BUDGET_SECONDS = 5.0


class Patterns:
    """Searches expressions in texts, at most `budget` seconds in all since `begin`."""

    def __init__(self, budget: float = BUDGET_SECONDS, clock: Callable[[], float] = time.perf_counter) -> None:
        self.budget = budget
        self._clock = clock
        self._left = budget

    def begin(self) -> None:
        """Start the budget anew, for another filter."""
        self._left = self.budget

    def found(self, pattern: str, position: int, text: str) -> bool:
        """Whether `pattern` occurs in `text`, without regard to case. Raises QueryError where it takes too long."""
        began = self._clock()
        try:
            if self._left > 0:
                seconds = min(self._left, TEXT_SECONDS)
                return compiled(pattern).search(text, timeout=seconds, concurrent=True) is not None
        except TimeoutError:
            pass
        finally:
            self._left -= self._clock() - began
        raise QueryError("This expression takes too long: make it simpler.", position)


@lru_cache(maxsize=32)
def compiled(pattern: str) -> Any:
    """`pattern` ready to search with. Raises ValueError, saying why, where it is no regular expression."""
    # A few tens of milliseconds to import, and few filters hold an expression.
    import regex

    try:
        return regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
    except (regex.error, OverflowError, RecursionError, MemoryError) as error:
        raise ValueError(getattr(error, "msg", str(error)) or "too large") from None
