"""The keyword cloud as a widget: a cursor that moves in space, choosing and excluding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from widgets.keyword_cloud.packing import CloudWord


class KeywordCloud(Widget, can_focus=True):
    """Key phrases, the louder the weightier."""

    @dataclass
    class Chosen(Message):
        """The reader chose the phrase, or chose it again."""

        cloud: KeywordCloud
        id: str

    @dataclass
    class Excluded(Message):
        """The reader wants no story with the phrase."""

        cloud: KeywordCloud
        id: str

    @dataclass
    class SteppedBack(Message):
        """The reader takes the last choice back."""

        cloud: KeywordCloud

    def __init__(
        self, *, id: str | None = None, classes: str | None = None, empty: str = "", compact: bool = False
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self.compact = compact

    @property
    def selected(self) -> CloudWord | None:
        """The phrase under the cursor."""
        return None

    def show(self, words: Sequence[CloudWord]) -> None:
        """Show `words` in their order; the cursor stays on its phrase if that is still among them."""

    def render(self) -> str:
        return ""
