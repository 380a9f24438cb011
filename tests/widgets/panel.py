"""An application of one widget, and what is seen of it: as lines of text, and as the bytes that a terminal gets."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from widgets.headline_list import HeadlineList, HeadlineRow

TITLES = (
    "Ministers agree on a joint fund after a long night of talks in the capital",
    "A quiet town votes on its future",
    "Rail strike called off hours before it was to begin",
    "Coast guard finds drifting ferry after two days at sea",
    "Inflation eases for a third month, but rents climb",
)
SOURCES = ("Guardian", "NPR", "DW", "Coastal Courier", "Le Monde")


class Panel(App[None]):
    """Shows one widget, and keeps what it posts."""

    def __init__(self, widget: Widget, theme: str = "textual-dark", ansi: bool | None = None) -> None:
        super().__init__(ansi_color=ansi)
        self.widget = widget
        self.theme = theme
        self.posted: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()


def seen(widget: Widget) -> list[str]:
    """The widget's lines as one reads them, without the blanks at their ends and the mark of the last column."""
    strips = widget.render_lines(Region(0, 0, *widget.outer_size))
    return [strip.text.rstrip(" ▐") for strip in strips]


def widths(widget: Widget) -> set[int]:
    """The widths of the widget's lines in cells."""
    return {strip.cell_length for strip in widget.render_lines(Region(0, 0, *widget.outer_size))}


def sent(widget: Widget) -> str:
    """What a terminal gets to draw the widget."""
    strips = widget.render_lines(Region(0, 0, *widget.outer_size))
    return "".join(strip.render(widget.app.console) for strip in strips)


def rows(titles: Iterable[str]) -> list[HeadlineRow]:
    """A plain unread row for each title."""
    return [HeadlineRow(key, "09:41", "Guardian", title) for key, title in enumerate(titles, 1)]


class ManyRows:
    """A hundred thousand headlines, made when asked for, and how often each was."""

    def __init__(self, count: int = 100_000) -> None:
        self.count = count
        self.asked: list[int] = []

    def __len__(self) -> int:
        return self.count

    def row(self, index: int) -> HeadlineRow | None:
        self.asked.append(index)
        kind = index % len(TITLES)
        return HeadlineRow(
            index + 1, "09:41", SOURCES[kind], TITLES[kind], outlets=(7, 1, 3, 1, 1)[kind], starred=index % 9 == 4
        )


if __name__ == "__main__":
    headlines = HeadlineList()
    headlines.styles.height = "1fr"
    panel = Panel(headlines, *sys.argv[1:])
    panel.call_later(lambda: headlines.show(ManyRows(), [(0, "Today"), (9, "Yesterday")]))
    panel.run()
