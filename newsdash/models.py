"""What newsdash speaks of: feeds, entries, pages, articles, phrases, stories and changes, as frozen values.

Times are whole seconds since the epoch, in UTC. Keys are signed 64-bit hashes (`newsdash.keys`).
Every string in these values has passed the gate in `newsdash.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Key = int

BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "table", "image", "embed", "rule", "time"]
SpanKind = Literal["link", "strong", "emphasis", "code"]
# The text of a "time" block; a screen tells it in the reader's own zone.
TIME_FORMAT = "%Y-%m-%d %H:%M UTC"
Label = Literal["full", "summary", "partial", "paywalled", "consent", "not-article", "gone", "failed"]


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed the reader asked for, as it stands in feeds.opml.

    `section` is the path of folders joined by "/". `origin` is the address it was first added under: its id stays
    the same when the publisher moves it. `attributes` are unknown OPML attributes, kept for the round trip.
    """

    url: str
    title: str = ""
    section: str = ""
    site: str = ""
    origin: str = ""
    allow_private: bool = False
    muted: bool = False
    tags: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that a feed's entry carries: a podcast episode, a video, a picture. `length` in bytes, 0 if unknown."""

    url: str
    type: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a parsed feed.

    `summary` is plain text in one line, `lead` its beginning with a newline after each paragraph, '' where it has but
    one; `subtitle` is what a podcast says of it in a line; `content` is the full HTML if the feed carries it.
    """

    id: str
    url: str = ""
    title: str = ""
    author: str = ""
    published: int | None = None
    updated: int | None = None
    summary: str = ""
    lead: str = ""
    subtitle: str = ""
    content: str = ""
    categories: tuple[str, ...] = ()
    language: str = ""
    image: str = ""
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Pacing:
    """What a feed itself says about how often to ask. Seconds; None where it says nothing."""

    ttl: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What parsing made of a feed's bytes. `format` is e.g. "RSS 2.0", "Atom 1.0", "JSON Feed 1.1"."""

    title: str
    format: str
    url: str = ""
    site: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    pacing: Pacing = Pacing()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as the store knows it: the subscription, and what asking for it has taught us.

    `pacing` is what its document last said; `rest_until` the time before which its server wants no request at all.
    """

    id: Key
    url: str
    title: str = ""
    site: str = ""
    section: str = ""
    language: str = ""
    allow_private: bool = False
    muted: bool = False
    etag: str = ""
    last_modified: str = ""
    last_success: int = 0
    last_asked: int = 0
    next_check: int = 0
    interval: int = 0
    error: str = ""
    error_since: int = 0
    failures: int = 0
    gone: bool = False
    moved_to: str = ""
    moved_times: int = 0
    latency_ms: int = 0
    per_day: float = 0.0
    pacing: Pacing = Pacing()
    rest_until: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a block's text, [start, end) in characters, that is a link or set apart. `url` is cleaned."""

    start: int
    end: int
    kind: SpanKind
    url: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article's body.

    `level` is the heading's level (1-6), an item's or a quote's depth (from 1). `marker` is an item's own ("•", "3.").
    `rows` are a table's cells, the first row its head, empty where it has none. `url` is what an image or an embed
    points at. `text` of code keeps its newlines, and so do verses; of everything else is one line of a paragraph.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    marker: str = ""
    spans: tuple[Span, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What extraction made of an article's page. `label` says honestly how much of it there is, `note` why.

    `next_url` is the page that goes on with it; `variant_url` its AMP or print version, to try when there is no text.
    """

    url: str = ""
    title: str = ""
    author: str = ""
    published: int | None = None
    language: str = ""
    site: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    deck: str = ""
    image: str = ""
    blocks: tuple[Block, ...] = ()
    label: Label = "full"
    note: str = ""
    next_url: str = ""
    variant_url: str = ""

    @property
    def text(self) -> str:
        """The body as plain text, paragraphs parted by blank lines; a table's rows are lines, pictures are left out."""
        return "\n\n".join(filter(None, map(_body_text, self.blocks)))


def _body_text(block: Block) -> str:
    if block.kind in ("image", "embed"):
        return ""
    return "\n".join(" | ".join(row) for row in block.rows if any(row)) if block.kind == "table" else block.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A key phrase: `text` as people write it, `stem` its key for comparing, `score` higher is better."""

    text: str
    stem: str
    score: float


@dataclass(frozen=True, slots=True)
class Phrases:
    """The key phrases of one article, in both modes, best first: `tags` to show, `cloud` to count."""

    language: str
    tags: tuple[Phrase, ...] = ()
    cloud: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the store knows it; its body is kept beside it (`store.pages`)."""

    key: Key
    feed: Key
    entry_id: str
    url: str
    title: str
    time: int
    source: str = ""
    deck: str = ""
    summary: str = ""
    author: str = ""
    published: int | None = None
    first_seen: int = 0
    updated: int | None = None
    section: str = ""
    language: str = ""
    image: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as a row of the list.

    `outlets` is the number of outlets telling its story, `tellings` the number of articles, this one included; `twins`
    the number of articles that are this one again, from another feed.
    """

    key: Key
    feed: Key
    time: int
    source: str
    title: str
    deck: str = ""
    read: bool = False
    starred: bool = False
    later: bool = False
    outlets: int = 1
    tellings: int = 1
    twins: int = 0


@dataclass(frozen=True, slots=True)
class Similar:
    """An article like another: from which outlet, how like (0-1), and why: the phrases that both hold."""

    key: Key
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What one batch did to the store.

    Keys of articles that were `added`, `changed` or `removed`, or whose reading state another screen changed
    (`states`), and ids of `feeds` whose own line changed.
    """

    added: tuple[Key, ...] = ()
    changed: tuple[Key, ...] = ()
    removed: tuple[Key, ...] = ()
    feeds: tuple[Key, ...] = ()
    states: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round of refreshing has come, in feeds. `done == total` ends it; `failed` of them had an error."""

    done: int
    total: int
    failed: int = 0
    added: int = 0
