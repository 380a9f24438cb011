"""When and where a filter is asked: what its relative times refer to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from newsdash.query.tree import Before, Since


@dataclass(frozen=True, slots=True)
class When:
    """`now` and `new_since` (the reader's last visit) in seconds since the epoch; days begin at midnight in `zone`."""

    now: int
    zone: tzinfo = UTC
    new_since: int = 0


def boundary(node: Since | Before, when: When) -> int:
    """The moment that `node` speaks of, in seconds since the epoch."""
    return when.now - node.seconds if node.day is None else _midnight(node.day, when.zone)


def _midnight(day: date, zone: tzinfo) -> int:
    try:
        return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())
    except (OverflowError, ValueError, OSError):
        return 0 if day.year < 1970 else 2**62
