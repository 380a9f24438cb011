"""store.pages: what extraction made of the articles' own pages."""

from __future__ import annotations

from collections.abc import Collection

from newsdash.models import Key, Page
from newsdash.store.articles import Articles, bound
from newsdash.store.database import Database
from newsdash.store.full_text import document, enriched, index
from newsdash.store.names import name_ids, note_languages
from newsdash.store.packing import pack_page, unpack_page

_WHOLE, _PART = 2, 1


class Pages:
    """The pages of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, key: Key, page: Page, now: int) -> None:
        """Keep `page` as that of the article; nothing happens if the article is not stored.

        Its text becomes searchable, what it knows better goes into the article, and the article's key phrases are due
        again if there is any text.
        """
        database = self._database
        with database.write():
            found = Articles(database).numbered((key,))
            if not found:
                return
            number, article = found[0]
            article = enriched(article, page)
            language = article.language.lower()
            names = name_ids(database, (article.author, article.section, language))
            note_languages(database, (language,))
            database.run(
                "UPDATE article SET author = ?, section = ?, language = ?, page = ?,"
                " phrases_due = CASE WHEN ? THEN 0 ELSE phrases_due END WHERE id = ?",
                (
                    names[article.author], names[article.section], names[language],
                    _WHOLE if page.label == "full" else _PART, bool(page.text), number,
                ),
            )  # fmt: skip
            database.run(
                "UPDATE detail SET deck = iif(?1 != '', ?1, deck), image = ?2 WHERE id = ?3",
                (page.deck, article.image, number),
            )
            database.run(
                "INSERT OR REPLACE INTO page(id, fetched, page) VALUES (?, ?, ?)", (number, now, pack_page(page))
            )
            index(database, [document(number, article, page)])

    def get(self, key: Key) -> Page | None:
        """The page of the article, if it was fetched."""
        row = self._database.row("SELECT page FROM page WHERE id = (SELECT id FROM article WHERE key = ?)", (key,))
        return unpack_page(row[0]) if row else None

    def fetched(self, keys: Collection[Key]) -> set[Key]:
        """Those of `keys` whose page is stored."""
        return set(self.times(keys))

    def times(self, keys: Collection[Key]) -> dict[Key, int]:
        """When the pages of `keys` were stored, in seconds since the epoch; keys without a page are left out."""
        if not keys:
            return {}
        rows = self._database.rows(
            "SELECT a.key, p.fetched FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value"
            " JOIN page p ON p.id = a.id",
            (bound(keys),),
        )
        return dict(rows)
