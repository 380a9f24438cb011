"""The same page in two feeds, or under tracking parameters: one article with two sources."""

from __future__ import annotations

from tests.newsdash.newsroom.conftest import Bureau
from tests.newsdash.newsroom.press import Document, Press, feed

PAGE = "https://www.news.example.org/ferries/"


async def test_a_page_in_two_feeds_is_listed_once(bureau: Bureau, press: Press) -> None:
    items = [{"title": "Ferries stay in port", "guid": "w1", "link": PAGE}]
    press.documents["/world"] = Document(feed("Ellery World", items))
    bureau.subscribe("/world")
    await bureau.fetch()
    again = [{"title": "Ferries stay in port", "guid": "c7", "link": "http://news.example.org/ferries?utm_source=rss"}]
    press.documents["/coast"] = Document(feed("Ellery Coast", again))
    bureau.subscribe("/coast")
    assert (await bureau.fetch()).failed == 0
    (listed,) = await bureau.keys()
    (twin,) = await bureau.ask(lambda store: store.twins.of([listed]))
    articles = await bureau.ask(lambda store: store.articles.many([listed, twin]))
    assert [article.source for article in articles] == ["Ellery World", "Ellery Coast"]
