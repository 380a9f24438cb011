"""The headline list in an application: what is seen, what moves, what is posted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.widgets.panel import TITLES, ManyRows, Panel, rows, seen, sent, widths
from widgets.headline_list import HeadlineList, HeadlineRow, ListedRows

DAYS = [(0, "Today"), (9, "Yesterday")]
Posted = HeadlineList.Highlighted | HeadlineList.Chosen


class Listening(Panel):
    """Keeps what the list says."""

    def on_headline_list_highlighted(self, event: HeadlineList.Highlighted) -> None:
        self.posted.append(event)

    def on_headline_list_chosen(self, event: HeadlineList.Chosen) -> None:
        self.posted.append(event)

    @property
    def said(self) -> list[tuple[str, int, int | None]]:
        return [(type(event).__name__, event.index, event.key) for event in self.posted if isinstance(event, Posted)]


async def test_day_lines_stand_between_headlines() -> None:
    headlines = HeadlineList()
    async with Listening(headlines).run_test(size=(60, 6)):
        headlines.show(ListedRows(rows(TITLES)), [(0, "Today"), (2, "Friday 20 November")])
        assert seen(headlines) == [
            " Today",
            " 09:41 Guardian  Ministers agree on a joint fund after a l…",
            " 09:41 Guardian  A quiet town votes on its future",
            " Friday 20 November",
            " 09:41 Guardian  Rail strike called off hours before it wa…",
            " 09:41 Guardian  Coast guard finds drifting ferry after tw…",
        ]


async def test_the_cursor_skips_day_lines_and_says_where_it_is() -> None:
    headlines = HeadlineList()
    app = Listening(headlines)
    async with app.run_test(size=(60, 10)) as pilot:
        headlines.show(ListedRows(rows(TITLES)), [(0, "Today"), (1, "Yesterday")])
        await pilot.press("j", "down", "k", "G", "j")
        assert app.said == [
            ("Highlighted", 1, 2),
            ("Highlighted", 2, 3),
            ("Highlighted", 1, 2),
            ("Highlighted", 4, 5),
        ]


@pytest.mark.parametrize("key", ["enter", "l", "right"])
async def test_a_key_chooses_the_headline_under_the_cursor(key: str) -> None:
    headlines = HeadlineList()
    app = Listening(headlines)
    async with app.run_test(size=(60, 10)) as pilot:
        headlines.show(ListedRows(rows(TITLES)), cursor=3)
        await pilot.press(key)
        assert app.said == [("Chosen", 3, 4)]


async def test_a_click_selects_and_a_click_on_the_selected_one_chooses() -> None:
    headlines = HeadlineList()
    app = Listening(headlines)
    async with app.run_test(size=(60, 10)) as pilot:
        headlines.show(ListedRows(rows(TITLES)), [(0, "Today")])
        await pilot.click(headlines, offset=(20, 3))
        await pilot.click(headlines, offset=(20, 3))
        await pilot.click(headlines, offset=(3, 0))
        assert app.said == [("Highlighted", 2, 3), ("Chosen", 2, 3)]


async def test_a_hundred_thousand_headlines_ask_only_for_those_in_view() -> None:
    headlines, source = HeadlineList(), ManyRows()
    async with Listening(headlines).run_test(size=(80, 24)) as pilot:
        headlines.show(source, DAYS, cursor=50_000)
        await pilot.pause()
        seen(headlines)
        assert len(set(source.asked)) < 60
        assert headlines.cursor == 50_000


async def test_paging_moves_the_cursor_by_a_view() -> None:
    headlines = HeadlineList()
    async with Listening(headlines).run_test(size=(80, 20)) as pilot:
        headlines.show(ManyRows())
        visited = []
        for key in ("pagedown", "ctrl+d", "ctrl+u", "pageup", "end", "home"):
            await pilot.press(key)
            visited.append(headlines.cursor)
        assert visited == [20, 30, 20, 0, 99_999, 0]


async def test_new_headlines_above_move_nothing_that_the_reader_looks_at() -> None:
    headlines = HeadlineList()
    async with Listening(headlines).run_test(size=(60, 8)) as pilot:
        old = [replace(row, title=f"Old {row.key}") for row in rows(TITLES * 4)]
        headlines.show(ListedRows(old), cursor=10)
        await pilot.press("k", "k")
        before = seen(headlines)
        new = [HeadlineRow(100 + number, "09:59", "DW", f"New {number}") for number in range(3)]
        headlines.show(ListedRows(new + old), cursor=11, keep_offset=headlines.cursor_offset)
        await pilot.pause()
        assert seen(headlines) == before
        assert headlines.row == old[8]


async def test_the_first_headline_comes_into_view_with_its_day() -> None:
    headlines = HeadlineList()
    async with Listening(headlines).run_test(size=(60, 6)) as pilot:
        headlines.show(ListedRows(rows(TITLES * 3)), [(0, "Today")])
        await pilot.press("G", "home")
        assert seen(headlines)[0] == " Today"


async def test_rows_on_their_way_are_drawn_when_they_come() -> None:
    class Slow(ListedRows):
        loaded = False

        def row(self, index: int) -> HeadlineRow | None:
            return super().row(index) if self.loaded else None

    headlines, source = HeadlineList(), Slow(rows(TITLES))
    app = Listening(headlines)
    async with app.run_test(size=(60, 5)) as pilot:
        headlines.show(source)
        await pilot.press("enter")
        assert app.said == []
        assert seen(headlines)[1].strip() == "···"
        source.loaded = True
        headlines.refresh_rows(0, 1)
        assert [line.strip(" ·")[:20] for line in seen(headlines)[:3]] == [
            "09:41 Guardian  Mini",
            "09:41 Guardian  A qu",
            "",
        ]


async def test_what_changed_is_drawn_anew_and_nothing_else_is_asked_for() -> None:
    headlines = HeadlineList()
    source = ManyRows()
    async with Listening(headlines).run_test(size=(60, 10)):
        headlines.show(source)
        seen(headlines)
        source.asked.clear()
        headlines.refresh_rows(3, 4)
        headlines.refresh_rows(500, 900)
        seen(headlines)
        assert set(source.asked) == {3, 4}


async def test_an_empty_list_says_what_to_do() -> None:
    headlines = HeadlineList(empty="No stories yet. R asks all your feeds, F shows them and adds more.")
    app = Listening(headlines)
    async with app.run_test(size=(40, 10)) as pilot:
        headlines.show(ListedRows())
        await pilot.press("j", "enter", "G", "pagedown")
        assert " ".join(" ".join(seen(headlines)).split()) == headlines.empty
        assert (headlines.cursor, app.said) == (-1, [])


async def test_a_list_that_shrinks_keeps_its_cursor_within() -> None:
    headlines = HeadlineList()
    async with Listening(headlines).run_test(size=(60, 6)):
        headlines.show(ManyRows(), cursor=99_999)
        headlines.show(ListedRows(rows(TITLES)), cursor=99)
        assert headlines.cursor == 4
        assert seen(headlines)[4].endswith("Inflation eases for a third month, but re…")


async def test_the_view_follows_the_size_of_the_terminal() -> None:
    headlines = HeadlineList()
    async with Listening(headlines).run_test(size=(80, 24)) as pilot:
        headlines.show(ManyRows(), cursor=20)
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert widths(headlines) == {60}
        assert 0 <= headlines.cursor_offset < 8


async def test_matches_are_highlighted() -> None:
    headlines = HeadlineList()
    async with Listening(headlines).run_test(size=(80, 5)):
        headlines.show(ListedRows(rows(["A joint fund"])))
        plain = sent(headlines)
        headlines.highlights = lambda title: [(2, 7)]
        assert "joint" in sent(headlines)
        assert sent(headlines) != plain


@pytest.mark.parametrize("title", ["[/b] bold?", "[@click=app.quit()]press me[/]", "[link=x]", "[/", "$x {y} \\["])
async def test_markup_in_a_title_is_text(title: str) -> None:
    headlines = HeadlineList()
    async with Listening(headlines).run_test(size=(80, 5)):
        headlines.show(ListedRows(rows([title])))
        assert seen(headlines)[0].endswith(title)


async def test_a_list_filled_before_it_has_a_size_shows_its_first_line_when_all_fits() -> None:
    class Early(Listening):
        def on_mount(self) -> None:
            headlines.show(ListedRows(rows(TITLES)), [(0, "Today")], cursor=4)

    headlines = HeadlineList()
    async with Early(headlines).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert seen(headlines)[0] == " Today"
        assert headlines.cursor == 4
