"""The announcer: gathers what changed for a moment, then tells every screen at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from newsdash.models import Change, Key, Progress
from newsdash.wire import Message, Notice

GATHER_SECONDS = 0.25
# The same sentence is not said twice within this time.
REPEAT_SECONDS = 600.0


class Announcer:
    """Says to `say` what it is told, Changes merged into one and only the latest Progress, `seconds` after the first.

    Nothing is said when nothing is told.
    """

    def __init__(self, say: Callable[[Message], None], seconds: float = GATHER_SECONDS) -> None:
        self._say = say
        self._seconds = seconds
        self._changes: list[Change] = []
        self._progress: Progress | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._said: dict[str, float] = {}

    def change(self, change: Change) -> None:
        """Something in the store changed."""
        if change != Change():
            self._changes.append(change)
            self._soon()

    def progress(self, progress: Progress) -> None:
        """A round has come further; its end is said at once, after what it brought."""
        self._progress = progress
        if progress.done >= progress.total:
            self.flush()
        else:
            self._soon()

    def notice(self, text: str) -> None:
        """Tell the reader a sentence, unless it was told a short while ago."""
        now = asyncio.get_running_loop().time()
        self._said = {said: at for said, at in self._said.items() if now - at < REPEAT_SECONDS}
        if text not in self._said:
            self._said[text] = now
            self._say(Notice(text))

    def flush(self) -> None:
        """Say now what has been gathered."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        changes, self._changes = self._changes, []
        progress, self._progress = self._progress, None
        if changes:
            self._say(merged(changes))
        if progress is not None:
            self._say(progress)

    def _soon(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._seconds, self.flush)


def merged(changes: list[Change]) -> Change:
    """All `changes`, in the order they happened, as one: each key once, under what it amounts to."""
    added: dict[Key, None] = {}
    changed: dict[Key, None] = {}
    removed: dict[Key, None] = {}
    for change in changes:
        for key in change.added:
            removed.pop(key, None)
            added[key] = None
        changed.update(dict.fromkeys(change.changed))
        for key in change.removed:
            changed.pop(key, None)
            added.pop(key, None)
            removed[key] = None
    return Change(
        added=tuple(added),
        changed=tuple(key for key in changed if key not in added),
        removed=tuple(removed),
        feeds=tuple(dict.fromkeys(id for change in changes for id in change.feeds)),
        states=tuple(dict.fromkeys(key for change in changes for key in change.states)),
    )
