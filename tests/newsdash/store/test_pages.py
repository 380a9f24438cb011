"""What the store makes of articles' own pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdash.models import Article, Block, Page, Span
from newsdash.query import parse
from newsdash.store import Store
from newsdash.store.packing import pack_page, unpack_page

Build = Callable[..., Article]

PAGE = Page(
    url="http://127.0.0.1/1", author="A. Page", language="fr", section="Côte", tags=("bateau",), deck="Un an après.",
    image="http://127.0.0.1/p.png", published=5, label="full",
    blocks=(
        Block("heading", "Retour", level=2),
        Block("paragraph", "Le ferry revient.", spans=(Span(3, 8, "link", "http://127.0.0.1/f"),)),
        Block("item", "un", level=1, marker="•"),
        Block("table", rows=(("a", "b"), ("1", "2"))),
        Block("image", "alt", url="http://127.0.0.1/i.png"),
        Block("rule"),
    ),
)  # fmt: skip


def test_a_page_comes_back_as_it_was_given(store: Store, article: Build) -> None:
    stored = article("Ferry")
    store.articles.add([stored], {})
    store.pages.put(stored.key, PAGE, 2_000)
    assert store.pages.get(stored.key) == PAGE
    assert store.pages.fetched([stored.key, 5]) == {stored.key}
    assert store.pages.times([stored.key]) == {stored.key: 2_000}
    assert store.pages.fetched([]) == set()


def test_a_page_tells_the_article_what_it_knows_better(store: Store, article: Build) -> None:
    stored = article("Ferry", deck="Feed's.", author="Feed's", section="", language="en")
    store.articles.add([stored], {})
    store.pages.put(stored.key, PAGE, 2_000)
    assert store.articles.get(stored.key) == replace(
        stored, deck="Un an après.", section="Côte", language="fr", image="http://127.0.0.1/p.png", first_seen=1_000
    )


def test_an_empty_page_takes_nothing_away(store: Store, article: Build) -> None:
    stored = article("Ferry", deck="Feed's.", author="Feed's", section="Coast", first_seen=1_000)
    store.articles.add([stored], {})
    store.pages.put(stored.key, Page(label="failed"), 2_000)
    assert store.articles.get(stored.key) == stored


def test_the_text_and_tags_of_a_page_are_searched(store: Store, article: Build) -> None:
    stored = article("Ferry")
    store.articles.add([stored], {})
    assert len(store.listing.keys(parse("revient"))) == 0
    store.pages.put(stored.key, PAGE, 2_000)
    assert len(store.listing.keys(parse("revenir revient bateau ferry"))) == 0
    assert len(store.listing.keys(parse("revient bateaux ferry"))) == 1


def test_only_a_whole_page_is_full(store: Store, article: Build) -> None:
    part, whole = article("Part", "p"), article("Whole", "w")
    store.articles.add([part, whole], {})
    store.pages.put(part.key, replace(PAGE, label="paywalled"), 2_000)
    store.pages.put(whole.key, PAGE, 2_000)
    assert list(store.listing.keys(parse("is:full")).keys) == [whole.key]


def test_a_page_makes_phrases_due_again_only_if_it_holds_text(store: Store, article: Build) -> None:
    empty, full = article("Empty", "e"), article("Full", "f")
    store.articles.add([empty, full], {})
    store.phrases.postpone([empty.key, full.key], 9_999)
    store.pages.put(empty.key, Page(label="failed"), 2_000)
    store.pages.put(full.key, PAGE, 2_000)
    assert store.phrases.pending(9, 2_000) == [full.key]


def test_a_page_of_an_article_that_is_gone_is_not_kept(store: Store) -> None:
    store.pages.put(5, PAGE, 2_000)
    assert store.pages.get(5) is None


blocks = st.builds(
    Block,
    kind=st.sampled_from(["paragraph", "quote", "code"]),
    text=st.text(),
    level=st.integers(0, 6),
    marker=st.text(max_size=2),
    spans=st.lists(st.builds(Span, st.integers(0, 9), st.integers(0, 9), st.just("link"), st.text())).map(tuple),
    rows=st.lists(st.lists(st.text(), min_size=1).map(tuple)).map(tuple),
    url=st.text(),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.builds(Page, title=st.text(), tags=st.lists(st.text()).map(tuple), blocks=st.lists(blocks).map(tuple)))
def test_any_page_survives_packing(page: Page) -> None:
    assert unpack_page(pack_page(page)) == page
