"""Calling the newsroom of a store, if one runs, from a command."""

from __future__ import annotations

from contextlib import suppress

from newsdash.paths import StorePaths
from newsdash.wire import Line, Message, Resubscribe, WireError


async def resubscribe(paths: StorePaths) -> None:
    """Tell the newsroom that feeds.opml has changed; without one, the next reads it anyway."""
    await tell(paths, Resubscribe())


async def tell(paths: StorePaths, *messages: Message) -> None:
    """Tell the newsroom, if there is one."""
    with suppress(WireError):
        line = await Line.connect(paths)
        for message in messages:
            await line.send(message)
        await line.close()
