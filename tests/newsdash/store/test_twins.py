"""One article that came twice: listed once, kept twice, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from newsdash.keys import feed_key
from newsdash.models import Article, Key, Subscription
from newsdash.query import parse
from newsdash.store import Store

Build = Callable[..., Article]

WORLD, COAST = "http://127.0.0.1/world.xml", "http://127.0.0.1/coast.xml"
PAGE = "https://news.example.org/bridge"


@pytest.fixture
def both(store: Store, article: Build) -> tuple[Article, Article]:
    """The same page in two feeds, the first one in section World."""
    store.feeds.sync([Subscription(WORLD, "World", "World"), Subscription(COAST, "Coast", "Coast")])
    first = article("The bridge is closed", "1", WORLD, source="World", time=2_000)
    again = article("The bridge is closed!", "2", COAST, source="Coast", time=1_000)
    keep(store, [first, again], PAGE)
    return first, again


def keep(store: Store, articles: Sequence[Article], address: str) -> tuple[Key, ...]:
    store.articles.add(articles, {})
    return store.twins.note(articles, {article.key: address for article in articles})


def listed(store: Store, query: str = "", **place: object) -> list[Key]:
    return list(store.listing.keys(parse(query) if query else None, **place).keys)  # type: ignore[arg-type]


def test_what_came_twice_is_listed_and_counted_once(store: Store, both: tuple[Article, Article]) -> None:
    first, again = both
    assert listed(store) == [first.key]
    assert listed(store, "bridge") == [first.key]
    assert listed(store, limit=5) == [first.key]
    assert store.listing.counts() == store.listing.counts(parse("bridge")) == (1, 1)
    assert [line.twins for line in store.listing.headlines([first.key, again.key])] == [1, 0]
    assert store.twins.of([first.key]) == [again.key]
    assert store.twins.of([again.key]) == [first.key]
    assert store.twins.of([first.key, again.key]) == store.twins.of([]) == []


def test_where_only_one_of_them_would_be_listed_that_one_is(store: Store, both: tuple[Article, Article]) -> None:
    first, again = both
    assert listed(store, section="Coast") == listed(store, feed=feed_key(COAST)) == [again.key]
    assert listed(store, "source:coast") == [again.key]
    store.states.mark([first.key], read=True, now=1)
    assert listed(store, unread_only=True) == [again.key]
    store.feeds.sync([Subscription(WORLD, "World", "World", muted=True), Subscription(COAST, "Coast", "Coast")])
    assert listed(store) == [again.key]


def test_when_the_first_goes_the_next_stands_for_the_others(store: Store, article: Build) -> None:
    feeds = [f"http://127.0.0.1/{name}.xml" for name in "abc"]
    store.feeds.sync([Subscription(url, url[-5]) for url in feeds])
    a, b, c = (article("The bridge", url[-5], url) for url in feeds)
    keep(store, [a, b, c], PAGE)
    assert listed(store) == [a.key]
    store.feeds.remove([a.feed])
    assert listed(store) == [b.key]
    assert store.twins.of([b.key]) == [c.key]
    store.feeds.remove([b.feed, c.feed])
    store.feeds.sync([Subscription(url, url[-5]) for url in feeds])
    assert keep(store, [c], PAGE) == ()
    assert listed(store) == [c.key]


def test_one_address_under_many_headlines_is_many_articles(store: Store, article: Build) -> None:
    episodes = [article(f"Episode {number}", str(number), time=number) for number in range(3)]
    assert keep(store, episodes, "https://news.example.org/show") == ()
    assert len(listed(store)) == 3


def test_without_an_address_nothing_is_a_twin(store: Store, article: Build) -> None:
    assert keep(store, [article("The same", "1"), article("The same", "2")], "") == ()
    assert len(listed(store)) == 2


def test_what_others_are_twins_of_is_never_a_twin_itself(store: Store, article: Build) -> None:
    a, b = article("One", "1", time=2), article("Two", "2", time=1)
    keep(store, [a, b], PAGE)
    assert keep(store, [article("Two", "1", time=2), article("One", "2", time=1)], PAGE) == ()
    assert listed(store) == [a.key, b.key]


def test_a_twin_is_no_further_outlet(store: Store, both: tuple[Article, Article]) -> None:
    first, again = both
    store.stories.set_stories({first.key: 7, again.key: 7})
    assert store.stories.sizes([7]) == {7: (2, 1)}


def test_noting_again_changes_nothing(store: Store, both: tuple[Article, Article]) -> None:
    first, again = both
    assert store.twins.note([again, first], {first.key: PAGE, again.key: PAGE}) == (again.key,)
    assert listed(store) == [first.key]
