"""The tables of a store, as migrations from one version to the next, and how they are applied.

news.db: `article` is narrow, so that lists and filters read little; what a row shows and the rest of the entry are in
`detail`, bodies in `content` (the feed's own HTML) and `page` (extracted), both compressed. `article.id` counts
arrivals: it is the rowid of the full-text tables, whose rows want to come in order. state.db is the reader's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.store.database import Database
from newsdash.store.errors import StoreError

NEWS: tuple[str, ...] = (
    """
    CREATE TABLE feed(
      id INTEGER PRIMARY KEY, url TEXT NOT NULL, title TEXT NOT NULL, site TEXT NOT NULL, section TEXT NOT NULL,
      language TEXT NOT NULL, allow_private INTEGER NOT NULL, muted INTEGER NOT NULL, etag TEXT NOT NULL,
      last_modified TEXT NOT NULL, last_success INTEGER NOT NULL, last_asked INTEGER NOT NULL,
      next_check INTEGER NOT NULL, interval INTEGER NOT NULL, error TEXT NOT NULL, error_since INTEGER NOT NULL,
      failures INTEGER NOT NULL, gone INTEGER NOT NULL, moved_to TEXT NOT NULL, moved_times INTEGER NOT NULL,
      latency_ms INTEGER NOT NULL, per_day REAL NOT NULL
    ) STRICT;

    -- Names of outlets, sections, authors and languages, each once; `folded` is its folded words.
    CREATE TABLE name(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;

    -- Languages that articles are in, by the first two letters of their code: those whose stems a filter asks for.
    CREATE TABLE language(code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    -- page: 0 none, 1 something of it, 2 the whole text. phrases_due: when to find its key phrases, null once they are.
    CREATE TABLE article(
      id INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, feed INTEGER NOT NULL, time INTEGER NOT NULL,
      first_seen INTEGER NOT NULL, story INTEGER NOT NULL DEFAULT 0, source INTEGER NOT NULL, author INTEGER NOT NULL,
      section INTEGER NOT NULL, language INTEGER NOT NULL, page INTEGER NOT NULL DEFAULT 0, phrases_due INTEGER
    ) STRICT;
    CREATE INDEX article_time ON article(time DESC, key);
    CREATE INDEX article_feed ON article(feed, time DESC, key);
    CREATE INDEX article_story ON article(story) WHERE story != 0;
    CREATE INDEX article_due ON article(phrases_due) WHERE phrases_due IS NOT NULL;

    CREATE TABLE detail(
      id INTEGER PRIMARY KEY, title TEXT NOT NULL, deck TEXT NOT NULL, url TEXT NOT NULL, entry_id TEXT NOT NULL,
      summary TEXT NOT NULL, published INTEGER, updated INTEGER, image TEXT NOT NULL, categories TEXT NOT NULL,
      tags TEXT NOT NULL, enclosures TEXT NOT NULL, digest INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE content(id INTEGER PRIMARY KEY, html BLOB NOT NULL) STRICT;
    CREATE TABLE page(id INTEGER PRIMARY KEY, fetched INTEGER NOT NULL, page BLOB NOT NULL) STRICT;

    -- The text given to these is folded and split by newsdash.language.index_words: "ascii" only cuts it at spaces.
    CREATE VIRTUAL TABLE words USING fts5(
      title, deck, tags, text, title_stems, stems,
      content='', contentless_delete=1, tokenize='ascii', prefix='1 2');
    CREATE VIRTUAL TABLE topics USING fts5(phrases, content='', contentless_delete=1, tokenize='ascii');

    -- `articles`: how many carry it. The ids an article carries stand in `carried`, best first, four bytes each.
    CREATE TABLE phrase(
      id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, stem TEXT NOT NULL, articles INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX phrase_stem ON phrase(stem);
    CREATE TABLE carried(id INTEGER PRIMARY KEY, ids BLOB NOT NULL) STRICT;

    CREATE TABLE story(id INTEGER PRIMARY KEY, articles INTEGER NOT NULL, outlets INTEGER NOT NULL) STRICT;
    CREATE TABLE similar(
      key INTEGER NOT NULL, rank INTEGER NOT NULL, other INTEGER NOT NULL, score REAL NOT NULL, why TEXT NOT NULL,
      PRIMARY KEY (key, rank)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX similar_other ON similar(other);
    """,
    # A list of one row a story reads times and stories from the index alone.
    """
    DROP INDEX article_time;
    CREATE INDEX article_time ON article(time DESC, key, story);
    """,
    # pacing: what the feed's document says of how often to ask, '' for nothing.
    """
    ALTER TABLE feed ADD COLUMN pacing TEXT NOT NULL DEFAULT '';
    ALTER TABLE feed ADD COLUMN rest_until INTEGER NOT NULL DEFAULT 0;
    """,
    # twin: the article that came first of several that are one page; 0 for that one, and for all others. place: which
    # article came first at a page's address with its headline.
    """
    ALTER TABLE article ADD COLUMN twin INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE place(hash INTEGER PRIMARY KEY, key INTEGER NOT NULL) STRICT;
    CREATE INDEX place_key ON place(key);
    CREATE INDEX article_twin ON article(twin) WHERE twin != 0;
    DROP INDEX article_time;
    CREATE INDEX article_time ON article(time DESC, key, story, twin);
    """,
    # head: the telling whose title stands for the story, 0 for the newest.
    "ALTER TABLE story ADD COLUMN head INTEGER NOT NULL DEFAULT 0;",
)

STATE: tuple[str, ...] = (
    """
    CREATE TABLE mark(
      key INTEGER PRIMARY KEY, read INTEGER NOT NULL, starred INTEGER NOT NULL, later INTEGER NOT NULL,
      changed INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX mark_read ON mark(key) WHERE read;
    CREATE INDEX mark_starred ON mark(key) WHERE starred;
    CREATE INDEX mark_later ON mark(key) WHERE later;
    CREATE TABLE position(key INTEGER PRIMARY KEY, place INTEGER NOT NULL, changed INTEGER NOT NULL) STRICT;
    CREATE TABLE memory(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE mute(phrase TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE history(filter TEXT PRIMARY KEY, used INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX history_used ON history(used);
    """,
)


def migrate(database: Database, migrations: Sequence[str]) -> None:
    """Bring `database` to the newest version. Raises StoreError where a newer newsdash has written it."""
    if version(database) == len(migrations):
        return
    if database.writable:
        with database.write():
            # Another process may have migrated it while this one waited for the lock.
            for number in range(version(database), len(migrations)):
                database.run(migrations[number])
                database.run(f"PRAGMA user_version = {number + 1}")
    found = version(database)
    if found > len(migrations):
        raise StoreError(
            f"{database.path} was written by a newer newsdash (its version is {found}, this one's {len(migrations)}).",
            "Update newsdash, or name another folder with --store.",
        )
    if found < len(migrations):
        raise StoreError(
            f"{database.path} was written by an older newsdash.", "Start newsdash once to bring it up to date."
        )


def version(database: Database) -> int:
    """The version of the store that `database` was last migrated to; 0 for an empty file."""
    row = database.row("PRAGMA user_version")
    return int(row[0]) if row else 0
