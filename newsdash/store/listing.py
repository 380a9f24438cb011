"""store.listing: what a screen shows: which articles, newest first, and each as a headline."""

from __future__ import annotations

import json
import time
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsdash.language.index_words import carried
from newsdash.models import Headline, Key
from newsdash.store.articles import bound
from newsdash.store.database import Database, Row
from newsdash.store.names import languages

if TYPE_CHECKING:
    from newsdash.query import Query, When
    from newsdash.query.patterns import Patterns

UNREAD = "NOT coalesce((SELECT read FROM state.mark m WHERE m.key = a.key), 0)"


@dataclass(frozen=True, slots=True)
class Listing:
    """Articles in the order of a list: `keys`, and beside them their `times` in seconds since the epoch.

    `stories` are the stories that they tell (0 for none), where they were asked for.
    """

    keys: array[int] = field(default_factory=lambda: array("q"))
    times: array[int] = field(default_factory=lambda: array("q"))
    stories: array[int] = field(default_factory=lambda: array("q"))

    def __len__(self) -> int:
        return len(self.keys)


class Lists:
    """The lists that can be made of a store's articles. What the reader muted is in none of them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._patterns: Patterns | None = None

    def keys(
        self,
        query: Query | None = None,
        *,
        unread_only: bool = False,
        section: str = "",
        feed: Key = 0,
        limit: int = 0,
        when: When | None = None,
        stories: bool = False,
    ) -> Listing:
        """The articles that `query` leaves of a section (with those below it) or of a feed; newest first, then by key.

        `limit` 0 means all. `when` is what the query's relative times refer to, by default now, in UTC. With
        `stories` each comes with the story that it tells. Raises QueryError for an expression that takes too long.
        """
        sought = self._sought(query, unread_only, section, feed, when)
        return self._newest(sought, limit, stories) or self._ordered(sought, limit, stories)

    def languages(self) -> tuple[str, ...]:
        """The languages whose forms of words a filter takes for one."""
        return languages(self._database)

    def unread(self, keys: Collection[Key]) -> list[Key]:
        """Those of `keys` that have not been read, in their order."""
        if not keys:
            return []
        [[unread]] = self._database.rows(
            "SELECT json_group_array(value) FROM carray(?)"
            " WHERE NOT coalesce((SELECT read FROM state.mark m WHERE m.key = value), 0)",
            (bound(keys),),
        )
        return list(json.loads(unread))

    def matches(
        self,
        keys: Collection[Key],
        query: Query | None,
        *,
        section: str = "",
        feed: Key = 0,
        when: When | None = None,
    ) -> set[Key]:
        """Those of `keys` that are stored, not muted, and match `query`: for news that has just come."""
        if not keys:
            return set()
        sought = self._sought(query, False, section, feed, when)
        numbers = self._database.rows(
            "SELECT a.id FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value", (bound(keys),)
        )
        if not numbers:
            return set()
        ids = [number for (number,) in numbers]
        sql, bindings = sought.only(ids).select("a.key")
        return {key for (key,) in self._rows(sql, bindings)}

    def headlines(self, keys: Collection[Key]) -> list[Headline]:
        """These articles as rows of a list, in their order; keys that are not stored are left out."""
        if not keys:
            return []
        return [_headline(row) for row in self._database.rows(_HEADLINES, (bound(keys),))]

    def counts(
        self,
        query: Query | None = None,
        *,
        unread_only: bool = False,
        section: str = "",
        feed: Key = 0,
        when: When | None = None,
    ) -> tuple[int, int]:
        """How many articles such a list holds, and how many of them are unread."""
        sought = self._sought(query, unread_only, section, feed, when)
        total, read = self._count(sought, False), self._count(sought, True)
        return total, total - read

    def sections(self) -> list[tuple[str, int, int]]:
        """Each section that feeds are in, with how many articles it holds and how many of them are unread.

        A section counts what is in it, not what is in those below it. Feeds outside of all sections come under ''.
        """
        per_feed: dict[Key, int] = dict(self._database.rows("SELECT feed, count(*) FROM article GROUP BY feed"))
        read: dict[Key, int] = dict(
            self._database.rows(
                "SELECT a.feed, count(*) FROM state.mark m CROSS JOIN article a ON a.key = m.key WHERE m.read"
                " GROUP BY a.feed"
            )
        )
        counts: dict[str, tuple[int, int]] = {}
        for id, section in self._database.rows("SELECT id, section FROM feed WHERE NOT muted ORDER BY section"):
            total, unread = counts.get(section, (0, 0))
            articles = per_feed.get(id, 0)
            counts[section] = total + articles, unread + articles - read.get(id, 0)
        return [(section, *count) for section, count in counts.items()]

    def _sought(self, query: Query | None, unread_only: bool, section: str, feed: Key, when: When | None) -> _Sought:
        sought = self._asked(query, when) if query else _Sought()
        if unread_only:
            sought.where.append(UNREAD)
        if section:
            sought.where.append("a.feed IN (SELECT id FROM feed WHERE section = ? OR instr(section, ? || '/') = 1)")
            sought.parameters += [section, section]
        if feed:
            sought.where.append("a.feed = ?")
            sought.parameters.append(feed)
        elif self._database.row("SELECT 1 FROM feed WHERE muted"):
            sought.where.append("a.feed NOT IN (SELECT id FROM feed WHERE muted)")
        muted = [phrase for (phrase,) in self._database.rows("SELECT phrase FROM state.mute")]
        if muted:
            sought.where.append("a.id NOT IN (SELECT rowid FROM topics WHERE topics MATCH ?)")
            sought.parameters.append(carried(muted, languages(self._database)))
        return sought.once() if self._database.row("SELECT 1 FROM article WHERE twin != 0 LIMIT 1") else sought

    def _asked(self, query: Query, when: When | None) -> _Sought:
        # The first rows of a screen need no filter, and its language takes a while to import.
        from newsdash.query.moment import When
        from newsdash.query.sql import conditions

        if self._patterns is None:
            self._patterns = self._with_patterns()
        made = conditions(query, when or When(int(time.time())), languages(self._database))
        return _Sought(made.match, made.where, made.parameters)

    def _with_patterns(self) -> Patterns:
        """Let SQL search expressions, by the function that `newsdash.query.sql` asks for."""
        from newsdash.query.patterns import Patterns

        patterns = Patterns()

        def found(*values: Any) -> bool:
            pattern, position, title, deck = values
            return patterns.found(pattern, position, f"{title}\n{deck}")

        self._database.connection.create_scalar_function("found", found, 4)
        return patterns

    def _ordered(self, sought: _Sought, limit: int, stories: bool) -> Listing:
        columns = ("key", "time", "story") if stories else ("key", "time")
        sql, bindings = sought.select(", ".join(f"a.{column}" for column in columns))
        # As a few texts a hundred thousand rows come in one step, which leaves the other threads alone.
        gathered = ", ".join(f"json_group_array({column})" for column in columns)
        [texts] = self._rows(
            f"SELECT {gathered} FROM ({sql} ORDER BY a.time DESC, a.key LIMIT ?)", [*bindings, limit or -1]
        )
        return Listing(*(array("q", json.loads(text)) for text in texts))

    def _newest(self, sought: _Sought, limit: int, stories: bool) -> Listing | None:
        """The first `limit` if they are all among the newest articles of the store, else None.

        A short prefix matches half of all articles; the full-text index gives them by number, not by time, so that
        finding the newest means sorting them all. Most often a few thousand suffice.
        """
        if not limit or not sought.match:
            return None
        window = self._database.row(
            "SELECT count(*), min(id), min(time) FROM (SELECT id, time FROM article ORDER BY time DESC LIMIT ?)",
            (limit * _WINDOW,),
        )
        if window is None or window[0] < limit * _WINDOW:
            return None
        _, first, oldest = window
        found = self._ordered(sought.among(first, oldest), limit, stories)
        return found if len(found) == limit else None

    def _count(self, sought: _Sought, read: bool) -> int:
        if read and not sought.match and not sought.where:
            bindings: list[Any] = []
            sql = "SELECT count(*) FROM state.mark m CROSS JOIN article a ON a.key = m.key WHERE m.read"
        else:
            # The plus keeps SQLite from seeking each article sought under each key that was read.
            sql, bindings = sought.select(
                "count(*)", "+a.key IN (SELECT key FROM state.mark WHERE read)" if read else ""
            )
        return int(self._rows(sql, bindings)[0][0])

    def _rows(self, sql: str, bindings: Sequence[Any]) -> list[Row]:
        if self._patterns:
            self._patterns.begin()
        return self._database.rows(sql, bindings)


# How many of the newest articles are looked at first, for each one wanted.
_WINDOW = 20


class _Sought:
    """Clauses about `article a`, driven by the full-text index where that narrows them most."""

    def __init__(self, match: str = "", where: Sequence[str] = (), parameters: Sequence[Any] = ()) -> None:
        self.match = match
        self.where = list(where)
        self.parameters = list(parameters)

    def once(self) -> _Sought:
        """The same, each article that came several times once: without those whose first telling is sought too."""
        firsts, bindings = self.select("a.key", "a.key IN (SELECT twin FROM article WHERE twin != 0)")
        clause = f"a.twin = 0 OR a.twin NOT IN ({firsts})"
        return _Sought(self.match, [*self.where, clause], [*self.parameters, *bindings])

    def among(self, first: int, oldest: int) -> _Sought:
        """The same, of the articles numbered from `first` on and newer than `oldest`."""
        return self._also(("words.rowid >= ?", "a.time > ?"), (first, oldest))

    def only(self, numbers: Sequence[int]) -> _Sought:
        """The same, of the articles with these numbers."""
        # The full-text index walks only the stretch that they lie in.
        stretch = "words.rowid BETWEEN ? AND ?" if self.match else "a.id BETWEEN ? AND ?"
        return self._also(
            (stretch, "a.id IN (SELECT value FROM carray(?))"), (min(numbers), max(numbers), bound(numbers))
        )

    def _also(self, clauses: Sequence[str], parameters: Sequence[Any]) -> _Sought:
        return _Sought(self.match, [*clauses, *self.where], [*parameters, *self.parameters])

    def select(self, columns: str, also: str = "") -> tuple[str, list[Any]]:
        """The statement and its bindings."""
        tables = "article a"
        clauses: list[str] = []
        bindings: list[Any] = []
        if self.match:
            tables = "words CROSS JOIN article a ON a.id = words.rowid"
            clauses.append("words MATCH ?")
            bindings.append(self.match)
        clauses += self.where
        bindings += self.parameters
        if also:
            clauses.append(also)
        where = " WHERE " + " AND ".join(f"({clause})" for clause in clauses) if clauses else ""
        return f"SELECT {columns} FROM {tables}{where}", bindings


_HEADLINES = """
    SELECT a.key, a.feed, a.time, n.text, d.title, shown_deck(d.deck, a.phrases_due, d.title, d.summary),
      m.read, m.starred, m.later, s.outlets, s.articles,
      (SELECT count(*) FROM article t WHERE t.twin = a.key AND t.twin != 0)
    FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value CROSS JOIN detail d ON d.id = a.id
      CROSS JOIN name n ON n.id = a.source LEFT JOIN state.mark m ON m.key = a.key LEFT JOIN story s ON s.id = a.story
"""


def _headline(row: Row) -> Headline:
    key, feed, moment, source, title, deck, read, starred, later, outlets, tellings, twins = row
    marks = bool(read), bool(starred), bool(later)
    return Headline(key, feed, moment, source, title, deck, *marks, outlets or 1, tellings or 1, twins)
