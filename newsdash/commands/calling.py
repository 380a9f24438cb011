"""Calling the newsroom of a store, if one runs, from a command."""

from __future__ import annotations

from contextlib import suppress

from newsdash.paths import StorePaths
from newsdash.wire import Line, Resubscribe, WireError


async def resubscribe(paths: StorePaths) -> None:
    """Tell the newsroom that feeds.opml has changed; without one, the next reads it anyway."""
    with suppress(WireError):
        line = await Line.connect(paths)
        await line.send(Resubscribe())
        await line.close()
