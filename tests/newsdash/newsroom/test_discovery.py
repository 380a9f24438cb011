"""What an address that a reader typed leads to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from gzip import compress

import pytest

from newsdash.config import Config
from newsdash.newsroom.discovery import Discovery
from newsdash.sources.discover import MAX_SITEMAP
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

    async def __call__(
        self, path: str, *, allow_private: bool = True, typed: str = "http", bare: bool = False
    ) -> Found:
        url = self._press.url(path).replace("http", typed, 1)
        return await self._discovery.look(url, 1_795_000_000, allow_private=allow_private, bare=bare)


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


def index(*sitemaps: tuple[str, str]) -> Document:
    """A list of sitemaps, each an address and when it changed."""
    listed = "".join(f"<sitemap><loc>{loc}</loc><lastmod>{changed}</lastmod></sitemap>" for loc, changed in sitemaps)
    body = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</sitemapindex>'
    return Document(body.encode(), "application/xml")


async def test_news_is_found_in_a_sitemap_of_sitemaps(press: Press, look: Look) -> None:
    pages = [(press.url(f"/pages-{n}.xml"), "2026-11-28") for n in range(500)]
    news = [(press.url("/news-2026-11.xml"), "2026-11-29"), (press.url("/news.xml.gz"), "2026-11-27")]
    press.documents["/world/"] = NOTHING
    press.documents["/robots.txt"] = Document(f"Sitemap: {press.url('/sitemap.xml')}\n".encode(), "text/plain")
    press.documents["/sitemap.xml"] = index(*pages, *news)
    press.documents["/news-2026-11.xml"] = Document(SITEMAP, "application/xml")
    press.documents["/news.xml.gz"] = Document(compress(SITEMAP), "application/x-gzip")
    assert [found.url for found in (await look("/world/")).candidates] == [press.url("/news.xml.gz")]
    assert [found.url for found in (await look("/sitemap.xml")).candidates] == [press.url("/news.xml.gz")]


async def test_of_a_sitemap_of_sitemaps_only_the_likeliest_are_asked(press: Press, look: Look) -> None:
    press.documents["/sitemap.xml"] = index(*((press.url(f"/{n}.xml"), f"2026-11-{n:02}") for n in range(1, 29)))
    for path, listed in (("/27.xml", "/deeper.xml"), ("/deeper.xml", "/bottomless.xml")):
        press.documents[path] = index((press.url(listed), "2026-11-29"))
    assert (await look("/sitemap.xml")).error.startswith("This is a list of sitemaps")
    assert [path for path, _ in press.asked] == ["/sitemap.xml", "/28.xml", "/27.xml", "/26.xml", "/deeper.xml"]


async def test_a_listed_sitemap_too_large_for_news_is_not_read(press: Press, look: Look) -> None:
    press.documents["/sitemap.xml"] = index((press.url("/news.xml"), "2026-11-29"))
    press.documents["/news.xml"] = Document(SITEMAP + b" " * MAX_SITEMAP, "application/xml")
    assert (await look("/sitemap.xml")).candidates == ()


async def test_an_address_without_a_scheme_is_asked_openly_where_https_is_not_spoken(press: Press, look: Look) -> None:
    press.documents["/feed"] = Document(NEWS)
    assert [found.url for found in (await look("/feed", typed="https", bare=True)).candidates] == [press.url("/feed")]
    refused = await look("/feed", typed="https")
    assert (refused.candidates, "write http:// before its address" in refused.error) == ((), True)


async def test_the_feed_that_a_site_names_has_been_read(press: Press, look: Look) -> None:
    press.documents["/"] = Document(b'<html><a href="/feed">RSS</a></html>', "text/html")
    press.documents["/feed"] = Document(NEWS)
    assert [entry for found in (await look("/")).candidates for _, entry in found.entries] == ["Ferry returns"]
    press.documents["/feed"] = NOTHING
    assert "names http" in (await look("/")).error
    press.documents["/rss"] = Document(NEWS)
    assert [found.url for found in (await look("/")).candidates] == [press.url("/rss")]
    press.documents["/feed"] = Document(b"", status=503)
    assert [(found.url, found.is_empty) for found in (await look("/")).candidates] == [(press.url("/feed"), False)]


async def test_a_feed_without_entries_is_known_to_be_empty(press: Press, look: Look) -> None:
    press.documents["/feed"] = Document(feed("The Ellery Post", []))
    assert [(found.title, found.is_empty) for found in (await look("/feed")).candidates] == [("The Ellery Post", True)]


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
