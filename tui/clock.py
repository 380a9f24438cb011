"""Clock times and day names in the reader's own time zone. Pure: `now` and the zone are arguments."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def local_zone(environ: Mapping[str, str] = os.environ, host: Path = Path("/etc/localtime")) -> tzinfo:
    """The host's own time zone, with its summer time; UTC where the host does not say."""
    if name := environ.get("TZ", "").lstrip(":"):
        with suppress(ValueError, OSError, ZoneInfoNotFoundError):
            return ZoneInfo(name)
    with suppress(ValueError, OSError), host.open("rb") as file:
        return ZoneInfo.from_file(file)
    return UTC


def at(time: int, zone: tzinfo) -> datetime:
    """The moment `time` (seconds UTC) in `zone`."""
    try:
        return datetime.fromtimestamp(time, zone)
    except (OverflowError, OSError, ValueError):
        return datetime.fromtimestamp(0, zone)


def clock(time: int, zone: tzinfo) -> str:
    """Hours and minutes, "09:41"."""
    return at(time, zone).strftime("%H:%M")


def day(time: int, now: int, zone: tzinfo) -> str:
    """The day line above a row: "Today", "Yesterday", "Friday 20 November", with the year if it is another."""
    then, today = at(time, zone).date(), at(now, zone).date()
    if then == today:
        return "Today"
    if then == today - timedelta(days=1):
        return "Yesterday"
    name = f"{WEEKDAYS[then.weekday()]} {then.day} {MONTHS[then.month - 1]}"
    return name if then.year == today.year else f"{name} {then.year}"


def moment(time: int, now: int, zone: tzinfo) -> str:
    """When, for a byline: "09:41" today, "Yesterday 09:41", "20 November 09:41", "20 November 2024"."""
    then, today = at(time, zone), at(now, zone)
    if then.date() == today.date():
        return clock(time, zone)
    if then.date() == today.date() - timedelta(days=1):
        return f"Yesterday {clock(time, zone)}"
    date = f"{then.day} {MONTHS[then.month - 1]}"
    return f"{date} {clock(time, zone)}" if then.year == today.year else f"{date} {then.year}"


def short_moment(time: int, now: int, zone: tzinfo) -> str:
    """When, in at most 6 cells: "09:41" on this day, "20 Nov" in this year, "2024"."""
    then, today = at(time, zone), at(now, zone)
    if then.date() == today.date():
        return then.strftime("%H:%M")
    return f"{then.day} {MONTHS[then.month - 1][:3]}" if then.year == today.year else str(then.year)


def age(time: int, now: int) -> str:
    """How long ago, in one unit: "now", "5 min", "3 h", "2 d"."""
    seconds = max(0, now - time)
    if seconds < 60:
        return "now"
    if seconds < 3600:
        return f"{seconds // 60} min"
    if seconds < 86_400:
        return f"{seconds // 3600} h"
    return f"{seconds // 86_400} d"


def brief(time: int, beside: int, zone: tzinfo) -> str:
    """When, in five cells, beside the moment `beside`: "09:41" on its day, "Fri" within a week of it, "12 d"."""
    then, today = at(time, zone), at(beside, zone)
    days = (today.date() - then.date()).days
    if days == 0:
        return clock(time, zone)
    return WEEKDAYS[then.weekday()][:3] if -7 < days < 7 else f"{days} d"


def day_lines(times: Sequence[int], now: int, zone: tzinfo) -> list[tuple[int, str]]:
    """Where the day lines stand over `times` (newest first): (index of the day's first row, its name)."""
    lines: list[tuple[int, str]] = []
    index = 0
    while index < len(times):
        lines.append((index, day(times[index], now, zone)))
        index = _end_of_day(times, index, zone)
    return lines


def _end_of_day(times: Sequence[int], first: int, zone: tzinfo) -> int:
    """The index of the first row after `first` that lies on an earlier day; by bisection, as days can be long."""
    midnight = at(times[first], zone).replace(hour=0, minute=0, second=0, microsecond=0)
    start = midnight.timestamp()
    low, high = first + 1, len(times)
    while low < high:
        middle = (low + high) // 2
        if times[middle] >= start:
            low = middle + 1
        else:
            high = middle
    return low
