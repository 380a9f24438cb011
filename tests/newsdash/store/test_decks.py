"""Decks: what stands in their place until they are made, and that they are found by what they say."""

from __future__ import annotations

from collections.abc import Callable

from newsdash.models import Article, Page, Phrases
from newsdash.query import parse
from newsdash.store import Store

Build = Callable[..., Article]

SAID = "The harbour board has cancelled every crossing."


def _decks(store: Store) -> list[str]:
    keys = store.listing.keys().keys
    listed = [headline.deck for headline in store.listing.headlines(keys)]
    assert [article.deck for article in store.articles.many(keys)] == listed
    return listed


def test_the_summary_stands_for_a_deck_until_its_article_has_been_read(store: Store, article: Build) -> None:
    given = article("Ferries stay in port", summary=SAID)
    store.articles.add([given], {})
    assert _decks(store) == [SAID]
    assert store.articles.undecked([given.key]) == {given.key}
    store.phrases.put([(given.key, Phrases("en"))])
    assert _decks(store) == [""]


def test_the_title_again_stands_for_no_deck(store: Store, article: Build) -> None:
    store.articles.add([article("Ferries stay in port", summary="FERRIES STAY IN PORT as the storm comes in.")], {})
    assert _decks(store) == [""]


def test_a_long_summary_stands_for_a_deck_with_its_opening(store: Store, article: Build) -> None:
    store.articles.add([article("Ferries stay in port", summary=f"{SAID} {'Nobody knows until when. ' * 20}")], {})
    (deck,) = _decks(store)
    assert deck.startswith(SAID)
    assert len(deck) <= 200


def test_a_deck_is_found_by_words_that_its_summary_lacks(store: Store, article: Build) -> None:
    given = article("Ferries", summary="No ship sails.")
    store.articles.add([given], {})
    store.articles.put_decks({given.key: "Crossings are cancelled.", 404: "Nobody's."})
    assert _decks(store) == ["Crossings are cancelled."]
    for word in ("crossing", "sails", "ferry"):
        assert list(store.listing.keys(parse(word)).keys) == [given.key]


def test_a_deck_that_has_come_meanwhile_is_kept(store: Store, article: Build) -> None:
    given = article("Ferries stay in port", summary=SAID)
    store.articles.add([given], {})
    store.pages.put(given.key, Page(deck="What the page says."), 5)
    store.articles.put_decks({given.key: SAID})
    assert _decks(store) == ["What the page says."]


def test_a_page_without_a_deck_leaves_it_to_be_made(store: Store, article: Build) -> None:
    given = article("Ferries stay in port", summary=SAID)
    store.articles.add([given], {})
    store.pages.put(given.key, Page(title="Ferries"), 5)
    assert store.articles.undecked([given.key]) == {given.key}


def test_an_expression_is_sought_in_what_stands_for_a_deck(store: Store, article: Build) -> None:
    given = article("Ferries stay in port", summary=SAID)
    store.articles.add([given], {})
    assert list(store.listing.keys(parse("/cancel+ed/")).keys) == [given.key]
