"""A terminal for tests and benches: a program in a real pty, its screen read back through pyte."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType

import pyte

KEYS = {
    "down": "\x1b[B", "up": "\x1b[A", "right": "\x1b[C", "left": "\x1b[D", "enter": "\r", "escape": "\x1b",
    "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f", "pagedown": "\x1b[6~", "pageup": "\x1b[5~",
    "end": "\x1b[F", "ctrl+c": "\x03", "ctrl+d": "\x04", "ctrl+p": "\x10", "ctrl+u": "\x15",
}  # fmt: skip

CHUNK = 1 << 16
_PICTURE = re.compile(r"\x1b(?:[P_][^\x1b\x07]*(?:\x1b\\|\x07)|\]1337;[^\x1b\x07]*(?:\x1b\\|\x07))")
_BEGUN = re.compile(r"\x1b(?:[P_]|\]1337;?)[^\x1b\x07]*\x1b?\Z")


class Terminal:
    """A program in a terminal of `columns` × `rows`. All that it sends is in `sent`; `lines` is what one would see.

    `cell` is the size of a cell in pixels, where the terminal is to say it. Pictures are not drawn, only sent.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        cell: tuple[int, int] = (0, 0),
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._unshown = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.sent = bytearray()
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, columns * cell[0], rows * cell[1]))
        self.started = monotonic()
        self.process = subprocess.Popen(
            [str(word) for word in command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=_environment(os.environ if environ is None else environ),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_take_the_terminal,
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, without what is blank at their ends."""
        # Not `display`: pyte trips over the second half of a wide character whose first half was written over.
        rows, columns = range(self.screen.lines), range(self.screen.columns)
        return ["".join(self.screen.buffer[row][column].data for column in columns).rstrip() for row in rows]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def press(self, *keys: str) -> None:
        """Type `keys`: names of `KEYS`, or text as it is."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())

    def wait(self, wanted: str | Callable[[str], bool], seconds: float = 20.0) -> float:
        """Read until the screen holds `wanted` (a text, or a condition on the screen's text); seconds since the start.

        Raises AssertionError with the screen if it does not come in time.
        """
        met = (lambda text: wanted in text) if isinstance(wanted, str) else wanted
        deadline = monotonic() + seconds
        while not met(self.text):
            left = deadline - monotonic()
            if left <= 0 or not self.read(min(left, 0.5)):
                if left > 0 and self.process.poll() is None:
                    continue
                raise AssertionError(f"{wanted!r} did not come to the screen:\n{self.text}\n[{self.process.poll()}]")
        return monotonic() - self.started

    def read(self, seconds: float) -> bytes:
        """What the program sends next, b"" if nothing comes within `seconds` or it has left."""
        some = self.catch(seconds)
        self.show(some)
        return some

    def show(self, some: bytes) -> None:
        """Draw what was caught: much slower than catching it."""
        # pyte would print what it does not know: pictures, as device controls and application commands.
        text = _PICTURE.sub("", self._unshown + self._decoder.decode(some))
        begun = _BEGUN.search(text)
        end = begun.start() if begun else len(text)
        self._unshown = text[end:]
        self._stream.feed(text[:end])

    def catch(self, seconds: float) -> bytes:
        """As `read`, but for `show` to draw: for whoever measures when it came."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return b""
        try:
            some = os.read(self._master, CHUNK)
        except OSError:
            return b""
        self.sent += some
        return some

    def settle(self, quiet: float = 0.15, seconds: float = 10.0) -> bytes:
        """Read until nothing has come for `quiet` seconds; what came."""
        came = bytearray()
        deadline = monotonic() + seconds
        while monotonic() < deadline:
            some = self.read(quiet)
            if not some:
                break
            came += some
        return bytes(came)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size, as dragging its window would."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """Drop the line: the program gets SIGHUP, as when an SSH connection breaks."""
        os.close(self._master)
        self._master = -1

    def leave(self, seconds: float = 10.0) -> int:
        """Wait for the program to end by itself; its exit status."""
        deadline = monotonic() + seconds
        while self.process.poll() is None and monotonic() < deadline:
            if self._master >= 0:
                self.read(0.05)
            else:
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(0.05)
        assert self.process.poll() is not None, f"it is still there:\n{self.text}"
        return self.process.returncode

    def close(self) -> None:
        """End the program, if it has not ended."""
        if self._master >= 0:
            self.hang_up()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` without what it says of another terminal's size: these two would win over that of ours."""
    return {"TERM": "xterm-256color", **{k: v for k, v in environ.items() if k not in ("COLUMNS", "LINES")}}


def _take_the_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
