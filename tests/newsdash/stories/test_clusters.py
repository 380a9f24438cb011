"""Stories gathered as their tellings arrive."""

from __future__ import annotations

from newsdash.models import Similar
from newsdash.stories.clusters import COVER, LIKES, MAX_SIZE, QUIET_SECONDS, Clusters
from newsdash.stories.similarity import Index, Telling

TUNNEL = (
    "Skerra Islands vote yes to undersea tunnel",
    "Undersea tunnel: Skerra Islands vote yes by 2,110 votes",
    "Skerra says yes to its undersea tunnel in close vote",
)


def telling(key: int, time: int | None = None) -> Telling:
    return Telling(key, f"Title {key}", f"Outlet {key}", time=time)


def likes(*scores: tuple[int, float]) -> tuple[Similar, ...]:
    return tuple(Similar(key, score) for key, score in scores)


def gathered(titles: tuple[str, ...]) -> list[int]:
    index, clusters = Index(), Clusters()
    stories = []
    for key, title in enumerate(titles):
        new = Telling(key, title, f"Outlet {key}")
        index.add(new)
        stories.append(clusters.assign(new, index.similar(key, limit=LIKES)))
    return stories


def test_tellings_of_one_event_share_the_key_of_the_first_as_story() -> None:
    assert gathered((TUNNEL[0], "Bakers warn of dearer bread", *TUNNEL[1:])) == [0, 1, 0, 0]


def test_the_same_arrivals_give_the_same_stories() -> None:
    titles = (*TUNNEL, "Bakers warn of dearer bread", "Dearer bread this winter, bakers warn")
    assert gathered(titles) == gathered(titles)


def test_a_telling_like_nothing_starts_a_story() -> None:
    clusters = Clusters()
    assert clusters.assign(telling(5), ()) == 5
    assert clusters.members(5) == {5}


def test_a_late_telling_moves_nothing_that_is_placed() -> None:
    clusters = Clusters()
    clusters.assign(telling(1), ())
    clusters.assign(telling(2), ())
    clusters.assign(telling(3), likes((1, 0.95), (2, 0.9)))
    assert clusters.story(1) == 1
    assert clusters.story(2) == 2
    assert clusters.assign(telling(2), likes((1, 0.99))) == 2


def test_one_strong_like_is_not_enough_for_a_story_of_several() -> None:
    clusters = Clusters()
    for key in (1, 2, 3):
        clusters.put(telling(key), 1)
    assert clusters.assign(telling(4), likes((1, 0.7))) == 4
    assert clusters.assign(telling(5), likes((1, 0.7), (2, 0.7))) == 1


def test_likes_scattered_over_many_stories_belong_to_none() -> None:
    clusters = Clusters()
    for key in range(1, 7):
        clusters.assign(telling(key), ())
    assert clusters.assign(telling(9), likes(*((key, 0.8) for key in range(1, 7)))) == 9


def test_a_large_story_is_not_joined_by_what_few_of_its_members_resemble() -> None:
    clusters = Clusters()
    for key in range(1, 21):
        clusters.put(telling(key), 1)
    few = int(COVER * 20) - 1
    assert clusters.assign(telling(50), likes(*((key, 0.9) for key in range(1, few + 1)))) == 50
    assert clusters.assign(telling(51), likes(*((key, 0.9) for key in range(1, few + 2)))) == 1


def test_a_story_that_has_been_quiet_is_over() -> None:
    clusters = Clusters()
    clusters.assign(telling(1, time=0), ())
    clusters.assign(telling(2, time=QUIET_SECONDS), likes((1, 0.95)))
    assert clusters.assign(telling(3, time=2 * QUIET_SECONDS), likes((1, 0.95), (2, 0.95))) == 1
    assert clusters.assign(telling(4, time=3 * QUIET_SECONDS + 1), likes((1, 0.95), (2, 0.95))) == 4
    assert clusters.assign(telling(5, time=-QUIET_SECONDS - 1), likes((1, 0.95), (2, 0.95))) == 5


def test_a_full_story_takes_no_more() -> None:
    clusters = Clusters()
    for key in range(MAX_SIZE):
        clusters.put(telling(key), 0)
    assert clusters.assign(telling(9_999), likes(*((key, 0.99) for key in range(LIKES)))) == 9_999


def test_stories_read_back_from_the_store_go_on_as_before() -> None:
    clusters = Clusters()
    clusters.put(telling(1), 77)
    clusters.put(telling(2), 77)
    assert clusters.assign(telling(3), likes((1, 0.9), (2, 0.9))) == 77


def test_a_story_outlives_its_first_telling_and_ends_with_its_last() -> None:
    clusters = Clusters()
    clusters.assign(telling(1), ())
    clusters.assign(telling(2), likes((1, 0.95)))
    clusters.remove(1)
    assert clusters.members(1) == {2}
    clusters.remove(2)
    clusters.remove(2)
    assert clusters.members(1) == frozenset()
    assert clusters.story(2) is None


HOUR = 3_600


def test_what_one_outlet_tells_twice_before_another_has_it_is_one_story() -> None:
    index, clusters = Index(), Clusters()
    told = (
        (TUNNEL[0], "The Wire", 0),
        (TUNNEL[1], "The Wire", 2 * HOUR),
        (TUNNEL[2], "Meridian", 3 * HOUR),
    )
    for key, (title, outlet, time) in enumerate(told):
        new = Telling(key, title, outlet, time=time)
        index.add(new)
        clusters.assign(new, index.similar(key, limit=LIKES, own=True))
    assert clusters.members(0) == {0, 1, 2}


def test_a_column_that_an_outlet_prints_every_day_is_a_story_a_day() -> None:
    index, clusters = Index(), Clusters()
    for key in range(3):
        new = Telling(key, "What the harbour seals of Skerra did today", "The Wire", time=key * 24 * HOUR)
        index.add(new)
        assert clusters.assign(new, index.similar(key, limit=LIKES, own=True)) == key
