"""NO_COLOR, and a terminal's own colours: what colours say elsewhere is said by attributes."""

from __future__ import annotations

import re

import pytest

from tests.widgets.panel import Panel, sent
from tests.widgets.reading_pane.article import ARTICLE
from widgets.headline_list import HeadlineList, HeadlineRow, ListedRows
from widgets.reading_pane import ReadingPane

COLOUR = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")


@pytest.fixture
def no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of a reader who wants no colours."""
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.usefixtures("no_color")
async def test_the_list_tells_read_unread_and_cursor_apart_without_colours() -> None:
    headlines = HeadlineList()
    some = [HeadlineRow(key, "09:41", "DW", "Vote", read=key == 2) for key in (1, 2, 3)]
    async with Panel(headlines, "ansi-dark", ansi=True).run_test(size=(60, 3)) as pilot:
        headlines.show(ListedRows(some), cursor=2)
        await pilot.pause()
        unread, read, cursor = (list(headlines.render_line(y))[-1].style for y in range(3))
        assert unread is not None
        assert read is not None
        assert cursor is not None
        assert (unread.bold, read.bold, read.dim, cursor.reverse) == (True, None, True, True)
        assert not COLOUR.search(sent(headlines))


@pytest.mark.usefixtures("no_color")
async def test_the_article_tells_links_and_headings_apart_without_colours() -> None:
    pane = ReadingPane()
    async with Panel(pane, "ansi-dark", ansi=True).run_test(size=(80, 70)):
        pane.show(ARTICLE)
        drawn = sent(pane)
        assert not COLOUR.search(drawn)
        for part, attribute in (
            ("joint fund", "4"),
            ("What it costs", "1;4"),
            ("Nobody", "1"),
            ("all they wanted", "3"),
        ):
            assert re.search(rf"\x1b\[(?:\d+;)*{attribute};39;49m{part}", drawn), part
