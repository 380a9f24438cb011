"""Stories in the list: one row each, unfolded in place, by coverage; and nothing that the reader looks at moves."""

from __future__ import annotations

import pytest

from newsdash.models import Change, Key, Similar
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import COURRIER, FEEDS, HOUR, NOON, TOLD, more
from tui.arranging import Arrangement
from tui.session import Memory

# Of the stored news, three outlets tell the first, the second and this one.
THIRD = 13
STORIES = len(TOLD) - 2
FOLDED = Memory(arrangement=Arrangement(folded=True))


def listed(now: Sitting) -> list[int]:
    """What is listed, as places in the stored news, the newest first."""
    return [now.keys.index(key) for key in now.dashboard.lister.listing.keys if key in now.keys]


async def test_t_lists_one_row_a_story_and_every_article_again(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("t")
        await now.until(lambda: len(listed(now)) == STORIES)
        assert listed(now) == [n for n in range(len(TOLD)) if n not in (1, THIRD)]
        assert now.rows[1].endswith("×3")
        await now.press("t")
        await now.until(lambda: listed(now) == list(range(len(TOLD))))


async def test_the_counts_are_of_stories(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        assert f"{len(TOLD) - 1} unread of {len(TOLD)}" in now.top
        await now.press("t")
        await now.until(lambda: f"{STORIES - 1} unread of {STORIES}" in now.top)
        await now.press("m")
        await now.until(lambda: f"{STORIES - 2} unread of {STORIES}" in now.top)


async def test_what_a_filter_leaves_is_counted_in_articles_or_where_it_is_folded_in_stories(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("slash")
        await now.type("harbour")
        await now.press("enter")
        await now.until(lambda: f"/ harbour · {len(listed(now))} articles" in now.status)
        articles = len(listed(now))
        await now.press("t", "escape", "slash")
        await now.type("harbour")
        await now.until(lambda: len(listed(now)) < articles and f"{len(listed(now))} stories" in now.text)
        await now.press("enter")
        await now.until(lambda: f"/ harbour · {len(listed(now))} stories" in now.status)


async def test_an_or_that_leaves_no_story_is_explained_in_stories(sit: Sit) -> None:
    async with sit((120, 40), memory=FOLDED) as now:
        await now.press("slash")
        await now.type("harbour or zeppelins")
        await now.until(lambda: "0 stories: write OR in capitals" in now.text)


async def test_a_folded_telling_under_the_cursor_gives_way_to_its_story(sit: Sit) -> None:
    async with sit() as now:
        await now.press("1", "3", "j", "t")
        await now.until(lambda: len(listed(now)) == STORIES)
        assert now.dashboard.lister.cursor_key == now.keys[0]


async def test_enter_unfolds_a_story_in_place_and_h_folds_it(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        await now.press("enter")
        await now.until(lambda: listed(now)[:4] == [0, 1, THIRD, 2])
        assert now.dashboard.panels.view == "headlines"
        head, first = now.rows[1:3]
        assert first.index("Divers find") > head.index("Harbour bridge")
        assert "×3" not in first
        await now.press("j", "j", "h")
        await now.until(lambda: len(listed(now)) == STORIES)
        assert now.at == 0


async def test_enter_on_a_telling_of_an_unfolded_story_opens_it(sit: Sit) -> None:
    async with sit((120, 40), memory=FOLDED) as now:
        await now.press("enter")
        await now.until(lambda: len(listed(now)) == len(TOLD))
        await now.press("j", "enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        assert now.title == TOLD[1].title


async def test_enter_opens_a_story_that_has_one_telling(sit: Sit) -> None:
    async with sit((120, 40), memory=FOLDED) as now:
        await now.press("j", "enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        assert now.title == TOLD[2].title


async def test_unfolded_tellings_of_other_days_say_their_day(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        now.store.stories.set_stories({now.keys[2]: 12, now.keys[18]: 12})
        now.newsroom.desk.broadcast(Change(changed=(now.keys[2], now.keys[18])))
        await now.until(lambda: len(listed(now)) == STORIES - 1)
        await now.press("j", "enter")
        await now.until(lambda: len(listed(now)) == STORIES)
        assert any("Thu" in row and "the small print" in row for row in now.rows)


async def test_a_new_telling_does_not_move_its_story_until_the_reader_asks(sit: Sit) -> None:
    async with sit((120, 40), memory=FOLDED) as now:
        await now.press("j", "j")
        rows, at = list(now.rows), now.at
        (new,) = more(now.store, ["The bridge is open again"])
        now.store.stories.set_story(new, 11)
        now.newsroom.desk.broadcast(Change(added=(new,)))
        await now.until(lambda: "1 new ↑" in now.top)
        assert now.at == at
        assert now.rows[2:] == rows[2:]
        assert now.dashboard.lister.listing.keys[0] == now.keys[0]
        assert now.rows[1].startswith("▌")
        await now.press("full_stop")
        await now.until(lambda: "The bridge is open again" in now.rows[1])
        await now.until(lambda: "new ↑" not in now.top)
        assert now.at == 0


def liken(now: Sitting, new: Key, first: float, second: float) -> None:
    """A new telling of the bridge's story: how like it is to the newest and to the second of the stored ones."""
    now.store.stories.set_story(new, 11)
    now.store.stories.put_similar(new, [Similar(now.keys[0], first), Similar(now.keys[1], second)])
    now.store.stories.put_similar(now.keys[0], [Similar(now.keys[1], 0.9), Similar(new, first)])
    now.store.stories.put_similar(now.keys[1], [Similar(now.keys[0], 0.9), Similar(new, second)])
    now.store.stories.choose_heads([11])


async def test_a_story_has_the_title_most_like_the_others_and_stands_where_it_was_last_told(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        (new,) = more(now.store, ["A mayor wonders about bridges"], feed=COURRIER)
        liken(now, new, 0.2, 0.6)
        await now.press("j", "j", "t")
        await now.until(lambda: "Divers find a crack" in now.rows[1])
        assert now.rows[1].split()[0] == "12:00"
        # Among its tellings each row has its own time.
        await now.press("k", "enter")
        await now.until(lambda: "A mayor wonders" in now.rows[2])
        assert [row.split()[0] for row in now.rows[1:4]] == ["11:36", "12:00", "11:48"]


async def test_a_story_that_was_read_has_the_title_of_what_was_told_since(sit: Sit) -> None:
    async with sit((120, 40), memory=FOLDED) as now:
        now.store.states.mark([now.keys[0]], read=True, now=NOON)
        for later, title in ((-60, "A mayor wonders about bridges"), (60, "The harbour bridge is open again")):
            (new,) = more(now.store, [title], hours=-later / HOUR, feed=COURRIER)
            liken(now, new, 0.8, 0.2)
            now.newsroom.desk.broadcast(Change(added=(new,)))
            await now.until(lambda: "1 new ↑" in now.top)
            await now.press("full_stop")
            shown = "Harbour bridge closed" if later < 0 else "The harbour bridge is open"
            await now.until(lambda shown=shown: shown in now.rows[1])  # type: ignore[misc]


async def test_an_unfolded_story_stays_unfolded_when_news_come(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        await now.press("enter")
        await now.until(lambda: len(listed(now)) == len(TOLD))
        await now.press("j")
        now.newsroom.desk.broadcast(Change(added=tuple(more(now.store, ["A whale in the harbour"]))))
        await now.until(lambda: "1 new ↑" in now.top)
        assert listed(now)[:3] == [0, 1, THIRD]
        assert now.dashboard.lister.cursor_key == now.keys[1]


async def test_by_coverage_what_most_outlets_tell_comes_first(sit: Sit) -> None:
    async with sit((120, 40), memory=FOLDED) as now:
        now.store.stories.set_stories({now.keys[n]: 12 for n in (7, 10, 26)} | {now.keys[17]: 13, now.keys[19]: 13})
        await now.press("j", "j", "O")
        await now.until(lambda: "Most covered" in now.rows[0])
        assert listed(now)[:3] == [0, 7, 2]
        assert now.at == 0
        await now.press("O")
        await now.until(lambda: "Today" in now.rows[0])


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_article_that_is_being_read_stays_when_the_list_is_put_in_another_order(
    sit: Sit, size: tuple[int, int]
) -> None:
    async with sit(size) as now:
        await now.press("j", "j", "j", "j", "enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        title, resting = now.title, now.dashboard.reader._resting
        await now.press("O")
        await now.until(lambda: "comes first" in now.status and now.at == 0)
        assert now.title == title
        assert now.dashboard.reader.is_open
        # Nor will another take its place when the cursor has rested long enough.
        assert now.dashboard.reader._resting is resting


async def test_by_coverage_news_come_above_and_nothing_else_moves(sit: Sit) -> None:
    async with sit((120, 40), memory=Memory(arrangement=Arrangement(folded=True, by_coverage=True))) as now:
        await now.press("j", "j")
        before = listed(now)
        (new,) = more(now.store, ["Wind farm: who pays"])
        now.store.stories.set_stories({new: 12} | {now.keys[n]: 12 for n in (7, 10, 26)})
        now.newsroom.desk.broadcast(Change(added=(new,)))
        await now.until(lambda: "new ↑" in now.top)
        assert listed(now) == [n for n in before if n not in (10, 26)]


async def test_by_coverage_every_article_stands_with_its_story(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("O")
        await now.until(lambda: "Most covered" in now.rows[0])
        assert listed(now)[:3] == [0, 1, THIRD]
        assert len(listed(now)) == len(TOLD)


async def test_within_a_section_a_story_is_folded_as_well(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        await now.press("g", "s")
        await now.type("world")
        await now.press("enter")
        await now.until(lambda: "World" in now.top)
        assert 0 in listed(now)
        assert 1 not in listed(now)


async def test_hiding_what_is_read_hides_a_story_by_the_telling_that_stands_for_it(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        await now.press("j", "m", "H")
        await now.until(lambda: "read hidden" in now.top)
        await now.until(lambda: 2 not in listed(now))
        assert 0 in listed(now)
        assert 1 not in listed(now)


async def test_m_marks_all_that_is_folded_and_u_takes_it_back(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        await now.press("m")
        await now.until(lambda: [now.marks(now.keys[n]) for n in (0, 1, THIRD)] == ["r", "r", "r"])
        await now.press("u")
        await now.until(lambda: [now.marks(now.keys[n]) for n in (0, 1, THIRD)] == ["", "", ""])


async def test_m_on_an_unfolded_telling_marks_it_alone(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        await now.press("enter")
        await now.until(lambda: len(listed(now)) == len(TOLD))
        await now.press("j", "m")
        await now.until(lambda: now.marks(now.keys[1]) == "r")
        assert now.marks(now.keys[0]) == now.marks(now.keys[THIRD]) == ""


async def test_all_that_is_listed_is_read_with_what_is_folded(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        await now.press("A")
        await now.until(lambda: f"0 unread of {STORIES}" in now.top)
        assert all("r" in now.marks(key) for key in now.keys)


async def test_the_next_sitting_begins_as_this_one_ended(sit: Sit) -> None:
    async with sit() as now:
        await now.press("t")
        await now.until(lambda: len(listed(now)) == STORIES)
        await now.press("O")
        await now.until(lambda: "Most covered" in now.rows[0])
    async with sit() as now:
        assert len(listed(now)) == STORIES
        assert "Most covered" in now.rows[0]


async def test_a_story_of_one_outlet_is_marked_where_it_is_folded(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        now.store.stories.set_stories({now.keys[2]: 12, now.keys[8]: 12})
        now.newsroom.desk.broadcast(Change(changed=(now.keys[2], now.keys[8])))
        await now.until(lambda: 8 not in listed(now))
        assert next(row for row in now.rows if TOLD[2].title in row).rstrip().endswith("+1")


async def test_t_in_an_article_shows_how_its_story_went(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        await now.press("t")
        await now.until(lambda: "How it went: 3 tellings from 3 outlets" in now.text)
        tellers = ["Lab Notes", "Harbour Radio", "The Gazette · you are here"]
        assert [now.text.index(f"· {teller}") for teller in tellers] == sorted(
            now.text.index(f"· {teller}") for teller in tellers
        )
        assert "+ Divers · crack" in now.text
        await now.press("k", "enter")
        await now.until(lambda: now.title == TOLD[1].title)
        await now.press("h")
        await now.until(lambda: now.title == TOLD[0].title)


async def test_an_article_that_nobody_else_tells_has_no_timeline(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("j", "j", "enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        await now.press("t")
        await now.until(lambda: "Nobody else has told this story" in now.status)


async def test_muted_outlets_are_in_no_unfolded_story(sit: Sit) -> None:
    async with sit(memory=FOLDED) as now:
        lab = FEEDS[2]
        now.store.states.mute("steel fatigue", now=1)
        await now.press("enter")
        await now.until(lambda: listed(now)[:3] == [0, 1, 2])
        assert THIRD not in listed(now), lab
