"""Several processes on one store: nobody waits in vain, and what was acknowledged survives a kill."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from newsdash.models import Article
from newsdash.paths import StorePaths
from newsdash.query import parse
from newsdash.store import Interrupted, Marks, Store, open_store

Build = Callable[..., Article]

MARKER = """
import sys
from pathlib import Path
from newsdash.paths import StorePaths
from newsdash.store import open_store
store = open_store(StorePaths(Path(sys.argv[1])))
for key in range(int(sys.argv[2]), 10**9):
    store.states.mark([key], read=True, starred=key % 2 == 0, now=key)
    print(key, flush=True)
"""

REPORTER = """
import sys
from pathlib import Path
from newsdash.models import Article
from newsdash.paths import StorePaths
from newsdash.store import open_store
store = open_store(StorePaths(Path(sys.argv[1])))
first = int(sys.argv[2])
for key in range(first, first + 60):
    article = Article(key, 1, str(key), "", f"ferry {key}", key, language="en")
    store.articles.add([article], {key: "<p>ferry</p>"})
    store.states.mark([key], read=True, now=1)
print("done", flush=True)
"""


def _start(program: str, paths: StorePaths, first: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, str(paths.folder), str(first)], stdout=subprocess.PIPE, text=True
    )


def test_no_acknowledged_mark_is_lost_when_the_screen_is_killed(paths: StorePaths) -> None:
    next_key = 1
    for _ in range(3):
        with _start(MARKER, paths, next_key) as screen:
            assert screen.stdout is not None
            acknowledged = [int(screen.stdout.readline()) for _ in range(40)]
            screen.send_signal(signal.SIGKILL)
            acknowledged += map(int, screen.stdout.read().split())
        with open_store(paths) as store:
            assert store.notice == ""
            assert store.states.marks(acknowledged) == [
                Marks(key, read=True, starred=key % 2 == 0) for key in acknowledged
            ]
        next_key = acknowledged[-1] + 1


def test_two_processes_write_at_once_and_a_third_sees_all_of_it(paths: StorePaths) -> None:
    writers = [_start(REPORTER, paths, first) for first in (1_000, 2_000)]
    for writer in writers:
        out, _ = writer.communicate()
        assert (out, writer.returncode) == ("done\n", 0)
    with open_store(paths) as store:
        assert len(store.listing.keys(parse("ferry"))) == 120
        assert store.listing.counts() == (120, 0)


def test_a_new_store_may_be_opened_by_many_at_once(paths: StorePaths) -> None:
    writers = [_start(REPORTER, paths, first) for first in range(1_000, 5_000, 1_000)]
    assert [writer.communicate()[0] for writer in writers] == ["done\n"] * 4


def test_a_mark_does_not_wait_for_news_that_is_being_written(paths: StorePaths, store: Store) -> None:
    with open_store(paths) as newsroom, newsroom._news.write():
        store.states.mark([1], read=True, now=1)
        store.states.set_position(1, 7, now=1)
        assert store.states.marks([1]) == [Marks(1, read=True)]


def test_what_one_session_writes_another_reads_at_once(paths: StorePaths, store: Store, article: Build) -> None:
    with open_store(paths) as other:
        given = article("Ferry")
        store.articles.add([given], {})
        store.states.mark([given.key], starred=True, now=1)
        assert [line.starred for line in other.listing.headlines([given.key])] == [True]
        assert list(other.listing.keys(parse("is:starred")).keys) == [given.key]


def test_a_search_that_nobody_waits_for_can_be_broken_off(store: Store, article: Build) -> None:
    store.articles.add([article(f"ferry {n}", str(n)) for n in range(50)], {})
    began = threading.Event()

    def slow(*values: object) -> bool:
        began.set()
        return not interrupted.wait(0.02)

    interrupted = threading.Event()
    store.listing.keys(parse("ferry"))
    store._news.connection.create_scalar_function("found", slow, 4)

    def interrupt() -> None:
        began.wait()
        store.interrupt()

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(Interrupted):
        store.listing.keys(parse("/x/"))
    interrupted.set()
    thread.join()
    assert len(store.listing.keys(parse("ferry"))) == 50
