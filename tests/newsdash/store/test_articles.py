"""What the store makes of the entries of feeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsdash.models import Article, Block, Enclosure, Page
from newsdash.query import parse
from newsdash.store import Store

Build = Callable[..., Article]


def test_a_stored_article_comes_back_as_it_was_given(store: Store, article: Build) -> None:
    given = article(
        "Ferry returns", deck="After a year.", summary="The ferry is back.", author="J. Doe", published=990,
        updated=995, first_seen=1_001, section="Coast", image="http://127.0.0.1/i.png",
        categories=("transport", "coast"), tags=("ferry",),
        enclosures=(Enclosure("http://127.0.0.1/e.mp3", "audio/mpeg", 12),),
    )  # fmt: skip
    change = store.articles.add([given], {given.key: "<p>The ferry is back.</p>"})
    assert change.added == (given.key,)
    assert store.articles.get(given.key) == given
    assert store.articles.content(given.key) == "<p>The ferry is back.</p>"


def test_an_article_that_is_not_stored_is_none(store: Store) -> None:
    assert store.articles.get(5) is None
    assert store.articles.content(5) == ""
    assert store.articles.many([]) == []
    assert store.articles.exists([]) == set()


def test_the_same_article_again_changes_nothing(store: Store, article: Build) -> None:
    given = article("Ferry returns", summary="It is back.", deck="Back it is.")
    store.articles.add([given], {given.key: "<p>x</p>"})
    change = store.articles.add([replace(given, time=5_000, author="Somebody")], {given.key: "<p>x</p>"})
    assert (change.added, change.changed) == ((), ())
    assert store.articles.get(given.key) == replace(given, first_seen=1_000)


def test_a_changed_title_text_or_address_is_a_change_that_keeps_the_time(store: Store, article: Build) -> None:
    given = article("Ferry returns", summary="It is back.", deck="Back it is.", first_seen=1_002)
    store.articles.add([given], {given.key: "<p>x</p>"})
    for changed, content in (
        (replace(given, title="Ferry stays away"), "<p>x</p>"),
        (replace(given, title="Ferry stays away", summary="It is not."), "<p>x</p>"),
        (replace(given, title="Ferry stays away", summary="It is not."), "<p>y</p>"),
        (replace(given, title="Ferry stays away", summary="It is not.", url="http://127.0.0.1/moved"), "<p>y</p>"),
    ):
        change = store.articles.add([replace(changed, time=9_000, first_seen=9_000)], {given.key: content})
        assert change.changed == (given.key,)
        assert store.articles.get(given.key) == changed
        assert store.articles.content(given.key) == content


def test_an_address_with_another_number_at_each_request_is_no_change(store: Store, article: Build) -> None:
    given = article("Ferry returns")
    store.articles.add([replace(given, url="http://127.0.0.1/a?visit=1")], {})
    assert store.articles.add([replace(given, url="http://127.0.0.1/a?visit=2")], {}).changed == ()


def test_a_changed_article_is_found_by_its_new_words_only(store: Store, article: Build) -> None:
    store.articles.add([article("Ferry returns")], {})
    store.articles.add([article("Bridge closes")], {})
    assert len(store.listing.keys(parse("bridge"))) == 1
    assert len(store.listing.keys(parse("ferry"))) == 0


def test_a_changed_article_keeps_its_page_and_what_the_page_knew(store: Store, article: Build) -> None:
    given = article("Ferry returns", author="")
    store.articles.add([given], {})
    page = Page(author="J. Doe", deck="What it is.", blocks=(Block("paragraph", "Passengers cheered."),))
    store.pages.put(given.key, page, 2_000)
    store.articles.add([replace(given, title="Ferry is back")], {})
    assert store.pages.get(given.key) == page
    kept = store.articles.get(given.key)
    assert kept is not None
    assert (kept.title, kept.author, kept.deck) == ("Ferry is back", "J. Doe", "What it is.")
    assert len(store.listing.keys(parse("passengers back"))) == 1


def test_of_two_entries_with_one_id_in_a_feed_the_first_counts_each_time(store: Store, article: Build) -> None:
    twins = [article("First"), article("Second")]
    assert len(store.articles.add(twins, {}).added) == 1
    change = store.articles.add(twins, {})
    assert (change.added, change.changed) == ((), ())


def test_many_keeps_the_order_asked_and_leaves_out_what_is_not_there(store: Store, article: Build) -> None:
    a, b = article("A", "a"), article("B", "b")
    store.articles.add([a, b], {})
    assert [found.title for found in store.articles.many([b.key, 5, a.key])] == ["B", "A"]
    assert store.articles.exists([a.key, 5]) == {a.key}


def test_an_article_without_first_seen_was_first_seen_at_its_time(store: Store, article: Build) -> None:
    store.articles.add([article("A", time=77)], {})
    found = store.articles.get(article("A").key)
    assert found is not None
    assert found.first_seen == 77
