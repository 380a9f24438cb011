"""From entries to articles: times that can be trusted, titles and decks without furniture, keys that stay."""

from __future__ import annotations

import pickle

import pytest

from newsdash.keys import article_key
from newsdash.models import Enclosure, Entry, Feed, Pacing, ParsedFeed
from newsdash.newsroom import jobs
from newsdash.newsroom.harvest import harvest
from newsdash.newsroom.jobs import Harvest, Reading, Refusal, Seen
from tests.newsdash.newsroom.conftest import NOON
from tests.newsdash.newsroom.press import FERRY, feed, page

FEED = Feed(7, "https://ellery.example/feed", title="The Ellery Post", language="en")


def of(*entries: Entry, feed: Feed = FEED) -> Harvest:
    return harvest(ParsedFeed("Ellery Post RSS", "RSS 2.0", entries=entries), feed, NOON)


@pytest.mark.parametrize(("published", "time"), [(NOON - 60, NOON - 60), (NOON + 86_400, NOON), (None, NOON), (-5, -5)])
def test_an_article_is_never_from_the_future_and_an_undated_one_is_from_now(published: int | None, time: int) -> None:
    (article,) = of(Entry("a", title="Ferries", published=published)).articles
    assert (article.time, article.published, article.first_seen) == (time, published, NOON)


def test_the_outlet_bears_the_readers_name_for_it_or_else_its_own() -> None:
    assert of(Entry("a", title="Ferries")).articles[0].source == "The Ellery Post"
    assert of(Entry("a", title="Ferries"), feed=Feed(7, "https://e.example/")).articles[0].source == "Ellery Post RSS"


SUMMARY = "Ferries stay in port. The harbour board has cancelled every crossing to the islands. Continue reading"
DECK = "The harbour board has cancelled every crossing to the islands."


def test_titles_lose_the_outlet_and_decks_say_what_the_title_does_not() -> None:
    lead = "Ferries stay in port.\nThe harbour board has cancelled every crossing to the islands.\nContinue reading"
    (article,) = of(Entry("a", title="Ferries stay in port | The Ellery Post", summary=SUMMARY, lead=lead)).articles
    assert (article.title, article.deck) == ("Ferries stay in port", DECK)


def test_a_deck_that_takes_no_paragraphs_is_left_to_the_reading_for_phrases() -> None:
    (article,) = of(Entry("a", title="Ferries stay in port", summary=SUMMARY)).articles
    assert article.deck == ""
    (read,) = jobs.find_phrases([Reading(article.key, article.title, SUMMARY, True, undecked=SUMMARY)])
    assert read.deck == DECK


def test_the_deck_of_an_episode_with_a_list_for_its_text_is_its_own_line() -> None:
    subtitle = "Fog horns, lamps, and what became of the boats."
    entry = Entry("a", title="Episode 7", summary="Fog Lamps Boats", lead="Fog\nLamps\nBoats", subtitle=subtitle)
    assert of(entry).articles[0].deck == subtitle


def test_the_own_line_of_an_episode_is_its_deck_also_where_its_text_is_of_one_paragraph() -> None:
    subtitle = "Fog horns, lamps, and what became of the boats."
    entry = Entry("a", title="Episode 7", summary="Fog, lamps, boats", subtitle=subtitle)
    assert of(entry).articles[0].deck == subtitle


def test_a_harvest_comes_from_the_worker_as_it_was_sent() -> None:
    entry = Entry("a", title="Ferries", published=1, content="<p>x</p>", enclosures=(Enclosure("https://e.example/a"),))
    parsed = ParsedFeed("E", "RSS 2.0", language="de", entries=(entry, Entry("b")), pacing=Pacing(60, frozenset((3,))))
    sent = harvest(parsed, FEED, NOON)
    assert pickle.loads(pickle.dumps(sent)) == sent


def test_an_entry_without_a_title_is_called_by_what_it_says() -> None:
    said = "The harbour board has cancelled every crossing to the islands."
    first, second = of(Entry("a", summary=said), Entry("b", url="https://ellery.example/b")).articles
    assert (first.title, first.deck) == (said, "")
    assert second.title == "https://ellery.example/b"


def test_keys_and_contents_go_together() -> None:
    found = of(Entry("a", title="A", content="<p>whole</p>"), Entry("b", title="B"))
    assert [article.key for article in found.articles] == [article_key(7, "a"), article_key(7, "b")]
    assert found.contents == {article_key(7, "a"): "<p>whole</p>"}


def test_a_worker_reads_feeds_and_refuses_what_is_none() -> None:
    body = feed("The Ellery Post", [{"title": "Ferries stay in port"}])
    read = jobs.read_feed(body, FEED.url, "", FEED, NOON)
    assert isinstance(read, Harvest)
    assert [article.title for article in read.articles] == ["Ferries stay in port"]
    assert isinstance(jobs.read_feed(b"<html></html>", FEED.url, "", FEED, NOON), Refusal)


def test_a_worker_sees_what_a_document_leads_to() -> None:
    itself = jobs.look(feed("The Ellery Post", []), FEED.url, FEED.url, "", NOON)
    assert isinstance(itself, Seen)
    assert (itself.is_feed, itself.candidates[0].title, itself.candidates[0].format) == (
        True, "The Ellery Post", "RSS 2.0",
    )  # fmt: skip
    page = b"<html><link rel=alternate type=application/atom+xml href=/a></html>"
    named = jobs.look(page, FEED.url, FEED.url, "text/html", NOON)
    assert isinstance(named, Seen)
    assert [candidate.url for candidate in named.candidates] == ["https://ellery.example/a"]
    assert isinstance(jobs.look(b"<html>nothing</html>", FEED.url, FEED.url, "text/html", NOON), Refusal)


def test_a_feed_that_is_looked_at_shows_its_newest_entries_and_how_often_they_come() -> None:
    days = ("Fri, 13", "Wed, 18", "Sun, 15")
    items = [{"title": f"On {day}", "date": f"{day} Nov 2026 09:00:00 GMT"} for day in days]
    seen = jobs.look(feed("The Ellery Post", [*items, {"title": "Undated"}]), FEED.url, FEED.url, "", NOON)
    assert isinstance(seen, Seen)
    (itself,) = seen.candidates
    assert [title for _, title in itself.entries] == ["On Wed, 18", "On Sun, 15", "On Fri, 13", "Undated"]
    assert [moment for moment, _ in itself.entries] == [NOON - 7_600, NOON - 266_800, NOON - 439_600, 0]
    assert 0.5 < itself.per_day < 0.7


def test_a_worker_chooses_between_feed_and_page() -> None:
    url = "https://ellery.example/ferry"
    whole = jobs.read_page(page("Ferries stay in port", FERRY), url, "text/html")
    teaser = jobs.read_content("<p>The harbour board has cancelled every crossing…</p>", url)
    assert "Captain Ines Varga" in whole.text
    assert jobs.choose_page(teaser, whole) == whole


def test_a_worker_finds_phrases_for_each_reading() -> None:
    readings = [Reading(1, "Ferries stay in port", "\n\n".join(FERRY)), Reading(2, "", "")]
    first, second = jobs.find_phrases(readings)
    assert "Port Ellery" in {candidate.text for candidate in first.proposal.candidates}
    assert (second.proposal.candidates, second.deck) == ((), "")


def test_what_stands_around_a_summary_is_no_phrase() -> None:
    summary = "PORT ELLERY (Reuters) - Dockers walk out over grain tariffs. Continue reading…"
    said, read = jobs.find_phrases(
        [
            jobs.Reading(1, "Dockers walk out", summary, True, language="en"),
            jobs.Reading(2, "Dockers walk out", "Schools teach reading first.", language="en"),
        ]
    )
    texts = {candidate.text.lower() for candidate in said.proposal.candidates}
    assert "grain" in " ".join(texts)
    assert not {"reading", "port ellery"} & texts
    assert "reading" in {candidate.text for candidate in read.proposal.candidates}
