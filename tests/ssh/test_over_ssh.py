"""newsdash where it is meant to live: over a real sshd, in a terminal of 80×24, on a line that breaks."""

from __future__ import annotations

import os
import re
import shlex
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsdash.models import Block, Headline, Page
from newsdash.newsroom.jobs import keep_picture
from newsdash.paths import StorePaths
from newsdash.pictures.canvas import kept_name
from newsdash.pictures.drawn import Drawn
from newsdash.pictures.folder import PictureFolder
from newsdash.store import open_store
from newsdash.subscriptions import subscribe
from tests.newsdash.pictures.photographs import as_file, scene
from tests.processes import PROC, end_all, of_store, wait_until
from tests.ssh.conftest import Connect
from tests.terminal import Terminal
from tests.tui.stored_news import BODY, FEEDS, NOON, fill

pytestmark = pytest.mark.skipif(not PROC.exists(), reason="no /proc here to look for processes in")

NEWSDASH = Path(sys.executable).with_name("newsdash")
COLOUR = re.compile(rb"\x1b\[([0-9;]*)m")
# The most that a dropped session may take to leave nothing behind, in seconds.
GONE = 10.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    """A store's folder; nothing of it runs when the test has ended."""
    folder = tmp_path / "store"
    yield folder
    end_all(folder)


@pytest.fixture
def stored(store: Path) -> Path:
    """The same with news in it that needs no newsroom to be seen."""
    subscribe(StorePaths(store), FEEDS)
    with open_store(StorePaths(store)) as opened:
        fill(opened)
    return store


def newsdash(connect: Connect, store: Path, *options: str, term: str = "xterm-256color", **environ: str) -> Terminal:
    """newsdash over SSH, in a terminal of 80×24 that calls itself `term`."""
    before = " ".join(f"{name}={shlex.quote(value)}" for name, value in environ.items())
    command = f"{before} {shlex.join([str(NEWSDASH), *options, '--store', str(store)])}"
    return connect(command.strip(), columns=80, rows=24, environ={**os.environ, "TERM": term})


def headlines(store: Path) -> list[Headline]:
    """What is stored, the newest first."""
    with open_store(StorePaths(store), writable=False) as opened:
        return opened.listing.headlines(list(opened.listing.keys().keys))


def quit(terminal: Terminal) -> None:
    """Leave by the front door."""
    terminal.settle()
    terminal.press("q")
    assert terminal.leave() == 0


def test_a_dropped_line_leaves_no_process_and_every_state_is_there_at_the_next_login(
    connect: Connect, store: Path
) -> None:
    with newsdash(connect, store, "--demo") as terminal:
        terminal.wait(lambda text: "Today" in text and "help" in text and "feeds" in text)
        terminal.wait(lambda text: len(text.splitlines()[-2].split("  ")) > 3, 30)
        assert len(terminal.screen.display) == 24
        assert all(len(line) <= 80 for line in terminal.lines)
        terminal.settle(0.3, 3)
        terminal.press("j", "j", "enter")
        terminal.wait(lambda text: "full text" in text and "Fetching" not in text, 30)
        title = terminal.lines[1].strip()
        terminal.press("space")
        terminal.wait(lambda text: bool(re.search(r"\b([2-9]\d|100)%", text.splitlines()[-1])))
        terminal.press("h")
        terminal.wait("Today")
        terminal.press("s")
        terminal.wait("★")
        terminal.press("c")
        terminal.wait(lambda text: "Today" not in text and "exclude" in text)
        terminal.press("l", "enter")
        terminal.wait(lambda text: bool(re.search(r"^ \S.* · \d+ articles?", text.splitlines()[-1])))
        phrase = terminal.lines[-1].partition(" · ")[0].strip()
        terminal.press("escape")
        # Early in the day all stories of the phrase may be yesterday's.
        terminal.wait(lambda text: "Today" in text or "Yesterday" in text)
        terminal.press("j")
        terminal.settle(0.3, 3)
        terminal.hang_up()
        gone = wait_until(lambda: not of_store(store), GONE, what="a process is left")
    assert gone < GONE
    (starred,) = (headline for headline in headlines(store) if headline.starred)
    assert starred.read
    assert starred.title.split()[:4] == title.split()[:4]
    with open_store(StorePaths(store), writable=False) as opened:
        memory = opened.states.recall("dashboard")
        (row,) = opened.listing.headlines([memory["cursor"]])
        assert opened.states.position(starred.key) > 0
    with newsdash(connect, store, "--demo") as again:
        again.wait(lambda text: f" {phrase} · " in text.splitlines()[-1], 20)
        again.settle(0.3, 3)
        again.press("enter")
        again.wait(" ".join(row.title.split()[:4]))
        again.press("h", "escape")
        again.wait(lambda text: phrase not in text.splitlines()[-1])
        again.press("/", "is:starred", "enter")
        again.wait(lambda text: "★" in text and " ".join(starred.title.split()[:3]) in text)
        again.press("escape")
        quit(again)


def sgr(sent: bytes) -> set[str]:
    """What was asked of the terminal in colours: "16", "256", "true"."""
    found = set()
    for (sequence,) in (match.groups() for match in COLOUR.finditer(sent)):
        numbers = sequence.split(b";")
        for at, number in enumerate(numbers):
            if number in (b"38", b"48"):
                found.add("true" if numbers[at + 1 : at + 2] == [b"2"] else "256")
                break
            if number.isdigit() and (30 <= int(number) % 60 <= 37 or 40 <= int(number) % 60 <= 47):
                found.add("16")
    return found


@pytest.mark.parametrize(
    ("term", "environ", "colours"),
    [
        ("xterm", {}, {"16"}),
        ("screen", {}, {"16"}),
        ("xterm-256color", {}, {"256"}),
        ("xterm-256color", {"COLORTERM": "truecolor"}, {"true"}),
        ("xterm-256color", {"NO_COLOR": "1"}, set()),
        ("xterm", {"NO_COLOR": "1", "COLORTERM": "truecolor"}, set()),
    ],
)
def test_colours_are_those_that_the_terminal_has(
    connect: Connect, stored: Path, term: str, environ: dict[str, str], colours: set[str]
) -> None:
    with newsdash(connect, stored, term=term, **environ) as terminal:
        terminal.wait(lambda text: "Harbour bridge closed" in text and "help" in text)
        terminal.press("j", "enter")
        terminal.wait("Divers find a crack")
        terminal.press("h", "c")
        terminal.wait("exclude")
        terminal.press("escape")
        terminal.wait("20 November")
        quit(terminal)
        assert sgr(bytes(terminal.sent)) == colours


def test_o_shows_the_link_and_hands_it_to_the_terminal_and_opens_nothing_here(
    connect: Connect, stored: Path, tmp_path: Path
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" > {opened}\n')
    browser.chmod(0o755)
    with newsdash(connect, stored, BROWSER=str(browser), DISPLAY=":0") as terminal:
        terminal.wait(lambda text: "Harbour bridge closed" in text and "help" in text)
        terminal.press("o")
        terminal.wait("https://news.example.org/entry/0")
        terminal.settle()
        assert b"\x1b]52;c;" + b64encode(b"https://news.example.org/entry/0") in terminal.sent
        terminal.press("escape")
        terminal.wait("20 November")
        quit(terminal)
    assert not opened.exists()


@pytest.mark.parametrize("setting", ["auto", "always"])
def test_pictures_come_over_the_line_only_where_they_are_wanted(
    connect: Connect, stored: Path, tmp_path: Path, setting: str
) -> None:
    paths, url = StorePaths(stored), "https://img.example.org/pier.jpg"
    with open_store(paths) as opened:
        page = Page(title="T", blocks=(Block("image", "The pier at dawn", url=url), *BODY), language="en")
        opened.pages.put(opened.listing.keys().keys[0], page, NOON)
    kept = keep_picture(as_file(scene(), "PNG"))
    assert isinstance(kept, Drawn)
    PictureFolder(paths.pictures).put(kept_name(url), kept)
    config = tmp_path / "config.toml"
    config.write_text(f'[screen]\npictures = "{setting}"\n')
    with newsdash(connect, stored, "--config", str(config), term="xterm-kitty") as terminal:
        terminal.wait("help")
        terminal.settle()
        terminal.press("enter")
        terminal.wait("The pier at dawn")
        if setting == "always":
            terminal.wait("\U0010eeee", 30)
        terminal.settle(0.5)
        pieces = re.findall(rb"\x1b_G[^;\x1b]*;([^\x1b]*)\x1b", terminal.sent)
        assert bool(pieces) is (setting == "always")
        # Over a line a picture has few colours, which takes a third of the bytes.
        assert not pieces or Image.open(BytesIO(b64decode(b"".join(pieces)))).mode == "P"
        terminal.press("q")
        quit(terminal)
