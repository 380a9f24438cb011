"""Textual's driver for a terminal that shows pictures, or may: what is written to it passes the plates."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from contextlib import suppress
from time import monotonic
from typing import Protocol, runtime_checkable

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver

from tui.illustrating.asking import QUESTION, Answers
from tui.illustrating.plates import Plates
from tui.takeover import TakingOver

_LOOK_SECONDS = 0.1
_CHUNK = 4096
# Writes that wait for the terminal; a repaint is three.
_BACKLOG = 6
# Until an answer has come an Esc waits for a look; so one that has not come within this time, in seconds, is given up.
_PATIENCE = 5.0


@runtime_checkable
class ShowsPictures(Protocol):
    """An application whose screens show pictures. It `asks` where only the terminal knows what it can."""

    plates: Plates | None
    asks: bool

    def terminal_said(self, sixels: bool, cell: tuple[int, int] | None) -> None: ...


class PictureDriver(LinuxDriver):
    """Puts the rows of pictures in the place of their signs, and asks the terminal what it can where nobody knows."""

    _asked = False

    def write(self, data: str) -> None:
        app = self._app
        plates = app.plates if isinstance(app, ShowsPictures) else None
        super().write(plates.translated(data, behind=is_behind(self._writer_thread)) if plates is not None else data)

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._asks and not self._asked:
            self._asked = True
            self.write(QUESTION)

    def run_input_thread(self) -> None:
        """Read keys; as Textual does, but for the answers, which its parser would type out."""
        app = self._app
        if not self._asks or not isinstance(app, ShowsPictures):
            super().run_input_thread()
            return
        parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")().decode
        answers, deadline = Answers(self._tell), monotonic() + _PATIENCE
        try:
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if monotonic() > deadline:
                        answers.give_up()
                    if selector.select(_LOOK_SECONDS):
                        typed = answers.without(decode(os.read(self.fileno, _CHUNK)))
                    else:
                        typed = answers.release()
                    if typed:
                        for event in parser.feed(typed):
                            self.process_message(event)
                    for event in parser.tick():
                        self.process_message(event)
        finally:
            with suppress(EOFError, ParseError):
                for _ in parser.feed(""):
                    pass

    def _tell(self, sixels: bool, cell: tuple[int, int] | None) -> None:
        app = self._app
        if isinstance(app, ShowsPictures):
            # From the thread that reads keys to the loop.
            app.call_later(app.terminal_said, sixels, cell)

    @property
    def _asks(self) -> bool:
        return isinstance(self._app, ShowsPictures) and self._app.asks


def is_behind(writer: WriterThread | None) -> bool:
    """Whether the terminal takes in less than it is sent: then keys must not wait for pictures."""
    return writer is not None and writer._queue.qsize() > _BACKLOG


class TakingOverWithPictures(PictureDriver, TakingOver):
    """The same over a first paint."""
