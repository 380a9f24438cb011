"""Every message of the wire is one line that reads back as itself, and anything else is refused in words."""

from __future__ import annotations

import pytest

from newsdash.models import Block, Change, Page, Progress, Span
from newsdash.pictures.canvas import Canvas
from newsdash.wire import (
    Candidate,
    Discover,
    Found,
    Hello,
    LinkRead,
    Message,
    Notice,
    OpenPage,
    PageReady,
    PictureReady,
    ReadLink,
    Refresh,
    Resubscribe,
    ShowPicture,
    Touched,
    WireError,
    decode,
    encode,
)

MESSAGES: list[Message] = [
    Hello("0.1.0"),
    Refresh(),
    Refresh((-(2**63), 2**63 - 1)),
    OpenPage(5, (6, 7)),
    Resubscribe(),
    Touched((1,)),
    Discover("https://example.org/", allow_private=True),
    Found("http://10.0.0.1/", error="It is private. Allow it.", private="It is private."),
    Change(added=(1, 2), feeds=(3,)),
    Progress(3, 10, failed=1, added=40),
    PageReady(9, "The page has gone."),
    ReadLink("https://example.org/report", 5),
    ShowPicture("https://example.org/a.jpg", 5, Canvas("sixel", 72, 10, (8, 17), (20, 20, 30))),
    PictureReady("https://example.org/a.jpg", "0" * 32, "It did not answer."),
    LinkRead(
        "https://example.org/report",
        Page(
            title="A report",
            tags=("steel",),
            blocks=(
                Block("paragraph", "Read it.", spans=(Span(0, 4, "link", "https://example.org/"),)),
                Block("table", rows=(("Pier", "Crack"), ("1", "none"))),
            ),
        ),
    ),
    LinkRead("https://example.org/report", error="It did not answer."),
    Found(
        "https://example.org/",
        (Candidate("https://example.org/feed", "Prüfung\nzwei", "Atom 1.0", 2.5, ((9, "Neues"),)),),
    ),
    Notice("The disk is full.\n☃"),
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_a_message_is_one_line_and_reads_back_as_itself(message: Message) -> None:
    line = encode(message)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert decode(line) == message


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]\n",
        b"5\n",
        b'{"is":"Unknown"}\n',
        b'{"version":"1"}\n',
        b'{"is":"Hello","other":1}\n',
        b'{"is":["Hello"]}\n',
        b'{"is":"Found","url":"","candidates":[{"address":""}]}\n',
        b"\xff\n",
        b"[" * 100_000,
    ],
)
def test_a_line_that_is_no_message_is_refused_with_a_sentence(line: bytes) -> None:
    with pytest.raises(WireError, match="Restart newsdash"):
        decode(line)
