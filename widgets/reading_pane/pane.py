"""The reading pane as a widget: scrolling, finding, links and clicks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from textual.message import Message
from textual.scroll_view import ScrollView

from widgets.reading_pane.document import Document

Highlighter = Callable[[str], list[tuple[int, int]]]


class Position(NamedTuple):
    """A place in a document that survives another width: a block, and the character of it that tops the view."""

    block: int = 0
    character: int = 0


class ReadingPane(ScrollView, can_focus=True):
    """An article, typeset."""

    @dataclass
    class Progressed(Message):
        """Another part of the article came into view; `percent` is what has been seen, 100 at the end."""

        pane: ReadingPane
        percent: int
        minutes_left: int

    @dataclass
    class SimilarChosen(Message):
        """The reader clicked on a similar story; `index` counts from 0."""

        pane: ReadingPane
        index: int

    @dataclass
    class TagChosen(Message):
        """The reader clicked on a tag."""

        pane: ReadingPane
        tag: str

    @dataclass
    class LinkChosen(Message):
        """The reader clicked on a numbered link; `number` counts from 1."""

        pane: ReadingPane
        number: int
        url: str

    def __init__(self, *, id: str | None = None, classes: str | None = None, empty: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self.highlights: Highlighter | None = None

    @property
    def document(self) -> Document | None:
        """The article that is shown."""
        return None

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses of the numbered links; number 1 is the first."""
        return ()

    @property
    def position(self) -> int:
        """Where the reader is, as one number that survives another width: 0 is the top."""
        return 0

    def show(self, document: Document | None, *, position: int = 0) -> None:
        """Show `document` from `position` on; None shows the `empty` text."""

    def find(self, needle: str) -> int:
        """Mark `needle` wherever it stands, case folded, go to the first match from here on; the number of matches."""
        return 0

    def find_next(self, step: int = 1) -> None:
        """Go `step` matches on."""
