"""Regular expressions of a filter, held to a budget of time: foreign text must not make a search endless."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import lru_cache
from math import prod
from typing import Any

from newsdash.query.errors import QueryError

# A sound expression takes microseconds for a headline and its deck, an endless one does not end at all.
TEXT_SECONDS = 0.25
BUDGET_SECONDS = 5.0
# What is counted is written out when an expression is made ready, repeats within repeats multiplied: so many at most.
MAX_LENGTH = 500
MAX_REPEATS = 5_000
_COUNTED = re.compile(r"\{\s*(\d*)\s*,?\s*(\d*)\s*\}")


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
    if len(pattern) > MAX_LENGTH or _repeats(pattern) > MAX_REPEATS:
        raise ValueError("too large")
    # A few tens of milliseconds to import, and few filters hold an expression.
    import regex

    try:
        return regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
    except (regex.error, OverflowError, RecursionError, MemoryError) as error:
        raise ValueError(getattr(error, "msg", str(error)) or "too large") from None


def _repeats(pattern: str) -> int:
    """How often the counted parts of `pattern` may be written out, as if each stood within the others."""
    return prod(max(1, *(int(number[:6] or 0) for number in counted)) for counted in _COUNTED.findall(pattern))
