"""The full-text index: what of an article is searched, and how it gets there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsdash.language.index_words import index_stems, index_words
from newsdash.models import Article, Page
from newsdash.store.database import Database

_PUT = "INSERT OR REPLACE INTO words(rowid, title, deck, tags, text, title_stems, stems) VALUES (?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Document:
    """What of the article with the internal number `id` is searched. `tags` are the publisher's own."""

    id: int
    title: str
    deck: str
    tags: Sequence[str]
    text: str
    language: str


def document(number: int, article: Article, page: Page | None = None) -> Document:
    """The document for `article` as number `number`, with the text and tags of its `page` if there is one."""
    deck = f"{article.deck} {article.summary}" if adds_words(article) else article.summary
    tags, text = (page.tags, page.text) if page else ((), "")
    return Document(number, article.title, deck, (*article.categories, *tags), text, article.language)


def adds_words(article: Article) -> bool:
    """Whether the deck of `article` has words that its summary lacks; one that is cut ends with "…"."""
    return article.deck.removesuffix("…") not in article.summary


def enriched(article: Article, page: Page | None) -> Article:
    """`article` with the deck and language of its `page`, and what else only the page says."""
    if page is None:
        return article
    return replace(
        article,
        deck=page.deck or article.deck,
        language=page.language or article.language,
        author=article.author or page.author,
        section=article.section or page.section,
        image=article.image or page.image,
    )


def index(database: Database, documents: Iterable[Document]) -> None:
    """Put `documents` in place of what was indexed under their numbers. Inside a transaction."""
    database.run_many(_PUT, map(_row, documents))


def forget(database: Database, numbers: Sequence[int]) -> None:
    """Take the documents with these numbers out. Inside a transaction."""
    database.run_many("DELETE FROM words WHERE rowid = ?", [(number,) for number in numbers])


def _row(document: Document) -> tuple[int, str, str, str, str, str, str]:
    title = index_words(document.title)
    deck = index_words(document.deck)
    tags = index_words(" ".join(document.tags))
    text = index_words(document.text) if document.text else []
    title_stems = index_stems(title, document.language)
    stems = index_stems([*deck, *tags, *text], document.language)
    return (document.id, *(" ".join(part) for part in (title, deck, tags, text, title_stems, stems)))  # type: ignore[return-value]
