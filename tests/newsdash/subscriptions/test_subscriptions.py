"""feeds.opml: read as it stands, changed whole or not at all, and never by two at once."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsdash.models import Subscription
from newsdash.paths import StorePaths
from newsdash.subscriptions import SubscriptionsError, edit, read, subscribe, unsubscribe

A = Subscription("https://a.example/feed", title="A", section="World/Europe", tags=("x", "y"))
B = Subscription("https://b.example/feed", title="B", attributes=(("custom", "kept"),))


@pytest.fixture
def paths(tmp_path: Path) -> StorePaths:
    return StorePaths(tmp_path / "store")


def test_without_a_file_nothing_is_subscribed_to(paths: StorePaths) -> None:
    assert read(paths) == ()


def test_what_is_subscribed_to_is_read_back_with_all_it_came_with(paths: StorePaths) -> None:
    assert subscribe(paths, [A, B]) == (A, B)
    assert {feed.url: feed for feed in read(paths)} == {A.url: A, B.url: B}


def test_subscribing_twice_changes_nothing(paths: StorePaths) -> None:
    subscribe(paths, [A])
    before = paths.feeds.stat().st_mtime_ns, paths.feeds.stat().st_ino
    assert subscribe(paths, [A, A]) == ()
    assert (paths.feeds.stat().st_mtime_ns, paths.feeds.stat().st_ino) == before


def test_a_feed_that_moved_is_known_by_its_first_address_too(paths: StorePaths) -> None:
    moved = Subscription("https://new.example/feed", origin=A.url)
    subscribe(paths, [moved])
    assert subscribe(paths, [A]) == ()
    assert unsubscribe(paths, A.url)[0].url == moved.url
    assert read(paths) == ()


def test_unsubscribing_from_what_is_unknown_says_so(paths: StorePaths) -> None:
    subscribe(paths, [A])
    assert unsubscribe(paths, B.url) == ()
    assert read(paths) == (A,)


def test_a_file_of_the_readers_own_making_is_kept_beside_the_one_that_replaces_it(paths: StorePaths) -> None:
    paths.folder.mkdir()
    own = '<opml version="2.0"><body><!-- the best --><outline text="A" xmlUrl="https://u:p@a.example/feed"/></body></opml>'
    paths.feeds.write_text(own)
    subscribe(paths, [B])
    kept = paths.feeds.with_name("feeds.opml.bak")
    assert kept.read_text() == own
    assert "the best" not in paths.feeds.read_text()
    unsubscribe(paths, B.url)
    assert kept.read_text() == own


def test_what_newsdash_itself_wrote_needs_no_copy(paths: StorePaths) -> None:
    subscribe(paths, [A])
    subscribe(paths, [B])
    assert sorted(file.name for file in paths.folder.iterdir()) == ["feeds.opml"]


def test_addresses_that_may_hold_secrets_are_for_their_reader_only(paths: StorePaths) -> None:
    subscribe(paths, [A])
    assert stat.S_IMODE(paths.feeds.stat().st_mode) == 0o600
    paths.feeds.chmod(0o644)
    subscribe(paths, [B])
    assert stat.S_IMODE(paths.feeds.stat().st_mode) == 0o644


def test_a_file_that_is_no_list_is_left_alone_and_explained(paths: StorePaths) -> None:
    paths.folder.mkdir()
    paths.feeds.write_text("<opml><body><outline")
    with pytest.raises(SubscriptionsError, match=r"feeds\.opml: .*Correct it"):
        subscribe(paths, [A])
    assert paths.feeds.read_text() == "<opml><body><outline"


def test_many_at_once_lose_nobodys_feed(paths: StorePaths) -> None:
    feeds = [Subscription(f"https://{number}.example/feed") for number in range(24)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda feed: subscribe(paths, [feed]), feeds))
    assert {feed.url for feed in read(paths)} == {feed.url for feed in feeds}


def test_a_fault_while_writing_leaves_the_old_file_whole(paths: StorePaths, monkeypatch: pytest.MonkeyPatch) -> None:
    subscribe(paths, [A])

    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SubscriptionsError, match=r"No space left.*Free space"):
        subscribe(paths, [B])
    assert read(paths) == (A,)


def test_a_link_to_a_file_elsewhere_stays_a_link(paths: StorePaths, tmp_path: Path) -> None:
    paths.folder.mkdir()
    (tmp_path / "dotfiles").mkdir()
    paths.feeds.symlink_to(tmp_path / "dotfiles" / "feeds.opml")
    subscribe(paths, [A])
    assert paths.feeds.is_symlink()
    assert A.url in (tmp_path / "dotfiles" / "feeds.opml").read_text()


def test_an_edit_may_remove_everything(paths: StorePaths) -> None:
    subscribe(paths, [A, B])
    assert edit(paths, lambda present: ()) == ()
    assert read(paths) == ()


def test_the_store_is_made_for_its_owner_only(paths: StorePaths) -> None:
    subscribe(paths, [A])
    assert stat.S_IMODE(paths.folder.stat().st_mode) == 0o700
