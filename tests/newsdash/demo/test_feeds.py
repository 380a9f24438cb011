"""The demo's feeds: four formats that feedparser and json read, and what each outlet puts into its own."""

from __future__ import annotations

import calendar
import json
from dataclasses import replace
from typing import Any

import feedparser
import pytest

from newsdash.demo import feeds, world
from newsdash.demo.server import DemoWorld
from newsdash.demo.world import Outlet, Telling, Timetable

OUTLETS = list(world.load().outlets.values())
URL = "http://127.0.0.1:1"
TIMES = Timetable(1_763_900_000, 4)


def _tellings(outlet: Outlet) -> list[Telling]:
    return TIMES.out((t for t in world.load().tellings.values() if t.outlet == outlet.id), TIMES.start + 1_000)


def _entries(outlet: Outlet) -> list[dict[str, Any]]:
    """The feed's entries as feedparser and, for JSON, json read them, with the same names."""
    body = feeds.feed(outlet, _tellings(outlet), TIMES, URL)
    if outlet.format == "json":
        return [{**item, "link": item["url"]} for item in json.loads(body)["items"]]
    parsed = feedparser.parse(body)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.feed.title == outlet.title
    return list(parsed.entries)


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.id)
def test_a_feed_names_every_article_that_is_out(outlet: Outlet) -> None:
    read = [(entry["id"], entry["title"], entry["link"]) for entry in _entries(outlet)]
    assert read == [(t.id, t.title, URL + t.path) for t in _tellings(outlet)]


@pytest.mark.parametrize("outlet", [o for o in OUTLETS if o.format != "json"], ids=lambda outlet: outlet.id)
def test_dates_are_when_articles_came_out_and_undated_ones_have_none(outlet: Outlet) -> None:
    for entry, telling in zip(_entries(outlet), _tellings(outlet), strict=True):
        stamp = entry.get("published_parsed") or entry.get("updated_parsed")
        assert (calendar.timegm(stamp) if stamp else None) == (None if telling.undated else TIMES.published(telling))


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.id)
def test_categories_are_the_section_and_the_tags_unless_the_feed_has_only_titles(outlet: Outlet) -> None:
    for entry, telling in zip(_entries(outlet), _tellings(outlet), strict=True):
        tags = [tag if isinstance(tag, str) else tag["term"] for tag in entry.get("tags", [])]
        assert tags == ([] if outlet.content == "title" else [telling.section, *telling.tags])


def test_the_formats_are_those_they_claim_to_be() -> None:
    versions = {"rss": "rss20", "atom": "atom10", "rdf": "rss10"}
    for outlet in OUTLETS:
        body = feeds.feed(outlet, _tellings(outlet), TIMES, URL)
        if outlet.format == "json":
            assert json.loads(body)["version"] == "https://jsonfeed.org/version/1.1"
        else:
            assert feedparser.parse(body).version == versions[outlet.format]
    assert {outlet.format for outlet in OUTLETS} == {"rss", "atom", "rdf", "json"}


def test_a_feed_with_full_text_carries_the_article_and_one_with_titles_nothing_else() -> None:
    lumen, touchline = world.load().outlets["lumen"], world.load().outlets["touchline"]
    for entry, telling in zip(_entries(lumen), _tellings(lumen), strict=True):
        last = telling.body.split("\n\n")[-1]
        assert last.split("[")[0][:40] in entry["content"][0]["value"].replace("&amp;", "&")
    assert not any("summary" in entry for entry in _entries(touchline))


def test_markup_in_a_title_stays_text() -> None:
    outlet = world.load().outlets["meridian"]
    telling = replace(_tellings(outlet)[0], title='Profits & <b>"losses"</b>')
    for format in ("rss", "atom", "rdf", "json"):
        body = feeds.feed(replace(outlet, format=format), [telling], TIMES, URL)
        title = json.loads(body)["items"][0]["title"] if format == "json" else feedparser.parse(body).entries[0].title
        assert title == telling.title


def test_feeds_of_the_served_demo_have_the_type_of_their_format(demo: DemoWorld) -> None:
    for outlet in OUTLETS:
        assert demo.answer(outlet.feed_path).type == feeds.CONTENT_TYPES[outlet.format]
