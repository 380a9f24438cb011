"""What a running screen has imported: nothing that fetches, parses or analyses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HEAVY = ("httpx", "yake", "trafilatura", "feedparser", "numpy", "lxml", "networkx", "py3langid", "PIL")

# Before the first paint not even Textual.
START = """
import sys
import tui.start
print("textual" in sys.modules or "rich" in sys.modules)
"""

RUN = """
import asyncio, json, sys
from datetime import UTC
from pathlib import Path

import tui.start
from tui.terminal import prepare

prepare()
from newsdash.config import Config
from newsdash.paths import StorePaths
from newsdash.store import open_store
from tests.tui.stored_news import FEEDS, NOON, fill
from tui.library import Library
from tui.listing import take_stock
from tui.marks import Marks
from tui.places import feed_titles
from tui.session import Memory, Session
from tui import firstpaint
from tui.app import NewsdashApp
from newsdash.wire import Desk


async def main():
    paths = StorePaths(Path(sys.argv[1]))
    store = open_store(paths)
    store.feeds.sync(FEEDS)
    fill(store)
    desk = Desk(paths, lambda seat, message: None)
    await desk.open()
    library, memory = Library(store), Memory()
    first = take_stock(store, memory.filter, now=NOON, zone=UTC, limit=200)
    session = Session(
        paths=paths, config=Config(), config_path=None, demo=False, zone=UTC, library=library, marks=Marks(library),
        first=first, feeds=feed_titles(store), memory=memory, now=lambda: NOON,
    )
    app = NewsdashApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("j", "enter", "space", "s", "h", "c", "enter", "backspace", "slash", "f", "escape", "tab")
        await pilot.press("question_mark", "escape", "g", "s", "escape")
        await pilot.pause()
        assert app.is_running
    library.close()
    await desk.close()


asyncio.run(main())
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def imported(code: str, *arguments: str) -> str:
    """What a Python that runs `code` prints last."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_a_running_screen_has_imported_nothing_heavy(tmp_path: Path) -> None:
    modules = set(json.loads(imported(RUN, str(tmp_path / "store"))))
    assert {"tui", "widgets", "textual"} <= modules
    assert not modules & set(HEAVY)


def test_the_first_paint_needs_no_textual() -> None:
    assert imported(START) == "False"
