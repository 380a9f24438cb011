"""The cloud's keys on the dashboard: sorting, combining, and being asked faster than the store answers."""

from __future__ import annotations

from tests.tui.conftest import Sit
from tui.session import Memory
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
