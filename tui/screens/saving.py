"""Saving an article: which form, and in which folder."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from newsdash.articles.export import file_name
from newsdash.models import Page
from tui.saving import NAMES, SavingError, folder_named, save


@dataclass(frozen=True, slots=True)
class Saved:
    """Where an article was saved, and what the reader chose for it."""

    path: str
    folder: str
    format: str


class SaveScreen(ModalScreen[Saved | None]):
    """Saves `page`; None when the reader leaves without."""

    DEFAULT_CSS = """
    SaveScreen { align: center middle; background: transparent; }
    SaveScreen > Vertical {
        width: 76; max-width: 96%; height: auto; background: $surface; border: round $secondary; padding: 0 1;
    }
    SaveScreen .said { color: $text-muted; }
    SaveScreen .wrong { color: $error; }
    SaveScreen Input, SaveScreen Input:focus { border: none; height: 1; padding: 0; background: $panel; }
    """
    BINDINGS = [  # noqa: RUF012
        Binding("escape,ctrl+c", "dismiss(None)", "leave", id="save.leave"),
        Binding("tab,down,ctrl+n", "format(1)", "next form", id="save.next", priority=True),
        Binding("shift+tab,up,ctrl+p", "format(-1)", "form before", id="save.previous", priority=True),
    ]

    def __init__(self, page: Page, folder: str, format: str) -> None:
        super().__init__()
        self._page = page
        self._folder = folder
        self._format = format if format in NAMES else "md"
        self._forms = Static(markup=False)
        self._file = Static(classes="said", markup=False)
        self._wrong = Static(classes="wrong", markup=False)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._forms
            yield Static("Into the folder", classes="said", markup=False)
            field = Input(self._folder, select_on_focus=False)
            field.cursor_blink = False
            yield field
            yield self._file
            yield self._wrong
            yield Static("Enter saves, Tab chooses the form, Esc leaves", classes="said", markup=False)

    def on_mount(self) -> None:
        self._draw()

    def action_format(self, delta: int) -> None:
        forms = list(NAMES)
        self._format = forms[(forms.index(self._format) + delta) % len(forms)]
        self._draw()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._folder = event.value
        self._draw()

    @on(Input.Submitted)
    async def _submitted(self) -> None:
        folder, format = self._folder, self._format
        try:
            path = await asyncio.to_thread(save, self._page, folder_named(folder), format)
        except SavingError as error:
            self._wrong.update(str(error))
            return
        self.dismiss(Saved(str(path), folder, format))

    def _draw(self) -> None:
        forms = [(f" {name} ", "reverse" if format == self._format else "") for format, name in NAMES.items()]
        self._forms.update(Content.assemble("Save as ", *forms))
        self._file.update(file_name(self._page, self._format))
        self._wrong.update("")
