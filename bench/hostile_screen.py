"""A screen while its newsroom fetches hostile feeds: how long each cursor key waits for its whole frame."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.screens import FEW, environ, newsdash, prepare
from newsdash.commands.calling import resubscribe
from newsdash.models import Subscription
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.subscriptions import subscribe
from tests.terminal import Terminal

# Seconds: a frame has ended when nothing has come for so long, a key is pressed so often, and all must be over by then.
QUIET, BEAT, LONGEST = 0.025, 0.1, 90.0
CALM_KEYS = 60
_ASKED_EVERY = 20

Frames = Sequence[float]


def frames(folder: Path, urls: Sequence[str]) -> tuple[Frames, Frames, int]:
    """Milliseconds from each cursor key to the end of its frame: at rest, and while `urls` are fetched.

    With them the number of `urls` that were asked by then. The store, of 1,000 headlines, is made in `folder`.
    """
    store = prepare(folder, FEW)
    paths = StorePaths(store)
    program = newsdash(store)
    with Terminal(program.command, columns=120, rows=40, environ=environ()) as terminal:
        terminal.wait(program.there, 120)
        terminal.settle(1.0)
        at_rest = _moved(terminal, lambda keys: keys >= CALM_KEYS)
        subscribe(paths, [Subscription(url, allow_private=True) for url in urls])
        asyncio.run(resubscribe(paths))
        began = time.monotonic()
        meanwhile = _moved(terminal, lambda keys: _is_over(paths, urls, keys) or time.monotonic() - began > LONGEST)
        asked = _asked(paths, urls)
        terminal.press("q", "q")
        terminal.settle(0.1, 2)
    return at_rest, meanwhile, asked


def _moved(terminal: Terminal, over: Callable[[int], bool]) -> list[float]:
    """Move down and up, ten rows each, until `over` of the number of keys."""
    took: list[float] = []
    while not over(len(took)):
        while terminal.catch(QUIET):
            pass
        began = time.perf_counter()
        terminal.press("down" if len(took) // 10 % 2 == 0 else "up")
        ended = began
        while terminal.catch(QUIET if ended > began else LONGEST):
            ended = time.perf_counter()
        took.append((ended - began) * 1000)
        time.sleep(max(0.0, BEAT - (time.perf_counter() - began)))
    return took


def _is_over(paths: StorePaths, urls: Sequence[str], keys: int) -> bool:
    return keys % _ASKED_EVERY == _ASKED_EVERY - 1 and _asked(paths, urls) == len(urls)


def _asked(paths: StorePaths, urls: Sequence[str]) -> int:
    with open_store(paths, writable=False) as store:
        return sum(feed.url in urls and feed.last_asked > 0 for feed in store.feeds.all())
