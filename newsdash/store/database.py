"""One connection to a store's file: pragmas, short transactions, and errors in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw

from newsdash.store.damage import suspect
from newsdash.store.errors import Damaged, Replaced, StoreError, in_plain_words

BUSY_SECONDS = 10
Row = tuple[Any, ...]


class Database:
    """The SQLite file at `path`. Used by one thread at a time; every failure is a StoreError."""

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self.path = path
        self.writable = writable
        self._files = [path]
        try:
            self.connection = _opened(path, writable)
        except apsw.Error as error:
            raise self._told(error) from None
        self._inode = _inode(path)
        try:
            self._prepare()
        except apsw.Error as error:
            self.connection.close()
            raise self._told(error) from None

    def attach(self, path: Path, name: str) -> None:
        """Make the file at `path` readable as `name`, never writable: a write here must not lock that file."""
        self._files.append(path)
        self.run("ATTACH ? AS " + name, (_address(path, "mode=ro" if self.writable else _reading_mode(path)),))
        self.rows(f"SELECT count(*) FROM {name}.sqlite_schema")

    def rows(self, sql: str, bindings: Sequence[Any] = ()) -> list[Row]:
        """All rows that `sql` gives."""
        try:
            return self.connection.execute(sql, bindings).fetchall()
        except apsw.Error as error:
            raise self._told(error) from None

    def row(self, sql: str, bindings: Sequence[Any] = ()) -> Row | None:
        """The first row that `sql` gives, if any."""
        try:
            return self.connection.execute(sql, bindings).fetchone()
        except apsw.Error as error:
            raise self._told(error) from None

    def run(self, sql: str, bindings: Sequence[Any] = ()) -> None:
        """Run `sql` for what it does."""
        try:
            self.connection.execute(sql, bindings)
        except apsw.Error as error:
            raise self._told(error) from None

    def run_many(self, sql: str, bindings: Iterable[Sequence[Any]]) -> None:
        """Run `sql` once for each of `bindings`."""
        try:
            self.connection.executemany(sql, bindings)
        except apsw.Error as error:
            raise self._told(error) from None

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction that holds the write lock from its first moment: all of it happens, or nothing.

        Inside another it is a part of that one, which must then not go on after an error.
        """
        if self.connection.in_transaction:
            yield
            return
        if not self.writable:
            raise StoreError(f"{self.path} is open for reading only.", "Open the store for writing.")
        if _inode(self.path) != self._inode:
            raise Replaced(self.path)
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.run("ROLLBACK")
            raise

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _prepare(self) -> None:
        self.connection.set_busy_timeout(BUSY_SECONDS * 1000)
        if self.writable:
            self.connection.pragma("journal_mode", "wal")
            self.connection.pragma("synchronous", "normal")
        self.connection.pragma("cache_size", -16_000)
        self.connection.pragma("temp_store", "memory")
        self.connection.pragma("trusted_schema", 0)
        self.connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()

    def _told(self, error: apsw.Error) -> Exception:
        told = in_plain_words(error, self.path)
        if isinstance(told, Damaged):
            for path in self._files:
                suspect(path)
        return told


def _opened(path: Path, writable: bool) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_NOMUTEX
    if writable:
        return apsw.Connection(
            _address(path, "mode=rwc"), flags=flags | apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        )
    return apsw.Connection(_address(path, _reading_mode(path)), flags=flags | apsw.SQLITE_OPEN_READONLY)


def _reading_mode(path: Path) -> str:
    # A WAL database in a folder that cannot be written opens only as one that nobody changes.
    probe = apsw.Connection(
        _address(path, "mode=ro"), flags=apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_NOMUTEX
    )
    try:
        probe.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        return "immutable=1"
    finally:
        probe.close()
    return "mode=ro"


def _address(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?{mode}"


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
