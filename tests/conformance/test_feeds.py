"""Every feed of the corpora is read or refused, in time, and what is read is clean."""

import json
import time
from pathlib import Path

import pytest

from newsdash.sources.feeds import NotAFeed, parse
from newsdash.text import clean, clean_url

URL = "https://feed.example/feed.xml"
SECONDS = 3.0


@pytest.fixture(scope="module")
def outcomes(corpus):
    """For each file: its path, what it was parsed to (None if refused), and the seconds of CPU that took."""
    found = []
    for path in sorted(path for path in corpus("feeds").rglob("*") if path.is_file()):
        body = path.read_bytes()
        started = time.process_time()
        try:
            parsed = parse(body, URL)
        except NotAFeed:
            parsed = None
        found.append((path, parsed, time.process_time() - started))
    return found


def test_nothing_but_a_refusal_is_raised_and_every_file_is_done_in_time(outcomes):
    assert len(outcomes) > 3_000
    assert [(str(path), seconds) for path, _, seconds in outcomes if seconds > SECONDS] == []


def test_every_string_has_passed_the_gate(outcomes):
    for path, parsed, _ in outcomes:
        for entry in parsed.entries if parsed else ():
            texts = (entry.title, entry.summary, entry.author, *entry.categories)
            assert [clean(text) for text in texts] == list(texts), path
            urls = [entry.url, entry.image, *(file.url for file in entry.enclosures)]
            assert [clean_url(url) for url in urls] == urls, path


def test_ids_are_there_and_are_unique_within_a_feed(outcomes):
    for path, parsed, _ in outcomes:
        ids = [entry.id for entry in parsed.entries] if parsed else []
        assert all(ids), path
        assert len(set(ids)) == len(ids), path


def test_every_valid_json_feed_is_read(outcomes):
    refused = []
    for path, parsed, _ in outcomes:
        if path.suffix != ".json" or parsed is not None:
            continue
        try:
            found = json.loads(path.read_bytes())
        except ValueError:
            continue
        if isinstance(found, dict) and "jsonfeed.org/version/" in str(found.get("version")) and found.get("title"):
            refused.append(str(path))
    assert refused == []


def test_feeds_that_are_valid_are_read(outcomes):
    """The validator's own suite says in each file's comment what is wrong with it; what is not, is a feed."""
    refused = [
        path
        for path, parsed, _ in outcomes
        if parsed is None and path.suffix == ".xml" and _is_valid_feed(path) and path.name not in NOT_FEEDS
    ]
    assert refused == []


# Documents that the validator knows and calls valid, but which hold no news.
NOT_FEEDS = frozenset[str]()


def _is_valid_feed(path: Path) -> bool:
    head = path.read_bytes()[:2_000]
    return b"feedvalidator" in str(path).encode() and b"!Error" in head and (b"<rss" in head or b"<feed" in head)
