"""Find in the article: each key typed marks the matches; n and N go from one to the next."""

from __future__ import annotations

from widgets.filter_bar import FilterBar
from widgets.reading_pane import ReadingPane


class Finding:
    """Turns what is typed in the bar into matches in the article."""

    def __init__(self, bar: FilterBar, pane: ReadingPane) -> None:
        self._bar = bar
        self._pane = pane

    def open(self) -> None:
        """Begin to type."""
        self._bar.set_chips([])
        self._bar.set_error("")
        self._bar.set_count("")
        self._bar.suggester = None
        self._bar.open("", label="find")

    async def typed(self, text: str) -> None:
        """Mark `text` wherever it stands."""
        matches = self._pane.find(text)
        self._bar.set_count(f"{matches} {'match' if matches == 1 else 'matches'}" if text else "")

    def step(self, delta: int) -> str:
        """Go `delta` matches on; where that is, in words."""
        match, count = self._pane.find_next(delta)
        return f"Match {match:,} of {count:,}" if count else "Nothing to find: / looks for words in this article"

    async def clear(self) -> None:
        """Take the marks away."""
        self._pane.find("")
