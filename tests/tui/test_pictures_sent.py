"""What a terminal is sent for a picture: well-formed for each protocol, whole or not at all, nothing where it is off.

A real newsroom draws a picture that the store's folder holds; nothing is fetched.
"""

from __future__ import annotations

import os
import re
import sys
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsdash.models import Block, Page
from newsdash.newsroom.jobs import keep_picture
from newsdash.paths import StorePaths
from newsdash.pictures.canvas import kept_name
from newsdash.pictures.drawn import Drawn
from newsdash.pictures.folder import PictureFolder
from newsdash.store import open_store
from newsdash.subscriptions import subscribe
from tests.newsdash.pictures.photographs import SKY, as_file, scene
from tests.newsdash.pictures.test_drawing import near, read_sixels
from tests.processes import PROC, end_all
from tests.terminal import Terminal
from tests.tui.stored_news import BODY, FEEDS, NOON, fill
from tui.illustrating.asking import QUESTION

pytestmark = pytest.mark.skipif(not PROC.exists(), reason="no /proc here to look for processes in")

NEWSDASH = (sys.executable, "-P", "-m", "newsdash")
PIER = "https://img.example.org/pier.jpg"
CELL = (8, 17)
KITTY = re.compile(rb"\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\")
INLINE = re.compile(rb"\x1b\]1337;File=([^:]*):([^\x07]*)\x07")
SIXEL = re.compile(rb"\x1bP0;1;0q[^\x1b]*\x1b\\")
ANY = re.compile(rb"\x1b_|\x1bP|\x1b\]1337")
SIGNS = re.compile("[\U000f0000-\U000fffff]")
PLACEHOLDER = "\U0010eeee"
CAPTION = "The pier at dawn"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    """Stored news whose first article has a picture."""
    folder = tmp_path / "store"
    paths = StorePaths(folder)
    subscribe(paths, FEEDS)
    with open_store(paths) as opened:
        keys = fill(opened)
        page = Page(title="T", blocks=(Block("image", CAPTION, url=PIER), *BODY), language="en")
        opened.pages.put(keys[0], page, NOON)
        # Phrases that are found while a test looks would move the text.
        opened.phrases.postpone(keys, 1 << 40)
    kept = keep_picture(as_file(scene(), "PNG"))
    assert isinstance(kept, Drawn)
    PictureFolder(paths.pictures).put(kept_name(PIER), kept)
    yield folder
    end_all(folder)


def newsdash(
    store: Path, setting: str = "auto", *, cell: tuple[int, int] = CELL, columns: int = 80, rows: int = 24, **env: str
) -> Terminal:
    """newsdash over `store` in a terminal that says of itself what `env` says."""
    config = store.parent / "config.toml"
    config.write_text(f'[screen]\npictures = "{setting}"\n')
    ours = ("SSH_", "NO_COLOR", "TERM", "COLORTERM", "TMUX", "STY", "ZELLIJ", "LC_TERMINAL", "KITTY")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **env}
    command = (*NEWSDASH, "--store", store, "--config", config)
    return Terminal(command, columns=columns, rows=rows, cell=cell, environ=environ)


def open_article(terminal: Terminal) -> None:
    terminal.wait("help")
    terminal.settle()
    terminal.press("enter")
    terminal.wait(CAPTION)


def leave(terminal: Terminal) -> bytes:
    """Leave by the front door; all that was sent."""
    terminal.press("q")
    terminal.settle()
    if terminal.process.poll() is None:
        terminal.press("q")
    assert terminal.leave() == 0
    sent = bytes(terminal.sent)
    assert b"Traceback" not in sent
    assert not SIGNS.search(sent.decode("utf-8", "replace"))
    return sent


def until_sent(terminal: Terminal, wanted: re.Pattern[bytes], count: int = 1) -> None:
    """Read until so many sequences of this kind have come."""
    terminal.wait(lambda text: len(wanted.findall(terminal.sent)) >= count, 30)
    terminal.settle()


def fields(head: bytes) -> dict[str, str]:
    return dict(part.split("=", 1) for part in re.split("[,;]", head.decode()) if "=" in part)


def test_kitty_is_given_the_picture_once_and_placeholders_wherever_it_stands(store: Path) -> None:
    with newsdash(store, TERM="xterm-kitty") as terminal:
        open_article(terminal)
        terminal.wait(lambda text: PLACEHOLDER in text, 30)
        terminal.press("j", "j", "k")
        terminal.settle()
        sent = leave(terminal)
    commands = [(fields(head), data) for head, data in KITTY.findall(sent)]
    assert all(said["q"] == "2" for said, _ in commands), "an answer would be read as keys"
    assert max(len(data) for _, data in commands) <= 4096
    head, *_ = commands[0]
    pieces = [data for said, data in commands if said.get("a") != "d"]
    assert [said["m"] for said, _ in commands[: len(pieces)]] == ["1"] * (len(pieces) - 1) + ["0"]
    assert [said["a"] for said, _ in commands if "a" in said] == ["T", "d"], "sent once, and forgotten at the end"
    assert commands[-1][0]["i"] == head["i"]
    image = Image.open(BytesIO(b64decode(b"".join(pieces), validate=True)))
    columns, rows = int(head["c"]), int(head["r"])
    assert image.size == (columns * CELL[0], rows * CELL[1])
    assert head["U"] == "1"
    number = int(head["i"])
    colour = f"\x1b[38;2;{number >> 16};{number >> 8 & 255};{number & 255}m"
    lines = re.findall(f"{re.escape(colour)}({PLACEHOLDER}[^\x1b]*)\x1b\\[39m", sent.decode("utf-8", "replace"))
    assert len({line[1] for line in lines}) == rows
    assert {line.count(PLACEHOLDER) for line in lines} == {columns}
    assert {line[2] for line in lines} == {"\u0305"}, "each row begins at its first column"


def test_iterm2_is_given_a_picture_a_row(store: Path) -> None:
    with newsdash(store, TERM_PROGRAM="iTerm.app") as terminal:
        open_article(terminal)
        until_sent(terminal, INLINE, 8)
        sent = leave(terminal)
    rows = [(fields(head), b64decode(data, validate=True)) for head, data in INLINE.findall(sent)]
    heads = [head for head, _ in rows]
    assert {head["inline"] for head in heads} == {"1"}
    assert {head["height"] for head in heads} == {"1"}
    assert all(int(head["size"]) == len(data) for head, data in rows)
    sizes = {Image.open(BytesIO(data)).size for _, data in rows}
    assert sizes == {(int(heads[0]["width"]) * CELL[0], CELL[1])}


def test_sixel_terminals_are_given_a_picture_a_row(store: Path) -> None:
    with newsdash(store, TERM="foot") as terminal:
        open_article(terminal)
        until_sent(terminal, SIXEL, 8)
        sent = leave(terminal)
    pictures = [read_sixels(data) for data in SIXEL.findall(sent)]
    assert {len(picture) for picture in pictures} == {CELL[1]}
    assert near(pictures[0][0][0], SKY)
    # The cursor is kept, and put behind the picture.
    around = re.findall(rb"\x1b\[(\d+)X\x1b7\x1bP[^\x1b]*\x1b\\\x1b8\x1b\[(\d+)C", sent)
    assert len(around) == len(pictures)
    assert {len(picture[0]) for picture in pictures} == {int(columns) * CELL[0] for pair in around for columns in pair}


def test_where_a_cell_has_no_known_size_no_sixels_are_sent(store: Path) -> None:
    with newsdash(store, cell=(0, 0), TERM="foot") as terminal:
        open_article(terminal)
        terminal.settle(0.5)
        assert not ANY.search(leave(terminal))


@pytest.mark.parametrize("env", [{}, {"TERM": "foot"}])
def test_a_terminal_that_says_it_can_is_sent_sixels_and_its_answer_is_no_key(store: Path, env: dict[str, str]) -> None:
    with newsdash(store, cell=(0, 0), **env) as terminal:
        terminal.wait(lambda text: QUESTION.encode() in terminal.sent)
        # Split, and with a key in between: the cursor goes down, nothing else happens.
        terminal.press("\x1b[6;17;8t\x1b[?6")
        terminal.press("2;4;22c", "j")
        terminal.wait("help")
        terminal.settle()
        assert "Keys" not in terminal.text
        terminal.press("k")
        open_article(terminal)
        until_sent(terminal, SIXEL, 8)
        sent = leave(terminal)
    assert {len(read_sixels(data)) for data in SIXEL.findall(sent)} == {17}


@pytest.mark.parametrize("answer", ["", "\x1b[?62;22c", "\x1b[6;17;8t\x1b[?64;1;9c"])
def test_a_terminal_that_does_not_say_so_is_sent_none(store: Path, answer: str) -> None:
    with newsdash(store) as terminal:
        terminal.wait(lambda text: QUESTION.encode() in terminal.sent)
        terminal.press(answer) if answer else None
        open_article(terminal)
        terminal.settle(0.5)
        assert not ANY.search(leave(terminal))


@pytest.mark.parametrize(("setting", "env"), [("auto", {"SSH_TTY": "/dev/pts/1"}), ("never", {}), ("blocks", {})])
def test_where_pictures_are_off_or_need_no_question_none_is_asked(
    store: Path, setting: str, env: dict[str, str]
) -> None:
    with newsdash(store, setting, **env) as terminal:
        open_article(terminal)
        terminal.settle()
        assert QUESTION.encode() not in leave(terminal)


@pytest.mark.parametrize(
    ("setting", "env"),
    [
        ("never", {"TERM": "xterm-kitty"}),
        ("auto", {"TERM": "xterm-kitty", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}),
        ("auto", {"TERM_PROGRAM": "iTerm.app", "SSH_TTY": "/dev/pts/1"}),
        ("auto", {"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}),
        ("always", {"TERM": "screen-256color"}),
        ("auto", {"TERM": "linux"}),
    ],
)
def test_where_pictures_are_off_no_byte_of_them_is_sent(store: Path, setting: str, env: dict[str, str]) -> None:
    with newsdash(store, setting, **env) as terminal:
        open_article(terminal)
        terminal.settle(0.5)
        sent = leave(terminal)
    assert not ANY.search(sent)
    assert PLACEHOLDER not in sent.decode("utf-8", "replace")


def test_without_the_extra_no_byte_of_them_is_sent(store: Path, tmp_path: Path) -> None:
    absent = tmp_path / "absent"
    absent.mkdir()
    (absent / "sitecustomize.py").write_text(
        "import sys\n"
        "class NoPillow:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] == 'PIL':\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, NoPillow())\n"
    )
    with newsdash(store, "kitty", TERM="xterm-kitty", PYTHONPATH=str(absent)) as terminal:
        open_article(terminal)
        terminal.settle(0.5)
        assert not ANY.search(leave(terminal))


def without_sketch(text: str) -> bool:
    return "▀" not in text


def test_a_picture_that_is_scrolled_is_sketched_until_the_view_rests(store: Path) -> None:
    with newsdash(store, "sixel", rows=30) as terminal:
        open_article(terminal)
        until_sent(terminal, SIXEL)
        terminal.wait(without_sketch)
        terminal.settle(0.5)
        size = len(terminal.sent)
        terminal.press("j", "k", "j", "k", "j", "k", "j", "k")
        terminal.wait(lambda text: "▀".encode() in terminal.sent[size:])
        terminal.wait(without_sketch)
        assert SIXEL.search(terminal.sent, terminal.sent.rindex("▀".encode()))
        leave(terminal)


@pytest.mark.parametrize("way", ["kitty", "iterm2", "sixel"])
def test_a_picture_is_cut_and_covered_without_a_trace(store: Path, way: str) -> None:
    kinds = {"kitty": KITTY, "iterm2": INLINE, "sixel": SIXEL}
    with newsdash(store, way, rows=30) as terminal:
        open_article(terminal)
        until_sent(terminal, kinds[way])
        terminal.wait(without_sketch)
        # The first line counts what is unread, the last one what is left.
        before = terminal.lines[1:-1]
        terminal.press("j", "j", "j", "j", "j", "j")
        terminal.settle()
        terminal.press("k", "k", "k", "k", "k", "k")
        terminal.wait(lambda text: terminal.lines[1:-1] == before)
        terminal.press("ctrl+p")
        terminal.wait(lambda text: "Search" in text or "command" in text.lower())
        terminal.settle()
        terminal.press("escape")
        terminal.wait(lambda text: terminal.lines[1:-1] == before)
        terminal.resize(60, 24)
        terminal.wait(CAPTION)
        terminal.settle(0.5)
        terminal.press("G")
        terminal.wait(lambda text: CAPTION not in text)
        assert not re.search("[\U000f0000-\U000fffff]", terminal.text)
        leave(terminal)


def test_in_tmux_a_named_way_goes_through_it(store: Path) -> None:
    with newsdash(store, "kitty", TERM="tmux-256color", TMUX="/tmp/tmux-0/default,1,0") as terminal:
        open_article(terminal)
        terminal.wait(lambda text: b"\x1bPtmux;" in terminal.sent, 30)
        terminal.settle()
        sent = leave(terminal)
    passed = [
        part.replace(b"\x1b\x1b", b"\x1b") for part in re.findall(rb"\x1bPtmux;((?:\x1b\x1b|[^\x1b])*)\x1b\\", sent)
    ]
    assert all(KITTY.fullmatch(part) for part in passed), "one command at a time"
    assert {fields(head).get("a") for part in passed for head, _ in KITTY.findall(part)} >= {"T", "d"}
    assert PLACEHOLDER in sent.decode("utf-8", "replace")
