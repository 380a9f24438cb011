"""One row a story, and the stories in the order of their coverage."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from newsdash.models import Article
from newsdash.store import Store
from newsdash.store.folding import DOUBLING_SECONDS, by_coverage, folded
from newsdash.store.listing import Listing

Build = Callable[..., Article]


def listed(*rows: tuple[int, int, int]) -> Listing:
    """A list of (key, time, story)."""
    return Listing(*(array("q", column) for column in zip(*rows, strict=True)))


NEWS = listed((1, 900, 7), (2, 800, 0), (3, 700, 8), (4, 600, 7), (5, 500, 0), (6, 400, 8), (7, 300, 7))


def test_a_story_is_one_row_that_its_newest_telling_stands_for() -> None:
    rows = folded(NEWS)
    assert list(zip(rows.keys, rows.times, rows.stories, strict=True)) == [
        (1, 900, 7), (2, 800, 0), (3, 700, 8), (5, 500, 0),
    ]  # fmt: skip


def test_what_stood_for_a_story_goes_on_to_stand_for_it_in_its_place() -> None:
    assert list(folded(NEWS, held={4: 600, 3: 700, 7: 300}).keys) == [2, 3, 4, 5]


def test_what_the_reader_is_at_stands_for_its_story_before_all_others() -> None:
    assert list(folded(NEWS, held={1: 900, 4: 600, 7: 300}, at=7).keys) == [2, 3, 5, 7]
    assert list(folded(NEWS, held={4: 600, 7: 300, 1: 900}, at=1).keys) == [1, 2, 3, 5]


def test_a_telling_that_is_listed_no_more_stands_for_nothing() -> None:
    assert list(folded(NEWS, held={99: 950}, at=98).keys) == [1, 2, 3, 5]


def test_a_title_stands_for_its_story_where_and_when_it_was_last_told() -> None:
    rows = folded(NEWS, {7: 7, 8: 6})
    assert list(zip(rows.keys, rows.times, rows.stories, strict=True)) == [
        (7, 900, 7), (2, 800, 0), (6, 700, 8), (5, 500, 0),
    ]  # fmt: skip


def test_a_title_that_stands_further_down_is_shown_where_its_story_stands() -> None:
    top = listed((1, 900, 7), (2, 800, 0), (3, 700, 8))
    assert list(folded(top, {7: 7}).keys) == [7, 2, 3]


def test_a_row_that_is_held_stays_at_its_time_and_keeps_its_title() -> None:
    rows = folded(NEWS, {7: 1, 8: 3}, held={7: 600, 6: 700})
    assert list(zip(rows.keys, rows.times, rows.stories, strict=True)) == [
        (2, 800, 0), (6, 700, 8), (7, 600, 7), (5, 500, 0),
    ]  # fmt: skip


def test_of_two_rows_that_became_one_story_the_one_with_its_title_stays() -> None:
    assert list(folded(NEWS, {7: 7}, held={4: 600, 7: 300}).keys) == [2, 3, 5, 7]


def test_many_outlets_weigh_as_much_as_newer_news() -> None:
    late = DOUBLING_SECONDS
    news = listed((1, 3 * late, 0), (2, 2 * late - 1, 7), (3, 2 * late - 2, 0), (4, late, 8))
    assert list(by_coverage(news, {}).keys) == [1, 2, 3, 4]
    assert list(by_coverage(news, {7: 2}).keys) == [1, 2, 3, 4]
    assert list(by_coverage(news, {7: 3}).keys) == [2, 1, 3, 4]
    assert list(by_coverage(news, {7: 3, 8: 16}).keys) == [4, 2, 1, 3]


def test_by_coverage_the_tellings_of_a_story_stay_together_newest_first() -> None:
    assert list(by_coverage(NEWS, {8: 4}).keys) == [3, 6, 1, 4, 7, 2, 5]


def test_nothing_is_lost_by_the_order() -> None:
    assert sorted(by_coverage(NEWS, {7: 3, 8: 2}).keys) == sorted(NEWS.keys)


def test_an_empty_list_folds_to_an_empty_list() -> None:
    assert len(by_coverage(folded(Listing()), {7: 3})) == 0


def test_a_list_comes_with_its_stories_where_they_are_asked_for(store: Store, article: Build) -> None:
    a, b, c = (article(f"Bridge {name}", name, time=time) for name, time in (("a", 3), ("b", 2), ("c", 1)))
    store.articles.add([a, b, c], {})
    store.stories.set_stories({a.key: 7, c.key: 7})
    found = store.listing.keys(stories=True)
    assert (list(found.keys), list(found.stories)) == ([a.key, b.key, c.key], [7, 0, 7])
    assert list(store.listing.keys(limit=2, stories=True).stories) == [7, 0]
    assert list(store.listing.keys().stories) == []


def test_the_unread_among_keys_keep_their_order(store: Store, article: Build) -> None:
    a, b, c = (article(name, name) for name in "abc")
    store.articles.add([a, b, c], {})
    store.states.mark([b.key], read=True, now=1)
    store.states.mark([a.key], starred=True, now=1)
    assert store.listing.unread([c.key, b.key, a.key]) == [c.key, a.key]
    assert store.listing.unread([]) == []


def test_headlines_say_how_many_tell_it_and_stories_how_many_outlets(store: Store, article: Build) -> None:
    a, b, c = article("A", "a"), article("B", "b"), article("C", "c", source="The Herald")
    store.articles.add([a, b, c], {})
    store.stories.set_stories({a.key: 7, b.key: 7, c.key: 7})
    assert [(line.outlets, line.tellings) for line in store.listing.headlines([a.key])] == [(2, 3)]
    assert store.stories.outlets() == {7: 2}
    store.stories.set_story(c.key, 0)
    assert store.stories.outlets() == {}
