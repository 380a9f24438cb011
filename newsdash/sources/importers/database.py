"""Another reader's SQLite file, read without writing a byte to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

MAX_ROWS = 1_000_000


def columns(path: Path, table: str) -> frozenset[str]:
    """The columns of `table` in the database at `path`; empty if there is no such table or it cannot be read."""
    return frozenset(str(row[1]) for row in rows(path, f"PRAGMA table_info({table})"))


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of `query` over the database at `path`; none if it cannot be read."""
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            return connection.execute(query).fetchmany(MAX_ROWS)
    except sqlite3.Error:
        return []
