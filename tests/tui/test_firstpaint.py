"""The first paint: the lines written before Textual is imported are those that Textual then draws."""

from __future__ import annotations

import io
import re
from datetime import UTC
from pathlib import Path

import pyte
import pytest

from newsdash.paths import StorePaths
from newsdash.store import open_store
from tests.tui.conftest import Sit
from tests.tui.stored_news import FEEDS, NOON, fill
from tui.filters import Filter
from tui.firstpaint import frame, list_lines, list_size, top_line
from tui.listing import Listing, take_stock

SIZES = [(80, 24), (100, 30), (200, 50), (60, 20), (99, 40), (123, 45)]


@pytest.fixture
def listing(tmp_path: Path) -> Listing:
    with open_store(StorePaths(tmp_path / "another")) as store:
        store.feeds.sync(FEEDS)
        fill(store)
        return take_stock(store, Filter(), now=NOON, zone=UTC, limit=200)


@pytest.mark.parametrize("size", SIZES)
async def test_its_lines_are_those_of_the_list(sit: Sit, listing: Listing, size: tuple[int, int]) -> None:
    async with sit(size) as now:
        columns, rows = list_size(size)
        assert (columns, rows) == now.dashboard.headlines.size
        painted = [text.rstrip() for _, text in list_lines(listing, 0, (columns, rows), UTC)]
        drawn = now.rows
        assert painted == drawn[: len(painted)]
        assert not "".join(drawn[len(painted) :])


@pytest.mark.parametrize("size", SIZES)
async def test_its_top_line_is_that_of_the_dashboard(sit: Sit, listing: Listing, size: tuple[int, int]) -> None:
    async with sit(size) as now:
        assert top_line(listing, "All news", len(FEEDS), size[0]).rstrip("─ ") == now.top.rstrip("─ ")


@pytest.mark.parametrize("cursor", [0, 7, 30])
async def test_the_row_where_the_reader_was_is_where_it_will_be(sit: Sit, listing: Listing, cursor: int) -> None:
    async with sit() as now:
        await now.press(*["j"] * 2)
        now.dashboard.headlines.go(cursor)
    async with sit() as now:
        await now.until(lambda: now.at == cursor)
        painted = [text.rstrip() for _, text in list_lines(listing, cursor, list_size((80, 24)), UTC)]
        assert painted == now.rows


def test_it_stays_within_the_terminal(listing: Listing) -> None:
    for size in SIZES:
        terminal = pyte.Screen(*size)
        pyte.Stream(terminal).feed(frame(listing, "All news", 4, 0, size, UTC))
        assert terminal.display[0].startswith("─ newsdash ── All news ▾ ──")
        assert "Harbour bridge closed" in terminal.display[2]


def test_it_sends_nothing_but_text_and_plain_attributes(listing: Listing) -> None:
    sent = io.StringIO(frame(listing, "All news", 4, 0, (80, 24), UTC)).read()
    sent = re.sub(r"\x1b\[(0|1|2|7)m|\x1b\[\?1049h|\x1b\[\?25l|\x1b\[H|\r\n", "", sent)
    assert sent.isprintable()


@pytest.mark.parametrize("size", [(59, 24), (80, 19)])
def test_where_the_dashboard_would_show_no_headlines_it_paints_none(listing: Listing, size: tuple[int, int]) -> None:
    assert frame(listing, "All news", 4, 0, size, UTC) == ""


def test_an_empty_store_paints_nothing() -> None:
    assert frame(Listing(Filter(), (), ()), "All news", 0, 0, (80, 24), UTC) == ""
