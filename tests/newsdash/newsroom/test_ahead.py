"""Ahead of the reader: politely, a host at a time, and whole for those to be read offline; links read in place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import Bureau
from press import FERRY, Document, Press, feed, page

from newsdash.newsroom import pages
from newsdash.wire import LinkRead, ReadLink, Touched

PATHS = ("/1.html", "/2.html", "/3.html")


@pytest.fixture
async def keys(bureau: Bureau, press: Press) -> Sequence[int]:
    """Three articles of one host, with their pages, none of them fetched."""
    items = [{"title": f"Story {path}", "link": press.url(path), "guid": path} for path in PATHS]
    press.documents["/a"] = Document(feed("The Ellery Post", items))
    for path in PATHS:
        press.documents[path] = Document(page(f"Story {path}", FERRY), "text/html; charset=utf-8")
    bureau.subscribe("/a")
    await bureau.fetch()
    articles = await bureau.ask(lambda store: store.articles.many(list(store.listing.keys().keys)))
    return [article.key for article in sorted(articles, key=lambda article: article.entry_id)]


async def stored(bureau: Bureau, keys: Sequence[int]) -> None:
    """Wait until the newsroom has told of a page for each of `keys`."""
    await bureau.until(lambda: set(keys) <= {key for change in bureau.changes() for key in change.changed})


@pytest.fixture
def pace(monkeypatch: pytest.MonkeyPatch) -> float:
    """A pace that a test can wait for, and measure."""
    monkeypatch.setattr(pages, "PACE_SECONDS", 0.3)
    return 0.3


async def test_one_host_is_asked_at_its_pace_also_after_the_page_that_was_opened(
    bureau: Bureau, press: Press, keys: Sequence[int], pace: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[float] = []
    answer = press.answer
    monkeypatch.setattr(press, "answer", lambda handler: (times.append(bureau.loop_time()), answer(handler)))
    await bureau.open_page(keys[0], ahead=(keys[1], keys[2]))
    await stored(bureau, keys)
    assert len(times) == 3
    assert all(later - earlier > pace * 0.8 for earlier, later in zip(times, times[1:], strict=False))
