"""Giving an article to a command of the reader's own: its words as they are, no shell, the text on standard input."""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

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
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=STDOUT, start_new_session=True
        )
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise PipeError(f"{command[0]}: {said}. Check its spelling, and that it is installed.") from error
    output = bytearray()
    reading = asyncio.ensure_future(_collect(process, output))
    writing = asyncio.ensure_future(_feed(process, text.encode("utf-8", "replace")))
    try:
        status = await process.wait()
        await asyncio.wait([reading], timeout=LAST_SECONDS)
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
        for task in (reading, writing):
            task.cancel()
        await asyncio.gather(reading, writing, return_exceptions=True)
    cut = len(output) > MAX_OUTPUT
    return Outcome(clean_lines(bytes(output[:MAX_OUTPUT]).decode("utf-8", "replace")), status, cut)


async def _feed(process: Process, text: bytes) -> None:
    if process.stdin is not None:
        with suppress(BrokenPipeError, ConnectionResetError):
            process.stdin.write(text)
            await process.stdin.drain()
        with suppress(BrokenPipeError, ConnectionResetError):
            process.stdin.close()
            await process.stdin.wait_closed()


async def _collect(process: Process, output: bytearray) -> None:
    while process.stdout is not None and (some := await process.stdout.read(1 << 14)):
        if len(output) <= MAX_OUTPUT:
            output += some
