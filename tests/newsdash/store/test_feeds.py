"""How the feeds follow the subscriptions, and what goes with a feed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsdash.keys import feed_key
from newsdash.models import Article, Feed, Subscription
from newsdash.query import parse
from newsdash.store import Store

Build = Callable[..., Article]
OTHER = Subscription("http://127.0.0.1/herald.xml", "The Herald", "Business")
GAZETTE = Subscription("http://127.0.0.1/gazette.xml", "The Gazette", "World/Europe")


def test_sync_says_what_was_added_changed_and_removed(store: Store) -> None:
    changes = store.feeds.sync([replace(GAZETTE, section="World"), OTHER])
    assert changes.added == (feed_key(OTHER.url),)
    assert changes.changed == (feed_key(GAZETTE.url),)
    assert store.feeds.sync([OTHER]).removed == (feed_key(GAZETTE.url),)
    again = store.feeds.sync([OTHER])
    assert (again.added, again.changed, again.removed, again.articles) == ((), (), (), ())


def test_what_asking_taught_survives_a_sync(store: Store) -> None:
    feed = store.feeds.all()[0]
    store.feeds.put([replace(feed, etag='"1"', last_success=5, gone=True, per_day=2.5)])
    store.feeds.sync([replace(GAZETTE, muted=True)])
    assert store.feeds.get(feed.id) == replace(feed, etag='"1"', last_success=5, gone=True, per_day=2.5, muted=True)


def test_a_feed_whose_address_changed_keeps_its_articles_and_forgets_the_old_answers(
    store: Store, article: Build
) -> None:
    kept = article("Ferry")
    store.articles.add([kept], {})
    store.feeds.put([replace(store.feeds.all()[0], etag='"1"', error="Not found", failures=3, gone=True)])
    store.feeds.sync([replace(GAZETTE, url="http://127.0.0.1/new.xml", origin=GAZETTE.url)])
    feed = store.feeds.get(kept.feed)
    assert feed is not None
    assert (feed.url, feed.etag, feed.error, feed.failures, feed.gone) == ("http://127.0.0.1/new.xml", "", "", 0, False)
    assert store.articles.exists([kept.key]) == {kept.key}


def test_a_feed_that_is_allowed_to_be_private_is_asked_at_once(store: Store) -> None:
    store.feeds.sync([GAZETTE])
    (feed,) = store.feeds.all()
    store.feeds.put([replace(feed, error="It is private.", failures=3, next_check=9_000)])
    store.feeds.sync([replace(GAZETTE, title="Renamed")])
    assert [feed.next_check for feed in store.feeds.all()] == [9_000]
    store.feeds.sync([replace(GAZETTE, allow_private=True)])
    assert [(feed.allow_private, feed.next_check) for feed in store.feeds.all()] == [(True, 0)]


def test_a_feed_without_a_title_of_the_readers_keeps_its_own(store: Store) -> None:
    store.feeds.sync([OTHER])
    store.feeds.sync([replace(OTHER, title="")])
    assert [feed.title for feed in store.feeds.all()] == ["The Herald"]


def test_a_removed_feed_takes_its_articles_save_starred_and_kept_ones(store: Store, article: Build) -> None:
    plain, starred, later = (article(name, name) for name in ("plain", "starred", "later"))
    store.articles.add([plain, starred, later], {plain.key: "<p>x</p>"})
    store.states.mark([starred.key], starred=True, now=1)
    store.states.mark([later.key], later=True, now=1)
    assert store.feeds.sync([]).articles == (plain.key,)
    assert store.articles.exists([plain.key, starred.key, later.key]) == {starred.key, later.key}
    assert len(store.listing.keys(parse("plain"))) == 0
    assert {line.title for line in store.listing.headlines(store.listing.keys().keys)} == {"starred", "later"}


def test_removing_nothing_and_removing_by_id(store: Store, article: Build) -> None:
    given = article("Ferry")
    store.articles.add([given], {})
    assert store.feeds.remove([]) == ()
    assert store.feeds.remove([given.feed]) == (given.key,)
    assert store.feeds.all() == []
    assert store.feeds.get(given.feed) is None


def test_a_renamed_feed_renames_its_articles_outlet_but_not_others(store: Store, article: Build) -> None:
    own, syndicated = article("A", "a"), article("B", "b", source="Wire Agency")
    store.articles.add([own, syndicated], {})
    store.feeds.sync([replace(GAZETTE, title="Gazette of Record")])
    assert [line.source for line in store.listing.headlines([own.key, syndicated.key])] == [
        "Gazette of Record",
        "Wire Agency",
    ]


def test_feeds_come_by_section_and_title(store: Store) -> None:
    store.feeds.put([Feed(1, "http://127.0.0.1/1", "B"), Feed(2, "http://127.0.0.1/2", "A")])
    assert [feed.title for feed in store.feeds.all()] == ["A", "B", "The Gazette"]
