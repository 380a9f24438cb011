"""The same page in two feeds, or under tracking parameters: one article with two sources."""

from __future__ import annotations

from newsdash.query import parse
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


async def test_what_comes_again_under_another_id_after_it_was_read_is_read(bureau: Bureau, press: Press) -> None:
    item = {"title": "Ferries stay in port", "guid": "1", "link": PAGE}
    press.documents["/world"] = Document(feed("Ellery World", [item, {"title": "Lamp relit", "guid": "x"}]))
    bureau.subscribe("/world")
    await bureau.fetch()
    (first,) = [
        key for key in await bureau.keys() if await bureau.ask(lambda store, key=key: store.articles.get(key).url)
    ]
    await bureau.ask(lambda store: store.states.mark([first], read=True, now=1))
    press.documents["/world"] = Document(feed("Ellery World", [{**item, "guid": "2"}]))
    await bureau.fetch()
    (again,) = await bureau.ask(lambda store: store.twins.of([first]))
    assert [mark.read for mark in await bureau.ask(lambda store: store.states.marks([first, again]))] == [True, True]
    unread = await bureau.ask(lambda store: store.listing.keys(parse("is:unread")).keys)
    assert again not in unread
    assert len(unread) == 1
