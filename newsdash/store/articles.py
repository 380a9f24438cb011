"""store.articles: the entries of feeds, as they came and as they changed."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b

import apsw

from newsdash.models import Article, Change, Key, Page
from newsdash.store.database import Database, Row
from newsdash.store.full_text import adds_words, document, enriched, index
from newsdash.store.names import name_ids, note_languages
from newsdash.store.packing import (
    pack_enclosures,
    pack_list,
    pack_text,
    unpack_enclosures,
    unpack_list,
    unpack_page,
    unpack_text,
)

_COLUMNS = """
    SELECT a.key, a.feed, d.entry_id, d.url, d.title, a.time, source.text,
      shown_deck(d.deck, a.phrases_due, d.title, d.summary), d.summary, author.text, d.published,
      a.first_seen, d.updated, section.text, language.text, d.image, d.categories, d.tags, d.enclosures, a.id
"""
_JOINED = """
    JOIN detail d ON d.id = a.id JOIN name source ON source.id = a.source JOIN name author ON author.id = a.author
    JOIN name section ON section.id = a.section JOIN name language ON language.id = a.language
"""


class Articles:
    """The articles of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, articles: Sequence[Article], contents: Mapping[Key, str]) -> Change:
        """Store what is new among `articles` and what has changed, in one transaction, and say which is which.

        `contents` holds the HTML that the feed itself carries. An article has changed when its title, summary,
        content or address has; it keeps the time and `first_seen` it was stored with. Of several with one key the first
        counts.
        """
        given: dict[Key, Article] = {}
        for article in articles:
            given.setdefault(article.key, article)
        if not given:
            return Change()
        database = self._database
        with database.write():
            known = self._known(given)
            digests = {key: _digest(article, contents.get(key, "")) for key, article in given.items()}
            new = [article for key, article in given.items() if key not in known]
            changed, pages = self._with_pages(
                [given[key] for key, (_, digest) in known.items() if digests[key] != digest]
            )
            names = name_ids(database, (text for article in (*new, *changed) for text in _names(article)))
            note_languages(database, (article.language for article in (*new, *changed)))
            numbers = {key: number for key, (number, _) in known.items()} | self._insert(new, names)
            self._update(changed, numbers, names)
            written = [(numbers[article.key], article, digests[article.key]) for article in (*new, *changed)]
            database.run_many(_DETAIL, (_detail(*row) for row in written))
            self._put_contents(written, contents, known)
            index(database, [document(number, article, pages.get(article.key)) for number, article, _ in written])
        return Change(added=tuple(article.key for article in new), changed=tuple(article.key for article in changed))

    def get(self, key: Key) -> Article | None:
        """The article with this key."""
        found = self.many((key,))
        return found[0] if found else None

    def many(self, keys: Sequence[Key]) -> list[Article]:
        """The articles with these keys, in their order; keys that are not stored are left out."""
        return [article for _, article in self.numbered(keys)]

    def numbered(self, keys: Sequence[Key]) -> list[tuple[int, Article]]:
        """As `many`, each with its internal number."""
        if not keys:
            return []
        sql = f"{_COLUMNS} FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value {_JOINED}"
        return [(row[-1], _article(row)) for row in self._database.rows(sql, (bound(keys),))]

    def exists(self, keys: Collection[Key]) -> set[Key]:
        """Those of `keys` that are stored."""
        return set(self._known(keys))

    def undecked(self, keys: Collection[Key]) -> set[Key]:
        """Those of `keys` that are stored without a deck of their own."""
        if not keys:
            return set()
        rows = self._database.rows(
            "SELECT a.key FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value"
            " JOIN detail d ON d.id = a.id WHERE d.deck = ''",
            (bound(keys),),
        )
        return {key for (key,) in rows}

    def put_decks(self, decks: Mapping[Key, str]) -> None:
        """Give these articles decks, in one transaction; one that has got its own meanwhile keeps it."""
        database = self._database
        with database.write():
            wanted = self.undecked(decks)
            database.run_many(
                "UPDATE detail SET deck = ? WHERE id = (SELECT id FROM article WHERE key = ?)",
                [(decks[key], key) for key in wanted],
            )
            # Most decks are words of the summary, which is searched already.
            unsaid = [(number, a) for number, a in self.numbered(list(wanted)) if adds_words(a)]
            pages = self._with_pages([article for _, article in unsaid])[1]
            index(database, [document(number, article, pages.get(article.key)) for number, article in unsaid])

    def content(self, key: Key) -> str:
        """The HTML that the feed itself carried for the article; '' if none."""
        row = self._database.row("SELECT html FROM content WHERE id = (SELECT id FROM article WHERE key = ?)", (key,))
        return unpack_text(row[0]) if row else ""

    def _with_pages(self, articles: Sequence[Article]) -> tuple[list[Article], dict[Key, Page]]:
        """`articles` with what their pages know better, where there are pages, and these pages."""
        if not articles:
            return [], {}
        rows = self._database.rows(
            "SELECT a.key, p.page FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value"
            " JOIN page p ON p.id = a.id",
            (bound([article.key for article in articles]),),
        )
        pages = {key: unpack_page(packed) for key, packed in rows}
        return [enriched(article, pages.get(article.key)) for article in articles], pages

    def _known(self, keys: Collection[Key]) -> dict[Key, tuple[int, int]]:
        if not keys:
            return {}
        rows = self._database.rows(
            "SELECT a.key, a.id, d.digest FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value"
            " JOIN detail d ON d.id = a.id",
            (bound(keys),),
        )
        return {key: (number, digest) for key, number, digest in rows}

    def _insert(self, articles: Iterable[Article], names: Mapping[str, int]) -> dict[Key, int]:
        row = self._database.row("SELECT coalesce(max(id), 0) FROM article")
        first = (row[0] if row else 0) + 1
        rows = [
            (number, a.key, a.feed, a.time, a.first_seen or a.time, *(names[text] for text in _names(a)))
            for number, a in enumerate(articles, first)
        ]
        self._database.run_many(
            "INSERT INTO article(id, key, feed, time, first_seen, source, author, section, language, phrases_due)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            rows,
        )
        return {row[1]: row[0] for row in rows}

    def _update(self, articles: Iterable[Article], numbers: Mapping[Key, int], names: Mapping[str, int]) -> None:
        rows = [(*(names[text] for text in _names(article)), numbers[article.key]) for article in articles]
        self._database.run_many(
            "UPDATE article SET source = ?, author = ?, section = ?, language = ?, phrases_due = 0 WHERE id = ?", rows
        )

    def _put_contents(
        self, written: Iterable[tuple[int, Article, int]], contents: Mapping[Key, str], known: Collection[Key]
    ) -> None:
        for number, article, _ in written:
            if html := contents.get(article.key, ""):
                self._database.run("INSERT OR REPLACE INTO content(id, html) VALUES (?, ?)", (number, pack_text(html)))
            elif article.key in known:
                self._database.run("DELETE FROM content WHERE id = ?", (number,))


_DETAIL = """
    INSERT OR REPLACE INTO detail(
      id, title, deck, url, entry_id, summary, published, updated, image, categories, tags, enclosures, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def bound(keys: Iterable[int]) -> apsw.CArrayBinding:
    """`keys`, at least one, as a parameter for SQLite's carray(?)."""
    return apsw.carray(keys if isinstance(keys, array) and keys.typecode == "q" else array("q", keys))


def _names(article: Article) -> tuple[str, str, str, str]:
    return article.source, article.author, article.section, article.language.lower()


def _digest(article: Article, content: str) -> int:
    # What follows "?" may be another number at each request.
    parts = "\x00".join((article.title, article.summary, content, article.url.partition("?")[0]))
    return int.from_bytes(blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _detail(number: int, article: Article, digest: int) -> Row:
    return (
        number, article.title, article.deck, article.url, article.entry_id, article.summary, article.published,
        article.updated, article.image, pack_list(article.categories), pack_list(article.tags),
        pack_enclosures(article.enclosures), digest,
    )  # fmt: skip


def _article(row: Row) -> Article:
    *plain, categories, tags, enclosures = row[:-1]
    values = (*plain, unpack_list(categories), unpack_list(tags), unpack_enclosures(enclosures))
    return Article(*values)
