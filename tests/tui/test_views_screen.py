"""The views screen: saving a filter, coming back to it, counts, notices, and what is muted."""

from __future__ import annotations

import pytest
from textual.widgets import DataTable, Static

from newsdash import views
from newsdash.models import Change, Phrase, Phrases
from newsdash.paths import StorePaths
from newsdash.views import View
from newsdash.wire import Touched
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import BRIDGE, FERRY, FUND, more
from tui.filters import Chip, Filter
from tui.places import EVERYTHING
from tui.screens.views import ViewsScreen
from tui.viewing import as_query

FUNDS = View("Funds", f'kw:"{FUND}"')
FERRIES = View("Ferries", f'kw:"{FERRY}" OR title:ferry')


def rows(now: Sitting, table: str = "#views") -> list[list[str]]:
    """The cells of a table."""
    found = now.app.screen.query_one(table, DataTable)
    return [[str(cell) for cell in found.get_row_at(index)] for index in range(found.row_count)]


async def opened(now: Sitting) -> None:
    """Open the screen and wait until everything in it has been counted."""
    await now.press("V")
    await now.until(lambda: isinstance(now.app.screen, ViewsScreen) and rows(now))
    await now.until(lambda: all("…" not in row for row in rows(now)))


async def test_views_stand_with_their_unread_counts_and_a_digit_shows_one(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        views.edit(paths, lambda _: [FUNDS, FERRIES])
        now.store.states.mark([now.keys[2]], read=True, now=now.now)
        await opened(now)
        (_, name, unread, stories, *_), funds, ferries = rows(now)
        assert (name, stories) == (EVERYTHING, str(len(now.keys)))
        assert int(unread) == len(now.keys) - 2
        assert funds[:4] == ["1", "Funds", "3", "4"]
        assert ferries[1] == "Ferries"
        await now.press("1")
        await now.until(lambda: now.dashboard.lister.listing.total == 4)
        assert "Funds" in now.top
        assert "3 unread of 4" in now.top


async def test_words_narrow_within_a_view_and_escape_leaves_first_them_then_it(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        views.edit(paths, lambda _: [FERRIES])
        await opened(now)
        await now.press("1")
        await now.until(lambda: now.dashboard.lister.filter.view == "Ferries")
        whole = now.dashboard.lister.listing.total
        await now.press("slash")
        await now.type("fares OR council")
        await now.press("enter")
        await now.until(lambda: now.dashboard.lister.listing.total == 2)
        await now.press("escape")
        await now.until(lambda: now.dashboard.lister.listing.total == whole)
        assert "Ferries" in now.top
        await now.press("escape")
        await now.until(lambda: now.dashboard.lister.listing.total == len(now.keys))
        assert EVERYTHING in now.top


async def test_what_the_list_shows_is_saved_under_a_name(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("ferry -fares")
        await now.press("enter")
        await now.until(lambda: now.dashboard.lister.filter.text == "ferry -fares")
        await opened(now)
        await now.press("a")
        await now.type("Crossings")
        await now.press("enter")
        await now.until(lambda: len(rows(now)) == 2 and "…" not in rows(now)[1])
        assert views.read(paths) == (View("Crossings", "ferry -fares"),)
        assert rows(now)[1][3] == str(now.dashboard.lister.listing.total)
        # The cursor is on it, so that the next key is about it.
        await now.press("n")
        await now.until(lambda: views.read(paths) == (View("Crossings", "ferry -fares", "bell"),))


async def test_a_name_that_is_taken_says_what_it_replaces_and_goes_on_telling(sit: Sit, paths: StorePaths) -> None:
    views.edit(paths, lambda _: (View("Crossings", "bridge", "bell"),))
    async with sit((120, 40)) as now:
        now.dashboard.narrow("night ferry")
        await now.until(lambda: now.dashboard.lister.filter.chips)
        await opened(now)
        await now.press("a")
        await now.type("Crossings")
        await now.press("enter")
        await now.until(lambda: "in place of bridge" in now.text)
        assert views.read(paths) == (View("Crossings", 'kw:"night ferry"', "bell"),)
        await now.press("u")
        await now.until(lambda: views.read(paths) == (View("Crossings", "bridge", "bell"),))


async def test_all_news_cannot_tell_of_what_is_new(sit: Sit) -> None:
    async with sit() as now:
        await opened(now)
        await now.press("n")
        await now.until(lambda: "Choose a view" in now.text)


async def test_without_a_filter_there_is_nothing_to_save(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        await opened(now)
        assert "No views yet" in now.text
        await now.press("a")
        await now.until(lambda: "narrow it first" in now.text)
        assert not paths.views.exists()


async def test_a_view_is_removed_and_brought_back(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        views.edit(paths, lambda _: [FUNDS, FERRIES])
        await opened(now)
        await now.press("j", "d")
        await now.until(lambda: views.read(paths) == (FERRIES,))
        await now.press("u")
        await now.until(lambda: views.read(paths) == (FUNDS, FERRIES))


async def test_what_was_removed_is_brought_back_even_after_the_screen_was_left(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        views.edit(paths, lambda _: [FUNDS, FERRIES])
        await opened(now)
        await now.press("j", "d")
        await now.until(lambda: views.read(paths) == (FERRIES,))
        await now.press("escape")
        await now.until(lambda: now.app.screen is now.dashboard)
        await opened(now)
        await now.press("u")
        await now.until(lambda: views.read(paths) == (FUNDS, FERRIES))


async def test_what_was_done_is_said_where_the_view_under_the_cursor_is_wrong(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        views.edit(paths, lambda _: [FUNDS, View("Wrong", "nope:x"), View("Worse", "never:x")])
        await opened(now)
        await now.press("j", "j")
        said = now.app.screen.query_one("#views-said", Static)
        await now.until(lambda: str(said.content).startswith("Wrong: There is no field"))
        for key, sentence in (("n", "Wrong are told by"), ("d", "Removed Wrong"), ("u", "Undone")):
            await now.press(key)
            # The screen is drawn anew when it is said, and goes on saying it.
            await now.until(lambda sentence=sentence: sentence in str(said.content))  # type: ignore[misc]
            await now.app.screen.renew()  # type: ignore[attr-defined]
            await now.press("question_mark", "escape")
            assert sentence in str(said.content)


async def test_counting_draws_each_view_in_its_place(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        views.edit(paths, lambda _: [FUNDS, FERRIES])
        await opened(now)
        await now.press("j", "j")
        table = now.app.screen.query_one("#views", DataTable)
        keys = list(table.rows)
        await now.app.screen._count()  # type: ignore[attr-defined]
        assert list(table.rows) == keys
        assert table.cursor_row == 2


async def test_down_goes_on_to_the_muted_phrases_and_up_comes_back(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        now.store.states.mute("ferry", now=now.now)
        views.edit(paths, lambda _: [FUNDS])
        await opened(now)
        await now.press("j", "j")
        assert now.app.focused is now.app.screen.query_one("#muted", DataTable)
        await now.press("d")
        await now.until(lambda: now.store.states.mutes() == [])
        await now.press("u")
        await now.until(lambda: rows(now, "#muted") == [["ferry"]])
        await now.press("k")
        assert now.app.focused is now.app.screen.query_one("#views", DataTable)


async def test_how_a_view_tells_of_new_stories_is_one_key_and_off_by_default(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        views.edit(paths, lambda _: [FUNDS])
        await opened(now)
        assert rows(now)[1][4] == ""
        for way in ("bell", "osc9", "osc777", ""):
            await now.press("j", "n")
            await now.until(lambda way=way: views.read(paths)[0].notify == way)


async def test_a_view_that_is_wrong_says_so_and_is_not_shown(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        views.edit(paths, lambda _: [View("Broken", "is:purple")])
        await opened(now)
        assert "is: wants unread" in rows(now)[1][5]
        await now.press("j")
        await now.until(lambda: "starred, later, new or full." in " ".join(now.text.split()))
        await now.press("1")
        await now.until(lambda: "Broken: is: wants" in now.text)
        assert isinstance(now.app.screen, ViewsScreen)


async def test_a_file_that_cannot_be_read_is_named(sit: Sit, paths: StorePaths) -> None:
    async with sit((200, 24)) as now:
        paths.views.write_text("[[view", "utf-8")
        await now.press("V")
        await now.until(lambda: "Correct it in an editor" in now.text)


async def test_muted_phrases_are_listed_and_heard_again(sit: Sit) -> None:
    async with sit() as now:
        await now.press("c")
        await now.until(lambda: now.dashboard.cloud.selected)
        word = now.dashboard.cloud.selected
        assert word is not None
        total = now.dashboard.lister.listing.total
        await now.press("x")
        await now.until(lambda: now.dashboard.lister.listing.total == total - word.count)
        assert "muted for good" in now.status
        assert now.newsroom.heard(Touched)
        await opened(now)
        assert rows(now, "#muted") == [[word.label]]
        await now.press("tab", "d")
        await now.until(lambda: not rows(now, "#muted"))
        assert now.store.states.mutes() == []
        await now.press("u")
        await now.until(lambda: rows(now, "#muted") == [[word.label]])
        await now.press("d", "escape")
        await now.until(lambda: now.dashboard.lister.listing.total == total)


async def test_a_phrase_of_a_story_is_muted_by_choosing_it_and_undone(sit: Sit) -> None:
    async with sit() as now:
        await now.press("x")
        await now.until(lambda: "Mute a phrase of this story" in now.text)
        await now.type(BRIDGE[:4])
        await now.press("enter")
        await now.until(lambda: now.store.states.mutes() == [BRIDGE])
        await now.until(lambda: now.keys[0] not in now.dashboard.lister.listing.keys)
        await now.press("u")
        await now.until(lambda: now.keys[0] in now.dashboard.lister.listing.keys)
        assert now.store.states.mutes() == []


async def test_new_stories_of_a_watched_view_are_told_once(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        views.edit(paths, lambda _: [View("Funds", FUNDS.query, "bell"), FERRIES])
        keys = more(now.store, ["A joint fund for the island", "A ferry for nobody"])
        now.newsroom.desk.broadcast(Change(added=tuple(keys)))
        await now.until(lambda: set(keys) <= set(now.dashboard.lister.listing.keys))
        found = (Phrase(FUND, FUND, 1.0),)
        now.store.phrases.put([(keys[0], Phrases("en", found, found))])
        now.newsroom.desk.broadcast(Change(changed=(keys[0],)))
        await now.until(lambda: "Funds: 1 new article" in now.status)
        await now.press("j")
        now.newsroom.desk.broadcast(Change(changed=tuple(keys)))
        await now.until(lambda: not now.dashboard._gathering)
        assert "new article" not in now.status


@pytest.mark.parametrize(
    ("wanted", "query"),
    [
        (Filter(), ""),
        (Filter(text="a OR b"), "a OR b"),
        (Filter(text="a OR b", section="World/Coast"), 'section:"World/Coast" (a OR b)'),
        (Filter(chips=(Chip("joint fund"),), unread_only=True), 'is:unread kw:"joint fund"'),
        (Filter(view="V", within="a OR b", text="c OR d"), "(a OR b) (c OR d)"),
        (Filter(feed=7), 'source:"The Gazette"'),
    ],
)
def test_all_that_narrows_the_list_becomes_one_query(wanted: Filter, query: str) -> None:
    assert as_query(wanted, "The Gazette") == query
