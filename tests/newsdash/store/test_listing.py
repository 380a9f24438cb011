"""Lists: which articles, in which order, as which headlines, and how many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, timezone

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdash.keys import feed_key
from newsdash.models import Article, Headline, Subscription
from newsdash.query import When, parse
from newsdash.store import Store

Build = Callable[..., Article]
HERALD = "http://127.0.0.1/herald.xml"
GAZETTE = "http://127.0.0.1/gazette.xml"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(times=st.lists(st.integers(0, 5), max_size=30), limit=st.integers(0, 12))
def test_lists_are_newest_first_then_by_key(store: Store, article: Build, times: list[int], limit: int) -> None:
    store.feeds.remove([feed_key(GAZETTE)])
    given = [article(f"ferry {n}", str(n), time=moment) for n, moment in enumerate(times)]
    store.articles.add(given, {})
    expected = sorted((-a.time, a.key) for a in given)[: limit or None]
    for query in (None, parse("ferry")):
        listing = store.listing.keys(query, limit=limit)
        assert list(zip(listing.times, listing.keys, strict=True)) == [(-time, key) for time, key in expected]


def test_the_first_of_many_matches_are_the_newest_whatever_order_they_came_in(store: Store, article: Build) -> None:
    given = [article(f"ferry {n}", str(n), time=n * 7 % 500) for n in range(500)]
    store.articles.add(given, {})
    for limit in (1, 5, 24, 25, 26, 400):
        everything = store.listing.keys(parse("ferry")).keys
        assert store.listing.keys(parse("ferry"), limit=limit).keys == everything[:limit]
    assert len(store.listing.keys(parse("title:ferry 499"), limit=5)) == 1


def test_a_section_holds_those_below_it_and_a_feed_only_itself(store: Store, article: Build) -> None:
    store.feeds.sync([Subscription(GAZETTE, "G", "World/Europe"), Subscription(HERALD, "H", "Worldly")])
    a, b = article("A", "a"), article("B", "b", address=HERALD)
    store.articles.add([a, b], {})
    assert list(store.listing.keys(section="World").keys) == [a.key]
    assert list(store.listing.keys(section="World/Europe").keys) == [a.key]
    assert list(store.listing.keys(section="Europe").keys) == []
    assert list(store.listing.keys(feed=b.feed).keys) == [b.key]


def test_unread_only_and_counts_follow_the_marks(store: Store, article: Build) -> None:
    a, b = article("ferry A", "a"), article("ferry B", "b")
    store.articles.add([a, b], {})
    store.states.mark([a.key, 5], read=True, now=1)
    assert list(store.listing.keys(unread_only=True).keys) == [b.key]
    assert store.listing.counts() == (2, 1)
    assert store.listing.counts(parse("ferry")) == (2, 1)
    assert store.listing.counts(parse("ferry"), unread_only=True) == (1, 1)
    assert store.listing.counts(parse("is:read"), section="World") == (1, 0)


def test_a_section_is_told_from_one_that_only_looks_like_it(store: Store, article: Build) -> None:
    store.feeds.sync([Subscription(GAZETTE, "G", "A_B/C"), Subscription(HERALD, "H", "AxB/C")])
    a, b = article("A", "a"), article("B", "b", address=HERALD)
    store.articles.add([a, b], {})
    assert list(store.listing.keys(section="A_B").keys) == [a.key]
    assert list(store.listing.keys(section="AxB").keys) == [b.key]
    assert list(store.listing.keys(section="a_b").keys) == []


def test_sections_count_their_own_articles_and_the_unread(store: Store, article: Build) -> None:
    store.feeds.sync(
        [Subscription(GAZETTE, "G", "World"), Subscription(HERALD, "H"), Subscription("http://127.0.0.1/m", muted=True)]
    )
    a, b, c = article("A", "a"), article("B", "b"), article("C", "c", address=HERALD)
    store.articles.add([a, b, c], {})
    store.states.mark([a.key], read=True, now=1)
    assert store.listing.sections() == [("", 1, 1), ("World", 2, 1)]


def test_a_muted_feed_is_in_no_list_but_its_own(store: Store, article: Build) -> None:
    a = article("A", "a")
    store.articles.add([a], {})
    store.feeds.sync([Subscription(GAZETTE, muted=True)])
    assert len(store.listing.keys()) == 0
    assert store.listing.counts() == (0, 0)
    assert len(store.listing.keys(feed=a.feed)) == 1


def test_headlines_come_in_the_order_asked_with_the_readers_marks(store: Store, article: Build) -> None:
    a, b = article("A", "a", deck="What it is.", time=5), article("B", "b")
    store.articles.add([a, b], {})
    store.states.mark([a.key], read=True, starred=True, now=1)
    store.states.mark([b.key], later=True, now=1)
    assert store.listing.headlines([b.key, 5, a.key]) == [
        Headline(b.key, b.feed, 1_000, "The Gazette", "B", later=True),
        Headline(a.key, a.feed, 5, "The Gazette", "A", "What it is.", read=True, starred=True),
    ]
    assert store.listing.headlines([]) == []


def test_new_arrivals_are_matched_against_the_filter(store: Store, article: Build) -> None:
    old, ferry, bridge = (article(name, name) for name in ("ferry old", "ferry", "bridge"))
    store.articles.add([old], {})
    store.articles.add([ferry, bridge], {})
    arrivals = [ferry.key, bridge.key, 5]
    assert store.listing.matches(arrivals, parse("ferry")) == {ferry.key}
    assert store.listing.matches(arrivals, parse("-ferry")) == {bridge.key}
    assert store.listing.matches(arrivals, parse("is:unread /e$/")) == {bridge.key}
    assert store.listing.matches(arrivals, None) == {ferry.key, bridge.key}
    assert store.listing.matches([5], parse("ferry")) == set()
    assert store.listing.matches([], parse("ferry")) == set()


def test_relative_times_refer_to_the_moment_and_zone_given(store: Store, article: Build) -> None:
    midnight = 1_793_491_200  # 2026-11-01 00:00 UTC
    before, after = article("before", "b", time=midnight - 60), article("after", "a", time=midnight + 60)
    store.articles.add([before, after], {})
    when = When(midnight + 3_600, new_since=midnight)

    def left(filter: str, when: When = when) -> list[str]:
        return [line.title for line in store.listing.headlines(store.listing.keys(parse(filter), when=when).keys)]

    assert left("before:2026-11-01") == ["before"]
    assert left("since:2026-11-01") == ["after"]
    assert left("since:60m") == ["after"]
    assert left("before:1h") == ["before"]
    berlin = When(midnight, timezone(timedelta(hours=1)))
    assert left("since:2026-11-01", berlin) == ["after", "before"]
    assert left("since:2d", When(midnight)) == ["after", "before"]


def test_new_is_what_came_since_the_last_visit(store: Store, article: Build) -> None:
    store.articles.add([article("old", "o", first_seen=5), article("new", "n", first_seen=50)], {})
    listing = store.listing.keys(parse("is:new"), when=When(100, new_since=50))
    assert [line.title for line in store.listing.headlines(listing.keys)] == ["new"]


def test_without_a_moment_the_clock_is_asked(store: Store, article: Build) -> None:
    store.articles.add([article("A", time=5)], {})
    assert len(store.listing.keys(parse("since:1y"))) == 0
    assert len(store.listing.keys(parse("before:1y"))) == 1
