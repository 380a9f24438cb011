"""The door of the room: from a page's or a feed's HTML to a Page, and which of two Pages to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsdash.articles.appstate import scripts_of, told_in
from newsdash.articles.blocks import Piece, read
from newsdash.articles.boilerplate import is_credit, without_boilerplate
from newsdash.articles.cuts import is_cut
from newsdash.articles.labels import BLOCKED_NOTE, NOTES, Signs, judge, without_offer
from newsdash.articles.lines import address, with_addresses
from newsdash.articles.liveblog import live_blocks
from newsdash.articles.liveposts import shown_posts
from newsdash.articles.markup import parse, parse_text
from newsdash.articles.metadata import metadata
from newsdash.articles.notes import with_notes
from newsdash.articles.reading import article_pieces, letters
from newsdash.articles.scattered import is_scattered
from newsdash.articles.signups import name_signups
from newsdash.articles.stated import stated_blocks
from newsdash.articles.structured import nodes
from newsdash.models import Block, Page
from newsdash.text import clean_url

_SUMMARY = 600
_LONGER = 1.15
_FAR_LONGER = 2
_LOADING = 40
_MOST = 0.8
_OF_NO_ARTICLE = ("consent", "gone")


def extract(html: bytes, url: str, content_type: str = "") -> Page:
    """The article on the page `html` that came from `url`, with `content_type` as the response's header says it.

    Never raises for what a page holds: a page without an article has no blocks and says so in `label` and `note`.
    """
    tree = parse(html, content_type)
    url = clean_url(url)
    if tree is None:
        return Page(url=url, label="not-article", note=NOTES["not-article"])
    found = nodes(tree)
    about = metadata(tree, found, url)
    name_signups(tree)
    pieces = read(tree, url)
    scripts = scripts_of(tree)
    taken = with_notes(pieces, article_pieces(tree, pieces, about.body))
    stated = about.body or (told_in(scripts) if letters(taken) < _SUMMARY else "")
    found_letters = letters(taken)
    live = live_blocks(found, url)
    # Some state the headlines of their posts alone, or only the newest.
    live = _telling(shown_posts(tree, pieces, about.title, url, found), found_letters, live) or live
    told = stated if len(stated) > (_FAR_LONGER * found_letters + _SUMMARY if found_letters > _LOADING else 0) else ""
    blocks = live or tuple(stated_blocks(told, url)) or _finished(taken, about.title, url)
    around = _not_shown(pieces, blocks)
    scattered = not live and is_scattered(pieces, blocks)
    signs = Signs(about.title, around, about.free, len(about.body), about.declared_article, scattered)
    label, note = judge(blocks, signs)
    if label in _OF_NO_ARTICLE or note == BLOCKED_NOTE:
        # What such a page says is said of the reader, not of the news.
        return Page(url=url, label=label, note=note, variant_url=about.variant_url)
    if label == "paywalled":
        blocks = without_offer(blocks)
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
    """The article as the feed carries it: all of `html`, less boilerplate, labelled a summary when it is short or cut.

    Its links are relative to a <base> in it, or else to `url`, the article's address.
    """
    url = clean_url(url)
    tree = parse_text(html)
    base = url if tree is None else address(url, str(tree.xpath("string(//base/@href)"))) or url
    pieces = [] if tree is None else read(tree, base)
    page = Page(url=url, blocks=_finished(pieces, "", base), label="full")
    if len(page.text) >= _SUMMARY and not is_cut([piece for piece in pieces if not is_credit(piece.block.text)]):
        return page
    return replace(page, label="summary", note=NOTES["summary"])


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


def _finished(pieces: Sequence[Piece], title: str, url: str) -> tuple[Block, ...]:
    return tuple(with_addresses(block, url) for block in without_boilerplate(pieces, title))


def _telling(shown: tuple[Block, ...], found_letters: int, stated: tuple[Block, ...]) -> tuple[Block, ...]:
    """The posts that are `shown`, unless they tell less than was found otherwise, or hardly more than is `stated`."""
    told = sum(len(block.text) for block in shown)
    least = max(_MOST * found_letters, _FAR_LONGER * sum(len(block.text) for block in stated))
    return shown if told >= least else ()


def _not_shown(pieces: Sequence[Piece], blocks: Sequence[Block]) -> list[str]:
    """The texts of the page that are not in the article's `blocks`."""
    shown = {block.text for block in blocks}
    return [piece.block.text for piece in pieces if piece.block.text not in shown]
