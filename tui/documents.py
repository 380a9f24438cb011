"""From what the store knows of an article to the document that the reading pane sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from newsdash.models import Article, Page
from newsdash.models import Block as StoredBlock
from tui.clock import age, moment
from widgets.reading_pane import Block, Document, SimilarRow, Span

WORDS_A_MINUTE = 230

NOTES = {
    "full": "",
    "summary": "Only the feed's summary: Enter asks for the page, o goes to the original",
    "partial": "Part of the article: o goes to the original",
    "paywalled": "Behind a paywall: this is what the outlet shows for free; o goes to the original",
    "consent": "The outlet asks for consent first: o goes to the original",
    "not-article": "This page is not an article: o goes to the original",
    "gone": "The outlet has taken this page away; this is what the feed said",
    "failed": "The page could not be read: o goes to the original",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Another outlet's telling of the story: the article, and the phrases that both hold."""

    article: Article
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """All that the store knows of one article."""

    article: Article
    page: Page | None = None
    position: int = 0
    similar: tuple[Telling, ...] = ()
    outlets: int = 0


def document(opened: Opened, *, now: int, zone: tzinfo, status: str = "") -> Document:
    """`opened` as the pane shows it; `status` says what is going on with its page."""
    article, page = opened.article, opened.page
    blocks = tuple(_block(block) for block in page.blocks) if page else ()
    text = page.text if page else article.summary
    if not blocks and article.summary and article.summary != article.deck:
        blocks = (Block("paragraph", article.summary),)
    minutes = max(1, round(len(text.split()) / WORDS_A_MINUTE)) if page and blocks else 0
    return Document(
        title=article.title or "(no title)",
        deck=article.deck,
        byline=_byline(article, now, zone, minutes),
        note=_note(page, status),
        section=article.section,
        tags=article.tags,
        blocks=blocks + tuple(_enclosures(article)),
        similar=tuple(_similar(number, telling, now) for number, telling in enumerate(opened.similar[:8], 1)),
        similar_note=_similar_note(opened),
        status=status,
        minutes=minutes,
    )


def _byline(article: Article, now: int, zone: tzinfo, minutes: int) -> str:
    parts = [article.source, article.author, moment(article.time, now, zone)]
    if article.published is None:
        parts[-1] = f"seen {parts[-1]}"
    if minutes:
        parts.append(f"{minutes} min")
    return " · ".join(part for part in parts if part)


def _note(page: Page | None, status: str) -> str:
    if page is None:
        return "" if status else NOTES["summary"]
    return page.note or NOTES[page.label]


def _block(block: StoredBlock) -> Block:
    spans = tuple(Span(span.start, span.end, span.kind, span.url) for span in block.spans)
    return Block(block.kind, block.text, block.level, block.marker, spans, block.rows, block.url)


def _enclosures(article: Article) -> Sequence[Block]:
    return [
        Block(
            "embed", f"{enclosure.type.split('/')[0] or 'file'}: {enclosure.url.rsplit('/', 1)[-1]}", url=enclosure.url
        )
        for enclosure in article.enclosures
        if enclosure.url
    ]


def _similar(number: int, telling: Telling, now: int) -> SimilarRow:
    article = telling.article
    return SimilarRow(
        digit=str(number),
        source=article.source,
        age=age(article.time, now),
        title=article.title,
        deck=article.deck,
        why=" · ".join(telling.why),
    )


def _similar_note(opened: Opened) -> str:
    if opened.similar or not opened.outlets:
        return ""
    if opened.outlets == 1:
        return "Similar stories come from other sources: add a second one (F) and they appear here."
    return f"None of your {opened.outlets} sources has this yet."
