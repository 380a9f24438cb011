"""Following: the store's feeds are those of feeds.opml, and a file that vanishes unsubscribes from nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from newsdash.config import Config
from newsdash.models import Subscription
from newsdash.newsroom.archive import Archive
from newsdash.newsroom.following import Following
from newsdash.paths import StorePaths
from newsdash.subscriptions import edit, read

HARBOUR = Subscription("http://127.0.0.1/harbour.xml", "Harbour Wire", "World/Europe", allow_private=True)
LUMEN = Subscription("http://127.0.0.1/lumen.xml", "Lumen", "Science", muted=True)


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    archive = await Archive.open(StorePaths(tmp_path))
    yield archive
    await archive.close()


async def titles(archive: Archive) -> list[str]:
    return sorted([feed.title for feed in await archive.ask(lambda store: store.feeds.all())])


async def test_a_line_taken_out_unsubscribes(tmp_path: Path, archive: Archive) -> None:
    paths = StorePaths(tmp_path)
    edit(paths, lambda _: (HARBOUR, LUMEN))
    following = Following(paths, Config(), archive)
    await following.follow()
    edit(paths, lambda present: present[:1])
    await following.follow()
    assert await titles(archive) == ["Harbour Wire"]


async def test_a_file_that_vanished_is_written_anew_from_the_store(tmp_path: Path, archive: Archive) -> None:
    paths = StorePaths(tmp_path)
    edit(paths, lambda _: (HARBOUR, LUMEN))
    await Following(paths, Config(), archive).follow()
    paths.feeds.unlink()
    await Following(paths, Config(), archive).follow()
    assert await titles(archive) == ["Harbour Wire", "Lumen"]
    assert sorted(read(paths), key=lambda one: one.title) == [HARBOUR, LUMEN]


async def test_a_store_that_never_had_a_file_gets_none(tmp_path: Path, archive: Archive) -> None:
    paths = StorePaths(tmp_path)
    await Following(paths, Config(), archive, extra=(HARBOUR,)).follow()
    await Following(paths, Config(), archive).follow()
    assert await titles(archive) == []
    assert not paths.feeds.exists()
