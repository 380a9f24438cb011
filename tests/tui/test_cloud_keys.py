"""The cloud's keys on the dashboard, choices made faster than the store answers, and what is new."""

from __future__ import annotations

from newsdash.wire import Touched
from tests.tui.conftest import Sit
from tests.tui.stored_news import HOUR, NOON, TOLD
from tui.session import MEMORY, Memory
from widgets.keyword_cloud import ORDERS


async def test_the_cloud_is_sorted_and_stays_so_next_time(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("c")
        await now.until(lambda: now.dashboard.lister.phrases)
        for order in (*ORDERS[1:], ORDERS[0], *ORDERS[1:]):
            await now.press("o")
            assert now.dashboard.cloud.order == order
        labels = [word.label.casefold() for word in now.dashboard.cloud._words]
        assert labels == sorted(labels)
        assert "alphabet" in now.status
    async with sit((120, 40)) as now:
        assert now.dashboard.cloud.order == "name"


async def test_an_order_that_is_unknown_is_the_usual_one(sit: Sit) -> None:
    async with sit(memory=Memory(order="taste")) as now:
        assert now.dashboard.cloud.order == "weight"


async def test_choices_made_faster_than_the_answers_all_count(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        dashboard = now.dashboard
        for phrase in ("joint fund", "small print"):
            dashboard.narrow(phrase)
        await now.until(lambda: dashboard.lister.listing.total == 1)
        assert [chip.phrase for chip in dashboard.lister.filter.chips] == ["joint fund", "small print"]
        for _ in range(2):
            dashboard.run_worker(dashboard.filtering.step_back())
        await now.until(lambda: dashboard.lister.listing.total == len(now.keys))


async def test_a_muted_row_leaves_the_eye_where_it_was(sit: Sit) -> None:
    async with sit() as now:
        await now.press("j", "j", "x")
        await now.until(lambda: "Mute a phrase" in now.text)
        await now.press("enter")
        await now.until(lambda: now.keys[2] not in now.dashboard.lister.listing.keys)
        assert now.at == 2


async def test_new_is_what_came_since_the_last_visit(sit: Sit) -> None:
    async with sit(memory=Memory(left=NOON - 2 * HOUR)) as now:
        await now.press("slash")
        await now.type("is:new")
        recent = [told for told in TOLD if told.hours <= 2]
        await now.until(lambda: now.dashboard.lister.listing.total == len(recent))
        await now.dashboard.write_memory()
        assert Memory.from_json(now.store.states.recall(MEMORY)).left == NOON


async def test_marks_on_very_many_stories_go_to_the_newsroom_in_lines_that_it_takes(sit: Sit) -> None:
    async with sit() as now:
        keys = tuple(range(2**62, 2**62 + 25_000))
        await now.dashboard.live.touched(keys)
        await now.until(lambda: sum(len(touched.keys) for touched in now.newsroom.heard(Touched)) == len(keys))
        assert now.newsroom.desk.seats == 1


async def test_the_counts_say_what_they_count(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press("c")
        await now.until(lambda: now.dashboard.lister.phrases)
        await now.press("#")
        await now.until(lambda: "A story counts once" in now.status)
        await now.press("#")
        await now.until(lambda: "counts once" not in now.status)
