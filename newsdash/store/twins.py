"""store.twins: one article that came twice, by two feeds or under two spellings of its address, listed once.

The first that came stands in lists, where both would be; each stays stored and can be opened.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b

from newsdash.language.words import words
from newsdash.models import Article, Key
from newsdash.store.articles import bound
from newsdash.store.database import Database


class Twins:
    """Which articles of a store are the same page under the same headline."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, articles: Sequence[Article], addresses: Mapping[Key, str]) -> tuple[Key, ...]:
        """Remember at which address each of these stored articles is; the keys of those that are twins of others.

        `addresses` are in the one form that all spellings share ('' for none). An address alone makes no twins: a feed
        may link to its front page throughout.
        """
        places = [
            (_place(address, article.title), article.key)
            for article in articles
            if (address := addresses.get(article.key, ""))
        ]
        if not places:
            return ()
        keys = [key for _, key in places]
        with self._database.write():
            self._database.run_many("INSERT OR IGNORE INTO place(hash, key) VALUES (?, ?)", places)
            firsts: dict[int, Key] = dict(
                self._database.rows(
                    "SELECT p.hash, p.key FROM carray(?) wanted CROSS JOIN place p ON p.hash = wanted.value",
                    (bound([hash for hash, _ in places]),),
                )
            )
            # Hardly any came before: most are not asked whether they stand at another place.
            self._database.run_many(
                "UPDATE article SET twin = ? WHERE key = ? AND key NOT IN (SELECT key FROM place)",
                [(firsts[hash], key) for hash, key in places if firsts[hash] != key],
            )
        rows = self._database.rows(
            "SELECT a.key FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value WHERE a.twin != 0",
            (bound(keys),),
        )
        return tuple(key for (key,) in rows)

    def of(self, keys: Collection[Key]) -> list[Key]:
        """The other articles that are the same as one of these."""
        if not keys:
            return []
        rows = self._database.rows(
            "WITH known AS (SELECT a.key, iif(a.twin, a.twin, a.key) first FROM carray(?1) wanted"
            " CROSS JOIN article a ON a.key = wanted.value)"
            " SELECT b.key FROM known CROSS JOIN article b ON b.twin = known.first WHERE b.twin != 0"
            " UNION SELECT b.key FROM known CROSS JOIN article b ON b.key = known.first"
            " EXCEPT SELECT value FROM carray(?1)",
            (bound(keys),),
        )
        return [key for (key,) in rows]


def forget_twins(database: Database, keys: Collection[Key]) -> None:
    """Articles with these keys go: of those that came twice, the next one stands in lists. Inside a transaction."""
    firsts = database.rows(
        "SELECT p.hash, p.key, (SELECT b.key FROM article b WHERE b.twin = p.key AND b.twin != 0"
        " AND b.key NOT IN (SELECT value FROM carray(?1)) ORDER BY b.id LIMIT 1)"
        " FROM carray(?1) gone CROSS JOIN place p ON p.key = gone.value",
        (bound(keys),),
    )
    for hash, key, heir in firsts:
        if heir is None:
            database.run("DELETE FROM place WHERE hash = ?", (hash,))
        else:
            database.run("UPDATE place SET key = ? WHERE hash = ?", (heir, hash))
            database.run("UPDATE article SET twin = iif(key = ?1, 0, ?1) WHERE twin = ?2 AND twin != 0", (heir, key))


def _place(address: str, title: str) -> int:
    text = "\x00".join((address, *words(title)))
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
