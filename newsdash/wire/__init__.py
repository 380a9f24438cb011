"""The wire: what a newsroom and its screens say to each other, JSON lines over a Unix socket."""

from newsdash.wire.desk import Desk, Seat
from newsdash.wire.hiring import hire
from newsdash.wire.line import Line
from newsdash.wire.messages import (
    Candidate,
    Discover,
    Found,
    Hello,
    LinkRead,
    Message,
    NewsroomAway,
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

__all__ = [
    "Candidate",
    "Desk",
    "Discover",
    "Found",
    "Hello",
    "Line",
    "LinkRead",
    "Message",
    "NewsroomAway",
    "Notice",
    "OpenPage",
    "PageReady",
    "PictureReady",
    "ReadLink",
    "Refresh",
    "Resubscribe",
    "Seat",
    "ShowPicture",
    "Touched",
    "WireError",
    "decode",
    "encode",
    "hire",
]
