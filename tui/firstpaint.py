"""The first paint: yesterday's headlines as plain lines, written before Textual is imported.

Textual takes some 200 ms to import and to lay itself out. Until then these lines stand where its own will stand: the
same rows in the same columns, so that nothing jumps when it takes the screen over (`tui.takeover`).
"""

from __future__ import annotations

from datetime import tzinfo

from newsdash.models import Headline, Key
from tui.clock import brief, clock
from tui.listing import Listing

CURSOR, QUIET, BOLD, PLAIN = "\x1b[7m", "\x1b[2m", "\x1b[1m", "\x1b[0m"
OPEN = "\x1b[?1049h\x1b[?25l\x1b[H"
WIDE = 100
SMALLEST = (60, 20)

Line = tuple[str, str]


def frame(listing: Listing, place: str, feeds: int, cursor: int, size: tuple[int, int], zone: tzinfo) -> str:
    """What to write to a terminal of `size` (columns, rows); "" where the dashboard would not show headlines."""
    columns, rows = size
    if columns < SMALLEST[0] or rows < SMALLEST[1] or not listing.keys or cursor >= len(listing.headlines):
        return ""
    lines = [(PLAIN, top_line(listing, place, feeds, columns))]
    lines += list_lines(listing, cursor, list_size(size), zone)
    return OPEN + "\r\n".join(f"{style}{text}{PLAIN}" for style, text in lines)


def list_size(size: tuple[int, int]) -> tuple[int, int]:
    """The columns and rows that the headline list has on a terminal of `size`."""
    columns, rows = size
    panels = rows - 2
    if columns < WIDE:
        return columns, panels - 3
    return columns // 2, panels - 1 - min(max(int(panels * 0.3), 4), 14)


def top_line(listing: Listing, place: str, feeds: int, columns: int) -> str:
    """The line above the panels."""
    counts = f"{listing.unread:,} unread of {listing.total:,} · " if listing.counted else ""
    parts = f"─ newsdash ── {place} ▾ ── {counts}{feeds:,} feeds "
    return fit(parts, columns).ljust(columns, "─")


def list_lines(listing: Listing, cursor: int, size: tuple[int, int], zone: tzinfo) -> list[Line]:
    """The list's lines, each with its style; the row under `cursor` is in view."""
    columns, rows = size
    days = dict(listing.days)
    lines: list[Line] = []
    at = 0
    for index, headline in enumerate(listing.headlines):
        if index in days:
            lines.append((BOLD, fit(f" {days[index]}", columns)))
        if index == cursor:
            at = len(lines)
        style = CURSOR if index == cursor else QUIET if headline.read else PLAIN
        time = _time(headline.key, listing.times[listing.first + index], listing, zone)
        lines.append((style, row_text(headline, columns, time, _tellers(headline, listing))))
    first = max(0, at - rows + 1)
    return lines[first : first + rows]


def row_text(headline: Headline, columns: int, time: str, tellers: str) -> str:
    """A headline as the list draws it, without what sets its parts apart."""
    source = min(max(columns // 7, 8), 16)
    marks = "★" * headline.starred + "⚑" * headline.later
    name = pad(headline.source, source - len(marks)) if marks else pad(headline.source, source + 1)
    outlets = f" {tellers}".rstrip()
    before = f" {pad(time, 5)} {name}{' ' if marks else ''}{marks} "
    room = columns - 2 - len(outlets) - (source + 8)
    return f"{before}{pad(headline.title or headline.deck or '(no title)', room)}{outlets} "


def _time(key: Key, time: int, listing: Listing, zone: tzinfo) -> str:
    beside = listing.beside(key)
    return clock(time, zone) if beside is None else brief(time, beside, zone)


def _tellers(headline: Headline, listing: Listing) -> str:
    if headline.outlets > 1:
        return f"×{headline.outlets}"
    folded = max(headline.twins, headline.tellings - 1 if listing.layout.arrangement.folded else 0)
    return f"+{folded}" if folded else ""


def fit(text: str, room: int) -> str:
    """`text` in at most `room` cells."""
    if _cells(text) <= room:
        return text
    while text and _cells(text) > room - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def pad(text: str, room: int) -> str:
    """`text` in exactly `room` cells."""
    text = fit(text, room)
    return text + " " * (room - _cells(text))


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
