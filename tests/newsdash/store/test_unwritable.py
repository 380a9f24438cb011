"""Full disks, folders that cannot be written, and stores of other versions: a sentence each, and nothing lost."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from newsdash.models import Article
from newsdash.paths import StorePaths
from newsdash.query import parse
from newsdash.store import Store, StoreError, open_store
from newsdash.store.errors import in_plain_words

Build = Callable[..., Article]
NOBODY = 65_534


@pytest.fixture
def as_somebody() -> Iterator[Path]:
    """A folder open to all, and the rights of a plain user: root may write anywhere."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        (folder / "store").chmod(0o700)
        shutil.rmtree(folder)


def test_the_folder_of_a_new_store_is_private(paths: StorePaths, store: Store) -> None:
    assert stat.S_IMODE(paths.folder.stat().st_mode) == 0o700


def test_a_read_only_folder_is_a_sentence_to_who_wants_to_write_and_can_still_be_read(
    as_somebody: Path, article: Build
) -> None:
    paths = StorePaths(as_somebody / "store")
    with open_store(paths) as store:
        store.articles.add([article("Ferry")], {})
        store.states.mark([article("").key], starred=True, now=1)
    paths.folder.chmod(0o500)
    with pytest.raises(StoreError, match=r"cannot be opened or written. Make .* a folder that you may write to"):
        open_store(paths)
    with open_store(paths, writable=False) as store:
        assert [line.starred for line in store.listing.headlines(store.listing.keys(parse("ferry")).keys)] == [True]
        with pytest.raises(StoreError, match="for reading only"):
            store.states.mark([1], read=True, now=1)


def test_a_store_in_use_can_be_read_without_writing(paths: StorePaths, store: Store, article: Build) -> None:
    store.articles.add([article("Ferry")], {})
    with open_store(paths, writable=False) as reader:
        assert len(reader.listing.keys()) == 1
        store.articles.add([article("Bridge", "b")], {})
        assert len(reader.listing.keys()) == 2


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be opened or written"):
        open_store(StorePaths(tmp_path / "file" / "store"))


def test_a_store_to_read_that_does_not_exist_is_a_sentence_and_is_not_made(paths: StorePaths) -> None:
    with pytest.raises(StoreError, match=r"no store .* yet"):
        open_store(paths, writable=False)
    assert not paths.folder.exists()


def test_a_full_disk_is_a_sentence_and_what_was_stored_stays(store: Store, article: Build) -> None:
    store.articles.add([article("Ferry")], {})
    connection = store._news.connection
    connection.execute(f"PRAGMA max_page_count = {connection.pragma('page_count')}")
    many = [article(str(n), str(n), summary="x" * 3_000) for n in range(2, 500)]
    with pytest.raises(StoreError, match=r"is full. Free some space; nothing that was stored is lost"):
        store.articles.add(many, {})
    assert len(store.listing.keys()) == 1
    connection.execute("PRAGMA max_page_count = 1000000")
    assert len(store.articles.add(many, {}).added) == len(many)


def test_a_store_of_a_newer_version_is_left_alone_with_a_sentence(paths: StorePaths) -> None:
    open_store(paths).close()
    for path in (paths.news, paths.state):
        connection = apsw.Connection(str(path))
        version = connection.pragma("user_version")
        connection.execute("PRAGMA user_version = 99")
        for writable in (True, False):
            with pytest.raises(StoreError, match=r"newer newsdash .*99.* Update newsdash"):
                open_store(paths, writable=writable)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.close()
    with open_store(paths) as store:
        assert store.notice == ""


def test_a_store_of_an_older_version_is_not_migrated_by_a_reader(paths: StorePaths) -> None:
    open_store(paths).close()
    connection = apsw.Connection(str(paths.state))
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    with pytest.raises(StoreError, match="older newsdash"):
        open_store(paths, writable=False)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (apsw.BusyError("x"), "does not finish"),
        (apsw.IOError("disk gone"), "reports an error"),
        (apsw.InterruptError("x"), "broken off"),
        (apsw.FullError("x"), "is full"),
        (apsw.ReadOnlyError("x"), "cannot be opened or written"),
    ],
)
def test_what_sqlite_says_becomes_a_sentence_with_a_remedy(error: apsw.Error, words: str) -> None:
    told = in_plain_words(error, Path("/store/news.db"))
    assert isinstance(told, StoreError)
    assert words in told.message
    assert told.remedy


def test_a_mistake_of_ours_is_not_dressed_up() -> None:
    error = apsw.SQLError("no such table")
    assert in_plain_words(error, Path("/store/news.db")) is error
