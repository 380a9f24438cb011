"""Starting a screen: the store's newest headlines are read before Textual is imported, so the first paint has news."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from newsdash.config import Config
from newsdash.paths import StorePaths
from tui.clock import local_zone
from tui.terminal import prepare

if TYPE_CHECKING:
    from tui.session import Session

# Enough headlines for the first paint of any terminal.
FIRST = 200


def run(paths: StorePaths, config: Config, *, config_path: Path | None = None, demo: bool = False) -> int:
    """Show the dashboard over the store at `paths` until the reader leaves; the exit status.

    Raises StoreError, with a sentence, where the store cannot be used.
    """
    prepare()
    from newsdash.store import open_store
    from tui.arranging import Layout
    from tui.library import Library
    from tui.listing import take_stock
    from tui.marks import Marks
    from tui.places import feed_titles
    from tui.session import MEMORY, Memory, Session

    store = open_store(paths)
    zone = ZoneInfo(config.general.timezone) if config.general.timezone else local_zone()
    memory = Memory.from_json(store.states.recall(MEMORY))
    now = int(time.time())
    layout = Layout(memory.arrangement)
    first = take_stock(store, memory.filter, now=now, zone=zone, limit=FIRST, new_since=memory.left, layout=layout)
    library = Library(store)
    session = Session(
        paths=paths,
        config=config,
        config_path=config_path,
        demo=demo,
        zone=zone,
        library=library,
        marks=Marks(library),
        first=first,
        feeds=feed_titles(store),
        memory=memory,
        notice=store.notice,
    )
    painted = _paint_first(session)
    from tui.app import NewsdashApp

    try:
        answer = NewsdashApp(session, painted=painted).run(mouse=config.screen.mouse)
    finally:
        library.close()
    if answer == "demo":
        os.execv(sys.executable, [sys.executable, "-P", "-m", "newsdash", "--demo"])  # noqa: S606 - our own program
    return 0


def _paint_first(session: Session) -> bool:
    """Show the headlines now; whether there was anything to show."""
    from tui.firstpaint import frame
    from tui.places import name_of

    cursor = max(0, session.first.index_of(session.memory.cursor)) - session.first.first
    lines = frame(
        session.first,
        name_of(session.first.filter, session.feeds),
        len(session.feeds),
        cursor,
        os.get_terminal_size(sys.__stderr__.fileno()) if sys.__stderr__ else (80, 24),
        session.zone,
    )
    if lines and sys.__stderr__:
        sys.__stderr__.write(lines)
        sys.__stderr__.flush()
    return bool(lines)
