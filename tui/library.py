"""The library: the store as a screen uses it, every call in one thread of its own, in the order asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from newsdash.store import Store

Answer = TypeVar("Answer")


class Library:
    """Asks the store without ever holding the screen's loop."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")

    async def ask(self, question: Callable[[Store], Answer]) -> Answer:
        """What `question` finds in the store. It runs in the library's thread and must not touch a widget.

        Raises what the question raises; a StoreError says in words what the reader can do.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, question, self._store)

    def close(self) -> None:
        """Finish what was asked, then close the store."""
        self._thread.submit(self._store.close)
        self._thread.shutdown(wait=True)
