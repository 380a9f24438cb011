"""What the newsroom asks of its workers. Light to import: each job brings in what it needs when it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from newsdash.models import Article, Feed, Key, Pacing, Page, ParsedFeed

if TYPE_CHECKING:
    from newsdash.pictures.canvas import Canvas
    from newsdash.pictures.drawn import Drawn
    from newsdash.topics.phrases import Proposal
    from newsdash.wire.messages import Candidate

READS_FEEDS = ("newsdash.newsroom.harvest", "newsdash.sources.feeds", "newsdash.sources.xml_feed")
READS_PAGES = ("newsdash.articles.extract", "trafilatura")
# As many entries of a feed are shown before it is subscribed to.
NEWEST = 6
READS_PICTURES = ("newsdash.pictures.drawing",)
FINDS_PHRASES = ("newsdash.topics.candidates", "newsdash.articles.furniture", "newsdash.articles.deck")


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one answer of a feed holds: what it says of itself, its articles, and the HTML they came with by key."""

    title: str
    site: str
    language: str
    pacing: Pacing
    articles: tuple[Article, ...] = ()
    contents: dict[Key, str] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        # Its articles as plain tuples on the way from the worker: in half the time of as many frozen values.
        plain = tuple(map(_values, self.articles))
        return _harvest, (self.title, self.site, self.language, self.pacing, plain, self.contents)


_values = attrgetter(*(each.name for each in fields(Article)))


def _harvest(
    title: str, site: str, language: str, pacing: Pacing, plain: Sequence[tuple[Any, ...]], contents: dict[Key, str]
) -> Harvest:
    return Harvest(title, site, language, pacing, tuple(Article(*values) for values in plain), contents)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document is not what it should be, in a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The feeds that a document leads to: itself if it `is_feed`; the sitemaps that it lists if it is such a list."""

    candidates: tuple[Candidate, ...] = ()
    is_feed: bool = False
    sitemaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What of an article is read for its phrases; `is_summary` where that is what its feed says of it.

    `undecked` is what its deck is to be made of, '' where it has one.
    """

    key: Key
    title: str
    text: str
    is_summary: bool = False
    undecked: str = ""
    language: str = ""
    outlet: str = ""
    author: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What a reading gave: what it offers as key phrases, and the deck that was to be made, if any can be."""

    proposal: Proposal
    deck: str = ""


def read_feed(body: bytes, url: str, content_type: str, feed: Feed, now: int) -> Harvest | Refusal:
    """The harvest of `body`, as it came from `url` for `feed`."""
    from newsdash.newsroom.harvest import harvest
    from newsdash.sources.feeds import NotAFeed, parse

    try:
        parsed = parse(body, url, content_type)
    except NotAFeed as refused:
        return Refusal(refused.message)
    return harvest(parsed, feed, now)


def look(body: bytes, url: str, served: str, content_type: str, now: int) -> Seen | Refusal:
    """The feeds that `body` leads to at the time `now`: itself, or those it names as a page.

    It was asked for at `url`, and `served` in the end from another address, perhaps.
    """
    from newsdash.sources import discover
    from newsdash.sources.feeds import NotAFeed, parse, sitemaps
    from newsdash.wire.messages import Candidate

    try:
        parsed = parse(body, served, content_type)
    except NotAFeed as refused:
        if listed := sitemaps(body, content_type):
            return Seen(sitemaps=listed)
        found = discover.find(body, served)
        if not found:
            return Refusal(refused.names_none)
        return Seen(tuple(Candidate(feed.url, feed.title, feed.format) for feed in found))
    return Seen((_seen(parsed, url, now),), is_feed=True)


def _seen(parsed: ParsedFeed, url: str, now: int) -> Candidate:
    from newsdash.sources.schedule import articles_a_day
    from newsdash.wire.messages import Candidate

    dated = [entry.published for entry in parsed.entries if entry.published is not None]
    newest = sorted(parsed.entries, key=lambda entry: -min(entry.published or 0, now))[:NEWEST]
    return Candidate(
        url,
        parsed.title,
        parsed.format,
        round(articles_a_day(dated, now), 2) if dated else 0.0,
        tuple((min(entry.published or 0, now), entry.title or entry.summary[:200]) for entry in newest),
        is_empty=not newest,
    )


def read_page(body: bytes, url: str, content_type: str) -> Page:
    """The article on a page."""
    from newsdash.articles.extract import extract

    return extract(body, url, content_type)


def read_content(html: str, url: str) -> Page:
    """The article as its feed carries it."""
    from newsdash.articles.extract import from_feed

    return from_feed(html, url)


def choose_page(feed: Page, page: Page) -> Page:
    """The better of what the feed carries and what the page holds."""
    from newsdash.articles.extract import better

    return better(feed, page)


def keep_picture(body: bytes) -> Drawn | Refusal:
    """The picture that a server sent, made small; why it cannot be shown completes "it …"."""
    from newsdash.pictures.decoding import NotAPicture, kept

    try:
        return kept(body)
    except NotAPicture as refused:
        return Refusal(str(refused))


def draw_picture(picture: Drawn, canvas: Canvas) -> Drawn | Refusal:
    """A picture that was kept, drawn for a terminal."""
    from newsdash.pictures.drawing import draw

    return draw(picture, canvas)


def find_phrases(readings: Sequence[Reading]) -> list[Read]:
    """What each of `readings` offers as its key phrases, and the decks that are still to be made."""
    from newsdash.articles.deck import deck
    from newsdash.articles.furniture import without_furniture
    from newsdash.topics.candidates import propose

    def text(reading: Reading) -> str:
        """Its text, a summary without datelines and "Continue reading"."""
        lines = reading.text.split("\n")
        return "\n".join(map(without_furniture, lines)) if reading.is_summary else reading.text

    def read(reading: Reading) -> Read:
        proposal = propose(
            reading.title,
            text(reading),
            language=reading.language,
            outlet=reading.outlet,
            author=reading.author,
            categories=reading.categories,
        )
        said = reading.undecked
        return Read(proposal, deck(reading.title, reading.outlet, (said,), said) if said else "")

    return list(map(read, readings))
