"""The floor: the least that a Textual program can be, one label."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Label


class Floor(App[None]):
    """One label."""

    def compose(self) -> ComposeResult:
        yield Label("headlines", markup=False)


if __name__ == "__main__":
    Floor().run()
