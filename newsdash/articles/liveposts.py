"""Live blogs that are only shown, not stated as data: their posts, found by the time that each of them bears."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from newsdash.articles import structured
from newsdash.articles.blocks import Piece
from newsdash.articles.boilerplate import is_line
from newsdash.articles.dates import moment
from newsdash.articles.lines import with_addresses
from newsdash.articles.names import NAMES, Names, names
from newsdash.models import TIME_FORMAT, Block
from newsdash.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_POSTS = 200
_LEAST = 3
_HEIGHT = 8
# Characters of text that a post has, on the whole.
_TELLING = 60
_LIVE = re.compile(
    r"\blive[- ]?(?:blog|ticker|updates?|coverage|reporting)|\blive\b.{0,3}[:–—|-]|[:–—|-].{0,3}\blive\b"
    r"|[/-]live[/-]|-live\b"
    r"|\bnewsblog\b|\bticker\b|\ben (?:direct|continu|vivo|directo)\b|\bdirect[ ]?:|\bminuto a minuto\b|\bao vivo\b"
    r"|\bin diretta\b|\bla diretta\b|\bna żywo\b|\bonline:|как это было|\bseneste nyt\b",
    re.IGNORECASE,
)
_LIVE_NAME = re.compile(r"(?:^|[\s_-])live-?(?:blog|ticker|updates?|posts?|feed)|news-?ticker")
_LIVE_WORDS = ("live", "ticker")
_STAMPED = re.compile(r"(?:^|[\s_-])(?:time|date|time-?stamp|published|uhrzeit|heure|hora)(?:$|[\s_-])", re.IGNORECASE)
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d(?!\d)", re.IGNORECASE)
_MOST_STAMP = 40
_OTHERS = re.compile(
    r"comment|related|teaser|card|recommend|most-?read|trending|sidebar|promo|headline-?list|nav", re.I
)


@dataclass(frozen=True, slots=True)
class _Post:
    element: HtmlElement
    stamp: HtmlElement
    time: int


def shown_posts(
    tree: HtmlElement, pieces: Sequence[Piece], title: str, url: str, found: Sequence[structured.Node]
) -> tuple[Block, ...]:
    """The posts of the live blog that `tree` shows, newest first, each under its time; () if it is none.

    A page is one that calls itself live and shows three or more posts beside each other that bear a time.
    """
    if not _is_live(tree, title, url, found):
        return ()
    best: list[_Post] = []
    told: dict[HtmlElement, list[Piece]] = {}
    for posts in _rows(tree):
        held = _held(pieces, posts)
        if sum(map(_letters, held.values())) > sum(map(_letters, told.values())):
            best, told = posts, held
    best = [post for post in best if told.get(post.element)]
    if len(best) < _LEAST or sum(map(_letters, told.values())) < _TELLING * len(best):
        return ()
    if all(post.time for post in best):
        best.sort(key=lambda post: -post.time)
    return tuple(block for post in best[:MAX_POSTS] for block in _blocks(post, told[post.element], title, url))


def _is_live(tree: HtmlElement, title: str, url: str, found: Sequence[structured.Node]) -> bool:
    if _LIVE.search(title) or _LIVE.search(url) or any("LiveBlogPosting" in structured.kinds(node) for node in found):
        return True
    places = tree.iter("main", "article", "section", "div", "ol", "ul", "body")
    named = " ".join(filter(None, (one.get(name) for one in places for name in NAMES))).lower()
    # Most pages have none of these: one look tells.
    return any(word in named for word in _LIVE_WORDS) and _LIVE_NAME.search(named) is not None


def _rows(tree: HtmlElement) -> Iterator[list[_Post]]:
    """Groups of at least three elements beside each other, of one kind, that each bear a time."""
    rows: dict[tuple[HtmlElement, str], dict[HtmlElement, HtmlElement]] = defaultdict(dict)
    for stamp in _stamps(tree):
        at = stamp
        for _ in range(_HEIGHT):
            above = at.getparent()
            if above is None:
                break
            rows[above, str(at.tag)].setdefault(at, stamp)
            at = above
    for (above, _), row in rows.items():
        if len(row) >= _LEAST and not any(_OTHERS.search(names(one)) for one in (above, next(iter(row)))):
            yield [_Post(element, stamp, _time(stamp)) for element, stamp in row.items()]


def _stamps(tree: HtmlElement) -> Iterator[HtmlElement]:
    for one in tree.iter("time", "span", "div", "p", "a", "h3", "h4", "strong", "b"):
        if one.tag == "time" or _STAMPED.search(one.get("class") or ""):
            text = clean("".join(one.itertext()), 4 * _MOST_STAMP)
            if len(text) <= _MOST_STAMP and (one.get("datetime") or _CLOCK.search(text)):
                yield one


def _time(stamp: HtmlElement) -> int:
    for one in (stamp, *stamp.iter("time"), *islice(stamp.iterancestors(), 2)):
        for name in ("datetime", "data-datetime", "data-timestamp", "data-time"):
            if (seconds := moment(one.get(name) or "")) is not None:
                return seconds
    return 0


def _held(pieces: Sequence[Piece], posts: Sequence[_Post]) -> dict[HtmlElement, list[Piece]]:
    """What each post tells: its own blocks without its time, its buttons and its calls."""
    by_element = {post.element: post for post in posts}
    around = posts[0].element.getparent()
    judged = Names(posts[0].element if around is None else around)
    held: dict[HtmlElement, list[Piece]] = defaultdict(list)
    for piece in pieces:
        inside, furniture, _ = judged.judge(piece.element, outside=False)
        if not inside or furniture or piece.linked == 1 or is_line(piece.block.text):
            continue
        path = (piece.element, *piece.element.iterancestors())
        post = next((by_element[one] for one in path if one in by_element), None)
        if post is not None and piece.block.text != clean("".join(post.stamp.itertext())):
            held[post.element].append(piece)
    return {element: own for element, own in held.items() if _letters(own)}


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(piece.letters for piece in pieces)


def _blocks(post: _Post, told: Sequence[Piece], title: str, url: str) -> Iterator[Block]:
    text = clean("".join(post.stamp.itertext()))
    when = datetime.fromtimestamp(post.time, UTC).strftime(TIME_FORMAT) if post.time else text
    yield Block("time", when)
    for piece in told:
        block = piece.block
        if block.text == title:
            continue
        if block.text.startswith(text) and block.kind == "heading":
            continue
        yield with_addresses(Block("heading", block.text, 3) if block.kind == "heading" else block, url)
