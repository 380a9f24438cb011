"""The messages of the wire, and how each becomes one line of JSON and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields

from newsdash.models import Block, Change, Key, Page, Progress, Span
from newsdash.pictures.canvas import Canvas

# Bytes in one line, its end included. A Change is cut into several messages long before (`Desk.broadcast`).
MAX_LINE = 1 << 20


class WireError(Exception):
    """The two ends cannot understand each other; the message is a sentence with what to do."""


class NewsroomAway(WireError):
    """No newsroom listens, or it has just left: hire another."""


@dataclass(frozen=True, slots=True)
class Hello:
    """The first message in each direction: which newsdash is speaking."""

    version: str


@dataclass(frozen=True, slots=True)
class Refresh:
    """Screen → newsroom: ask these feeds now, whether due or not; None means all."""

    feeds: tuple[Key, ...] | None = None


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Screen → newsroom: the reader opened this article and may open those `ahead` next."""

    key: Key
    ahead: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Resubscribe:
    """Screen → newsroom: feeds.opml has changed, read it again."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Screen → newsroom: this screen changed the reading states of `keys`; the other screens hear of it."""

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Discover:
    """Screen → newsroom: which feeds does the site at `url` offer?

    `bare` where the reader named no scheme: plain HTTP is tried where HTTPS is not spoken.
    """

    url: str
    allow_private: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class ReadLink:
    """Screen → newsroom: what does the page at `url` hold, to which the article `source` links?"""

    url: str
    source: Key


@dataclass(frozen=True, slots=True)
class ShowPicture:
    """Screen → newsroom: the reader is looking at the picture at `url`, which the article `source` shows: draw it."""

    url: str
    source: Key
    canvas: Canvas


@dataclass(frozen=True, slots=True)
class PageReady:
    """Newsroom → screen: the page of `key` is in the store, or will not come: `error` is a sentence then."""

    key: Key
    error: str = ""


@dataclass(frozen=True, slots=True)
class LinkRead:
    """Newsroom → screen: the answer to `ReadLink`; `error` is a sentence when there is no page."""

    url: str
    page: Page | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class PictureReady:
    """Newsroom → screen: the picture at `url` is in the folder under `name`, or `error` is a sentence: why not.

    `name` is that of the canvas it was asked for on, whether it is there or not.
    """

    url: str
    name: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that discovery found. `format` is e.g. "RSS 2.0", '' where only the site says so.

    Of one that was read, `entries` are the newest, each its time (0 for none) and title, and `per_day` how many it
    brings a day; `is_empty` says that there are none.
    """

    url: str
    title: str = ""
    format: str = ""
    per_day: float = 0.0
    entries: tuple[tuple[int, str], ...] = ()
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Newsroom → screen: the answer to `Discover`, best first; `error` is a sentence when there is none.

    `private` says so, without what to do, where the address was refused because it is a private one.
    """

    url: str
    candidates: tuple[Candidate, ...] = ()
    error: str = ""
    private: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Newsroom → screen: a sentence the reader should see, such as a full disk."""

    text: str


Message = (
    Hello
    | Refresh
    | OpenPage
    | Resubscribe
    | Touched
    | Discover
    | ReadLink
    | ShowPicture
    | Change
    | Progress
    | PageReady
    | LinkRead
    | PictureReady
    | Found
    | Notice
)  # fmt: skip

_TYPES: dict[str, Callable[..., Message]] = {
    kind.__name__: kind
    for kind in (
        Hello, Refresh, OpenPage, Resubscribe, Touched, Discover, ReadLink, ShowPicture,
        Change, Progress, PageReady, LinkRead, PictureReady, Found, Notice,
    )
}  # fmt: skip
# The values inside messages, known by the names of their fields, all of which are always sent.
_PARTS: dict[frozenset[str], Callable[..., object]] = {
    frozenset(field.name for field in fields(kind)): kind for kind in (Candidate, Page, Block, Span, Canvas)
}


def encode(message: Message) -> bytes:
    """`message` as one line of JSON in UTF-8, its type's name under "is"."""
    said = {"is": type(message).__name__, **asdict(message)}
    return json.dumps(said, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Message:
    """The message that `line` holds; raises WireError for anything that `encode` did not write."""
    try:
        said = json.loads(line)
        kind = _TYPES[said.pop("is")]
        return kind(**{name: _value(value) for name, value in said.items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise WireError("The newsroom and this screen do not speak the same language. Restart newsdash.") from error


def _value(value: object) -> object:
    if isinstance(value, list):
        return tuple(_value(item) for item in value)
    if isinstance(value, dict):
        return _PARTS[frozenset(value)](**{name: _value(field) for name, field in value.items()})
    return value
