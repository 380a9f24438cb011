"""Giving an article to a command of the reader's own: its words as they are, no shell, the text on standard input."""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from subprocess import PIPE, STDOUT

from newsdash.text import clean_lines

# Bytes of output that are kept; what comes after is read and dropped.
MAX_OUTPUT = 1 << 18
# A command may leave something behind that holds its output open (xclip does): it is not waited for longer.
LAST_SECONDS = 0.5


class PipeError(Exception):
    """The command could not be run; the message is a sentence with what to do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command said, on both its outputs, and its exit status, negative for the signal that ended it."""

    output: str
    status: int
    cut: bool = False


def words(line: str) -> tuple[str, ...]:
    """The words of a command as it was typed, quoted as in a shell but without any shell. Raises PipeError."""
    try:
        found = tuple(shlex.split(line))
    except ValueError as error:
        raise PipeError(f"{error}. Quotation marks come in pairs.") from error
    if not found:
        raise PipeError("No command. Type one, such as wc -w.")
    return found


async def run(command: Sequence[str], text: str) -> Outcome:
    """What `command` makes of `text`. Raises PipeError if it cannot be started; cancelled, it ends the command."""
    try:
        transport, listener = await asyncio.get_running_loop().subprocess_exec(
            _Listener, *command, stdin=PIPE, stdout=PIPE, stderr=STDOUT, start_new_session=True
        )
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise PipeError(f"{command[0]}: {said}. Check its spelling, and that it is installed.") from error
    try:
        _feed(transport, text.encode("utf-8", "replace"))
        await listener.ended.wait()
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                await listener.silent.wait()
    finally:
        if transport.get_returncode() is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(transport.get_pid(), signal.SIGKILL)
            await listener.ended.wait()
        transport.close()
    output = bytes(listener.output)
    said = clean_lines(output[:MAX_OUTPUT].decode("utf-8", "replace"))
    return Outcome(said, transport.get_returncode() or 0, len(output) > MAX_OUTPUT)


def _feed(transport: asyncio.SubprocessTransport, text: bytes) -> None:
    entrance = transport.get_pipe_transport(0)
    if isinstance(entrance, asyncio.WriteTransport):
        entrance.write(text)
        entrance.write_eof()


class _Listener(asyncio.SubprocessProtocol):
    """Hears what a command says, and when it falls silent and ends."""

    def __init__(self) -> None:
        self.output = bytearray()
        self.silent = asyncio.Event()
        self.ended = asyncio.Event()

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        if len(self.output) <= MAX_OUTPUT:
            self.output += data

    def pipe_connection_lost(self, fd: int, error: Exception | None) -> None:
        if fd == 1:
            self.silent.set()

    def process_exited(self) -> None:
        self.ended.set()
