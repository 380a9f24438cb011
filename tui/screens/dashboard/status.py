"""The two lines: above, what is listed and how much of it; below, the filter, what goes on, and the keys."""

from __future__ import annotations

from datetime import tzinfo

from newsdash.models import Progress
from tui.clock import short_moment
from tui.filters import Filter
from tui.listing import Listing
from widgets.bars import StatusBar, TopBar


class Status:
    """Says in two lines what the reader should know; each is drawn again only when its words change."""

    def __init__(self, top: TopBar, bottom: StatusBar, zone: tzinfo) -> None:
        self._top = top
        self._bottom = bottom
        self._zone = zone
        self._message = ""
        self._urgent = False
        self._progress = ""
        self._reading = ""
        self._filter = ""

    def listed(self, listing: Listing, place: str, *, feeds: int, waiting: int, updated: int, now: int) -> None:
        """Say what is listed from where, what waits above, and when a feed last answered."""
        counts = [f"{listing.unread:,} unread of {listing.total:,}"] if listing.counted else []
        sources = f"{feeds:,} feed{'' if feeds == 1 else 's'}"
        arrangement = listing.layout.arrangement
        hidden = ["read hidden"] if listing.filter.unread_only else []
        hidden += ["stories"] if arrangement.folded else []
        hidden += ["most covered"] if arrangement.by_coverage else []
        news = f"{waiting:,} new ↑" if waiting else ""
        right = f"updated {short_moment(updated, now, self._zone)}" if updated else ""
        self._top.show(["newsdash", f"{place} ▾", *counts, sources, *hidden], right, news=news)
        self._filter = describe(listing.filter, count(listing.total, folded=arrangement.folded))
        self._draw()

    def progress(self, progress: Progress) -> None:
        """Say how far a round of refreshing has come; the last one says how it went."""
        if progress.done < progress.total:
            self._progress = f"Refreshing {progress.done} of {progress.total} feeds"
        else:
            self._progress = ""
            failed = f", {progress.failed} failed (F says why)" if progress.failed else ""
            feeds = f"{progress.total:,} feed{'' if progress.total == 1 else 's'}"
            self._message = f"{feeds} refreshed, {progress.added:,} new{failed}"
            self._urgent = False
        self._draw()

    def say(self, message: str, *, urgent: bool = False) -> None:
        """Say `message` until the next key; `urgent` when something went wrong."""
        self._message, self._urgent = message, urgent
        self._draw()

    def hush(self) -> None:
        """A key was pressed: what was said has been read."""
        if self._message:
            self._message, self._urgent = "", False
            self._draw()

    def reading(self, percent: int | None, minutes_left: int = 0, below: str = "") -> None:
        """Say how far the open article has been read, and what follows `below` its text; None when none is open."""
        left = f" · {minutes_left} min left" if minutes_left else f" · {below} below" if below else ""
        self._reading = "" if percent is None else f"{percent}%{left}"
        self._draw()

    def hints(self, hints: list[tuple[str, str]]) -> None:
        """Show which keys do what, the most useful first."""
        self._bottom.hints(hints)

    def _draw(self) -> None:
        parts = [self._message or self._progress or self._filter, self._reading]
        self._bottom.show(" · ".join(part for part in parts if part), urgent=self._urgent)


def describe(filter: Filter, total: str) -> str:
    """The filter in words: "/ ukraine -football · joint fund · 48 articles"; "" where nothing narrows the list."""
    if not filter.narrows:
        return ""
    chips = [f"{'not ' if chip.excluded else ''}{chip.phrase}" for chip in filter.chips]
    parts = ([f"/ {filter.text.strip()}"] if filter.text.strip() else []) + chips
    return " · ".join([*parts, total])


def count(rows: int, *, folded: bool = False) -> str:
    """The number of rows in words: articles, or stories where the list is `folded`."""
    one, many = ("story", "stories") if folded else ("article", "articles")
    return f"{rows:,} {one if rows == 1 else many}"
