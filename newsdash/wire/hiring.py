"""Hiring: a line to the newsroom of a store, which is started if none runs."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import monotonic

from newsdash.paths import StorePaths
from newsdash.text import clean
from newsdash.wire.line import Line
from newsdash.wire.messages import NewsroomAway, WireError

HIRING_SECONDS = 15.0
# Between two looks for the socket of a newsroom that is starting.
_LOOK_SECONDS = 0.02
# A log longer than this is begun anew by the next newsroom.
_MAX_LOG = 1 << 20


async def hire(paths: StorePaths, config_path: Path | None = None, *, demo: bool = False) -> Line:
    """A line to the newsroom of this store; where none answers, one is started, detached from this terminal.

    Raises WireError with a sentence if it cannot start, does not answer in time, or is of another version.
    """
    deadline = monotonic() + HIRING_SECONDS
    newsroom: subprocess.Popen[bytes] | None = None
    while True:
        try:
            return await Line.connect(paths)
        except NewsroomAway:
            if monotonic() > deadline:
                raise WireError(f"The newsroom does not start; {paths.log} may say why.") from None
        # One that found the lock held ends quietly with 0: another is starting or just leaving.
        if newsroom is None or newsroom.poll() == 0:
            newsroom = await asyncio.to_thread(_start, paths, config_path, demo)
        elif newsroom.poll() is not None:
            raise WireError(await asyncio.to_thread(_last_words, paths.log))
        await asyncio.sleep(_LOOK_SECONDS)


def _start(paths: StorePaths, config_path: Path | None, demo: bool) -> subprocess.Popen[bytes]:
    # -P: a folder the reader happens to stand in must not supply modules.
    command = [sys.executable, "-P", "-m", "newsdash", "newsroom", "--linger", "--store", str(paths.folder.absolute())]
    if config_path is not None:
        command += ["--config", str(config_path)]
    if demo:
        command.append("--demo")
    try:
        paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = paths.log.exists() and paths.log.stat().st_size > _MAX_LOG
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if fresh else 0)
        log = os.open(paths.log, flags, 0o600)
    except OSError as error:
        raise WireError(f"{error.filename}: {error.strerror}. Free or unlock it, or name another --store.") from error
    try:
        newsroom = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    finally:
        os.close(log)
    # It may outlive this screen, or end before it: then somebody must take note, or it stays a zombie.
    Thread(target=newsroom.wait, name="newsroom-reaper", daemon=True).start()
    return newsroom


def _last_words(log: Path) -> str:
    try:
        lines = log.read_text("utf-8", "replace").strip().splitlines()
    except OSError:
        lines = []
    return clean(lines[-1], 500) if lines else f"The newsroom ended at once; {log} may say why."
