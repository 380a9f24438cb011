"""Dates as pages write them, to seconds since the epoch."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LOOSE = re.compile(
    r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})"
    r"(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")
_EARLIEST = 631_152_000


def moment(value: str) -> int | None:
    """The time `value` names, in ISO 8601 (also loosely written), RFC 5322 or Unix seconds; without a zone it is UTC.

    None if it cannot be read, or lies before 1990.
    """
    value = value.strip()[:64]
    if value.isascii() and value.isdecimal() and len(value) in (10, 13):
        return int(value[:10])
    read = _iso(value) or _rfc(value)
    if read is None:
        return None
    try:
        seconds = int((read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp())
    except (OverflowError, ValueError):
        return None
    return seconds if seconds >= _EARLIEST else None


def day_in(url: str) -> int | None:
    """The day an address carries ("/2024/03/05/"), as its first second in UTC; None if it carries none."""
    found = _IN_ADDRESS.search(url)
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return int(datetime(year, month, day, tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _iso(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        pass
    found = _LOOSE.match(value)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    offset = "+00:00" if zone in (None, "Z", "UTC", "GMT") else zone
    try:
        return datetime.fromisoformat(
            f"{year}-{month}-{day}T{int(hour or 0):02}:{minute or '00'}:{second or '00'}{offset}"
        )
    except ValueError:
        return None


def _rfc(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
