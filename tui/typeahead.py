"""Typing ahead: each key waits until the one before has done what it does, so that none goes where the focus was.

Textual hands a key to the focus of the moment; over a slow line several come at once, and "/vote" would open the
filter and lose its letters to the list.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

from tui.mishaps import Steadfast

# A key is waited for no longer than this, in seconds.
PATIENCE = 0.5
# What a key does may take two messages up the tree: "Submitted" of the field, then that of the bar it stands in.
LAPS = 2


class Typeahead(App[str]):
    """An application that takes one key at a time."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._typed: asyncio.Queue[events.Key] = asyncio.Queue()

    def on_mount(self) -> None:
        self.run_worker(self._type(), group="keys")

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._typed.put_nowait(event)
        else:
            await super().on_event(event)

    async def _type(self) -> None:
        screen, target = self.screen, self.focused or self.screen
        while True:
            key = await self._typed.get()
            for _ in range(LAPS):
                for node in target.ancestors_with_self:
                    await _caught_up(node)
            if self.screen is not screen:
                await _caught_up(self.screen)
            screen, target = self.screen, self.focused or self.screen
            await super().on_event(key)


async def _caught_up(node: MessagePump) -> None:
    """Wait until `node` has dealt with all that it was sent so far."""
    if _is_idle(node):
        # Who types slowly waits for nothing, and a message to each node takes longer than what the key does.
        return
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await done.wait()


def _is_idle(node: MessagePump) -> bool:
    """Whether `node` has surely nothing to do. A widget deals with a message in one go, a screen may wait within."""
    if node.message_queue_size:
        return False
    return not node.dealing if isinstance(node, Steadfast) else not isinstance(node, Screen)
