"""A feed before it is added: what it calls itself, what it brings, and how often."""

from __future__ import annotations

from datetime import tzinfo

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsdash.wire import Candidate
from tui.clock import short_moment

NOTHING = "It holds no articles at the moment."
KEYS = "Enter adds it · Esc leaves it"
_TIME = 6


class Preview(ModalScreen[bool]):
    """Shows a feed; True when the reader wants it."""

    DEFAULT_CSS = """
    Preview { align: center middle; background: transparent; }
    Preview > Vertical {
        width: 76; max-width: 96%; height: auto; background: $surface; border: round $secondary; padding: 0 1;
    }
    Preview Static { text-wrap: nowrap; text-overflow: ellipsis; }
    #preview-title { color: $accent; text-style: bold; }
    #preview-about, #preview-address, #preview-keys { color: $text-muted; }
    #preview-entries { margin: 1 0; }
    """
    BINDINGS = [  # noqa: RUF012
        Binding("enter,a", "dismiss(True)", "add it", id="preview.add"),
        Binding("escape,q,h,ctrl+c", "dismiss(False)", "leave it", id="preview.leave"),
    ]

    def __init__(self, candidate: Candidate, now: int, zone: tzinfo) -> None:
        super().__init__()
        self._candidate = candidate
        self._now = now
        self._zone = zone

    def compose(self) -> ComposeResult:
        one = self._candidate
        with Vertical():
            yield Static(Content(one.title or one.url), id="preview-title")
            yield Static(Content(about(one)), id="preview-about")
            yield Static(Content(one.url), id="preview-address")
            yield Static(Content(self._entries()), id="preview-entries")
            yield Static(KEYS, id="preview-keys", markup=False)

    def _entries(self) -> str:
        lines = []
        for time, title in self._candidate.entries:
            when = short_moment(time, self._now, self._zone) if time else ""
            lines.append(f"{when:>{_TIME}}  {title}")
        return "\n".join(lines) or NOTHING


def about(candidate: Candidate) -> str:
    """Format and pace in words: "RSS 2.0 · about 12 articles a day"."""
    return " · ".join(part for part in (candidate.format, pace(candidate.per_day)) if part)


def pace(per_day: float) -> str:
    """How often articles come, in words; '' where that is not known."""
    for times, unit in ((per_day, "day"), (per_day * 7, "week"), (per_day * 30, "month")):
        if times >= 1:
            count = round(times)
            return f"about {count} article{'' if count == 1 else 's'} a {unit}"
    return "less than an article a month" if per_day else ""
