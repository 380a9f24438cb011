"""Hostile strings, cleaned as every string is, through every widget: a terminal gets text and colours, nothing else."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from newsdash.text import clean
from tests.widgets.panel import Panel, rows, sent, widths
from widgets.bars import StatusBar, TopBar
from widgets.headline_list import HeadlineList, ListedRows
from widgets.keyword_cloud import CloudWord, KeywordCloud
from widgets.reading_pane import Block, Document, ReadingPane, SimilarRow

CORPORA = Path(os.environ.get("NEWSDASH_CORPORA", Path(__file__).parents[2].parent / "shared" / "data"))
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def hostile() -> list[str]:
    """The corpus' strings as they come out of the gate."""
    folder = CORPORA / "hostile"
    if not folder.is_dir():
        pytest.skip(f"no corpora at {CORPORA}; NEWSDASH_CORPORA says where they are")
    titles = json.loads((folder / "titles.json").read_text())
    naughty = json.loads((folder / "naughty-strings.json").read_text())
    return [text for raw in [*titles, *naughty] if (text := clean(raw))]


def harmless(drawn: str) -> bool:
    return not CONTROLS.search(COLOURS.sub("", drawn))


async def test_in_the_list(hostile: list[str]) -> None:
    headlines = HeadlineList()
    async with Panel(headlines).run_test(size=(100, 400)):
        for start in range(0, len(hostile), 400):
            headlines.show(ListedRows(rows(hostile[start : start + 400])))
            assert harmless(sent(headlines))
            assert widths(headlines) == {100}


async def test_in_the_article(hostile: list[str]) -> None:
    pane = ReadingPane()
    async with Panel(pane).run_test(size=(80, 200)):
        for start in range(0, len(hostile), 100):
            some = tuple(hostile[start : start + 100])
            similar = tuple(SimilarRow("1", text, text, text, text, text) for text in some[:8])
            blocks = tuple(Block("paragraph", text) for text in some)
            table = Block("table", rows=tuple((text, text) for text in some[:20]))
            pane.show(Document(some[0], some[0], some[0], some[0], some[0], some[:10], (*blocks, table), similar))
            for _ in range(4):
                assert harmless(sent(pane))
                assert widths(pane) == {80}
                pane.action_page(1)


async def test_in_the_cloud_and_the_bars(hostile: list[str]) -> None:
    cloud = KeywordCloud()
    async with Panel(cloud).run_test(size=(80, 300)):
        cloud.show([CloudWord(str(number), text) for number, text in enumerate(hostile[:400])])
        assert harmless(sent(cloud))
        assert widths(cloud) == {80}
    for text in hostile[:: len(hostile) // 40]:
        top, status = TopBar(), StatusBar()
        async with Panel(top).run_test(size=(80, 3)):
            top.show(["newsdash", text], text)
            assert harmless(sent(top))
            assert widths(top) == {80}
        async with Panel(status).run_test(size=(80, 3)):
            status.show(text)
            status.hints([(text[:5], text[:5])])
            assert harmless(sent(status))
            assert widths(status) == {80}
