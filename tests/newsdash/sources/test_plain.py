"""Text out of the HTML in titles and summaries."""

import time

import pytest

from newsdash.sources.draft import Text
from newsdash.sources.plain import body_text, is_rich, title_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One Two"),
        ("a<br>b", "a b"),
        ("un<b>break</b>able", "unbreakable"),
        ("<script>alert(1)</script>Seen", "Seen"),
        ("<style>p {color: red}</style>Seen", "Seen"),
        ("<!-- no -->Seen", "Seen"),
        ('<a title="a > b" href="x">link</a>', "link"),
        ("&quot;hi&quot; &amp; bye", '"hi" & bye'),
        ("a <unknown>b</unknown>", "a b"),
        ("don&#146;t", "don’t"),
    ],
)
def test_a_body_becomes_running_text(html, text):
    assert " ".join(body_text(Text(html, "html")).split()) == text


def test_plain_text_is_left_as_it_is():
    assert body_text(Text("<p>&amp;", "plain")) == title_text(Text("<p>&amp;", "plain")) == "<p>&amp;"


def test_in_text_that_may_not_be_html_only_real_tags_are_tags():
    assert body_text(Text("use Vec<u8> <i>now</i>", "guess")) == "use Vec<u8> now"


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        "<" * 200_000,
        "<a" * 100_000,
        '<a "' * 50_000,
        "<!--" * 50_000,
        "<script" * 50_000,
        "&" * 200_000,
    ],
)
def test_broken_html_takes_no_longer_than_whole_html(bomb):
    started = time.process_time()
    body_text(Text(bomb, "html"))
    title_text(Text(bomb, "html"))
    is_rich(Text(bomb, "html"))
    assert time.process_time() - started < 1


def test_a_newline_stands_only_where_a_block_or_a_paragraph_ends() -> None:
    assert body_text(Text("<p>One\nand the same.</p><p>Next</p>", "html")).split("\n") == [
        "",
        "One and the same.",
        "",
        "Next",
        "",
    ]
    assert body_text(Text("Wrapped\nlines.\n\nNext", "guess")).split("\n") == ["Wrapped lines.", "Next"]


def test_captions_and_the_numbers_of_footnotes_are_not_part_of_the_text() -> None:
    html = "<figure><figcaption>By A. Reef.</figcaption></figure><p>It stands<sup><a href='#f'>1</a></sup> still.</p>"
    assert body_text(Text(html, "html")).split() == ["It", "stands", "still."]
    wordpress = "<div><img><p class='wp-caption-text'>The old tower.</p></div>It stands still."
    assert body_text(Text(wordpress, "html")).split() == ["It", "stands", "still."]


def test_a_caption_that_is_alone_is_the_text_and_a_power_stays() -> None:
    assert (
        body_text(Text("<figure><figcaption>The old tower.</figcaption></figure>", "html")).strip() == "The old tower."
    )
    assert body_text(Text("10<sup>3</sup> lamps", "html")) == "103 lamps"


def test_html_that_was_escaped_twice_is_html_and_tags_that_a_text_is_about_are_text() -> None:
    twice = (
        "&lt;!-- on --&gt;&lt;div&gt;&lt;p&gt;A ferry &amp;amp; a pier&lt;/p&gt;&lt;/div&gt; by <a href='/k'>keeper</a>"
    )
    assert body_text(Text(twice, "guess")).split() == ["A", "ferry", "&", "a", "pier", "by", "keeper"]
    about = "Of &lt;p&gt; and &lt;b&gt; <i>only</i> one is a block."
    assert body_text(Text(about, "guess")) == "Of <p> and <b> only one is a block."
    assert body_text(Text("&amp;" + "amp;" * 5_000 + "lt;p&gt;<i>x</i>", "guess")).startswith("&amp;")
