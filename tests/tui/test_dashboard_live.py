"""News that comes in: it is shown and counted, and nothing that the reader looks at moves."""

from __future__ import annotations

from newsdash.models import Block, Change, Page, Progress
from newsdash.wire import Notice, PageReady
from tests.tui.conftest import Sit
from tests.tui.stored_news import NOON, PARAGRAPH, TOLD, more

NEWS = ["Lightning strikes the town hall", "The mayor resigns", "A whale in the harbour"]


async def test_new_rows_come_above_and_the_cursor_stays_on_its_row_and_line(sit: Sit) -> None:
    async with sit() as now:
        await now.press(*["j"] * 14, "k", "k")
        key, offset = now.dashboard.lister.cursor_key, now.dashboard.headlines.cursor_offset
        line = now.rows[offset]
        new = more(now.store, NEWS)
        now.newsroom.desk.broadcast(Change(added=tuple(new)))
        await now.until(lambda: "3 new ↑" in now.top)
        assert now.dashboard.lister.cursor_key == key
        assert now.at == 15
        assert now.dashboard.headlines.cursor_offset == offset
        assert now.rows[offset] == line


async def test_a_full_stop_goes_to_what_is_new_and_it_is_new_no_more(sit: Sit) -> None:
    async with sit() as now:
        await now.press("j", "j")
        new = more(now.store, NEWS)
        now.newsroom.desk.broadcast(Change(added=tuple(new)))
        await now.until(lambda: "3 new ↑" in now.top)
        await now.press("full_stop")
        await now.until(lambda: now.at == 0)
        assert any(row.startswith("▌") and NEWS[0] in row for row in now.rows)
        await now.until(lambda: "new ↑" not in now.top)


async def test_the_first_rows_that_come_are_seen_above_a_cursor_that_has_not_moved(sit: Sit) -> None:
    async with sit() as now:
        new = more(now.store, NEWS)
        now.newsroom.desk.broadcast(Change(added=tuple(new)))
        await now.until(lambda: "3 new ↑" in now.top)
        assert now.dashboard.lister.cursor_key == now.keys[0]


async def test_the_text_that_is_read_does_not_move(sit: Sit) -> None:
    async with sit((120, 30)) as now:
        await now.press("enter")
        await now.until(lambda: "photographs" in now.article)
        await now.press("space")
        await now.until(lambda: now.marks(now.keys[0]) == "r")
        text = now.article
        assert PARAGRAPH[:20] in text.replace("\n", " ")
        new = more(now.store, NEWS)
        now.newsroom.desk.broadcast(Change(added=tuple(new), changed=(now.keys[0],)))
        await now.until(lambda: "3 new ↑" in now.top)
        await now.until(lambda: not now.dashboard._gathering)
        assert now.article == text
        assert now.dashboard.panels.view == "article"


async def test_a_page_that_comes_is_shown_in_the_open_article(sit: Sit) -> None:
    async with sit() as now:
        await now.press("j", "enter")
        await now.until(lambda: "Fetching the page" in now.article)
        key = now.keys[1]
        now.store.pages.put(key, Page(blocks=(Block("paragraph", "The page has come."),)), NOON)
        now.newsroom.desk.broadcast(Change(changed=(key,)))
        now.newsroom.desk.broadcast(PageReady(key))
        await now.until(lambda: "The page has come." in now.article)
        assert "Fetching the page" not in now.article


async def test_a_page_that_does_not_come_is_explained(sit: Sit) -> None:
    async with sit() as now:
        await now.press("j", "enter")
        await now.until(lambda: "Fetching the page" in now.article)
        now.newsroom.desk.broadcast(PageReady(now.keys[1], "The outlet does not answer."))
        await now.until(lambda: "The outlet does not answer." in now.article)


async def test_refreshing_says_how_far_it_is_and_how_it_went(sit: Sit) -> None:
    async with sit() as now:
        now.newsroom.desk.broadcast(Progress(1, 4))
        await now.until(lambda: "Refreshing 1 of 4 feeds" in now.status)
        now.newsroom.desk.broadcast(Progress(4, 4, failed=1, added=3))
        await now.until(lambda: "4 feeds refreshed, 3 new, 1 failed (F says why)" in now.status)
        await now.press("j")
        await now.until(lambda: "refreshed" not in now.status)
        now.newsroom.desk.broadcast(Progress(1, 1, added=1200))
        await now.until(lambda: "1 feed refreshed, 1,200 new" in now.status)


async def test_what_the_newsroom_must_say_is_said(sit: Sit) -> None:
    async with sit() as now:
        now.newsroom.desk.broadcast(Notice("The disk is full. Free some space."))
        await now.until(lambda: "The disk is full. Free some space." in now.status)


async def test_removed_rows_go_and_the_cursor_stays_near(sit: Sit) -> None:
    async with sit() as now:
        await now.press("j", "j")
        feed = now.store.articles.get(now.keys[0])
        assert feed is not None
        removed = now.store.feeds.remove([feed.feed])
        now.newsroom.desk.broadcast(Change(removed=removed, feeds=(feed.feed,)))
        await now.until(lambda: len(now.dashboard.lister.listing.keys) == len(TOLD) - len(removed))
        assert 0 <= now.at < len(TOLD) - len(removed)


async def test_news_for_an_empty_list_is_shown_and_not_called_new(sit: Sit) -> None:
    async with sit(empty=True) as now:
        assert "No stories yet" in "\n".join(now.rows)
        new = more(now.store, NEWS)
        now.newsroom.desk.broadcast(Change(added=tuple(new)))
        await now.until(lambda: any(NEWS[0] in row for row in now.rows))
        assert "new ↑" not in now.top
        assert now.at == 0


async def test_a_newsroom_that_is_gone_is_found_again(sit: Sit, paths: object) -> None:
    async with sit() as now:
        await now.newsroom.desk.close()
        await now.newsroom.desk.open()
        await now.until(lambda: now.newsroom.desk.seats == 1)
        new = more(now.store, NEWS)
        now.newsroom.desk.broadcast(Change(added=tuple(new)))
        await now.until(lambda: "3 new ↑" in now.top)


async def test_what_changed_while_the_newsroom_was_away_is_seen_when_it_is_back(sit: Sit) -> None:
    async with sit() as now:
        await now.newsroom.desk.close()
        more(now.store, NEWS)
        await now.newsroom.desk.open()
        await now.until(lambda: any(NEWS[0] in row for row in now.rows))
