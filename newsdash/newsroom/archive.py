"""The archive: the store as the newsroom uses it, every call in one thread of its own, in the order asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from newsdash.paths import StorePaths
from newsdash.store import Damaged, Replaced, Store, open_store

T = TypeVar("T")


class Archive:
    """Asks the store without holding the loop. Open it with `Archive.open`."""

    def __init__(self, store: Store, thread: ThreadPoolExecutor, broken: Callable[[], None]) -> None:
        self._store = store
        self._thread = thread
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
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, question, self._store)
        except (Damaged, Replaced):
            self._broken()
            raise

    async def close(self) -> None:
        """Finish what was asked, then close the store."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._store.close)
        self._thread.shutdown()
