"""Subscription lists of listparser's suite and the starter feeds: every feed is found, and survives being written."""

import html
import re
from pathlib import Path

import pytest

from newsdash.sources.opml import OpmlError, read, write
from newsdash.text import clean_url

EXPECTED = re.compile(r"result\['feeds'\]\[\d+\]\['url'\]\s*==\s*\"([^\"]+)\"")
COUNT = re.compile(r"len\(result\['feeds'\]\)\s*==\s*(\d+)")
WELL_FORMED = re.compile(r"result\['bozo'\]\s*==\s*0")


@pytest.fixture(scope="module")
def lists(corpus):
    """Each list of listparser's suite with its text."""
    folder = corpus("opml")
    found = [(path, path.read_text("utf-8", "replace")) for path in sorted(folder.rglob("*.xml"))]
    assert len(found) > 100
    return found


def test_every_feed_of_a_good_list_is_found(lists):
    wrong = {}
    for path, text in lists:
        if not WELL_FORMED.search(text) or path.parent.name == "malformed" or path.name == "unknown-namespace.xml":
            continue
        urls = {subscription.url for subscription in read(path.read_bytes())}
        missing = {clean_url(url) for url in EXPECTED.findall(text)} - urls
        count = COUNT.search(text)
        if missing or (count and int(count.group(1)) != len(urls)):
            wrong[path.name] = (missing, urls)
    assert wrong == {}


def test_a_bad_list_is_recovered_or_refused_with_its_line(lists):
    refusals = [message for path, _ in lists for recover in (False, True) if (message := _refusal(path, recover))]
    assert refusals
    assert [message for message in refusals if "Line " not in message and "not a list" not in message] == []


def _refusal(path: Path, recover: bool) -> str:
    try:
        read(path.read_bytes(), recover=recover)
    except OpmlError as error:
        return error.message
    return ""


def test_every_starter_feed_is_found(corpus):
    for path in sorted(corpus("starter-feeds").rglob("*.opml")):
        expected = {clean_url(html.unescape(url)) for url in re.findall(r'xmlUrl="([^"]*)"', path.read_text("utf-8"))}
        assert {subscription.url for subscription in read(path.read_bytes(), recover=True)} == expected, path


def test_what_was_read_is_the_same_after_it_was_written(corpus, lists):
    paths: list[Path] = [*(path for path, _ in lists), *corpus("starter-feeds").rglob("*.opml")]
    for path in paths:
        try:
            before = read(path.read_bytes(), recover=True)
        except OpmlError:
            continue
        after = read(write(before, "Feeds").encode())
        assert sorted(after, key=lambda s: s.url) == sorted(before, key=lambda s: s.url), path
