"""Textual's driver for a terminal that shows pictures: what is written to it passes the plates."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.drivers.linux_driver import LinuxDriver

from tui.illustrating.plates import Plates
from tui.takeover import TakingOver


@runtime_checkable
class HasPlates(Protocol):
    """An application whose screens show pictures."""

    plates: Plates | None


class PictureDriver(LinuxDriver):
    """Puts the rows of pictures in the place of their signs."""

    def write(self, data: str) -> None:
        app = self._app
        plates = app.plates if isinstance(app, HasPlates) else None
        super().write(plates.translated(data) if plates is not None else data)


class TakingOverWithPictures(PictureDriver, TakingOver):
    """The same over a first paint."""
