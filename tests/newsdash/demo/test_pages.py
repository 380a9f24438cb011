"""The demo's pages: trafilatura finds each article in them, whole, and nothing of what stands around it."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
import trafilatura

from newsdash.demo import pages, world
from newsdash.demo.world import Telling

URL = "http://127.0.0.1:1"
NOW = 1_763_900_000
OUTLETS = world.load().outlets
TELLINGS = list(world.load().tellings.values())


def _page(telling: Telling) -> str:
    related = [other for other in TELLINGS if other.outlet == telling.outlet and other is not telling][:4]
    return pages.article_page(telling, OUTLETS[telling.outlet], URL, NOW, related)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _own_text(telling: Telling) -> str:
    """The article's words as its file has them, without the addresses of its links."""
    body = "\n\n".join(telling.body.split("\n\n")[:2]) if telling.paid else telling.body
    return re.sub(r"\]\([^)]*\)|!image", "", body)


@pytest.mark.parametrize("outlet", OUTLETS)
def test_extraction_finds_the_article_and_none_of_the_clutter(outlet: str) -> None:
    clutter = [phrase for phrase in pages.clutter(OUTLETS[outlet].language).values() if phrase.count(" ") > 1]
    for telling in TELLINGS:
        if telling.outlet != outlet:
            continue
        text = trafilatura.extract(_page(telling), fast=True, include_comments=False) or ""
        own = _words(_own_text(telling))
        found = (own & _words(text)).total() / own.total()
        assert found >= 0.9, f"{telling.slug}: {found:.2f}"
        assert not [phrase for phrase in clutter if phrase in text], telling.slug


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: telling.slug)
def test_structured_data_say_what_the_article_is(telling: Telling) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', _page(telling), re.DOTALL)
    assert found is not None
    data = json.loads(found.group(1))
    assert data["@type"] == "NewsArticle"
    assert (data["headline"], data["articleSection"]) == (telling.title, telling.section)
    assert data["keywords"] == list(telling.tags)
    assert data["isAccessibleForFree"] is not telling.paid


def test_metadata_read_by_trafilatura_are_the_articles_own() -> None:
    telling = next(t for t in TELLINGS if t.outlet == "meridian")
    found = trafilatura.extract_metadata(_page(telling))
    assert (found.title, found.author, found.description) == (telling.title, telling.author, telling.deck)
    assert found.url == URL + telling.path


def test_a_paid_article_shows_its_first_paragraphs_only() -> None:
    paid = [telling for telling in TELLINGS if telling.paid]
    assert paid
    for telling in paid:
        page = _page(telling)
        first, *_, last = telling.body.split("\n\n")
        assert first[:40] in page
        assert last[:40] not in page
        assert 'class="paywall"' in page


def test_four_templates_are_in_use_and_every_one_is_filled() -> None:
    assert len({outlet.template for outlet in OUTLETS.values()}) == 4
    for outlet in OUTLETS:
        page = _page(next(telling for telling in TELLINGS if telling.outlet == outlet))
        assert page.startswith("<!DOCTYPE html>")
        assert not re.search(r"\$[a-z]", page)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "23 November 2025, 12:13"),
        ("de", "23. November 2025, 12:13"),
        ("fr", "23 novembre 2025, 12:13"),
        ("es", "23 de noviembre de 2025, 12:13"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language: str, written: str) -> None:
    assert pages.written_date(NOW, language) == written
