"""The newsroom as a process: the only one of its store, on the air while screens are there, gone without a trace."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import time
from collections import deque
from contextlib import AsyncExitStack, suppress
from functools import partial

from newsdash.config import Config
from newsdash.models import Subscription
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.lock import StoreLock
from newsdash.newsroom.newsroom import Newsroom, for_demo
from newsdash.paths import StorePaths
from newsdash.store import StoreError
from newsdash.temporary import is_temporary, remove
from newsdash.wire import Desk, Message, Notice, Seat

# How long a newsroom that nobody called is there, and how long it stays when the last screen has left.
FIRST_SECONDS = 8.0
LINGER_SECONDS = 2.0
# How long to wait for a newsroom that is leaving.
LOCK_SECONDS = 5.0
_LOOK_SECONDS, _TURN_SECONDS = 0.05, 1.0
# Notices kept for the first screen that comes.
MAX_UNHEARD = 10
_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def run(paths: StorePaths, config: Config, *, linger: bool = False, demo: bool = False) -> int:
    """Be the newsroom of this store; the exit status: 0 when done or not needed, 2 when it cannot be.

    With `linger` it ends a little after the last screen, and at once where another newsroom is there; otherwise it
    waits for its turn, and ends when it is told to (SIGTERM).
    """
    logging.basicConfig(
        level=logging.WARNING,
        stream=sys.stderr,
        format="%(asctime)s %(name)s: %(message)s",
        datefmt="%Y-%m-%d %H:%M:%S",
    )
    # Numerical libraries in the workers would each start a thread a core.
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    return asyncio.run(_Process(paths, config, linger, demo).run())


class _Process:
    def __init__(self, paths: StorePaths, config: Config, linger: bool, demo: bool) -> None:
        self._paths = paths
        self._config = config
        self._linger = linger
        self._demo = demo
        self._over = asyncio.Event()
        self._leaving: asyncio.TimerHandle | None = None
        self._desk = Desk(paths, self._hear, self._moved)
        self._newsroom: Newsroom | None = None
        self._unheard: deque[Notice] = deque(maxlen=MAX_UNHEARD)

    async def run(self) -> int:
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._over.set)
        lock = StoreLock(self._paths)
        try:
            if not await self._taken(lock):
                return 0
            await self._work()
        except StoreError as error:
            print(error, file=sys.stderr)
            return 2
        except OSError as error:
            print(f"{error.filename or self._paths.folder}: {error.strerror}.", file=sys.stderr)
            return 2
        finally:
            lock.release()
        if is_temporary(self._paths):
            await asyncio.to_thread(remove, self._paths)
        return 0

    async def _taken(self, lock: StoreLock) -> bool:
        """Whether the lock could be had, if need be after another newsroom has left.

        One that screens called is not needed where another listens; one that is to stay waits until it is told to end.
        """
        deadline, told = time.monotonic() + LOCK_SECONDS, False
        while not lock.take():
            if self._linger and (time.monotonic() > deadline or await _listens(self._paths)):
                return False
            if not self._linger and not told:
                told = True
                print(f"{self._paths.folder} is in use; this newsroom waits for its turn.", file=sys.stderr, flush=True)
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS if self._linger else _TURN_SECONDS):
                    await self._over.wait()
                    return False
        return True

    async def _work(self) -> None:
        async with AsyncExitStack() as stack:
            archive = await Archive.open(self._paths, self._over.set)
            stack.push_async_callback(archive.close)
            config = for_demo(self._config) if self._demo else self._config
            self._newsroom = Newsroom(
                self._paths, config, archive, self._say, lambda: int(time.time()),
                extra=self._open_demo(stack) if self._demo else (),
            )  # fmt: skip
            stack.push_async_callback(self._newsroom.close)
            await self._desk.open()
            # Left first, so that the next screen finds nobody rather than one who is about to go.
            stack.push_async_callback(self._desk.close)
            self._moved(FIRST_SECONDS)
            self._newsroom.start()
            await self._over.wait()

    def _open_demo(self, stack: AsyncExitStack) -> tuple[Subscription, ...]:
        from newsdash.demo.server import DemoWorld

        world = DemoWorld()
        world.start(time.time())
        stack.callback(world.stop)
        return world.subscriptions()

    def _hear(self, seat: Seat, message: Message) -> None:
        if self._newsroom is not None:
            self._newsroom.hear(seat.send, partial(self._desk.broadcast, but=seat), message)

    def _say(self, message: Message) -> None:
        """Say `message` to every screen; what the reader should know waits where there is none."""
        if not isinstance(message, Notice) or self._desk.seats:
            self._desk.broadcast(message)
        elif message not in self._unheard:
            self._unheard.append(message)

    def _moved(self, seconds: float = LINGER_SECONDS) -> None:
        if self._leaving is not None:
            self._leaving.cancel()
            self._leaving = None
        while self._desk.seats and self._unheard:
            self._desk.broadcast(self._unheard.popleft())
        if self._linger and not self._desk.seats:
            self._leaving = asyncio.get_running_loop().call_later(seconds, self._over.set)


async def _listens(paths: StorePaths) -> bool:
    try:
        _, writer = await asyncio.open_unix_connection(paths.socket)
    except OSError:
        return False
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
    return True
