"""store.phrases: the key phrases of articles, for showing, for counting in the cloud, and for filtering."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import apsw

from newsdash.language.index_words import phrase_document
from newsdash.models import Key, Phrase, Phrases
from newsdash.store.articles import bound
from newsdash.store.database import Database
from newsdash.store.packing import pack_list

# What an article says for the cloud: key, story (the key itself where none is known), feed, time, and the ids of the
# phrases it carries, best first. Plain tuples, because there are tens of thousands of them.
Vote = tuple[Key, int, Key, int, "array[int]"]


class KeyPhrases:
    """The key phrases of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, items: Iterable[tuple[Key, Phrases]]) -> None:
        """Store the key phrases of articles in place of those they had, in one transaction.

        An article carries the phrases of its cloud, then those of its tags that the cloud does not hold.
        """
        given = dict(items)
        if not given:
            return
        database = self._database
        with database.write():
            stored = database.rows(
                "SELECT key, id FROM article WHERE key IN (SELECT value FROM carray(?))", (bound(given),)
            )
            carried = {number: _carried(given[key]) for key, number in stored}
            ids = self._ids(phrase for phrases in carried.values() for phrase in phrases)
            uncount(database, list(carried))
            votes = {number: [ids[phrase.text] for phrase in phrases] for number, phrases in carried.items()}
            _count(database, Counter(id for vote in votes.values() for id in vote))
            database.run_many(
                "INSERT OR REPLACE INTO carried(id, ids) VALUES (?, ?)",
                [(number, array("I", vote).tobytes()) for number, vote in votes.items()],
            )
            database.run_many(
                "INSERT INTO topics(rowid, phrases) VALUES (?, ?)",
                [
                    (number, phrase_document([phrase.stem for phrase in phrases]))
                    for number, phrases in sorted(carried.items())
                ],
            )
            shown = [(pack_list([phrase.text for phrase in given[key].tags]), number) for key, number in stored]
            database.run_many("UPDATE detail SET tags = ? WHERE id = ?", shown)
            database.run_many("UPDATE article SET phrases_due = NULL WHERE id = ?", [(number,) for number in carried])

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

    def are_due(self, key: Key) -> bool:
        """Whether the phrases of this article are missing or stale."""
        return self._database.row("SELECT 1 FROM article WHERE key = ? AND phrases_due NOTNULL", (key,)) is not None

    def votes(self, keys: Collection[Key]) -> list[Vote]:
        """What these articles say for the cloud, in their order; those without phrases are left out."""
        if not keys:
            return []
        rows = self._database.rows(
            "SELECT a.key, iif(a.story, a.story, a.key), a.feed, a.time, c.ids FROM carray(?) wanted"
            " CROSS JOIN article a ON a.key = wanted.value CROSS JOIN carried c ON c.id = a.id",
            (bound(keys),),
        )
        return [(key, story, feed, time, array("I", ids)) for key, story, feed, time, ids in rows]

    def vocabulary(self, ids: Collection[int]) -> dict[int, tuple[str, str]]:
        """Text and stem of the phrases with these ids."""
        if not ids:
            return {}
        rows = self._database.rows(
            "SELECT id, text, stem FROM carray(?) wanted CROSS JOIN phrase p ON p.id = wanted.value", (bound(ids),)
        )
        return {id: (text, stem) for id, text, stem in rows}

    def frequent(self, limit: int) -> list[str]:
        """The phrases that most articles carry, the most frequent first."""
        rows = self._database.rows(
            "SELECT text FROM phrase WHERE articles > 0 ORDER BY articles DESC, text LIMIT ?", (limit,)
        )
        return [text for (text,) in rows]

    def recurring(self, stems: Collection[str]) -> dict[str, int]:
        """How many articles carry a phrase with each of these stems; stems that none carries are left out."""
        counts: dict[str, int] = {}
        for stem in set(stems):
            row = self._database.row("SELECT sum(articles) FROM phrase WHERE stem = ?", (stem,))
            if row and row[0]:
                counts[stem] = row[0]
        return counts

    def _ids(self, phrases: Iterable[Phrase]) -> dict[str, int]:
        """The ids of the phrases by their text, made where they are new. Inside a transaction."""
        stems = {phrase.text: phrase.stem for phrase in phrases}
        if not stems:
            return {}
        sql = "SELECT text, id FROM phrase WHERE text IN (SELECT value FROM carray(?))"
        known: dict[str, int] = dict(self._database.rows(sql, (apsw.carray(tuple(stems)),)))
        new = [(text, stem) for text, stem in stems.items() if text not in known]
        self._database.run_many("INSERT INTO phrase(text, stem) VALUES (?, ?)", new)
        if new:
            known |= dict(self._database.rows(sql, (apsw.carray(tuple(text for text, _ in new)),)))
        return known


def uncount(database: Database, numbers: Sequence[int]) -> None:
    """Take what the articles with these internal numbers carry out of the counts and the index. In a transaction."""
    if not numbers:
        return
    rows = database.rows(
        "SELECT ids FROM carray(?) wanted CROSS JOIN carried c ON c.id = wanted.value", (bound(numbers),)
    )
    lost = Counter(id for (ids,) in rows for id in array("I", ids))
    _count(database, {id: -count for id, count in lost.items()})
    database.run_many("DELETE FROM topics WHERE rowid = ?", [(number,) for number in numbers])


def _count(database: Database, more: Mapping[int, int]) -> None:
    database.run_many(
        "UPDATE phrase SET articles = articles + ? WHERE id = ?", [(count, id) for id, count in more.items()]
    )


def _carried(phrases: Phrases) -> list[Phrase]:
    carried: dict[str, Phrase] = {}
    for phrase in (*phrases.cloud, *phrases.tags):
        if phrase.stem:
            carried.setdefault(phrase.stem, phrase)
    return list(carried.values())
