"""The archive: the store as the newsroom uses it, every call in one thread of its own, in the order asked."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from newsdash.paths import StorePaths
from newsdash.store import Damaged, Replaced, Store, open_store

T = TypeVar("T")

# Changes written in one transaction. A commit costs as much as a feed of fifty articles; readers wait for neither.
TOGETHER = 16
# As long does a change wait for others that are about to come.
GATHER_SECONDS = 0.1

_Change = tuple[Callable[[Store], Any], "asyncio.Future[Any]"]
# What a change gave or raised.
_Outcome = tuple[Any, Exception | None]


class Archive:
    """Asks the store without holding the loop. Open it with `Archive.open`."""

    def __init__(self, store: Store, thread: ThreadPoolExecutor, broken: Callable[[], None]) -> None:
        self._store = store
        self._thread = thread
        self._changes: deque[_Change] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._broken = broken

    @classmethod
    async def open(cls, paths: StorePaths, broken: Callable[[], None] = lambda: None) -> Archive:
        """The store at `paths`; raises StoreError, with a sentence, where it cannot be used.

        `broken` is called when it is found damaged or replaced, and has to be opened anew.
        """
        thread = ThreadPoolExecutor(1, thread_name_prefix="archive")
        try:
            store = await asyncio.get_running_loop().run_in_executor(thread, open_store, paths)
        except BaseException:
            thread.shutdown(wait=False)
            raise
        return cls(store, thread, broken)

    @property
    def notice(self) -> str:
        """A sentence for the reader where a damaged file was set aside, else ''."""
        return self._store.notice

    async def ask(self, question: Callable[[Store], T]) -> T:
        """What `question` finds or does in the store; raises what it raises."""
        return await self._answer(asyncio.wrap_future(self._thread.submit(question, self._store)))

    async def write(self, change: Callable[[Store], T], *, more: bool = False) -> T:
        """As `ask`, for a `change` to the news: one transaction with those that wait already.

        Where there are `more` to come it waits for them a moment. Where one of them fails, each is done anew on its
        own: `change` must be able to bear that.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._changes.append((change, done))
        if not more or len(self._changes) >= TOGETHER:
            self._write_now()
        elif self._timer is None:
            self._timer = loop.call_later(GATHER_SECONDS, self._write_now)
        return await self._answer(done)

    def _write_now(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._thread.submit(self._write_waiting)

    async def _answer(self, done: Awaitable[T]) -> T:
        try:
            return await done
        except (Damaged, Replaced):
            self._broken()
            raise

    def _write_waiting(self) -> None:
        """In the archive's thread: what waits now, if the last time has not taken it along."""
        group = [self._changes.popleft() for _ in range(min(TOGETHER, len(self._changes)))]
        group = [(change, done) for change, done in group if not done.cancelled()]
        if not group:
            return
        outcomes: list[_Outcome]
        try:
            with self._store.together():
                outcomes = [(change(self._store), None) for change, _ in group]
        except Exception:
            outcomes = [_alone(change, self._store) for change, _ in group]
        # All at once: each call wakes the loop.
        loop = group[0][1].get_loop()
        loop.call_soon_threadsafe(_tell, [done for _, done in group], outcomes)

    async def close(self) -> None:
        """Finish what was asked, then close the store."""
        self._write_now()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._store.close)
        self._thread.shutdown()


def _alone(change: Callable[[Store], Any], store: Store) -> _Outcome:
    try:
        return change(store), None
    except Exception as error:
        return None, error


def _tell(waiting: Sequence[asyncio.Future[Any]], outcomes: Sequence[_Outcome]) -> None:
    """In the loop: what became of each change to whom it concerns, if they wait for it still."""
    for done, (result, error) in zip(waiting, outcomes, strict=True):
        if done.done():
            continue
        if error is None:
            done.set_result(result)
        else:
            done.set_exception(error)
