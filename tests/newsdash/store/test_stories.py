"""Similar articles and stories told by several outlets."""

from __future__ import annotations

from collections.abc import Callable

from newsdash.models import Article, Similar
from newsdash.store import Store

Build = Callable[..., Article]


def test_similar_articles_come_best_first_and_only_while_they_are_stored(store: Store, article: Build) -> None:
    a, b, c = (article(name, name) for name in "abc")
    store.articles.add([a, b, c], {})
    store.stories.put_similar(a.key, [Similar(c.key, 0.9, ("joint fund",)), Similar(5, 0.8), Similar(b.key, 0.5)])
    assert store.stories.similar(a.key) == [Similar(c.key, 0.9, ("joint fund",)), Similar(b.key, 0.5)]
    store.stories.put_similar(a.key, [])
    assert store.stories.similar(a.key) == []


def test_a_story_counts_outlets_not_articles(store: Store, article: Build) -> None:
    a, b, c = article("A", "a"), article("B", "b"), article("C", "c", source="The Herald")
    store.articles.add([a, b, c], {})
    store.stories.set_stories({a.key: 7, b.key: 7, c.key: 7})
    assert store.stories.sizes([7, 8]) == {7: (3, 2)}
    assert [line.outlets for line in store.listing.headlines([a.key])] == [2]


def test_an_article_that_changes_story_leaves_the_old_one_smaller(store: Store, article: Build) -> None:
    a, b = article("A", "a", time=1), article("B", "b", source="The Herald", time=2)
    store.articles.add([a, b], {})
    store.stories.set_stories({a.key: 7, b.key: 7})
    assert store.stories.members(7) == [b.key, a.key]
    store.stories.set_story(b.key, 8)
    assert store.stories.sizes([7, 8]) == {7: (1, 1), 8: (1, 1)}
    store.stories.set_story(b.key, 0)
    assert store.stories.sizes([7, 8]) == {7: (1, 1)}
    assert store.stories.of([a.key, b.key]) == {a.key: 7, b.key: 0}


def test_removed_articles_leave_their_story(store: Store, article: Build) -> None:
    a = article("A", "a")
    b = article("B", "b", address="http://127.0.0.1/herald.xml", source="The Herald")
    store.articles.add([a, b], {})
    store.stories.set_stories({a.key: 7, b.key: 7})
    store.feeds.remove([b.feed])
    assert store.stories.sizes([7]) == {7: (1, 1)}


def test_no_story_has_no_members(store: Store, article: Build) -> None:
    store.articles.add([article("A")], {})
    store.stories.set_stories({})
    assert store.stories.members(0) == []
    assert store.stories.sizes([]) == {}
    assert store.stories.of([]) == {}
