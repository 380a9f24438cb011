"""Pages: the article that was opened comes whole, asked for once, and not at all where the feed carries it."""

from __future__ import annotations

import pytest

from newsdash.wire import PageReady
from tests.newsdash.newsroom.conftest import Bureau
from tests.newsdash.newsroom.press import FERRY, Document, Press, feed, page

TITLE = "Ferries stay in port"


def shell(head: str, body: str) -> bytes:
    """A page that its scripts would fill."""
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.fixture
async def key(bureau: Bureau, press: Press) -> int:
    press.documents["/a"] = Document(
        feed("The Ellery Post", [{"title": TITLE, "link": press.url("/ferry.html"), "summary": "No crossings."}])
    )
    press.documents["/ferry.html"] = Document(page(TITLE, FERRY), "text/html; charset=utf-8")
    bureau.subscribe("/a")
    await bureau.fetch()
    (key,) = await bureau.keys()
    return key


async def test_an_opened_article_is_fetched_extracted_and_told(bureau: Bureau, press: Press, key: int) -> None:
    assert await bureau.open_page(key) == PageReady(key)
    stored = await bureau.ask(lambda store: store.pages.get(key))
    assert stored is not None
    assert "Captain Ines Varga" in stored.text
    assert "All rights reserved" not in stored.text
    told = bureau.said.index(PageReady(key))
    assert any(key in change.changed for change in bureau.changes() if bureau.said.index(change) < told)


async def test_an_article_is_fetched_once_however_often_it_is_opened(bureau: Bureau, press: Press, key: int) -> None:
    await bureau.open_page(key)
    await bureau.open_page(key)
    assert press.times("/ferry.html") == 1


async def test_the_full_text_is_searched_and_read_for_phrases(bureau: Bureau, press: Press, key: int) -> None:
    await bureau.newsroom.analyst.finish()
    await bureau.open_page(key)
    await bureau.newsroom.analyst.finish()
    article = await bureau.ask(lambda store: store.articles.get(key))
    assert article is not None
    assert {"harbour board", "Ines Varga", "Port Ellery", "Captain Ines Varga"} & set(article.tags)


async def test_what_the_feed_carries_whole_is_not_asked_for(bureau: Bureau, press: Press) -> None:
    content = "".join(f"<p>{paragraph}</p>" for paragraph in (*FERRY, *FERRY))
    item = {"title": TITLE, "link": press.url("/ferry.html"), "content": content}
    press.documents["/full"] = Document(feed("The Ellery Post", [item]))
    bureau.subscribe("/full")
    await bureau.fetch()
    (key,) = await bureau.keys()
    assert await bureau.open_page(key) == PageReady(key)
    stored = await bureau.ask(lambda store: store.pages.get(key))
    assert stored is not None
    assert stored.label == "full"
    assert press.times("/ferry.html") == 0


async def test_a_page_that_is_gone_is_labelled_so(bureau: Bureau, press: Press, key: int) -> None:
    press.documents["/ferry.html"] = Document(b"", status=410)
    assert await bureau.open_page(key) == PageReady(key)
    stored = await bureau.ask(lambda store: store.pages.get(key))
    assert stored is not None
    assert stored.label == "gone"
    assert "(410)" in stored.note


async def test_a_server_in_trouble_is_said_and_asked_again_when_opened_again(
    bureau: Bureau, press: Press, key: int
) -> None:
    good = press.documents["/ferry.html"]
    press.documents["/ferry.html"] = Document(b"", status=503)
    assert "(503)" in (await bureau.open_page(key)).error
    press.documents["/ferry.html"] = good
    assert await bureau.open_page(key) == PageReady(key)


async def test_the_next_articles_come_ahead_of_the_reader(bureau: Bureau, press: Press, key: int) -> None:
    press.documents["/b"] = Document(
        feed("Other", [{"title": "Marigold sails again", "link": press.url("/marigold.html")}])
    )
    press.documents["/marigold.html"] = Document(page("Marigold sails again", FERRY), "text/html")
    bureau.subscribe("/b")
    await bureau.fetch()
    (other,) = set(await bureau.keys()) - {key}
    before = len(bureau.changes())
    await bureau.open_page(key, ahead=(other,))
    await bureau.until(lambda: any(other in change.changed for change in bureau.changes()[before:]))
    assert await bureau.ask(lambda store: store.pages.fetched([other])) == {other}


async def test_a_page_in_parts_is_put_together(bureau: Bureau, press: Press, key: int) -> None:
    first = page(TITLE, FERRY).replace(b"</head>", b"<link rel='next' href='/ferry-2.html'></head>")
    press.documents["/ferry.html"] = Document(first, "text/html")
    second = (
        "On the second page the mayor of Port Ellery thanks the volunteers for their patience and courage.",
        *FERRY,
    )
    press.documents["/ferry-2.html"] = Document(page(TITLE, second), "text/html")
    await bureau.open_page(key)
    stored = await bureau.ask(lambda store: store.pages.get(key))
    assert stored is not None
    assert "harbour board" in stored.text
    assert "the mayor of Port Ellery" in stored.text


async def test_what_stands_on_every_part_is_kept_once_and_a_part_too_many_is_said(
    bureau: Bureau, press: Press, key: int
) -> None:
    def part(number: int) -> bytes:
        told = (*FERRY, f"Part {number} of the report from the harbour tells how islanders lived through the storm.")
        following = f"<link rel='next' href='/ferry-{number + 1}.html'></head>".encode()
        return page(TITLE, told).replace(b"</head>", following)

    press.documents["/ferry.html"] = Document(part(1), "text/html")
    for number in range(2, 9):
        press.documents[f"/ferry-{number}.html"] = Document(part(number), "text/html")
    await bureau.open_page(key)
    stored = await bureau.ask(lambda store: store.pages.get(key))
    assert stored is not None
    assert stored.text.count(FERRY[0]) == 1
    assert "Part 5 of" in stored.text
    assert "Part 6 of" not in stored.text
    assert stored.label == "partial"


async def test_a_private_feed_opens_no_other_private_host(bureau: Bureau, press: Press) -> None:
    elsewhere = press.url("/ferry.html").replace("127.0.0.1", "localhost")
    press.documents["/a"] = Document(feed("The Ellery Post", [{"title": TITLE, "link": elsewhere}]))
    press.documents["/ferry.html"] = Document(page(TITLE, FERRY), "text/html; charset=utf-8")
    bureau.subscribe("/a")
    await bureau.fetch()
    (key,) = await bureau.keys()
    assert "private or local" in (await bureau.open_page(key)).error
    assert press.times("/ferry.html") == 0


async def test_a_private_page_leads_to_no_other_private_host(bureau: Bureau, press: Press, key: int) -> None:
    elsewhere = press.url("/ferry-2.html").replace("127.0.0.1", "localhost")
    leading = page(TITLE, FERRY).replace(b"</head>", f"<link rel='next' href='{elsewhere}'></head>".encode())
    press.documents["/ferry.html"] = Document(leading, "text/html")
    press.documents["/ferry-2.html"] = Document(page(TITLE, FERRY), "text/html")
    await bureau.open_page(key)
    assert press.times("/ferry.html") == 1
    assert press.times("/ferry-2.html") == 0


@pytest.mark.parametrize("body", ["<p>Loading …</p>", "", "<p>Please enable JavaScript to read this.</p>"])
async def test_where_a_page_has_no_text_its_other_version_is_read(
    bureau: Bureau, press: Press, key: int, body: str
) -> None:
    amp = f'<link rel="amphtml" href="{press.url("/ferry.amp")}">'
    press.documents["/ferry.html"] = Document(shell(amp, body), "text/html; charset=utf-8")
    press.documents["/ferry.amp"] = Document(page(TITLE, FERRY), "text/html; charset=utf-8")
    assert await bureau.open_page(key) == PageReady(key)
    stored = await bureau.ask(lambda store: store.pages.get(key))
    assert stored is not None
    assert (stored.label, stored.url) == ("full", press.url("/ferry.html"))
    assert "Captain Ines Varga" in stored.text


async def test_another_version_that_does_not_come_leaves_the_page_as_it_is(
    bureau: Bureau, press: Press, key: int
) -> None:
    amp = f'<link rel="amphtml" href="{press.url("/nowhere")}">'
    press.documents["/ferry.html"] = Document(shell(amp, "<p>Loading …</p>"), "text/html; charset=utf-8")
    assert await bureau.open_page(key) == PageReady(key)
    stored = await bureau.ask(lambda store: store.pages.get(key))
    assert stored is not None
    assert (stored.label, stored.text) == ("not-article", "Loading …")


async def test_an_article_that_is_no_longer_stored_is_said_so(bureau: Bureau) -> None:
    assert "no longer" in (await bureau.open_page(12345)).error
