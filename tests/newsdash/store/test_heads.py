"""Whose title stands for a story: the one most like what other outlets tell, and not another one at each arrival."""

from __future__ import annotations

from collections.abc import Callable

from newsdash.models import Article, Key, Similar
from newsdash.store import Store
from newsdash.store.heads import central

Build = Callable[..., Article]

MAIN, SECOND, SIDE = 1, 2, 3
TIMES = {MAIN: 100, SECOND: 200, SIDE: 300}


def both_ways(*likes: tuple[Key, Key, float]) -> list[tuple[Key, int, float]]:
    """The likenesses of tellings by as many outlets, each of which has the number of its telling."""
    return [like for one, other, score in likes for like in ((one, other, score), (other, one, score))]


LIKES = both_ways((MAIN, SECOND, 0.9), (MAIN, SIDE, 0.6))


def test_the_telling_most_like_the_others_stands_for_its_story_and_not_a_newer_side_piece() -> None:
    assert central(TIMES, LIKES) == MAIN


def test_of_tellings_that_are_nearly_as_central_the_newest_stands() -> None:
    assert central({MAIN: 100, SECOND: 200}, both_ways((MAIN, SECOND, 0.9))) == SECOND
    assert central(TIMES, [*LIKES, (SECOND, SIDE, 0.55), (SIDE, SECOND, 0.55)]) == SECOND


def test_a_title_stands_until_another_is_clearly_more_central() -> None:
    assert central(TIMES, both_ways((MAIN, SECOND, 0.9), (MAIN, SIDE, 0.2)), standing=SECOND) == SECOND
    assert central(TIMES, LIKES, standing=SECOND) == MAIN


def test_an_outlet_that_tells_it_often_has_one_voice() -> None:
    often = [(SIDE, 9, 0.5) for _ in range(5)]
    assert central(TIMES, [*LIKES, *often]) == MAIN


def test_where_no_other_outlet_tells_it_and_where_the_title_is_gone_nothing_stands() -> None:
    assert central(TIMES, ()) == 0
    assert central({}, ()) == 0
    assert central(TIMES, LIKES, standing=99) == MAIN


def test_a_store_chooses_by_the_likenesses_within_the_story(store: Store, article: Build) -> None:
    main, second, side, stranger = (article(f"Bridge {n}", str(n), time=n, source=f"Outlet {n}") for n in range(1, 5))
    store.articles.add([main, second, side, stranger], {})
    store.stories.set_stories({one.key: 7 for one in (main, second, side)})
    store.stories.put_similar(main.key, [Similar(second.key, 0.9), Similar(side.key, 0.6)])
    store.stories.put_similar(second.key, [Similar(main.key, 0.9)])
    store.stories.put_similar(side.key, [Similar(stranger.key, 0.99), Similar(main.key, 0.6)])
    store.stories.choose_heads([7, 99])
    assert store.stories.heads([7, 99]) == {7: main.key}
    # Who else tells it is counted anew when one of them leaves, and the title stays.
    store.stories.set_story(side.key, 0)
    assert store.stories.heads([7]) == {7: main.key}
    assert store.stories.sizes([7]) == {7: (2, 2)}


def test_a_telling_that_went_to_another_story_stands_for_its_old_one_no_longer(store: Store, article: Build) -> None:
    main, other, third = (article(f"Ferries {n}", str(n), source=f"Outlet {n}") for n in range(3))
    store.articles.add([main, other, third], {})
    store.stories.set_stories(dict.fromkeys((main.key, other.key, third.key), 7))
    for telling in (other, third):
        store.stories.put_similar(telling.key, [Similar(main.key, 0.9, ())])
    store.stories.put_similar(main.key, [Similar(other.key, 0.9, ()), Similar(third.key, 0.9, ())])
    store.stories.choose_heads([7])
    assert store.stories.heads([7]) == {7: main.key}
    store.stories.set_story(main.key, 8)
    assert store.stories.heads([7, 8]) == {}


def test_what_was_read_before_something_newer_came_in_is_known(store: Store, article: Build) -> None:
    early, late = article("Early", "a", first_seen=100), article("Late", "b", first_seen=500)
    store.articles.add([early, late], {})
    assert store.stories.read_before({early.key: late.key}) == set()
    store.states.mark([early.key], read=True, now=300)
    assert store.stories.read_before({early.key: late.key}) == {early.key}
    store.states.mark([early.key], read=False, now=300)
    store.states.mark([early.key], read=True, now=600)
    assert store.stories.read_before({early.key: late.key}) == set()
    assert store.stories.read_before({}) == set()
