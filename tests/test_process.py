"""Screens and newsrooms as processes: what survives a signal, what a terminal is left like, what is said when a store
or a configuration cannot be used."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsdash.keys import article_key, feed_key
from newsdash.models import Article, Subscription
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.subscriptions import subscribe
from tests.processes import PROC, end_all, newsroom_of, of_store, wait_until
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(not PROC.exists(), reason="no /proc here to look for processes in")

NEWSDASH = (sys.executable, "-P", "-m", "newsdash")
TITLES = tuple(f"Headline number {number} of the day" for number in range(40))
NEWEST = 1_790_000_000
FEED = Subscription("http://127.0.0.1:9/feed.xml", "The Gazette", "World", allow_private=True)

# What must have been sent last, so that a shell finds its terminal as it was.
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    """A store with one feed, which nobody serves, and forty headlines; nothing of it runs when the test has ended."""
    folder = tmp_path / "store"
    paths = StorePaths(folder)
    subscribe(paths, [FEED])
    key = feed_key(FEED.url)
    with open_store(paths) as opened:
        opened.feeds.sync([FEED])
        opened.articles.add(
            [
                Article(
                    article_key(key, str(n)),
                    key,
                    str(n),
                    f"https://news.example.org/{n}",
                    title,
                    NEWEST - n * 60,
                    source="The Gazette",
                    summary=f"Summary {n}.",
                    language="en",
                )
                for n, title in enumerate(TITLES)
            ],
            {},
        )
    yield folder
    end_all(folder)


def screen(store: Path, *more: str, columns: int = 80, rows: int = 24, **environ: str) -> Terminal:
    """A screen over the store, in a terminal."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("SSH_", "DISPLAY"))}
    return Terminal(
        [*NEWSDASH, "--store", store, *more],
        columns=columns,
        rows=rows,
        environ={**inherited, "TERM": "xterm-256color", **environ},
        cwd=Path(__file__).parents[1],
    )


def ready(terminal: Terminal) -> Terminal:
    """Wait until the screen is complete, and takes keys."""
    terminal.wait(lambda text: TITLES[0] in text and "help" in text)
    return terminal


def wait_reading(terminal: Terminal, condition: Callable[[], object]) -> None:
    """Wait for `condition` while reading what the program sends, which would else wait for us."""

    def met() -> object:
        terminal.read(0.01)
        return condition()

    wait_until(met)


def work(terminal: Terminal, folder: Path) -> None:
    """Star the third row, keep the fourth, read the fifth, filter, and stay on the second of what is left."""
    terminal.press("j", "j", "s", "j", "e", "j", "m")
    with open_store(StorePaths(folder), writable=False) as store:
        keys = store.listing.keys().keys
        wait_reading(terminal, lambda: store.states.marks([keys[4]])[0].read)
    terminal.press("/", "headline 3", "enter")
    terminal.wait("/ headline 3")
    terminal.press("j")
    terminal.settle()


def check(folder: Path) -> None:
    """All of `work` is there at the next start."""
    with open_store(StorePaths(folder), writable=False) as store:
        keys = store.listing.keys().keys
        three = [(m.read, m.starred, m.later) for m in store.states.marks(keys[2:5])]
        assert three == [(False, True, False), (False, False, True), (True, False, False)]
    with screen(folder) as again:
        again.wait("/ headline 3")
        again.wait(lambda text: "Headline number 3 " in text)
        listed = [line for line in again.lines if "Headline number" in line]
        assert all(re.search(r"number 3\d? of", line) for line in listed)
        again.settle()
        again.press("enter")
        again.wait("Summary 30.")
        again.press("q", "q")
        assert again.leave() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_screen_and_its_state_stays(store: Path, number: signal.Signals) -> None:
    with ready(screen(store)) as terminal:
        work(terminal, store)
        terminal.process.send_signal(number)
        terminal.leave()
        tail = bytes(terminal.sent[-400:])
        assert all(sequence in tail for sequence in RESTORED)
        assert b"Traceback" not in terminal.sent
    check(store)


def test_a_dropped_line_ends_a_screen_and_its_state_stays(store: Path) -> None:
    with ready(screen(store)) as terminal:
        work(terminal, store)
        terminal.hang_up()
        terminal.leave(5)
    check(store)


def test_marks_outlive_a_kill(store: Path) -> None:
    with ready(screen(store)) as terminal:
        work(terminal, store)
        # The place is written down once a second.
        with open_store(StorePaths(store), writable=False) as opened:
            keys = opened.listing.keys().keys
            wait_reading(terminal, lambda: (opened.states.recall("dashboard") or {}).get("cursor") == keys[30])
        terminal.process.kill()
        terminal.leave()
    check(store)


def test_q_leaves_the_terminal_as_it_was(store: Path) -> None:
    with ready(screen(store)) as terminal:
        terminal.press("q")
        assert terminal.leave() == 0
        tail = bytes(terminal.sent[-400:])
        assert all(sequence in tail for sequence in RESTORED)
        assert terminal.sent.count(b"\x1b[?1049h") == 1
        assert terminal.sent.count(b"\x1b[?1049l") == 1


def test_a_second_session_works_at_once_and_both_see_the_same(store: Path) -> None:
    with ready(screen(store)) as one, ready(screen(store)) as other:
        assert len([p for p in of_store(store) if " newsroom " in p.command]) <= 1
        wait_until(lambda: newsroom_of(store), what="no newsroom")
        one.settle()
        other.settle()
        one.press("s")
        one.wait("★", 2)
        other.wait("★", 2)
        other.press("j", "m")
        one.wait("39 unread of 40", 2)
        other.wait("39 unread of 40", 2)
        one.press("q")
        assert one.leave() == 0
        other.press("k", "s")
        other.wait(lambda text: "★" not in text, 2)
        other.press("q")
        assert other.leave() == 0


def test_a_newsroom_that_is_killed_is_replaced_and_nothing_is_lost(store: Path) -> None:
    with ready(screen(store)) as terminal:
        wait_until(lambda: newsroom_of(store), what="no newsroom")
        first = newsroom_of(store)
        assert first is not None
        terminal.settle()
        os.kill(first.pid, signal.SIGKILL)
        terminal.press("s")
        terminal.wait("★")

        def replaced() -> bool:
            now = newsroom_of(store)
            return now is not None and now.pid != first.pid

        wait_reading(terminal, replaced)
        with ready(screen(store)) as other:
            other.wait("★")
            other.settle()
            other.press("m")
            terminal.wait("39 unread of 40", 4)
            other.press("q")
            other.leave()
        terminal.press("q")
        assert terminal.leave() == 0


def refused(store: Path, *more: str) -> str:
    """What a screen that cannot start says, on one line; it leaves at once, with an exit status that says so."""
    with screen(store, *more, columns=200) as terminal:
        status = terminal.leave()
        terminal.settle()
        assert status in (1, 2)
        said = terminal.text.strip()
        assert "Traceback" not in said
        assert said.startswith("newsdash: ")
        return said


def test_a_mistake_in_the_configuration_is_named_with_its_line(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[screen]\nmouse = false\nmark_red_after = 3\n")
    said = refused(store, "--config", str(file))
    assert "config.toml:3: mark_red_after is not a setting; did you mean mark_read_after?" in said


def test_a_key_of_the_configuration_that_no_binding_has_is_explained(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\n"list.dwon" = "j"\n')
    assert "config.toml:2: list.dwon is not the id of a key; did you mean list.down?" in refused(
        store, "--config", str(file)
    )


def test_a_configuration_that_is_not_there_is_explained(store: Path, tmp_path: Path) -> None:
    assert "there is no such file. Check the path given with --config." in refused(
        store, "--config", str(tmp_path / "none.toml")
    )


def test_a_store_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "name another with --store" in refused(tmp_path / "file" / "store")


def test_a_store_of_a_newer_newsdash_is_explained_and_left_as_it_is(store: Path) -> None:
    import apsw

    connection = apsw.Connection(str(store / "news.db"))
    connection.pragma("user_version", 999)
    connection.close()
    before = (store / "news.db").read_bytes()
    said = refused(store)
    assert "newer" in said
    assert (store / "news.db").read_bytes() == before


def test_damaged_news_is_set_aside_and_what_was_read_and_starred_stays(store: Path) -> None:
    with open_store(StorePaths(store)) as opened:
        keys = opened.listing.keys().keys
        opened.states.mark([keys[0]], starred=True, now=1)
    (store / "news.db").write_bytes(b"this is no database" * 500)
    with screen(store, columns=120) as terminal:
        terminal.wait("The stored news was damaged; it was set aside")
        terminal.press("q")
        assert terminal.leave() == 0
        assert b"Traceback" not in terminal.sent
    with open_store(StorePaths(store), writable=False) as opened:
        assert opened.states.marks([keys[0]])[0].starred
    assert list(store.glob("news.db*damaged*"))


def test_without_a_terminal_a_screen_says_so(store: Path) -> None:
    import subprocess

    done = subprocess.run(
        [*NEWSDASH, "--store", store], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def test_with_its_errors_sent_to_a_file_a_screen_says_that_it_is_drawn_there(store: Path, tmp_path: Path) -> None:
    into_a_file = shlex.join(str(word) for word in [*NEWSDASH, "--store", store]) + " 2> errors"
    with Terminal(["sh", "-c", into_a_file], cwd=tmp_path) as terminal:
        assert terminal.leave() == 2
    assert "start it without 2>" in (tmp_path / "errors").read_text()
