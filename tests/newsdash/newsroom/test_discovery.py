"""What an address that a reader typed leads to."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from newsdash.config import Config
from newsdash.newsroom.discovery import Discovery
from newsdash.sources.http import Fetcher
from newsdash.wire import Found
from newsdash.workers import Workers
from tests.newsdash.newsroom.press import Document, Press, feed

NEWS = feed("The Ellery Post", [{"title": "Ferry returns"}])
NOTHING = Document(b"<html><body>Hello</body></html>", "text/html")
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://ellery.example/1</loc><news:news>
    <news:publication><news:name>The Ellery Post</news:name></news:publication>
    <news:title>Ferry returns</news:title></news:news></url></urlset>"""


class Look:
    """Discovery of addresses on a press."""

    def __init__(self, press: Press, discovery: Discovery) -> None:
        self._press = press
        self._discovery = discovery

    async def __call__(self, path: str, *, allow_private: bool = True) -> Found:
        return await self._discovery.look(self._press.url(path), 1_795_000_000, allow_private=allow_private)


@pytest.fixture
async def look(press: Press) -> AsyncIterator[Look]:
    """Looks with a fetcher and workers of its own."""
    workers = Workers()
    async with Fetcher("newsdash tests", seconds=5) as fetcher:
        yield Look(press, Discovery(fetcher, workers, Config()))
    await workers.close()


async def test_what_a_page_names_is_relative_to_where_the_page_was_served(press: Press, look: Look) -> None:
    press.documents["/"] = Document(b"", status=302, headers={"Location": "/en/"})
    link = b'<html><link rel="alternate" type="application/rss+xml" href="feed.xml"></html>'
    press.documents["/en/"] = Document(link, "text/html")
    assert [found.url for found in (await look("/")).candidates] == [press.url("/en/feed.xml")]


async def test_a_feed_that_is_served_elsewhere_for_now_is_kept_where_it_was_asked_for(press: Press, look: Look) -> None:
    press.documents["/feed"] = Document(b"", status=302, headers={"Location": "/today"})
    press.documents["/moved"] = Document(b"", status=301, headers={"Location": "/today"})
    press.documents["/today"] = Document(NEWS)
    assert [found.url for found in (await look("/feed")).candidates] == [press.url("/feed")]
    assert [found.url for found in (await look("/moved")).candidates] == [press.url("/today")]


async def test_an_account_leads_to_its_feed(press: Press, look: Look) -> None:
    press.documents["/@ada.rss"] = Document(NEWS)
    for path in ("/@ada", "/@ada/1234", "/@ada.rss"):
        assert [found.url for found in (await look(path)).candidates] == [press.url("/@ada.rss")]


async def test_what_only_looks_like_an_account_is_looked_at_itself(press: Press, look: Look) -> None:
    press.documents["/@ada"] = Document(b'<html><a href="/feed">RSS</a></html>', "text/html")
    assert [found.url for found in (await look("/@ada")).candidates] == [press.url("/feed")]


async def test_a_server_at_fault_is_not_asked_for_other_addresses(press: Press, look: Look) -> None:
    press.documents["/@ada.rss"] = Document(b"", status=503)
    assert (await look("/@ada")).error == "127.0.0.1 is overloaded or under repair (503). Try again later."
    assert [path for path, _ in press.asked] == ["/@ada.rss"]


async def test_a_site_without_feeds_is_served_by_its_news_sitemap(press: Press, look: Look) -> None:
    press.documents["/world/"] = NOTHING
    press.documents["/robots.txt"] = Document(f"Sitemap: {press.url('/maps/news.xml')}\n".encode(), "text/plain")
    press.documents["/maps/news.xml"] = Document(SITEMAP, "application/xml")
    (found,) = (await look("/world/")).candidates
    assert (found.url, found.title, found.format) == (press.url("/maps/news.xml"), "The Ellery Post", "News sitemap")


async def test_a_site_with_nothing_says_so(press: Press, look: Look) -> None:
    press.documents["/"] = NOTHING
    found = await look("/")
    assert (found.candidates, "It names no feed either" in found.error, found.private) == ((), True, "")
    assert len(press.asked) <= 20


async def test_a_private_address_is_not_asked_and_said_to_be_one(press: Press, look: Look) -> None:
    found = await look("/feed", allow_private=False)
    assert found.error.startswith(found.private)
    assert "private or local network" in found.private
    assert press.asked == []
