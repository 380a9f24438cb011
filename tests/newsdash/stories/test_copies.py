"""Copies: one address under many spellings, one text under many names."""

from __future__ import annotations

import pytest

from newsdash.stories.copies import canonical_url, resemblance, same_text, sketch

TEXT = (
    "The islanders had until nine in the evening to vote, and most of them walked to the school in the rain. By "
    "midnight the count was over and the harbour office put out its flags. The tunnel will take six years to dig, the "
    "engineers say, and the ferry will go on sailing until the first car has driven through. Nobody expects it to be "
    "cheap."
)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.daily.example/news/tunnel?utm_source=feed&utm_medium=rss",
        "https://daily.example/news/tunnel/",
        "https://daily.example:443/news//tunnel?fbclid=IwAR0&gclid=1",
        "https://m.daily.example/news/tunnel/amp/#comments",
        "https://daily.example/news/tunnel/index.html?mc_cid=1&mc_eid=2&_ga=3",
        "https://daily.example/news/tunnel?",
    ],
)
def test_one_article_has_one_address(url: str) -> None:
    assert canonical_url(url) == "https://daily.example/news/tunnel"


def test_parameters_that_choose_the_article_stay_in_any_order() -> None:
    assert canonical_url("http://a.example/story.php?id=5&page=2&utm_campaign=x") == canonical_url(
        "https://www.a.example/story.php?page=2&id=5"
    )
    assert canonical_url("http://a.example/story.php?id=5") != canonical_url("http://a.example/story.php?id=6")


def test_what_differs_in_earnest_stays_apart() -> None:
    assert canonical_url("http://a.example:8080/x") != canonical_url("http://a.example/x")
    assert canonical_url("http://a.example/#!/story/5") != canonical_url("http://a.example/#!/story/6")
    assert canonical_url("http://a.example/2026/tunnel/") == "https://a.example/2026/tunnel"
    assert canonical_url("http://a.example/tunnel/amp") == "https://a.example/tunnel"
    assert canonical_url("http://mobile.a.example/ampere") == "https://a.example/ampere"
    assert canonical_url("http://m.example/x") == "https://m.example/x"
    assert canonical_url("http://[2001:db8::1]:8080/x") == "https://[2001:db8::1]:8080/x"
    assert canonical_url("http://a.example/?sc_itemid=5") != canonical_url("http://a.example/?sc_itemid=6")
    assert canonical_url("http://a.example/Story") != canonical_url("http://a.example/story")


@pytest.mark.parametrize("url", ["", "mailto:a@b.example", "http://[", "http://a.example:99999/", "nothing"])
def test_what_is_no_web_address_has_no_canonical_form(url: str) -> None:
    assert canonical_url(url) == ""


def test_a_canonical_address_is_its_own_canonical_form() -> None:
    once = canonical_url("http://www.a.example/b/?b=2&a=1")
    assert canonical_url(once) == once


def test_a_republished_text_is_the_same_with_a_dateline_and_a_credit() -> None:
    copied = "SKERRA (Wire) — " + TEXT.replace("Nobody expects", "No one expects") + " Reporting by our own staff."
    assert same_text(TEXT, copied)
    assert 0.6 <= resemblance(sketch(TEXT), sketch(copied)) < 1


def test_the_same_event_in_other_words_is_no_copy() -> None:
    own_words = (
        "Rain did not keep people from the polls. Shortly after twelve the result was known on all the islands, and on "
        "the quay somebody let off fireworks. Digging starts next spring, though how it will be paid for is open "
        "that the council has put off until the new year, when the capital decides on its share of the cost."
    )
    assert not same_text(TEXT, own_words)


def test_short_texts_are_never_called_copies() -> None:
    assert not same_text("Read more on our site.", "Read more on our site.")
    assert resemblance(frozenset(), sketch(TEXT)) == 0
