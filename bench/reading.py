"""Reading a long article through a pty: what opening it takes of the screen, and each key that scrolls it.

Times run from the key to the last byte that the screen sends; its loop's own time is told beside them.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bench.fill import fill
from bench.screens import FOREVER, environ, newsdash
from newsdash.models import Block, Page, Span, Subscription
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.subscriptions import subscribe
from tests.terminal import Terminal

WORDS = 20_000
SENTENCE = (
    "The harbour board met again on the evening of the storm and found that nobody had kept the minutes of the "
    "meeting before, which the chair, who had chaired it, said was no great loss to anybody in the room."
)
TICKS = 20
KEYS = 30
PAGES = 15
ROUNDS = 3
# A screen is settled when nothing has come for this long (seconds).
QUIET = 0.2


def long_page(words: int) -> Page:
    """A page of so many words, with a link in each paragraph and something of every kind between them."""
    paragraph = " ".join([SENTENCE] * 3)
    blocks: list[Block] = []
    count = 0
    while count < words:
        number = len(blocks)
        blocks.append(Block("paragraph", paragraph, spans=(Span(4, 17, "link", f"https://example.org/{number}"),)))
        if number % 10 == 9:
            blocks += [
                Block("heading", f"Evening {number}", level=2),
                Block("quote", SENTENCE, level=1),
                Block("item", SENTENCE, level=1, marker="•"),
                Block("table", rows=(("Pier", "Crack"), ("1", "none"), ("2", "18 cm"))),
            ]
        count = sum(len(block.text.split()) for block in blocks)
    return Page(title="The long read", blocks=tuple(blocks), language="en")


def prepare(folder: Path, words: int) -> Path:
    """A store whose second newest article is as long as that; no feed of it is due."""
    store = folder / "store"
    now = int(time.time())
    fill(store, articles=500, feeds=10, now=now)
    with open_store(StorePaths(store)) as opened:
        feeds = opened.feeds.all()
        subscribe(StorePaths(store), [Subscription(feed.url, feed.title, feed.section) for feed in feeds])
        opened.feeds.put([replace(feed, next_check=now + FOREVER) for feed in feeds])
        opened.pages.put(opened.listing.keys().keys[1], long_page(words), now)
    return store


class Took(NamedTuple):
    """Milliseconds to the last byte, milliseconds of the screen's loop, and bytes."""

    wall: float
    loop: float
    size: int


def loop_seconds(pid: int) -> float:
    """Processor time that the main thread of `pid`, which is the screen's loop, has used."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def settled(terminal: Terminal, *keys: str, quiet: float = QUIET) -> Took:
    """What `keys`, pressed at once, take until nothing comes any more for `quiet` seconds."""
    used, began, last, size = loop_seconds(terminal.process.pid), time.perf_counter(), 0.0, 0
    terminal.press(*keys)
    while some := terminal.read(quiet):
        last, size = time.perf_counter() - began, size + len(some)
    return Took(last * 1000, (loop_seconds(terminal.process.pid) - used) * 1000, size)


def reading(store: Path, columns: int, rows: int) -> tuple[Took, list[Took], list[Took]]:
    """Opening the article in a new process with a terminal of this size, then keys that scroll a line, and a page."""
    with open_store(StorePaths(store)) as opened:
        opened.states.set_position(opened.listing.keys().keys[1], 0, now=0)
    program = newsdash(store)
    with Terminal(program.command, columns=columns, rows=rows, environ=environ()) as terminal:
        terminal.wait(program.there, 60)
        terminal.settle(3.0)
        settled(terminal, ".")
        # Both at once: resting on the headline would open its article in a wide terminal.
        opening = settled(terminal, "down", "enter")
        terminal.wait("min left", 20)
        terminal.settle(3.0)
        lines = [settled(terminal, "j") for _ in range(KEYS)]
        pages = [settled(terminal, "space") for _ in range(PAGES)]
        terminal.press("q", "q")
        terminal.settle(0.2, 2)
    return opening, lines, pages


def said(figures: Sequence[Took]) -> str:
    """The median of `figures` in words."""
    wall, loop, size = (statistics.median(column) for column in zip(*figures, strict=True))
    return f"{wall:5.1f} ms to the last byte, {loop:5.1f} ms of the loop, {size:6.0f} bytes"


def main() -> None:
    """Print the figures for a narrow and a wide terminal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=WORDS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = prepare(Path(folder), arguments.words)
        for columns, rows in ((80, 24), (200, 50)):
            openings, lines, pages = zip(*(reading(store, columns, rows) for _ in range(ROUNDS)), strict=True)
            print(f"{columns}×{rows}, {arguments.words:,} words")
            for name, figures in (("opening", openings), ("a line", chain(*lines)), ("a page", chain(*pages))):
                print(f"  {name:<8} {said(list(figures))}", flush=True)


if __name__ == "__main__":
    main()
