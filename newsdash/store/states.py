"""store.states: what only the reader knows: read, starred, later, positions, mutes, and what screens remember."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from newsdash.models import Key
from newsdash.store.articles import bound
from newsdash.store.database import Database

HISTORY = 200


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks on one article."""

    key: Key
    read: bool = False
    starred: bool = False
    later: bool = False


class States:
    """The reader's own part of a store. It has a connection of its own: a mark never waits for news to be written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(
        self,
        keys: Collection[Key],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        later: bool | None = None,
        now: int,
    ) -> list[Marks]:
        """Set the marks that are given on all of `keys`, in one transaction; give those that changed, as they were."""
        with self._database.write():
            before = self.marks(keys)
            after = [
                Marks(
                    m.key,
                    m.read if read is None else read,
                    m.starred if starred is None else starred,
                    m.later if later is None else later,
                )
                for m in before
            ]
            changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
            self._put((new for _, new in changed), now)
        return [old for old, _ in changed]

    def restore(self, previous: Collection[Marks], *, now: int) -> None:
        """Bring marks back to what they were: the undo of `mark`."""
        with self._database.write():
            self._put(previous, now)

    def marks(self, keys: Collection[Key]) -> list[Marks]:
        """The marks on these articles, in their order, each key once."""
        if not keys:
            return []
        rows = self._database.rows(
            "SELECT key, read, starred, later FROM mark WHERE key IN (SELECT value FROM carray(?))", (bound(keys),)
        )
        known = {key: Marks(key, bool(read), bool(starred), bool(later)) for key, read, starred, later in rows}
        return [known.get(key) or Marks(key) for key in dict.fromkeys(keys)]

    def position(self, key: Key) -> int:
        """Where the reader stopped in the article: an offset in characters into its text; 0 is its beginning."""
        row = self._database.row("SELECT place FROM position WHERE key = ?", (key,))
        return int(row[0]) if row else 0

    def set_position(self, key: Key, place: int, *, now: int) -> None:
        """Keep where the reader stopped in the article."""
        with self._database.write():
            if place:
                self._database.run("INSERT OR REPLACE INTO position VALUES (?, ?, ?)", (key, place, now))
            else:
                self._database.run("DELETE FROM position WHERE key = ?", (key,))

    def remember(self, name: str, value: Any) -> None:
        """Keep `value`, anything that JSON can hold, under `name`; None forgets it."""
        with self._database.write():
            if value is None:
                self._database.run("DELETE FROM memory WHERE name = ?", (name,))
            else:
                self._database.run("INSERT OR REPLACE INTO memory VALUES (?, ?)", (name, json.dumps(value)))

    def recall(self, name: str) -> Any:
        """What was kept under `name`, or None."""
        row = self._database.row("SELECT value FROM memory WHERE name = ?", (name,))
        return json.loads(row[0]) if row else None

    def mutes(self) -> list[str]:
        """The phrases that the reader never wants to see, the latest first."""
        return [phrase for (phrase,) in self._database.rows("SELECT phrase FROM mute ORDER BY since DESC, phrase")]

    def mute(self, phrase: str, *, now: int) -> None:
        """Hide the articles that carry this key phrase from all lists."""
        with self._database.write():
            self._database.run("INSERT OR IGNORE INTO mute VALUES (?, ?)", (phrase, now))

    def unmute(self, phrase: str) -> None:
        """Show them again."""
        with self._database.write():
            self._database.run("DELETE FROM mute WHERE phrase = ?", (phrase,))

    def history(self, limit: int = HISTORY) -> list[str]:
        """The filters used, the latest first, each once."""
        rows = self._database.rows("SELECT filter FROM history ORDER BY used DESC LIMIT ?", (limit,))
        return [filter for (filter,) in rows]

    def add_history(self, filter: str) -> None:
        """Put a filter at the head of the history, which holds the last 200."""
        with self._database.write():
            self._database.run(
                "INSERT OR REPLACE INTO history SELECT ?, coalesce(max(used), 0) + 1 FROM history", (filter,)
            )
            self._database.run(
                "DELETE FROM history WHERE filter NOT IN (SELECT filter FROM history ORDER BY used DESC LIMIT ?)",
                (HISTORY,),
            )

    def _put(self, marks: Iterable[Marks], now: int) -> None:
        rows = [(m.key, m.read, m.starred, m.later, now) for m in marks]
        self._database.run_many("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)", rows)
