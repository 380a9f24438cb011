"""Hostile news, from a feed on the wire to every screen: the terminal gets text, colours and cursor moves."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import formatdate
from html import escape
from pathlib import Path
from time import time

import pytest

from newsdash.models import Subscription
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.subscriptions import subscribe
from tests.newsdash.newsroom.press import Document, Press
from tests.processes import PROC, end_all, wait_until
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(not PROC.exists(), reason="no /proc here to end processes with")

CORPUS = Path(__file__).parents[1] / "hostile"
NEWSDASH = (sys.executable, "-P", "-m", "newsdash")

# What Textual itself sends: colours, the cursor's place, modes and how they are asked for, the keyboard's protocol.
OURS = re.compile(
    rb"\x1b\[[0-9;]*m|\x1b\[[0-9]+;[0-9]+H|\x1b\[H|\x1b\[\?[0-9]+[hl]|\x1b\[\?[0-9]+\$p|\x1b\[[><=?]?[0-9]*u|\x1b\[\?6n|\x1b\[6n"
)
OUR_MODES = {b"7", b"25", b"1000", b"1003", b"1004", b"1006", b"1015", b"1016", b"1049", b"2004", b"2026", b"2048"}
HYPERLINK = re.compile(rb"\x1b\]8;[^;]*;(https?://[!-~]*)?\x1b\\")
POINTER = re.compile(rb"\x1b\]22;(default|pointer|text)\x07")
COPY = re.compile(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


def strings(name: str) -> list[str]:
    """A file of the corpus."""
    loaded: list[str] = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))
    return loaded


PAYLOADS = [text for text in strings("titles") if UNSEEN.search(text)]


def references(text: str) -> str:
    """`text` for HTML or XML, whatever no keyboard has as character references."""
    return "".join(c if c.isascii() and c.isprintable() else f"&#{ord(c)};" for c in escape(text))


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.close()


def publish(press: Press) -> Sequence[Subscription]:
    """Serve the corpus as a JSON Feed, as RSS in raw bytes, and as the pages of its articles."""
    now = int(time())
    texts, urls = [*strings("titles"), *strings("naughty-strings")], strings("urls")
    worst = [text for text in strings("titles") if "PWN" in text or "\u202e" in text or "click" in text] or texts
    items = [
        {
            "id": f"json-{n}",
            "url": press.url(f"/page/{n}") if n % 3 else urls[n % len(urls)],
            "title": f"{n}: {text}",
            "content_html": f"<p>{escape(text)}</p><a href='{escape(urls[n % len(urls)])}'>{escape(text)}</a>",
            "summary": text,
            "date_published": datetime.fromtimestamp(now - 60 * n, UTC).isoformat(),
            "tags": [text, worst[n % len(worst)]],
            "authors": [{"name": worst[n % len(worst)]}],
            "language": text[:20],
        }
        for n, text in enumerate(texts)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"JSON {worst[0]}", "items": items}
    press.documents["/json"] = Document(json.dumps(feed).encode(), "application/feed+json")
    entries = "".join(
        f"<item><guid>rss-{n}</guid><title>Raw {n}: {escape(text)}</title><author>{references(text)}</author>"
        f"<link>{press.url(f'/page/{n}')}</link><pubDate>{formatdate(now - 86400 - 60 * n)}</pubDate>"
        f"<category>{references(text)}</category>"
        f"<description><![CDATA[{text.replace(']]>', '')} &lt;a href=javascript:x&gt;]]></description></item>"
        for n, text in enumerate(strings("titles"))
    )
    head = f'<?xml version="1.0"?><rss version="2.0"><channel><title>RSS {escape(worst[1])}</title>'
    rss = f"{head}{entries}</channel></rss>"
    press.documents["/rss"] = Document(rss.encode("utf-8", "surrogatepass"), "application/rss+xml")
    for n, text in enumerate(texts):
        press.documents[f"/page/{n}"] = Document(page(text, worst[n % len(worst)]), "text/html; charset=utf-8")
    return [
        Subscription(press.url("/json"), "", f"Section {worst[0]}", allow_private=True),
        Subscription(press.url("/rss"), f"Named {worst[-1]}", "", allow_private=True),
    ]


def page(text: str, worst: str) -> bytes:
    """A page of an article whose every part is hostile."""
    said = references(text)
    words = "The council met in the evening, heard both sides, and put the vote off until the spring. " * 4
    stated = json.dumps({"@type": "NewsArticle", "headline": text, "articleSection": worst, "author": {"name": worst}})
    return (
        f"<!DOCTYPE html><html><head><title>{said}</title><meta property='og:title' content='{said}'>"
        f"<meta name='description' content='{references(worst)}'><script type='application/ld+json'>{stated}</script>"
        f"</head><body><article><h1>{said}</h1><p>{words}{references(worst)}</p><h2>{references(worst)}</h2>"
        f"<p><a href='https://example.org/{said}'>{said}</a> {words}</p><pre>{said}</pre>"
        f"<ul><li>{words}{said}</li></ul><blockquote>{said} {words}</blockquote></article></body></html>"
    ).encode("utf-8", "surrogatepass")


@pytest.fixture
def store(tmp_path: Path, press: Press) -> Iterator[Path]:
    """A store that has subscribed to all that."""
    folder = tmp_path / "store"
    subscribe(StorePaths(folder), publish(press))
    yield folder
    end_all(folder)


def raw(text: str) -> bytes:
    """`text` as it would come if nothing were taken out of it."""
    return text.encode("utf-8", "surrogatepass")


def foreign(sent: bytes) -> list[bytes]:
    """What of `sent` is neither text nor a sequence of ours, with what stands around it; and payloads as they were."""
    rest = HYPERLINK.sub(b"", COPY.sub(b"", POINTER.sub(b"", sent)))
    modes = {match.group(1) for match in re.finditer(rb"\x1b\[\?([0-9]+)[hl$]", rest)}
    found = [b"mode " + mode for mode in modes - OUR_MODES]
    found += [raw(text) for text in PAYLOADS if len(text) > 2 and raw(text) in sent]
    text = OURS.sub(b"", rest).decode("utf-8", "replace").replace("\r\n", "")
    return found + [text[max(0, match.start() - 20) : match.end() + 20].encode() for match in UNSEEN.finditer(text)]


@pytest.mark.parametrize("text", PAYLOADS, ids=ascii)
def test_what_is_looked_for_is_found(text: str) -> None:
    assert foreign(b"a headline \x1b[1m" + raw(text) + b"\x1b[0m")


def test_nothing_of_hostile_news_reaches_the_terminal_but_text(store: Path, tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("SSH_", "NO_COLOR"))}
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" >> {opened}\n')
    browser.chmod(0o755)
    environ |= {"TERM": "xterm-256color", "BROWSER": str(browser), "SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 2"}
    wanted = len(strings("titles")) + len(strings("naughty-strings"))
    with Terminal([*NEWSDASH, "--store", store], columns=140, rows=60, environ=environ) as terminal:
        terminal.wait("help")
        wait_for_news(terminal, store, wanted)
        show_the_list(terminal, wanted)
        show_articles(terminal)
        show_the_other_screens(terminal)
        terminal.press("q", "q")
        assert terminal.leave() == 0
        assert not foreign(bytes(terminal.sent))
        assert b"Traceback" not in terminal.sent
    assert not opened.exists()


def wait_for_news(terminal: Terminal, store: Path, wanted: int) -> None:
    """Wait until all of both feeds is stored and its phrases are found."""
    with open_store(StorePaths(store), writable=False) as reading:

        def there() -> bool:
            terminal.read(0.02)
            stored = len(reading.listing.keys()) >= wanted + len(strings("titles")) - 5
            return stored and not reading.phrases.pending(1, 1 << 40)

        wait_until(there, 60, what="the news did not come")
    terminal.settle(0.5, 5)


def show_the_list(terminal: Terminal, wanted: int) -> None:
    """Page through the list to its end, with the pane following."""
    seen = ""
    for _ in range(wanted // 30):
        terminal.press("pagedown")
        terminal.settle(0.1, 3)
        seen += terminal.text
    for literally in ("[b]", "[@click=", "[/"):
        assert literally in seen, "markup is drawn as it is"


def show_articles(terminal: Terminal) -> None:
    """Open the worst, wait for their pages, look at their ends, and find in them."""
    go(terminal, "/", "/ ")
    go(terminal, "title:pwn OR title:click", "stories")
    go(terminal, "enter", "/ title:pwn")
    go(terminal, "enter", "h back")
    for _ in range(10):
        terminal.wait(lambda text: "Fetching" not in text)
        go(terminal, "G", "h back")
        go(terminal, "]", "h back")
    go(terminal, "/", "find")
    go(terminal, "council", "match")
    go(terminal, "enter", "h back")
    go(terminal, "n", "h back")
    go(terminal, "f")
    if "Follow a link" in terminal.text:
        go(terminal, "escape", "h back")
    go(terminal, "o", "OSC 52")
    go(terminal, "escape", "h back")
    go(terminal, "y", "Copied")
    go(terminal, "h", "/ title:pwn")


# A key, and what must then stand on the screen.
TOUR = (
    ("escape", "c cloud"), ("c", "exclude"), ("#", "exclude"), ("z", "exclude"), ("enter", "· "), ("enter", "exclude"),
    ("-", "not "), ("backspace", "exclude"), ("escape", "keywords"), ("escape", "Enter read"),
    ("F", "u undo"), ("j", "u undo"), ("e", "Its name"), ("escape", "u undo"), ("s", "Its section"),
    ("escape", "u undo"), ("escape", "keywords"), ("?", "Everywhere"), ("escape", "keywords"), ("ctrl+p", "Search"),
    ("escape", "keywords"), ("g", "s section"), ("s", "Go to a section"), ("escape", "keywords"),
    ("g", "s section"), ("f", "Go to a feed"), ("escape", "keywords"), ("/", "stories"),
    ("\x1b[200~A\x1b]0;PWN\x07\x1b[2J\u202eB\x1b[201~", "B"), ("escape", "keywords"),
    ("F", "u undo"), ("enter", "▾"),
)  # fmt: skip


def show_the_other_screens(terminal: Terminal) -> None:
    """The cloud, its phrases chosen; feeds, help, the palette, the pickers, a paste into the filter."""
    for key, wanted in TOUR:
        go(terminal, key, wanted)


def go(terminal: Terminal, key: str, wanted: str = "") -> None:
    """Press `key`, wait for `wanted` and for what else comes."""
    terminal.press(key)
    terminal.wait(wanted)
    # What follows an Esc too soon is taken for the rest of a sequence.
    terminal.settle(0.25 if key == "escape" else 0.05, 3)
