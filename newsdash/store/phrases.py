"""store.phrases: the key phrases of articles, for showing, for counting in the cloud, and for filtering."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from newsdash.models import Key, Phrase, Phrases
from newsdash.query.sql import phrase_document
from newsdash.store.articles import bound
from newsdash.store.database import Database
from newsdash.store.packing import pack_list


class Vote(NamedTuple):
    """What an article says for the cloud: the ids of the phrases it carries, in order. `story` is the key if alone."""

    key: Key
    story: int
    feed: Key
    time: int
    phrases: array[int]


class KeyPhrases:
    """The key phrases of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, items: Iterable[tuple[Key, Phrases]]) -> None:
        """Store the key phrases of articles in place of those they had, in one transaction.

        An article carries the phrases of its cloud, then those of its tags that the cloud does not hold.
        """
        with self._database.write():
            for key, phrases in items:
                row = self._database.row("SELECT id FROM article WHERE key = ?", (key,))
                if row:
                    self._put(row[0], phrases)

    def postpone(self, keys: Collection[Key], until: int) -> None:
        """Leave these articles out of `pending` until then: finding their phrases has failed."""
        with self._database.write():
            self._database.run_many("UPDATE article SET phrases_due = ? WHERE key = ?", [(until, key) for key in keys])

    def pending(self, limit: int, now: int) -> list[Key]:
        """Articles whose phrases are missing or stale and due by `now`, the newest first."""
        rows = self._database.rows(
            "SELECT key FROM article WHERE phrases_due <= ? ORDER BY time DESC, key LIMIT ?", (now, limit)
        )
        return [key for (key,) in rows]

    def votes(self, keys: Collection[Key]) -> list[Vote]:
        """What these articles say for the cloud, in their order; those without phrases are left out."""
        if not keys:
            return []
        rows = self._database.rows(
            "SELECT a.key, iif(a.story, a.story, a.key), a.feed, a.time, c.ids FROM carray(?) wanted"
            " CROSS JOIN article a ON a.key = wanted.value CROSS JOIN carried c ON c.id = a.id",
            (bound(keys),),
        )
        return [Vote(key, story, feed, time, array("I", ids)) for key, story, feed, time, ids in rows]

    def vocabulary(self, ids: Collection[int]) -> dict[int, tuple[str, str]]:
        """Text and stem of the phrases with these ids."""
        if not ids:
            return {}
        rows = self._database.rows(
            "SELECT id, text, stem FROM carray(?) wanted CROSS JOIN phrase p ON p.id = wanted.value", (bound(ids),)
        )
        return {id: (text, stem) for id, text, stem in rows}

    def recurring(self, stems: Collection[str]) -> dict[str, int]:
        """How many articles carry a phrase with each of these stems; stems that none carries are left out."""
        counts: dict[str, int] = {}
        for stem in set(stems):
            row = self._database.row("SELECT sum(articles) FROM phrase WHERE stem = ?", (stem,))
            if row and row[0]:
                counts[stem] = row[0]
        return counts

    def _put(self, number: int, phrases: Phrases) -> None:
        database = self._database
        carried = _carried(phrases)
        ids = [self._id(phrase) for phrase in carried]
        uncount(database, (number,))
        database.run_many("UPDATE phrase SET articles = articles + 1 WHERE id = ?", [(id,) for id in ids])
        database.run("INSERT OR REPLACE INTO carried(id, ids) VALUES (?, ?)", (number, array("I", ids).tobytes()))
        database.run(
            "INSERT OR REPLACE INTO topics(rowid, phrases) VALUES (?, ?)",
            (number, phrase_document([phrase.stem for phrase in carried])),
        )
        tags = pack_list([phrase.text for phrase in phrases.tags])
        database.run("UPDATE detail SET tags = ? WHERE id = ?", (tags, number))
        database.run("UPDATE article SET phrases_due = NULL WHERE id = ?", (number,))

    def _id(self, phrase: Phrase) -> int:
        row = self._database.row("SELECT id FROM phrase WHERE text = ?", (phrase.text,)) or self._database.row(
            "INSERT INTO phrase(text, stem) VALUES (?, ?) RETURNING id", (phrase.text, phrase.stem)
        )
        return int(row[0]) if row else 0


def uncount(database: Database, numbers: Sequence[int]) -> None:
    """Take what the articles with these internal numbers carry out of the counts and the index. In a transaction."""
    rows = database.rows(
        "SELECT ids FROM carray(?) wanted CROSS JOIN carried c ON c.id = wanted.value", (bound(numbers),)
    )
    for (ids,) in rows:
        database.run_many("UPDATE phrase SET articles = articles - 1 WHERE id = ?", [(id,) for id in array("I", ids)])
    database.run_many("DELETE FROM topics WHERE rowid = ?", [(number,) for number in numbers])


def _carried(phrases: Phrases) -> list[Phrase]:
    carried: dict[str, Phrase] = {}
    for phrase in (*phrases.cloud, *phrases.tags):
        if phrase.stem:
            carried.setdefault(phrase.stem, phrase)
    return list(carried.values())
