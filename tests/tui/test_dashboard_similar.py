"""Similar stories: a digit opens one in place, h goes back through them, each where it was left."""

from __future__ import annotations

from newsdash.wire import OpenPage
from tests.tui.conftest import Sit
from tests.tui.stored_news import RADIO, TOLD, more


async def test_a_digit_opens_the_similar_story_of_that_number_and_h_goes_back(sit: Sit) -> None:
    async with sit((100, 60)) as now:
        await now.press("enter", "G")
        await now.until(lambda: "Similar stories" in now.article)
        assert "Harbour Radio · 24 min" in now.article
        assert "Both speak of harbour bridge" in now.article
        await now.press("1")
        await now.until(lambda: now.title == TOLD[1].title)
        assert now.newsroom.heard(OpenPage)[-1].key == now.keys[1]
        await now.press("1")
        await now.until(lambda: now.title == TOLD[13].title)
        await now.press("h")
        await now.until(lambda: now.title == TOLD[1].title)
        await now.press("h")
        await now.until(lambda: now.title == TOLD[0].title)
        assert now.dashboard.panels.view == "article"
        await now.press("h")
        await now.until(lambda: now.dashboard.panels.view == "headlines")
        assert now.at == 0


async def test_a_number_that_no_similar_story_has_opens_nothing(sit: Sit) -> None:
    async with sit((100, 60)) as now:
        await now.press("enter", "G")
        await now.until(lambda: "Similar stories" in now.article)
        await now.press("7")
        await now.until(lambda: "No similar story has the number 7" in now.status)
        assert now.title == TOLD[0].title


async def test_back_from_a_similar_story_is_where_one_was(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: "photographs" in now.article)
        await now.press("space", "space")
        place = now.dashboard.pane.position
        assert place > 0
        await now.press("1")
        await now.until(lambda: now.title == TOLD[1].title)
        await now.press("h")
        await now.until(lambda: now.title == TOLD[0].title)
        assert now.dashboard.pane.position == place


async def test_no_similar_story_is_said(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.press(*["j"] * 14, "enter")
        await now.until(lambda: now.title == TOLD[14].title)
        await now.until(lambda: "None of your 4 sources has this yet." in now.article)


async def test_a_digit_opens_the_same_text_of_another_outlet_in_place(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        (copy,) = more(now.store, [TOLD[14].title], hours=9.0, feed=RADIO)
        now.store.stories.set_stories({now.keys[14]: 21, copy: 21})
        await now.press(*["j"] * 14, "enter")
        await now.until(lambda: "Same text in Harbour Radio (1)" in now.article)
        assert "No other source tells it in its own words." in now.article
        await now.press("1")
        await now.until(lambda: "Same text in The Gazette (1)" in now.article)
        await now.press("h")
        await now.until(lambda: "Same text in Harbour Radio (1)" in now.article)
        assert now.dashboard.panels.view == "article"
        await now.press("t")
        await now.until(lambda: "nothing new" in now.text)
