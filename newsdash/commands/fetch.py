"""`newsdash fetch`: one round over all feeds, by the newsroom that runs or as one for the time it takes."""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from argparse import Namespace
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from newsdash.commands.counting import counted
from newsdash.commands.progress import ProgressLine
from newsdash.config import Config
from newsdash.models import Progress
from newsdash.newsroom.jobs import READS_FEEDS
from newsdash.newsroom.lock import StoreLock
from newsdash.paths import StorePaths
from newsdash.wire import Line, Message, NewsroomAway, Notice, Refresh, WireError
from newsdash.workers import NoWorker, Workers

if TYPE_CHECKING:
    from newsdash.newsroom.announcer import Announcer
    from newsdash.newsroom.archive import Archive

ALL_WELL, SOME_FAILED, NOTHING_DONE = 0, 1, 2
_LOOK_SECONDS = 0.1
_LOCK_SECONDS = 15.0


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Exit status 0 all well, 1 some feeds failed, 2 nothing could be done."""
    return asyncio.run(_fetch(paths, config, options.quick))


async def _fetch(paths: StorePaths, config: Config, quick: bool) -> int:
    deadline = time.monotonic() + _LOCK_SECONDS
    lock = StoreLock(paths)
    while not _take(lock):
        try:
            line = await Line.connect(paths)
        except NewsroomAway:
            # It is just starting or just leaving.
            if time.monotonic() > deadline:
                raise WireError(f"The newsroom of {paths.folder} does not answer; {paths.log} may say why.") from None
            await asyncio.sleep(_LOOK_SECONDS)
            continue
        try:
            return await _by_newsroom(line)
        finally:
            await line.close()
    try:
        return await _ourselves(paths, config, quick)
    finally:
        lock.release()


def _take(lock: StoreLock) -> bool:
    try:
        return lock.take()
    except OSError as error:
        raise WireError(f"{error.filename}: {error.strerror}. Make it yours, or name another --store.") from error


async def _by_newsroom(line: Line) -> int:
    shown = ProgressLine()
    await line.send(Refresh())
    async for message in line:
        if isinstance(message, Notice):
            print(f"newsdash: {message.text}", file=sys.stderr)
        elif isinstance(message, Progress):
            shown.show(message)
            if message.done >= message.total:
                return _summary(message, shown)
    raise NewsroomAway("The newsroom left before the round was over. Try again.")


async def _ourselves(paths: StorePaths, config: Config, quick: bool) -> int:
    shown = ProgressLine()
    over: asyncio.Future[Progress] = asyncio.get_running_loop().create_future()

    def hear(message: Message) -> None:
        if isinstance(message, Notice):
            print(f"newsdash: {message.text}", file=sys.stderr)
        elif isinstance(message, Progress):
            shown.show(message)
            if message.done >= message.total and not over.done():
                over.set_result(message)

    async with AsyncExitStack() as stack:
        workers = Workers()
        stack.push_async_callback(workers.close)
        if not paths.news.exists():
            # All feeds are to be read. The workers make ready for it while the newsroom is imported.
            workers.expect(READS_FEEDS)
        from newsdash.newsroom.announcer import Announcer
        from newsdash.newsroom.archive import Archive
        from newsdash.newsroom.gathering import USER_AGENT, Gathering
        from newsdash.sources.http import Fetcher

        # What modules hold is never garbage: it is not looked through each time that many articles have come.
        gc.freeze()
        archive = await Archive.open(paths)
        stack.push_async_callback(archive.close)
        announcer = Announcer(hear)
        fetcher = await stack.enter_async_context(Fetcher(USER_AGENT))
        gathering = Gathering(paths, config, archive, workers, fetcher, announcer, _now)
        stack.push_async_callback(gathering.rounds.close)
        await gathering.follow()
        gathering.rounds.refresh()
        status = _summary(await over, shown)
        if not quick:
            await _analyse(archive, workers, announcer, shown)
    return status


async def _analyse(archive: Archive, workers: Workers, announcer: Announcer, shown: ProgressLine) -> None:
    from newsdash.newsroom.analyst import Analyst

    said = ""
    try:
        await Analyst(archive, workers, announcer, _now).finish(shown.phrases)
    except NoWorker as error:
        said = f"newsdash: The key phrases are left to the next start: {error}."
    shown.clear()
    if said:
        print(said, file=sys.stderr)


def _now() -> int:
    return int(time.time())


def _summary(progress: Progress, shown: ProgressLine) -> int:
    shown.clear()
    if not progress.total:
        print("There are no feeds yet. Subscribe to one with newsdash add URL.", file=sys.stderr)
        return NOTHING_DONE
    well = progress.total - progress.failed
    failed = f", {progress.failed} failed (see newsdash feeds)" if progress.failed else ""
    print(f"{counted(progress.added, 'new article')} from {counted(well, 'feed')}{failed}", flush=True)
    if not well:
        return NOTHING_DONE
    return SOME_FAILED if progress.failed else ALL_WELL
