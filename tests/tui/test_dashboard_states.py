"""Read, star, later: when an article counts as read, what is taken back, what stays listed, what others see."""

from __future__ import annotations

from dataclasses import replace

from newsdash.models import Change
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.wire import Touched
from tests.tui.conftest import NEVER, PLAIN, Sit
from tests.tui.stored_news import NOON, TOLD
from tui.listing import STRIDE, next_unread
from tui.themes import choose


async def test_an_article_counts_as_read_when_it_has_been_open_for_a_while(sit: Sit) -> None:
    async with sit(read_after=0.1) as now:
        await now.press("enter")
        await now.until(lambda: now.marks(now.keys[0]) == "r")
        assert now.newsroom.heard(Touched) == [Touched((now.keys[0],))]


async def test_one_that_is_left_before_does_not(sit: Sit) -> None:
    async with sit(read_after=0.5) as now:
        await now.press("enter", "h", "j", "enter")
        await now.until(lambda: now.marks(now.keys[1]) == "r", 12)
        assert now.marks(now.keys[0]) == ""


async def test_the_time_that_counts_as_reading_is_that_of_the_configuration(sit: Sit) -> None:
    async with sit(read_after=NEVER) as now:
        await now.press("enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        assert now.dashboard.reader._reading is not None
        assert now.dashboard.reader._reading._interval == NEVER
        assert now.marks(now.keys[0]) == ""


async def test_paging_counts_as_reading_at_once(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: "photographs" in now.article)
        await now.press("space")
        await now.until(lambda: now.marks(now.keys[0]) == "r")


async def test_coming_back_to_the_middle_of_an_article_is_not_paging(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: "photographs" in now.article)
        await now.press("space", "h")
        await now.until(lambda: now.store.states.position(now.keys[0]) > 0)
        await now.press("m")
        await now.until(lambda: now.marks(now.keys[0]) == "")
        place = now.store.states.position(now.keys[0])
        await now.press("enter")
        await now.until(lambda: now.dashboard.pane.position == place)
        assert now.marks(now.keys[0]) == ""


async def test_time_does_not_gainsay_the_reader(sit: Sit) -> None:
    async with sit(read_after=0.5) as now:
        now.store.states.mark([now.keys[0]], read=True, now=NOON)
        await now.press("enter")
        await now.until(lambda: now.dashboard.reader._reading is not None)
        await now.press("m")
        await now.until(lambda: now.marks(now.keys[0]) == "")
        assert now.dashboard.reader._reading is None
        await now.press("j")
        await now.until(lambda: now.dashboard.pane.scroll_offset.y == 1)
        assert now.marks(now.keys[0]) == ""


def test_the_next_unread_story_is_found_however_far_it_is(paths: StorePaths) -> None:
    with open_store(paths) as store:
        store.states.mark([1], read=True, now=NOON)
        keys = [2, *[1] * (2 * STRIDE + 5), 3, 4]
        assert next_unread(store, keys, 1, 1) == 3
        assert next_unread(store, keys, len(keys) - 1, -1) == 4
        assert next_unread(store, keys, len(keys) - 3, -1) == 2
        assert next_unread(store, keys[1:-2], 0, 1) is None
        assert next_unread(store, keys, len(keys), 1) is None
        assert next_unread(store, keys, -1, -1) is None


async def test_each_mark_is_set_taken_away_and_undone(sit: Sit) -> None:
    async with sit() as now:
        key = now.keys[0]
        for press, marks in (("s", "s"), ("e", "sl"), ("m", "rsl"), ("s", "rl")):
            await now.press(press)
            await now.until(lambda marks=marks: now.marks(key) == marks)
        assert "⚑" in now.rows[1]
        assert "★" not in now.rows[1]
        for marks, said in (
            ("rsl", "star taken away"),
            ("sl", "marked as read"),
            ("s", "kept for later"),
            ("", "starred"),
        ):
            await now.press("u")
            await now.until(lambda marks=marks: now.marks(key) == marks)
            await now.until(lambda said=said: f"Undone: {said}" in now.status)
        await now.press("u")
        await now.until(lambda: "Nothing to undo" in now.status)
        assert set(now.newsroom.heard(Touched)) == {Touched((key,))}


async def test_the_star_of_an_open_article_is_that_articles(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        await now.press("s")
        await now.until(lambda: now.marks(now.keys[0]) == "s")


async def test_all_listed_are_read_and_one_undo_brings_all_back(sit: Sit) -> None:
    async with sit() as now:
        await now.press("A")
        await now.until(lambda: f"0 unread of {len(TOLD)}" in now.top)
        await now.until(lambda: f"{len(TOLD) - 1} articles marked as read: u takes it back" in now.status)
        await now.press("u")
        await now.until(lambda: f"{len(TOLD) - 1} unread of {len(TOLD)}" in now.top)
        assert now.marks(now.keys[10]) == "r"


async def test_marking_all_counts_only_what_was_unread(sit: Sit) -> None:
    async with sit() as now:
        await now.press("A")
        await now.until(lambda: "marked as read" in now.status)
        await now.press("A")
        await now.until(lambda: "All that is listed is read already" in now.status)
        await now.press("u")
        await now.until(lambda: f"{len(TOLD) - 1} unread of {len(TOLD)}" in now.top)


async def test_all_listed_is_only_what_the_filter_leaves(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("ferry")
        await now.until(lambda: now.dashboard.lister.listing.total < len(TOLD))
        left = list(now.dashboard.lister.listing.keys)
        await now.press("enter", "A")
        await now.until(lambda: now.marks(left[-1]) == "r")
        assert {now.marks(key) for key in left} == {"r"}
        assert now.marks(now.keys[0]) == ""


async def test_hidden_reading_leaves_what_was_just_read_until_the_list_is_rebuilt(sit: Sit) -> None:
    async with sit() as now:
        await now.press("H")
        await now.until(lambda: "read hidden" in now.top or len(now.dashboard.lister.listing.keys) == len(TOLD) - 1)
        assert now.keys[10] not in now.dashboard.lister.listing.keys
        await now.press("m")
        await now.until(lambda: now.marks(now.keys[0]) == "r")
        await now.until(lambda: f"{len(TOLD) - 2} unread" in now.top)
        now.newsroom.desk.broadcast(Change(changed=(now.keys[3],)))
        shown = now.dashboard.lister.listing
        await now.until(lambda: now.dashboard.lister.listing.filter == shown.filter and not now.dashboard._gathering)
        assert now.dashboard.lister.listing.keys[0] == now.keys[0]
        await now.press("H")
        await now.until(lambda: len(now.dashboard.lister.listing.keys) == len(TOLD))
        await now.press("H")
        await now.until(lambda: len(now.dashboard.lister.listing.keys) == len(TOLD) - 2)
        assert now.keys[0] not in now.dashboard.lister.listing.keys


async def test_brackets_go_from_unread_to_unread(sit: Sit) -> None:
    async with sit() as now:
        now.store.states.mark(now.keys[1:4], read=True, now=NOON)
        await now.press("right_square_bracket")
        await now.until(lambda: now.at == 4)
        await now.press("left_square_bracket")
        await now.until(lambda: now.at == 0)
        await now.press("left_square_bracket")
        await now.until(lambda: "No more unread stories that way" in now.status)
        assert now.at == 0


async def test_in_the_article_brackets_open_the_next_unread(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        await now.press("right_square_bracket")
        await now.until(lambda: now.title == TOLD[1].title)
        assert now.dashboard.reader.is_open
        assert now.at == 1


async def test_marks_of_another_screen_are_seen(sit: Sit) -> None:
    async with sit() as now:
        now.store.states.mark([now.keys[2]], starred=True, read=True, now=NOON)
        now.newsroom.desk.broadcast(Change(states=(now.keys[2],)))
        await now.until(lambda: any("★" in row and "joint fund" in row for row in now.rows), 2)
        assert f"{len(TOLD) - 2} unread" in now.top


async def test_where_the_reader_was_is_there_next_time(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("grain")
        await now.press("enter", "j", "H")
        await now.until(lambda: now.dashboard.lister.filter.unread_only)
        await now.press("w")
        key, measure = now.dashboard.lister.cursor_key, now.dashboard.pane.measure
    async with sit() as now:
        assert now.dashboard.lister.filter.text == "grain"
        assert now.dashboard.lister.filter.unread_only
        assert now.dashboard.lister.cursor_key == key
        assert now.dashboard.pane.measure == measure
        assert "/ grain" in now.status


async def test_the_place_in_a_text_is_there_next_time(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: "photographs" in now.article)
        await now.press("space", "j")
        place = now.dashboard.pane.position
        assert place > 0
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: now.dashboard.pane.position == place)


async def test_a_theme_is_named_as_the_configuration_names_it(sit: Sit) -> None:
    async with sit() as now:
        now.app.theme = "newsdash-dark"
        for name in ("light", "terminal", "dark"):
            await now.press("ctrl+t")
            await now.until(lambda name=name: f'theme = "{name}" in config.toml keeps it' in now.status)
            assert now.app.theme == choose(name, few_colours=False)


async def test_a_theme_that_there_is_not_is_named_and_the_screen_is_drawn_in_its_own(sit: Sit) -> None:
    config = replace(PLAIN, screen=replace(PLAIN.screen, theme="ligth"))
    async with sit((120, 40), config=config) as now:
        await now.until(lambda: 'There is no theme "ligth"' in now.status)
        assert now.app.theme in {choose("auto", few_colours=few) for few in (False, True)}
