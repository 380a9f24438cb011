"""The lines above and below the panels: what is shown, what is going on, and which keys do what."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget


class TopBar(Widget):
    """One line: the program, the view, the counts, and when the news was last asked for."""

    def show(self, parts: Sequence[str], right: str = "") -> None:
        """Show `parts`, the most important first, and `right` at the far end; the last ones give way."""

    def render(self) -> str:
        return ""


class StatusBar(Widget):
    """One line: the filter, the progress or a message on the left, key hints on the right."""

    def show(self, left: str, *, urgent: bool = False) -> None:
        """Show `left`; `urgent` sets it apart as something gone wrong."""

    def hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show (key, what it does), the most useful first; those that do not fit are left out."""

    def render(self) -> str:
        return ""
