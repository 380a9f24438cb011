"""The door of the room: from a page's or a feed's HTML to a Page, and which of two Pages to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdash.articles import choosing
from newsdash.articles.blocks import read
from newsdash.articles.boilerplate import without_boilerplate
from newsdash.articles.column import choose
from newsdash.articles.labels import NOTES, judge
from newsdash.articles.markup import parse, parse_text
from newsdash.articles.metadata import Metadata, metadata
from newsdash.models import Block, Page
from newsdash.text import clean_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SUMMARY = 600
_LONGER = 1.15


def extract(html: bytes, url: str, content_type: str = "") -> Page:
    """The article on the page `html` that came from `url`, with `content_type` as the response's header says it.

    Never raises for what a page holds: a page without an article has no blocks and says so in `label` and `note`.
    """
    tree = parse(html, content_type)
    url = clean_url(url)
    if tree is None:
        return Page(url=url, label="not-article", note=NOTES["not-article"])
    about = metadata(tree, url)
    blocks = _body(tree, about, url)
    around = " ".join(tree.text_content().split())
    label, note = judge(blocks, about.title, about.free, about.declared_article, around, len(about.body))
    return Page(
        url=about.canonical or url,
        title=about.title,
        author=about.author,
        published=about.published,
        language=about.language,
        site=about.site,
        section=about.section,
        tags=about.tags,
        deck=about.description,
        image=about.image,
        blocks=blocks,
        label=label,
        note=note,
        next_url=about.next_url,
        variant_url=about.variant_url,
    )


def from_feed(html: str, url: str) -> Page:
    """The article as the feed carries it: all of `html`, less boilerplate, labelled a summary when it is short."""
    url = clean_url(url)
    tree = parse_text(html)
    blocks = () if tree is None else without_boilerplate(read(tree, url), "")
    page = Page(url=url, blocks=blocks, label="full")
    if len(page.text) >= _SUMMARY and not page.text.rstrip().endswith(("…", "...", "[…]", "[...]")):
        return page
    return Page(url=url, blocks=blocks, label="summary", note=NOTES["summary"])


def better(feed: Page, page: Page) -> Page:
    """Which of two Pages of one article to show: the full one, or else the one that says clearly more."""
    if not page.blocks or page.label in ("consent", "not-article", "gone", "failed"):
        return feed if feed.blocks else page
    ours, theirs = len(feed.text), len(page.text)
    if page.label in ("paywalled", "partial"):
        return feed if ours > theirs else page
    if feed.label == "full" and ours >= _LONGER * theirs:
        return feed
    return page


def _body(tree: HtmlElement, about: Metadata, url: str) -> tuple[Block, ...]:
    pieces = read(tree, url)
    texts = choosing.article_texts(tree, precise=True)
    votes = choosing.keep(pieces, texts)
    seconds = choosing.keep(pieces, choosing.article_texts(tree, precise=False))
    return without_boilerplate(choose(pieces, votes, seconds), about.title)
