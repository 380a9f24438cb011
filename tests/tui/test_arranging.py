"""Which title a folded row has: the story's own, wherever it stands, if it is listed at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from newsdash.models import Key, Similar
from newsdash.paths import StorePaths
from newsdash.store import Store, open_store
from tests.tui.stored_news import FEEDS, LAB, NOON, RADIO, more
from tui.arranging import Arrangement, Layout
from tui.filters import Filter
from tui.listing import Listing, take_stock

EVERYTHING = Filter()
FOLDED = Layout(Arrangement(folded=True))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(StorePaths(tmp_path / "store")) as opened:
        opened.feeds.sync(FEEDS)
        yield opened


@pytest.fixture
def told(store: Store) -> list[Key]:
    """A story of three tellings, the newest first; the oldest of them has its title. Another article stands between."""
    (newest,) = more(store, ["A mayor wonders about bridges"], hours=1)
    (second,) = more(store, ["Bridge stays closed"], hours=2, feed=RADIO)
    more(store, ["Choir wins the valley prize"], hours=2.5)
    (oldest,) = more(store, ["Harbour bridge closed after divers find a crack"], hours=3, feed=LAB)
    store.stories.set_stories(dict.fromkeys((newest, second, oldest), 7))
    store.stories.put_similar(newest, [Similar(oldest, 0.6)])
    store.stories.put_similar(second, [Similar(oldest, 0.9)])
    store.stories.put_similar(oldest, [Similar(second, 0.9), Similar(newest, 0.6)])
    store.stories.choose_heads([7])
    return [newest, second, oldest]


def listed(store: Store, wanted: Filter = EVERYTHING, limit: int = 0, layout: Layout = FOLDED) -> Listing:
    return take_stock(store, wanted, now=NOON, zone=UTC, limit=limit, layout=layout)


def test_the_title_stands_where_its_story_does_even_if_it_is_listed_further_down(store: Store, told: list[Key]) -> None:
    for limit in (0, 2):
        rows = listed(store, limit=limit)
        assert (rows.keys[0], rows.times[0]) == (told[2], NOON - 3600)
        assert rows.headlines[0].title.startswith("Harbour bridge closed")


def test_a_title_that_the_filter_leaves_out_stands_for_nothing(store: Store, told: list[Key]) -> None:
    for limit in (0, 1):
        assert list(listed(store, Filter("mayor"), limit=limit).keys) == [told[0]]
        assert listed(store, Filter(section="World"), limit=limit).keys[0] == told[0]


def test_rows_that_are_looked_at_keep_their_titles_and_their_times(store: Store, told: list[Key]) -> None:
    before = listed(store)
    (late,) = more(store, ["Divers find another crack"], hours=0.5, feed=RADIO)
    store.stories.set_story(late, 7)
    store.stories.put_similar(late, [Similar(key, 0.99) for key in told])
    store.stories.choose_heads([7])
    assert store.stories.heads([7]) == {7: late}
    layout = before.layout_so_far(before.keys[0], {late})
    after = listed(store, layout=layout)
    assert (list(after.keys), list(after.times)) == (list(before.keys), list(before.times))
    assert after.news == {told[2]}
    # News that has been looked at is still no reason to move.
    settled = listed(store, layout=after.layout_so_far(after.keys[1], ()))
    assert (list(settled.keys), list(settled.times)) == (list(before.keys), list(before.times))
    assert listed(store).keys[0] == late
