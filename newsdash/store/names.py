"""Names that many articles share (outlets, sections, authors, languages), stored once each."""

from __future__ import annotations

from collections.abc import Iterable

from newsdash.language.index_words import stem_language
from newsdash.language.words import words
from newsdash.store.database import Database


def name_ids(database: Database, texts: Iterable[str]) -> dict[str, int]:
    """The id of each of `texts`, made where it is new. Inside a transaction."""
    ids: dict[str, int] = {}
    for text in set(texts):
        row = database.row("SELECT id FROM name WHERE text = ?", (text,))
        if row is None:
            # RETURNING, as all that SQLite may have to undo alone, would make the full-text index write what it holds.
            database.run("INSERT INTO name(text, folded) VALUES (?, ?)", (text, " ".join(words(text))))
            row = (database.connection.last_insert_rowid(),)
        ids[text] = row[0]
    return ids


def note_languages(database: Database, codes: Iterable[str]) -> None:
    """Keep in mind that articles in these languages are stored. Inside a transaction."""
    database.run_many(
        "INSERT OR IGNORE INTO language(code) VALUES (?)", [(stem_language(code),) for code in set(codes)]
    )


def languages(database: Database) -> tuple[str, ...]:
    """The languages that stored articles are stemmed by."""
    return tuple(code for (code,) in database.rows("SELECT code FROM language"))
