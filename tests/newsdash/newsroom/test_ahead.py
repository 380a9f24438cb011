"""Ahead of the reader: politely, a host at a time, and whole for those to be read offline; links read in place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from time import monotonic

import pytest

from newsdash.newsroom import pages
from newsdash.wire import LinkRead, ReadLink, Touched
from tests.newsdash.newsroom.conftest import Bureau
from tests.newsdash.newsroom.press import FERRY, Document, Press, feed, page

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

    def timed(handler: BaseHTTPRequestHandler) -> None:
        times.append(monotonic())
        answer(handler)

    monkeypatch.setattr(press, "answer", timed)
    await bureau.open_page(keys[0], ahead=(keys[1], keys[2]))
    await stored(bureau, keys)
    assert len(times) == 3
    assert all(later - earlier > pace * 0.8 for earlier, later in itertools.pairwise(times))


async def test_the_parts_of_a_page_come_at_that_pace_too_unless_the_reader_waits_for_them(
    bureau: Bureau, press: Press, keys: Sequence[int], pace: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[str] = []

    async def note(desk: pages.PageDesk, host: str) -> None:
        waited.append(host)

    monkeypatch.setattr(pages.PageDesk, "_pace", note)
    for path in PATHS[:2]:
        more = f"{path}?page=2"
        whole = page(f"Story {path}", FERRY).replace(b"</head>", f"<link rel=next href={more}></head>".encode())
        press.documents[path] = Document(whole, "text/html")
        press.documents[more] = Document(page(f"Story {path}", FERRY[::-1]), "text/html")
    await bureau.open_page(keys[0])
    assert (press.times("/1.html?page=2"), waited) == (1, [])
    await bureau.open_page(keys[0], ahead=keys[1:2])
    await stored(bureau, keys[1:2])
    assert press.times("/2.html?page=2") == 1
    assert len(waited) == 2


async def test_a_host_that_is_asked_too_often_is_left_in_peace(
    bureau: Bureau, press: Press, keys: Sequence[int], pace: float
) -> None:
    press.documents["/1.html"] = Document(b"", status=429, headers={"Retry-After": "120"})
    said = (await bureau.open_page(keys[0], ahead=keys[1:])).error
    assert "(429)" in said
    assert "feed" not in said
    press.documents["/1.html"] = Document(page("Story", FERRY), "text/html")
    await bureau.open_page(keys[0], ahead=keys[1:])
    assert bureau.newsroom._pages._ahead is not None
    await bureau.newsroom._pages._ahead
    assert press.times("/2.html") == press.times("/3.html") == 0


async def test_nothing_is_fetched_ahead_where_the_reader_has_switched_it_off(
    bureau: Bureau, press: Press, keys: Sequence[int], pace: float
) -> None:
    config = bureau.config
    bureau.newsroom._config = replace(config, general=replace(config.general, pages_ahead=0))
    await bureau.open_page(keys[0], ahead=keys[1:])
    bureau.newsroom._config = config
    await bureau.open_page(keys[0], ahead=keys[2:])
    await stored(bureau, [keys[2]])
    assert press.times("/2.html") == 0


@pytest.mark.parametrize("mark", ["starred", "later"])
async def test_what_is_starred_or_kept_for_later_is_fetched_whole(
    bureau: Bureau, press: Press, keys: Sequence[int], pace: float, mark: str
) -> None:
    await bureau.ask(lambda store: store.states.mark([keys[0], keys[2]], **{mark: True}, now=bureau.now))
    await bureau.ask(lambda store: store.states.mark([keys[1]], read=True, now=bureau.now))
    bureau.newsroom.hear(bureau._hear, bureau._hear, Touched(tuple(keys)))
    await stored(bureau, [keys[0], keys[2]])
    assert await bureau.ask(lambda store: store.pages.fetched(keys)) == {keys[0], keys[2]}


async def test_what_was_starred_while_no_newsroom_was_there_is_fetched_when_one_starts(
    bureau: Bureau, press: Press, keys: Sequence[int], pace: float
) -> None:
    await bureau.ask(lambda store: store.states.mark([keys[1]], starred=True, now=bureau.now))
    bureau.newsroom.start()
    await stored(bureau, [keys[1]])
    assert press.times("/1.html") == 0


async def read_link(bureau: Bureau, url: str, source: int) -> LinkRead:
    """Ask for the page behind a link and wait for the answer."""
    before = len(bureau.said)
    bureau.newsroom.hear(bureau._hear, bureau._hear, ReadLink(url, source))

    def read() -> list[LinkRead]:
        return [message for message in bureau.said[before:] if isinstance(message, LinkRead)]

    await bureau.until(lambda: bool(read()))
    return read()[0]


async def test_the_page_behind_a_link_is_read_and_not_stored(bureau: Bureau, press: Press, keys: Sequence[int]) -> None:
    said = await read_link(bureau, press.url("/3.html"), keys[0])
    assert said.page is not None
    assert "harbour board" in said.page.text
    assert not await bureau.ask(lambda store: store.pages.fetched(keys))


async def test_a_link_that_leads_nowhere_is_said_so(bureau: Bureau, press: Press, keys: Sequence[int]) -> None:
    said = await read_link(bureau, press.url("/none.html"), keys[0])
    assert said.page is None
    assert "(404)" in said.error


async def test_a_link_to_a_private_address_on_another_host_is_not_followed(
    bureau: Bureau, press: Press, keys: Sequence[int]
) -> None:
    elsewhere = press.url("/3.html").replace("127.0.0.1", "localhost")
    said = await read_link(bureau, elsewhere, keys[0])
    assert said.page is None
    assert "private or local" in said.error
    assert press.times("/3.html") == 0
