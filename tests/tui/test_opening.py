"""What an opened article knows of others: other outlets' tellings, this outlet's own, copies, and the same page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from newsdash.keys import article_key, feed_key
from newsdash.models import Article, Block, Key, Page, Phrases, Similar, Subscription
from newsdash.paths import StorePaths
from newsdash.store import Store, open_store
from tests.tui.stored_news import NOON
from tui.documents import Opened, document
from tui.opening import opened
from widgets.reading_pane import Document
from widgets.reading_pane.typeset import typeset

OUTLETS = ("The Gazette", "Harbour Radio", "Le Courrier", "Gazette Coast")
TEXT = " ".join(f"Word{n} of a report that was written once and then sold" for n in range(12))
OTHER = " ".join(f"Line{n} of what somebody else saw with their own eyes" for n in range(12))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(StorePaths(tmp_path / "store")) as opened_store:
        opened_store.feeds.sync([Subscription(_address(outlet), outlet) for outlet in OUTLETS])
        yield opened_store


def _address(outlet: str) -> str:
    return f"http://127.0.0.1/{outlet.replace(' ', '-')}.xml"


def put(store: Store, outlet: str, title: str, summary: str = "", url: str = "", minutes: int = 0) -> Key:
    """Store an article of the story."""
    feed = feed_key(_address(outlet))
    key = article_key(feed, title)
    article = Article(key, feed, title, url, title, NOON - 60 * minutes, outlet, summary=summary, language="en")
    store.articles.add([article], {})
    store.stories.set_story(key, 7)
    return key


def similar_to(store: Store, key: Key, *others: Key) -> None:
    store.stories.put_similar(key, [Similar(other, 0.8, ("bridge",)) for other in others])


def open_article(store: Store, key: Key) -> Opened:
    found = opened(store, key)
    assert found is not None
    return found


def shown(found: Opened) -> Document:
    return document(found, now=NOON, zone=UTC)


def test_other_outlets_are_similar_and_ones_own_follow_up_is_told_apart(store: Store) -> None:
    first = put(store, "The Gazette", "Bridge closed", TEXT)
    other = put(store, "Harbour Radio", "Bridge shut for good", OTHER)
    later = put(store, "The Gazette", "Bridge: who pays", "A follow-up.")
    similar_to(store, first, other, later)
    page = shown(open_article(store, first))
    assert [(row.digit, row.source, row.age, row.title, row.why) for row in page.similar] == [
        ("1", "Harbour Radio", "now", "Bridge shut for good", "bridge")
    ]
    assert page.more_title == "More from The Gazette"
    assert [(row.digit, row.title) for row in page.more] == [("2", "Bridge: who pays")]
    assert page.copies == ""


def test_digits_open_what_is_similar_and_then_ones_own(store: Store) -> None:
    first = put(store, "The Gazette", "Bridge closed", TEXT)
    own = [put(store, "The Gazette", f"Bridge, part {n}", f"Part {n}.", minutes=n) for n in range(12)]
    found = open_article(store, first)
    assert [telling.article.key for telling in found.numbered] == own[:9]
    page = shown(found)
    assert [row.digit for row in page.more] == list("123456789")
    assert page.more_title == "More from The Gazette: 9 of 12, t lists all"


def test_a_republished_text_is_named_and_is_no_other_voice(store: Store) -> None:
    first = put(store, "The Gazette", "Bridge closed", TEXT)
    copy = put(store, "Harbour Radio", "Harbour bridge stays shut", TEXT + " More soon.")
    similar_to(store, first, copy)
    page = shown(open_article(store, first))
    assert page.copies == "Same text in Harbour Radio (1)"
    assert [(row.digit, row.source, row.title) for row in page.same] == [
        ("1", "Harbour Radio", "Harbour bridge stays shut")
    ]
    assert page.same_title == "Same text"
    assert page.similar == ()
    assert page.similar_note == "No other source tells it in its own words."


def test_pages_are_compared_where_both_are_stored(store: Store) -> None:
    first = put(store, "The Gazette", "Bridge closed", "One deck.")
    other = put(store, "Harbour Radio", "Bridge shut", "Another deck.")
    similar_to(store, first, other)
    assert not open_article(store, first).copies
    for key in (first, other):
        store.pages.put(key, Page(blocks=(Block("paragraph", TEXT),)), NOON)
    assert [copy.article.key for copy in open_article(store, first).copies] == [other]


def test_short_news_word_for_word_the_same_is_a_copy(store: Store) -> None:
    first = put(store, "The Gazette", "Bridge closed!", "The bridge is closed.")
    copy = put(store, "Harbour Radio", "Bridge closed", "The bridge is closed.")
    another = put(store, "Le Courrier", "Bridge closed")
    similar_to(store, first, copy, another)
    found = open_article(store, first)
    assert [telling.article.key for telling in found.copies] == [copy]
    assert [telling.article.key for telling in found.similar] == [another]
    assert [telling.article.key for telling in found.numbered] == [another, copy]


def test_copies_without_a_digit_are_counted(store: Store) -> None:
    first = put(store, "The Gazette", "Bridge closed", TEXT)
    for n in range(11):
        put(store, f"Paper {n}", f"Bridge closed {n}", TEXT, minutes=n)
    page = shown(open_article(store, first))
    assert [row.digit for row in page.same] == list("123456789")
    assert page.same_title == "Same text: 9 of 11, t lists all"
    assert page.copies.endswith("Paper 8 (9), Paper 9, Paper 10")


def test_one_page_in_two_feeds_is_one_article_with_two_sources(store: Store) -> None:
    first = put(store, "The Gazette", "Bridge closed", TEXT)
    twin = put(store, "Gazette Coast", "Bridge closed", TEXT)
    store.twins.note(
        store.articles.many([first, twin]), dict.fromkeys((first, twin), "https://news.example.org/bridge")
    )
    similar_to(store, first, twin)
    found = open_article(store, first)
    assert [article.key for article in found.twins] == [twin]
    assert shown(found).copies == "Also in Gazette Coast"
    assert shown(found).similar == ()
    assert shown(found).similar_note == "None of your other sources has this yet."
    assert shown(open_article(store, twin)).copies == "Also in The Gazette"


def test_what_the_reader_muted_is_not_offered(store: Store) -> None:
    first, other = put(store, "The Gazette", "One", TEXT), put(store, "Harbour Radio", "Two", OTHER)
    similar_to(store, first, other)
    store.feeds.sync([Subscription(_address(outlet), outlet, muted=outlet == "Harbour Radio") for outlet in OUTLETS])
    assert open_article(store, first).similar == ()


def test_none_of_the_sources_has_it_yet(store: Store) -> None:
    page = shown(open_article(store, put(store, "The Gazette", "Alone", TEXT)))
    assert page.similar_note == "None of your 4 sources has this yet."


def test_muted_sources_are_not_asked_for_it(store: Store) -> None:
    key = put(store, "The Gazette", "Alone", TEXT)
    store.feeds.sync([Subscription(_address(outlet), outlet, muted=outlet == "Harbour Radio") for outlet in OUTLETS])
    assert shown(open_article(store, key)).similar_note == "None of your 3 sources has this yet."


def test_the_pane_sets_copies_in_the_head_and_more_below_what_is_similar(store: Store) -> None:
    first = put(store, "The Gazette", "Bridge closed", TEXT)
    copy = put(store, "Harbour Radio", "Bridge still closed", TEXT)
    other = put(store, "Le Courrier", "Le pont est fermé", OTHER)
    put(store, "The Gazette", "Bridge: who pays", "A follow-up.")
    similar_to(store, first, copy, other)
    setting = typeset(shown(open_article(store, first)), 72)
    text = "\n".join(flow.text for flow in setting.flows)
    parts = ["Bridge closed", "Same text in Harbour Radio (2)", "Similar stories", "Le pont", "Same text\n",
             "Bridge still", "More from", "who pays"]  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    targets = [layer.target for flow in setting.flows for layer in flow.layers if layer.role == "similar-title"]
    assert [target.number for target in targets if target] == [0, 1, 2]


def test_tags_that_are_still_to_be_found_are_due(store: Store) -> None:
    key = put(store, "The Gazette", "Bridge closed")
    assert shown(open_article(store, key)).tags_due
    store.phrases.put([(key, Phrases("en"))])
    assert not shown(open_article(store, key)).tags_due
