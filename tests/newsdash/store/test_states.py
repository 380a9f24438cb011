"""What only the reader knows, and its undo."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdash.models import Article, Phrase, Phrases
from newsdash.paths import StorePaths
from newsdash.store import Marks, Store, open_store

Build = Callable[..., Article]


def test_a_mark_sets_only_what_it_names_and_gives_what_changed(store: Store) -> None:
    assert store.states.mark([1, 2], read=True, now=1) == [Marks(1), Marks(2)]
    assert store.states.mark([1, 2, 3], starred=True, read=None, now=2) == [
        Marks(1, read=True),
        Marks(2, read=True),
        Marks(3),
    ]
    assert store.states.mark([1, 3], read=True, now=3) == [Marks(3, starred=True)]
    assert store.states.marks([1, 4]) == [Marks(1, read=True, starred=True), Marks(4)]
    assert store.states.mark([], read=True, now=4) == []


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(-9, 9), max_size=6),
            st.sampled_from([None, True, False]),
            st.sampled_from([None, True, False]),
        ),
        max_size=6,
    )
)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undone_in_reverse_order_all_marks_are_as_before(
    store: Store, steps: list[tuple[list[int], bool | None, bool | None]]
) -> None:
    store.states.mark([1, 2, 3], read=True, now=1)
    before = store.states.marks(range(-9, 10))
    undo = [store.states.mark(keys, read=read, later=later, now=2) for keys, read, later in steps]
    for previous in reversed(undo):
        store.states.restore(previous, now=3)
    assert store.states.marks(range(-9, 10)) == before


def test_positions_are_kept_until_the_beginning_is_reached_again(store: Store) -> None:
    assert store.states.position(1) == 0
    store.states.set_position(1, 500, now=1)
    store.states.set_position(1, 700, now=2)
    assert store.states.position(1) == 700
    store.states.set_position(1, 0, now=3)
    assert store.states.position(1) == 0


def test_what_a_screen_remembers_is_there_after_a_restart(paths: StorePaths) -> None:
    with open_store(paths) as store:
        store.states.remember("screen", {"filter": "ukraine", "row": 3})
        store.states.remember("gone", [1])
        store.states.remember("gone", None)
    with open_store(paths) as store:
        assert store.states.recall("screen") == {"filter": "ukraine", "row": 3}
        assert store.states.recall("gone") is None


def test_a_muted_phrase_hides_its_articles_from_every_list_until_it_is_unmuted(store: Store, article: Build) -> None:
    seen, hidden = article("Vote", "v"), article("Goal", "g")
    store.articles.add([seen, hidden], {})
    store.phrases.put([(hidden.key, Phrases("en", cloud=(Phrase("football cups", "footbal cup", 1.0),)))])
    store.phrases.put([(hidden.key, Phrases("en", cloud=(Phrase("football cups", "footbal cup", 1.0),)))])
    store.states.mute("Football", now=1)
    store.states.mute("royal wedding", now=2)
    assert store.states.mutes() == ["royal wedding", "Football"]
    assert list(store.listing.keys().keys) == [seen.key]
    assert store.listing.counts() == (1, 1)
    assert store.listing.matches([seen.key, hidden.key], None) == {seen.key}
    store.states.unmute("Football")
    assert set(store.listing.keys().keys) == {seen.key, hidden.key}


def test_the_history_holds_each_filter_once_the_latest_first_and_two_hundred_at_most(store: Store) -> None:
    for filter in ("a", "b", "a"):
        store.states.add_history(filter)
    assert store.states.history() == ["a", "b"]
    for number in range(200):
        store.states.add_history(str(number))
    assert store.states.history(2) == ["199", "198"]
    assert len(store.states.history(999)) == 200
