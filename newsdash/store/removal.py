"""Taking articles out of a store, with everything that is kept beside them."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.models import Key
from newsdash.store.articles import bound
from newsdash.store.database import Database
from newsdash.store.full_text import forget
from newsdash.store.phrases import uncount
from newsdash.store.stories import count_stories
from newsdash.store.twins import forget_twins


def remove_articles(database: Database, keys: Sequence[Key]) -> None:
    """Take out the articles with these keys. Inside a transaction."""
    if not keys:
        return
    rows = database.rows("SELECT id, story FROM article WHERE key IN (SELECT value FROM carray(?))", (bound(keys),))
    numbers = [number for number, _ in rows]
    if not numbers:
        return
    uncount(database, numbers)
    forget_twins(database, keys)
    forget(database, numbers)
    for table in ("article", "detail", "content", "page", "carried"):
        database.run(f"DELETE FROM {table} WHERE id IN (SELECT value FROM carray(?))", (bound(numbers),))
    for column in ("key", "other"):
        database.run(f"DELETE FROM similar WHERE {column} IN (SELECT value FROM carray(?))", (bound(keys),))
    count_stories(database, {story for _, story in rows if story})
