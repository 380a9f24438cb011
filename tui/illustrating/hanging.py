"""Hanging the gallery: the parts that show pictures, put together for one pane of one application."""

from __future__ import annotations

import os
from collections.abc import Callable

from textual.app import App

from newsdash.pictures.canvas import Kind
from newsdash.pictures.folder import PictureFolder
from tui.illustrating.gallery import Gallery
from tui.illustrating.plates import Plates
from tui.illustrating.printing import KINDS, Press
from tui.live import Live
from tui.session import Session
from tui.showing import Way
from tui.terminal import over_ssh
from widgets.reading_pane import ReadingPane


def hang(
    app: App[str],
    way: Way,
    plates: Plates,
    session: Session,
    pane: ReadingPane,
    live: Live,
    cell: Callable[[], tuple[int, int] | None],
) -> Gallery:
    """The gallery of `pane`, which shows its pictures in this `way` from now on.

    `cell` gives the size of a cell in pixels, None where nobody knows.
    """

    def send(sequence: str) -> None:
        if app._driver is not None:
            app._driver.write(sequence)

    press = Press(way, plates, send, tmux=bool(os.environ.get("TMUX")))
    kind: Kind = "few" if way == "kitty" and over_ssh(os.environ) else KINDS[way]
    gallery = Gallery(kind, press, pane, PictureFolder(session.paths.pictures), live, cell, plates.rest)
    plates.missed = gallery.catch_up
    pane.illustrations = gallery
    return gallery
