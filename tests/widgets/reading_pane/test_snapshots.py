"""Every kind of block as it stands in terminals of 60, 80 and 200 columns, against snapshots that were read by eye.

After a change that is meant, NEWSDASH_SNAPSHOTS=write writes them anew, to be read again.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import pytest

from tests.widgets.panel import Panel, seen
from tests.widgets.reading_pane.article import ARTICLE, BLOCKS
from widgets.reading_pane import ReadingPane
from widgets.reading_pane.document import BlockKind

SNAPSHOTS = Path(__file__).parent / "snapshots"
ROWS = 70


def test_the_article_has_every_kind_of_block() -> None:
    assert {block.kind for block in BLOCKS} == set(get_args(BlockKind))


@pytest.mark.parametrize("columns", [60, 80, 200])
async def test_the_article_looks_as_it_did(columns: int) -> None:
    pane = ReadingPane()
    async with Panel(pane).run_test(size=(columns, ROWS)) as pilot:
        pane.show(ARTICLE)
        await pilot.pause()
        shown = "\n".join(seen(pane)).rstrip() + "\n"
    snapshot = SNAPSHOTS / f"{columns}.txt"
    if os.environ.get("NEWSDASH_SNAPSHOTS") == "write":
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(shown, "utf-8")
    assert shown == snapshot.read_text("utf-8")
