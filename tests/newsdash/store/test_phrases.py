"""Key phrases: stored, counted, voted with and filtered by."""

from __future__ import annotations

from collections.abc import Callable

from newsdash.language.words import phrase_stem
from newsdash.models import Article, Phrase, Phrases
from newsdash.query import parse
from newsdash.store import Store

Build = Callable[..., Article]


def phrases(*cloud: str, tags: tuple[str, ...] = ()) -> Phrases:
    return Phrases("en", tuple(_phrase(text) for text in tags), tuple(_phrase(text) for text in cloud))


def _phrase(text: str) -> Phrase:
    return Phrase(text, phrase_stem(text), 1.0)


def _left(store: Store, filter: str) -> set[str]:
    return {line.title for line in store.listing.headlines(store.listing.keys(parse(filter)).keys)}


def test_phrases_are_due_until_they_are_stored_newest_first(store: Store, article: Build) -> None:
    old, new = article("Old", "o", time=1), article("New", "n", time=2)
    store.articles.add([old, new], {})
    assert store.phrases.pending(9, 100) == [new.key, old.key]
    assert store.phrases.pending(1, 100) == [new.key]
    store.phrases.put([(new.key, phrases("joint fund"))])
    assert store.phrases.pending(9, 100) == [old.key]
    store.phrases.put([(old.key, Phrases(""))])
    assert store.phrases.pending(9, 100) == []
    store.articles.add([article("Newer", "n")], {})
    assert store.phrases.pending(9, 100) == [new.key]


def test_postponed_phrases_wait(store: Store, article: Build) -> None:
    given = article("A")
    store.articles.add([given], {})
    store.phrases.postpone([given.key], 500)
    assert store.phrases.pending(9, 499) == []
    assert store.phrases.pending(9, 500) == [given.key]


def test_votes_name_the_phrases_in_order_with_story_feed_and_time(store: Store, article: Build) -> None:
    a, b, c = article("A", "a", time=5), article("B", "b", time=6), article("C", "c")
    store.articles.add([a, b, c], {})
    store.phrases.put([(a.key, phrases("rail strike", "joint fund")), (b.key, phrases("joint fund"))])
    store.stories.set_story(b.key, 7)
    first, second = store.phrases.votes([b.key, a.key, c.key, 5])
    assert first[:4] == (b.key, 7, b.feed, 6)
    assert second[:4] == (a.key, a.key, a.feed, 5)
    words = store.phrases.vocabulary(set(second[4]))
    assert [words[id] for id in second[4]] == [("rail strike", "rail strike"), ("joint fund", "joint fund")]
    assert first[4][0] == second[4][1]


def test_nothing_asked_is_nothing_answered(store: Store) -> None:
    store.phrases.put([])
    assert store.phrases.votes([]) == []
    assert store.phrases.vocabulary([]) == {}
    assert store.phrases.recurring([]) == {}


def test_recurring_counts_articles_and_follows_changes_and_removals(store: Store, article: Build) -> None:
    a, b = article("A", "a"), article("B", "b")
    store.articles.add([a, b], {})
    store.phrases.put([(a.key, phrases("ministers", "joint fund")), (b.key, phrases("minister"))])
    assert store.phrases.recurring(["minist", "joint fund", "nobody"]) == {"minist": 2, "joint fund": 1}
    store.phrases.put([(a.key, phrases("rail strike"))])
    assert store.phrases.recurring(["minist", "joint fund", "rail strike"]) == {"minist": 1, "rail strike": 1}
    store.feeds.sync([])
    assert store.phrases.recurring(["minist", "rail strike"]) == {}


def test_a_keyword_leaves_the_articles_that_carry_it_by_stem_or_inside_a_longer_one(
    store: Store, article: Build
) -> None:
    given = {name: article(name, name) for name in ("exact", "plural", "longer", "split", "none")}
    store.articles.add(list(given.values()), {})
    store.phrases.put(
        [
            (given["exact"].key, phrases("joint fund", "defence")),
            (given["plural"].key, phrases("Joint Funds")),
            (given["longer"].key, phrases("new joint fund bank")),
            (given["split"].key, phrases("joint", "fund")),
            (given["none"].key, phrases("fundament")),
        ]
    )
    assert _left(store, 'kw:"joint fund"') == {"exact", "plural", "longer"}
    assert _left(store, "kw:funds") == {"exact", "plural", "longer", "split"}
    assert _left(store, 'kw:fund -kw:"joint fund"') == {"split"}
    assert _left(store, 'kw:"joint fund" kw:defence') == {"exact"}


def test_what_a_keyword_leaves_is_what_the_votes_count(store: Store, article: Build) -> None:
    given = [article(str(n), str(n)) for n in range(6)]
    store.articles.add(given, {})
    sets = [("ferry",), ("ferry line", "coast"), ("coast",), ("ferries",), ("vote",), ()]
    store.phrases.put([(a.key, phrases(*texts, tags=("Vote",))) for a, texts in zip(given, sets, strict=True)])
    votes = store.phrases.votes([a.key for a in given])
    known = store.phrases.vocabulary({id for vote in votes for id in vote[4]})
    stems = {id: f" {stem} " for id, (_, stem) in known.items()}
    for phrase in ("ferry", "coast", "vote"):
        counted = {v[0] for v in votes if any(f" {phrase_stem(phrase)} " in stems[id] for id in v[4])}
        assert set(store.listing.keys(parse(f"kw:{phrase}")).keys) == counted


def test_tags_are_shown_on_the_article_and_can_be_chosen(store: Store, article: Build) -> None:
    given = article("A")
    store.articles.add([given], {})
    store.phrases.put([(given.key, phrases("fund", tags=("Joint Fund", "Ministers")))])
    stored = store.articles.get(given.key)
    assert stored is not None
    assert stored.tags == ("Joint Fund", "Ministers")
    assert _left(store, "kw:ministers") == {"A"}


def test_phrases_of_an_article_that_is_gone_are_dropped(store: Store) -> None:
    store.phrases.put([(5, phrases("joint fund"))])
    assert store.phrases.recurring(["joint fund"]) == {}
