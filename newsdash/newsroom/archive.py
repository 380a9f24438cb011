"""The archive: the store as the newsroom uses it, every call in one thread of its own, in the order asked."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from newsdash.paths import StorePaths
from newsdash.store import Damaged, Replaced, Store, open_store

T = TypeVar("T")

# Changes written in one transaction. A commit costs as much as a feed of fifty articles; readers wait for neither.
TOGETHER = 16
# As long does a change wait for others that are about to come.
GATHER_SECONDS = 0.1

_Change = tuple[Callable[[Store], Any], "Future[Any]"]


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
        return await self._answer(self._thread.submit(question, self._store))

    async def write(self, change: Callable[[Store], T], *, more: bool = False) -> T:
        """As `ask`, for a `change` to the news: one transaction with those that wait already.

        Where there are `more` to come it waits for them a moment. Where one of them fails, each is done anew on its
        own: `change` must be able to bear that.
        """
        done: Future[T] = Future()
        self._changes.append((change, done))
        if not more or len(self._changes) >= TOGETHER:
            self._write_now()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(GATHER_SECONDS, self._write_now)
        return await self._answer(done)

    def _write_now(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._thread.submit(self._write_waiting)

    async def _answer(self, done: Future[T]) -> T:
        try:
            return await asyncio.wrap_future(done)
        except (Damaged, Replaced):
            self._broken()
            raise

    def _write_waiting(self) -> None:
        """In the archive's thread: what waits now, if the last time has not taken it along."""
        group = [self._changes.popleft() for _ in range(min(TOGETHER, len(self._changes)))]
        group = [(change, done) for change, done in group if done.set_running_or_notify_cancel()]
        if not group:
            return
        try:
            with self._store.together():
                results = [change(self._store) for change, _ in group]
        except Exception:
            for change, done in group:
                _settle(change, done, self._store)
            return
        for (_, done), result in zip(group, results, strict=True):
            done.set_result(result)

    async def close(self) -> None:
        """Finish what was asked, then close the store."""
        self._write_now()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._store.close)
        self._thread.shutdown()


def _settle(change: Callable[[Store], Any], done: Future[Any], store: Store) -> None:
    try:
        done.set_result(change(store))
    except Exception as error:
        done.set_exception(error)
