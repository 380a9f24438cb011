"""open_store: the door of the room. A Store groups what is remembered by what it is about."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from newsdash.language.words import words
from newsdash.paths import StorePaths
from newsdash.store.articles import Articles
from newsdash.store.damage import is_damaged, only_one, set_aside
from newsdash.store.database import Database
from newsdash.store.decks import shown_deck
from newsdash.store.errors import Damaged, StoreError, unwritable
from newsdash.store.feeds import Feeds
from newsdash.store.listing import Lists
from newsdash.store.pages import Pages
from newsdash.store.phrases import KeyPhrases
from newsdash.store.schema import NEWS, STATE, migrate
from newsdash.store.states import States
from newsdash.store.stories import Stories
from newsdash.store.twins import Twins


class Store:
    """What newsdash remembers. Used by one thread at a time; any number of processes may have it open.

    `notice` is a sentence for the reader where a damaged file had to be set aside, else ''.
    """

    def __init__(self, news: Database, state: Database, notice: str = "") -> None:
        self.notice = notice
        self._news = news
        self._state = state
        news.connection.create_scalar_function("folded", _folded, 1, deterministic=True)
        news.connection.create_scalar_function("shown_deck", shown_deck, 4, deterministic=True)

        self.feeds = Feeds(news)
        self.articles = Articles(news)
        self.pages = Pages(news)
        self.phrases = KeyPhrases(news)
        self.stories = Stories(news)
        self.twins = Twins(news)
        self.states = States(state)
        self.listing = Lists(news)

    def together(self) -> AbstractContextManager[None]:
        """One transaction for all that is written to the news inside: all of it happens, or nothing."""
        return self._news.write()

    def interrupt(self) -> None:
        """Break off the read that another thread waits for; that one raises Interrupted."""
        self._news.connection.interrupt()

    def close(self) -> None:
        """Let go of the files. What was written stays written."""
        self._news.close()
        self._state.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def open_store(paths: StorePaths, *, writable: bool = True) -> Store:
    """The store in the folder of `paths`, made there if it is new, brought to this version if it is older.

    Not `writable`, it must exist, is left as it is, and may lie where nobody can write. A damaged file is set aside
    and begun anew; the other one is not touched. Raises StoreError.
    """
    if not writable:
        if not (paths.news.exists() and paths.state.exists()):
            raise StoreError(
                f"There is no store in {paths.folder} yet.", "Start newsdash once, or name another with --store."
            )
        news, state = (_opened(*part, writable=False) for part in _parts(paths))
        return _joined(news, state)
    _make_folder(paths.folder)
    (news, news_notice), (state, state_notice) = (_opened_or_begun(paths, *part) for part in _parts(paths))
    return _joined(news, state, " ".join(filter(None, (news_notice, state_notice))))


def _parts(paths: StorePaths) -> tuple[tuple[Path, Sequence[str]], tuple[Path, Sequence[str]]]:
    return (paths.news, NEWS), (paths.state, STATE)


def _joined(news: Database, state: Database, notice: str = "") -> Store:
    news.attach(state.path, "state")
    return Store(news, state, notice)


def _opened(path: Path, migrations: Sequence[str], *, writable: bool) -> Database:
    database = Database(path, writable=writable)
    try:
        migrate(database, migrations)
    except StoreError:
        database.close()
        raise
    return database


def _opened_or_begun(paths: StorePaths, path: Path, migrations: Sequence[str]) -> tuple[Database, str]:
    """The file at `path`; where it is damaged a new one, and a sentence that says so."""
    if database := _sound(path, migrations):
        return database, ""
    with only_one(paths.folder):
        if database := _sound(path, migrations):
            return database, ""
        try:
            aside = set_aside(path)
        except OSError:
            raise unwritable(paths.folder) from None
        database = _opened(path, migrations, writable=True)
    if path == paths.news:
        return database, (
            f"The stored news was damaged; it was set aside as {aside.name} and is fetched anew."
            " What you read, starred and kept is untouched."
        )
    return (
        database,
        f"Your marks were damaged; they were set aside as {aside.name} and begin anew. The news is untouched.",
    )


def _sound(path: Path, migrations: Sequence[str]) -> Database | None:
    if is_damaged(path):
        return None
    try:
        return _opened(path, migrations, writable=True)
    except Damaged:
        return None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise unwritable(folder) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise unwritable(folder)


def _folded(*values: Any) -> str:
    return " ".join(words(values[0]))
