"""Damaged files are set aside and told of; the other file, and all that can be saved, stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsdash.models import Article, Subscription
from newsdash.paths import StorePaths
from newsdash.store import Damaged, Marks, Store, StoreError, open_store

Build = Callable[..., Article]
FEED = "http://127.0.0.1/gazette.xml"


@pytest.fixture
def filled(paths: StorePaths, article: Build) -> StorePaths:
    with open_store(paths) as store:
        store.feeds.sync([Subscription(FEED, "The Gazette")])
        articles = [article(f"Ferry {n}", str(n), summary="word " * 200) for n in range(300)]
        store.articles.add(articles, {})
        store.states.mark([articles[0].key], starred=True, now=1)
    return paths


def _overwrite(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * length)


def test_damaged_news_is_set_aside_and_begun_anew_and_the_marks_stay(filled: StorePaths, article: Build) -> None:
    _overwrite(filled.news, 0, 4_096)
    damaged = filled.news.read_bytes()
    with open_store(filled) as store:
        assert "news.db.damaged-1" in store.notice
        assert len(store.listing.keys()) == 0
        assert store.states.marks([article("", "0").key]) == [Marks(article("", "0").key, starred=True)]
        store.articles.add([article("Ferry 0", "0")], {})
        assert [line.starred for line in store.listing.headlines(store.listing.keys().keys)] == [True]
    assert (filled.folder / "news.db.damaged-1").read_bytes() == damaged
    with open_store(filled) as store:
        assert store.notice == ""


def test_damaged_marks_are_set_aside_never_deleted_and_the_news_stays(filled: StorePaths) -> None:
    filled.state.write_bytes(b"this is no database, but it may hold something" * 100)
    with open_store(filled) as store:
        assert "state.db.damaged-1" in store.notice
        assert len(store.listing.keys()) == 300
        store.states.mark([1], read=True, now=1)
    assert (filled.folder / "state.db.damaged-1").read_bytes().startswith(b"this is no database")


def test_both_files_may_be_damaged_and_both_are_told_of(filled: StorePaths) -> None:
    for path in (filled.news, filled.state):
        path.write_bytes(b"x" * 8_192)
    with open_store(filled) as store:
        assert "news.db.damaged-1" in store.notice
        assert "state.db.damaged-1" in store.notice


def test_a_second_damage_takes_the_next_name(filled: StorePaths) -> None:
    for number in (1, 2):
        filled.news.write_bytes(b"x" * 8_192)
        with open_store(filled) as store:
            assert f"news.db.damaged-{number}" in store.notice
    assert (filled.folder / "news.db.damaged-1").exists()


def test_damage_found_while_reading_is_a_sentence_and_is_mended_at_the_next_start(filled: StorePaths) -> None:
    size = filled.news.stat().st_size
    _overwrite(filled.news, size // 2, size // 2)
    with open_store(filled) as store:
        assert store.notice == ""
        with pytest.raises(Damaged, match=r"is damaged. Start newsdash again"):
            _read_everything(store)
    with open_store(filled) as store:
        assert "news.db.damaged-1" in store.notice
        _read_everything(store)


def test_a_false_alarm_sets_nothing_aside(filled: StorePaths) -> None:
    (filled.folder / "news.db.suspect").touch()
    with open_store(filled) as store:
        assert store.notice == ""
        assert len(store.listing.keys()) == 300
    assert not (filled.folder / "news.db.suspect").exists()


def test_a_damaged_store_that_is_only_read_is_left_as_it_is(filled: StorePaths) -> None:
    filled.news.write_bytes(b"x" * 8_192)
    with pytest.raises(Damaged):
        open_store(filled, writable=False)
    assert filled.news.read_bytes() == b"x" * 8_192


def test_a_store_that_was_replaced_while_open_is_not_written_to(filled: StorePaths, article: Build) -> None:
    with open_store(filled) as store:
        filled.news.rename(filled.folder / "elsewhere")
        with pytest.raises(StoreError, match="moved or replaced"):
            store.articles.add([article("Bridge", "b")], {})


def _read_everything(store: Store) -> None:
    keys = store.listing.keys().keys
    store.listing.headlines(keys)
    store.articles.many(keys)
