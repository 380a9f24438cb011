"""The filter bar: what is typed is told, chips can be taken away, a mistake is explained where it stands."""

from __future__ import annotations

from textual.message import Message
from textual.suggester import SuggestFromList

from tests.widgets.panel import Panel
from widgets.filter_bar import FilterBar


class Listening(Panel):
    """Keeps what the bar says."""

    def on_filter_bar_changed(self, event: FilterBar.Changed) -> None:
        self.posted.append(event)

    def on_filter_bar_submitted(self, event: FilterBar.Submitted) -> None:
        self.posted.append(event)

    def on_filter_bar_cancelled(self, event: FilterBar.Cancelled) -> None:
        self.posted.append(event)

    def on_filter_bar_chip_removed(self, event: FilterBar.ChipRemoved) -> None:
        self.posted.append(event)

    def on_filter_bar_recalled(self, event: FilterBar.Recalled) -> None:
        self.posted.append(event)


def line(app: Panel) -> str:
    """The bar as one reads it: its parts drawn beside one another."""
    strips = app.screen._compositor.render_strips()
    return strips[0].text.rstrip()


async def test_every_key_is_told_and_opening_is_not() -> None:
    bar = FilterBar()
    app = Listening(bar)
    async with app.run_test(size=(60, 3)) as pilot:
        bar.open("rail")
        await pilot.press("s", "enter", "escape")
        expected: list[Message] = [
            FilterBar.Changed(bar, "rails"),
            FilterBar.Submitted(bar, "rails"),
            FilterBar.Cancelled(bar),
        ]
        assert app.posted == expected


async def test_chips_count_and_text_stand_in_one_line() -> None:
    bar = FilterBar()
    app = Listening(bar)
    async with app.run_test(size=(60, 3)) as pilot:
        bar.set_chips(["joint fund", "-football"])
        bar.set_count("48 stories")
        bar.open("ukr")
        await pilot.pause()
        assert line(app) == " /  joint fund ×   -football ×  ukr              48 stories"


async def test_what_is_wrong_has_room_beside_the_text_and_chips_give_way_to_their_number() -> None:
    bar = FilterBar()
    app = Listening(bar)
    async with app.run_test(size=(80, 3)) as pilot:
        bar.set_chips(["joint fund", "-football", "harbour bridge"])
        bar.open("since:foo")
        bar.set_error("Write an age (12h, 2d, 1w) or a day (2026-11-01).", 6)
        await pilot.pause()
        assert line(app) == " / +3  since:foo              Write an age (12h, 2d, 1w) or a day (2026-11-01)."
        bar.set_error("")
        await pilot.pause()
        assert "harbour bridge ×" in line(app)


async def test_backspace_at_the_beginning_takes_the_last_chip_away() -> None:
    bar = FilterBar()
    app = Listening(bar)
    async with app.run_test(size=(60, 3)) as pilot:
        bar.open("a")
        await pilot.press("backspace", "backspace")
        bar.set_chips(["joint fund", "vote"])
        await pilot.press("backspace")
        assert app.posted == [FilterBar.Changed(bar, ""), FilterBar.ChipRemoved(bar, 1)]


async def test_a_click_takes_a_chip_away() -> None:
    bar = FilterBar()
    app = Listening(bar)
    async with app.run_test(size=(60, 3)) as pilot:
        bar.set_chips(["joint fund", "vote"])
        await pilot.pause()
        await pilot.click(bar, offset=(5, 0))
        await pilot.click(bar, offset=(20, 0))
        assert app.posted == [FilterBar.ChipRemoved(bar, 0), FilterBar.ChipRemoved(bar, 1)]


async def test_where_chips_have_no_room_the_first_become_a_number() -> None:
    bar = FilterBar()
    app = Listening(bar)
    async with app.run_test(size=(50, 3)) as pilot:
        bar.set_chips(["joint fund", "rail strike", "vote"])
        await pilot.pause()
        assert line(app).startswith(" / +1  rail strike ×   vote ×")


async def test_a_mistake_is_said_instead_of_the_count_and_marked_where_it_is() -> None:
    bar = FilterBar()
    app = Listening(bar)
    async with app.run_test(size=(60, 3)) as pilot:
        bar.set_count("48 stories")
        bar.open("a (b c")
        bar.set_error("a closing parenthesis is missing", 2)
        await pilot.pause()
        assert line(app).endswith("a closing parenthesis is missing")
        strip = app.screen._compositor.render_strips()[0]
        assert [segment.text for segment in strip if segment.style and segment.style.reverse] == ["("]
        bar.set_error("")
        await pilot.pause()
        assert line(app).endswith("48 stories")


async def test_arrows_ask_for_earlier_filters() -> None:
    bar = FilterBar()
    app = Listening(bar)
    async with app.run_test(size=(60, 3)) as pilot:
        bar.open()
        await pilot.press("up", "down")
        bar.set_text("ukraine")
        await pilot.pause()
        assert app.posted == [FilterBar.Recalled(bar, -1), FilterBar.Recalled(bar, 1)]
        assert bar.text == "ukraine"


async def test_a_suggestion_is_taken_by_the_right_arrow() -> None:
    bar = FilterBar()
    bar.suggester = SuggestFromList(["section:World"])
    app = Listening(bar)
    async with app.run_test(size=(60, 3)) as pilot:
        bar.open()
        await pilot.press("s", "e")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("right")
        assert bar.text == "section:World"


async def test_what_a_paste_carries_for_the_terminal_is_dropped() -> None:
    bar = FilterBar()
    async with Listening(bar).run_test(size=(60, 3)):
        bar.set_text("rail\x1b]0;x\x07 strike\u202e\u200b")
        assert bar.text == "rail]0;x strike"
