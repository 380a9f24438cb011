"""Extraction: from pages with clutter to blocks, metadata and an honest label."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

import pytest

from newsdash.articles.extract import better, extract, from_feed
from newsdash.articles.pages import joined
from newsdash.models import Block, Page, Span

from .conftest import FIRST, SECOND, THIRD, Make

URL = "https://tidewater.example/news/lighthouse"


def kinds(page: Page) -> list[str]:
    return [block.kind for block in page.blocks]


def only(page: Page, kind: str) -> Block:
    (block,) = [block for block in page.blocks if block.kind == kind]
    return block


def test_the_story_is_read_and_the_page_around_it_is_not(page: Make) -> None:
    read = extract(page(), URL)
    assert [block.text for block in read.blocks] == [FIRST, SECOND, THIRD]
    assert (read.title, read.site, read.language, read.label, read.note) == (
        "Lighthouse to be rebuilt", "The Tidewater Post", "en", "full", "",
    )  # fmt: skip
    assert read.text == "\n\n".join([FIRST, SECOND, THIRD])


@pytest.mark.parametrize(
    "clutter",
    [
        '<div class="newsletter-signup"><h3>Our newsletter</h3><p>Get the day’s stories in your inbox.</p></div>',
        "<p>Subscribe to our newsletter and never miss a story again.</p>",
        '<p><strong>Read more:</strong> <a href="/other">A ferry has run aground near the old quay</a></p>',
        '<p>Related: <a href="/other">A ferry has run aground near the old quay</a></p>',
        '<h3>You may also like</h3><ul><li><a href="/1">A ferry has run aground near the quay</a></li>'
        '<li><a href="/2">The fish market reopens after repairs</a></li></ul>',
        '<div class="share-buttons"><a href="https://x.example">Share</a> <a href="https://y.example">Tweet</a></div>',
        '<div class="related-articles"><p>A ferry has run aground near the old quay, and its crew is safe.</p></div>',
        "<p>Follow us on Twitter and Facebook for more.</p>",
        "<p>Advertisement</p>",
        '<p style="display:none">This paragraph is for machines that count words and for nobody else at all.</p>',
        '<div id="cookie-consent"><p>We use cookies to make this site work and to measure how it is used.</p></div>',
        "<p>Weiterlesen: <a href='/x'>Die Fähre lief in der Nacht auf Grund</a></p>",
        "<p>À lire aussi : <a href='/x'>Un ferry s’échoue près du vieux quai</a></p>",
    ],
)
def test_clutter_in_the_column_is_left_out(page: Make, clutter: str) -> None:
    assert [block.text for block in extract(page(clutter), URL).blocks] == [FIRST, SECOND, THIRD]


def test_a_short_line_among_the_paragraphs_is_kept(page: Make) -> None:
    read = extract(page("<p>It was over.</p><h2>What comes next</h2>"), URL)
    assert [block.text for block in read.blocks] == [FIRST, SECOND, "It was over.", "What comes next", THIRD]
    assert only(read, "heading").level == 2


def test_links_are_spans_with_clean_absolute_addresses(page: Make) -> None:
    read = extract(
        page('<p>A <a href="../map?a=1 2">map</a> and a <a href="javascript:alert(1)">trap</a> for you.</p>'), URL
    )
    block = read.blocks[2]
    assert block.text == "A map and a trap for you."
    assert block.spans == (Span(2, 5, "link", "https://tidewater.example/map?a=1%202"),)


def test_emphasis_and_inline_code_are_spans_over_the_right_letters(page: Make) -> None:
    block = extract(page("<p>It is <b>very </b><em>late</em>, says <code>date</code> again.</p>"), URL).blocks[2]
    assert [(block.text[span.start : span.end].strip(), span.kind) for span in block.spans] == [
        ("very", "strong"), ("late", "emphasis"), ("date", "code"),
    ]  # fmt: skip


def test_lists_keep_their_markers_and_depth(page: Make) -> None:
    html = """<ol start="3"><li>The tower is to be repaired first of all
    <ul><li>from the lamp room down to the door</li></ul></li><li>The keeper's house will follow in autumn</li></ol>"""
    items = [block for block in extract(page(html), URL).blocks if block.kind == "item"]
    assert [(item.marker, item.level) for item in items] == [("3.", 1), ("•", 2), ("4.", 1)]


def test_quotes_code_tables_and_rules_keep_their_shape(page: Make) -> None:
    html = """<blockquote><p>We have waited long enough for this light to return.</p></blockquote>
    <pre>if lamp:
    turn()</pre><table><tr><th>Year</th><th>Ships</th></tr><tr><td>2020</td><td>41</td></tr></table><hr>"""
    read = extract(page(html), URL)
    assert only(read, "quote").text == "We have waited long enough for this light to return."
    assert only(read, "code").text == "if lamp:\n    turn()"
    assert only(read, "table").rows == (("Year", "Ships"), ("2020", "41"))
    assert kinds(read)[-2:] == ["rule", "paragraph"]
    assert "Year | Ships\n2020 | 41" in read.text


def test_a_picture_has_its_caption_and_does_not_count_as_text(page: Make) -> None:
    html = '<figure><img src="/tower.jpg" alt="A tower"><figcaption>The tower in 1911.</figcaption></figure>'
    read = extract(page(html), URL)
    assert only(read, "image") == Block("image", "The tower in 1911.", url="https://tidewater.example/tower.jpg")
    assert "1911" not in read.text


def test_ornaments_and_tracking_pixels_are_no_pictures(page: Make) -> None:
    html = '<p><img src="/logo.png"><img src="/p.gif" width="1" height="1"><img src="data:image/gif;base64,R0"></p>'
    assert "image" not in kinds(extract(page(html), URL))


def test_an_embedded_video_is_a_link_to_where_it_can_be_watched(page: Make) -> None:
    html = '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="The vote"></iframe>'
    assert only(extract(page(html), URL), "embed") == Block(
        "embed", "The vote", url="https://www.youtube.com/watch?v=abcdefghijk"
    )


def test_a_quoted_post_stays(page: Make) -> None:
    html = """<div class="social-embed"><blockquote class="twitter-tweet"><p>The light is coming back!</p>
    — Harbour Council (@harbour)</blockquote></div>"""
    assert "The light is coming back!" in extract(page(html), URL).text


def test_a_copy_of_the_text_for_machines_is_not_shown_twice(page: Make) -> None:
    html = page().replace(b"</main>", f"<div><div>{FIRST} {SECOND} {THIRD}</div></div></main>".encode())
    assert extract(html, URL).text.count(FIRST) == 1


def test_hostile_text_and_links_are_clean(page: Make) -> None:
    html = page(
        "<p>A \x1b]0;owned\x07 line with \u202e tricks and <a href='http://a.example\\@b.example/'>a link</a>.</p>"
    )
    block = extract(html, URL).blocks[2]
    assert not set(block.text) & set("\x1b\x07\u202e")
    assert block.spans == ()


ARTICLE: dict[str, Any] = {
    "@type": "NewsArticle",
    "headline": "Lighthouse to be rebuilt",
    "author": [{"@type": "Person", "name": "By Ada Reef"}, {"@type": "Person", "name": "Tom Skerry"}],
    "datePublished": "2024-03-05T10:30:00+01:00",
    "articleSection": "Harbour",
    "keywords": ["lighthouse", "council"],
    "image": {"url": "/lead.jpg"},
    "description": "After ten years, the council says yes.",
}


def linked_data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_what_the_page_says_of_itself_is_read(page: Make) -> None:
    head = (
        linked_data({"@graph": [{"@type": "WebSite"}, ARTICLE]}) + '<link rel="canonical" href="/news/the-lighthouse">'
    )
    read = extract(page(head=head), URL + "?utm=1")
    assert read.author == "Ada Reef, Tom Skerry"
    assert read.published == 1709631000
    assert (read.section, read.tags, read.deck) == ("Harbour", ("lighthouse", "council"), ARTICLE["description"])
    assert (read.image, read.url) == (
        "https://tidewater.example/lead.jpg",
        "https://tidewater.example/news/the-lighthouse",
    )


def test_meta_elements_are_read_where_there_is_no_linked_data(page: Make) -> None:
    head = """<meta property="article:published_time" content="2024-03-05"><meta name="author" content="Ada Reef">
    <meta property="article:section" content="Harbour"><meta property="article:tag" content="lighthouse">
    <meta property="og:description" content="The council says yes."><link rel="amphtml" href="/amp/lighthouse">"""
    read = extract(page(head=head), URL)
    assert (read.published, read.author, read.section, read.tags) == (
        1709596800,
        "Ada Reef",
        "Harbour",
        ("lighthouse",),
    )
    assert (read.deck, read.variant_url) == ("The council says yes.", "https://tidewater.example/amp/lighthouse")


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ('<span class="byline">By Ada Reef November 19, 2019, 9:02 AM</span>', "Ada Reef"),
        ('<a rel="author" href="/ada">Ada Reef</a>', "Ada Reef"),
        ('<span class="author">admin - 2019-09-16</span>', ""),
        ('<p class="comment-form-author"><label>Your name</label><input></p>', ""),
    ],
)
def test_a_visible_byline_is_a_name(page: Make, byline: str, name: str) -> None:
    assert extract(page(byline), URL).author == name


@pytest.mark.parametrize(
    ("stated", "section"), [("Harbour, Home Page", "Harbour"), ("tidewater.example", ""), ("post", "")]
)
def test_a_section_is_one_that_a_reader_would_name(page: Make, stated: str, section: str) -> None:
    assert extract(page(head=f'<meta property="article:section" content="{stated}">'), URL).section == section


def test_broken_linked_data_does_no_harm(page: Make) -> None:
    script = '<script type="application/ld+json">'
    broken = ('{"@type": "NewsArticle", ', "[[1]]", '{"@type": 3, "author": [4]}')
    head = "".join(f"{script}{text}</script>" for text in broken)
    assert extract(page(head=head), URL).label == "full"


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("/news/lighthouse?page=2", "https://tidewater.example/news/lighthouse?page=2"),
        ("/news/lighthouse/2", "https://tidewater.example/news/lighthouse/2"),
        ("/news/lighthouse/seite-2", "https://tidewater.example/news/lighthouse/seite-2"),
        ("/news/lighthouse?pagenum=2", "https://tidewater.example/news/lighthouse?pagenum=2"),
        ("/news/lighthouse?page=3", ""),
        ("/news/lighthouse#page2", ""),
        ("/news/another-story", ""),
        ("https://elsewhere.example/news/lighthouse?page=2", ""),
    ],
)
def test_the_next_page_is_the_same_story_with_another_number(page: Make, href: str, found: str) -> None:
    assert extract(page(head=f'<link rel="next" href="{href}">'), URL).next_url == found


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<div class="pagination"><a href="?page=2">Next page ›</a></div>', True),
        ('<a class="weiter" href="?page=2">Nächste Seite</a>', True),
        ('<a href="/news/lighthouses-of-the-north">Next</a>', False),
        ('<div class="comments"><a href="?page=2">Next</a></div>', False),
    ],
)
def test_a_next_page_may_be_a_link_that_says_so(page: Make, link: str, found: bool) -> None:
    html = page().replace(b"</main>", f"{link}</main>".encode())
    assert extract(html, URL).next_url == ("https://tidewater.example/news/lighthouse?page=2" if found else "")


def test_the_next_article_by_number_is_no_next_page(page: Make) -> None:
    html = page(head='<link rel="next" href="/news/13">')
    assert extract(html, "https://tidewater.example/news/12").next_url == ""


def test_a_page_that_says_the_same_again_is_no_part_that_is_missing() -> None:
    first = Page(url=URL, blocks=(Block("paragraph", FIRST),), next_url=URL + "?page=2")
    again = Page(url=URL + "?page=2", blocks=(Block("paragraph", FIRST),), next_url=URL + "?page=3")
    assert joined([first, again]).label == "full"


def test_pages_are_joined_without_what_stands_on_each() -> None:
    first = Page(
        url=URL, title="T", blocks=(Block("paragraph", FIRST), Block("paragraph", SECOND)), next_url=URL + "/2"
    )
    second = Page(url=URL + "/2", blocks=(Block("paragraph", FIRST), Block("paragraph", THIRD)))
    whole = joined([first, second])
    assert [block.text for block in whole.blocks] == [FIRST, SECOND, THIRD]
    assert (whole.label, whole.next_url) == ("full", "")
    assert joined([first]).label == "partial"
    assert joined([first, Page(label="gone")]).label == "partial"


def test_a_live_blog_is_read_newest_first_with_times(page: Make) -> None:
    def update(headline: str, time: str, body: str) -> dict[str, str]:
        return {"@type": "BlogPosting", "headline": headline, "datePublished": time, "articleBody": body}

    updates = [
        update("The vote begins", "2024-03-05T10:00:00Z", SECOND),
        update("Yes wins", "2024-03-05T11:00:00Z", FIRST),
    ]
    read = extract(page(head=linked_data({"@type": "LiveBlogPosting", "liveBlogUpdate": updates})), URL)
    assert [block.text for block in read.blocks] == [
        "2024-03-05 11:00 UTC", "Yes wins", FIRST, "2024-03-05 10:00 UTC", "The vote begins", SECOND,
    ]  # fmt: skip


def test_a_page_that_shows_nothing_is_rescued_by_the_text_it_states() -> None:
    stated = "\n".join([FIRST, SECOND, THIRD] * 2)
    html = (
        f"<html><head>{linked_data({**ARTICLE, 'articleBody': stated})}</head><body><div id='app'></div></body></html>"
    )
    read = extract(html.encode(), URL)
    assert [block.text for block in read.blocks][:3] == [FIRST, SECOND, THIRD]


def test_a_paywall_is_said(page: Make) -> None:
    wall = '<div class="paywall"><p>Subscribe to continue reading this story.</p></div>'
    html = f"<html><body><article><h1>T</h1><p>{FIRST}</p>{wall}</article></body></html>"
    read = extract(html.encode(), URL)
    assert (read.label, read.note) == ("paywalled", "the rest is for subscribers")
    assert [block.text for block in read.blocks] == [FIRST]
    assert extract(page(head=linked_data({**ARTICLE, "isAccessibleForFree": "False"})), URL).label == "paywalled"


def test_a_part_that_is_not_free_makes_a_short_text_paywalled() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".body"}
    head = linked_data({**ARTICLE, "isAccessibleForFree": True, "hasPart": part})
    html = f"<html><head>{head}</head><body><article><div class='body'><p>{FIRST}</p><p>{SECOND}</p></div></article>"
    assert extract(html.encode(), URL).label == "paywalled"


def test_what_a_wall_says_at_the_end_is_not_of_the_article() -> None:
    wall = "<h3>Subscribe to continue reading</h3><p>You have read three articles. Already a subscriber? Log in.</p>"
    said = "For subscribers only, said the mayor, there will be a bridge."
    head = linked_data({**ARTICLE, "isAccessibleForFree": "False"})
    html = f"<html><head>{head}</head><body><article><p>{said}</p><p>{FIRST}</p>{wall}</article></body></html>"
    read = extract(html.encode(), URL)
    assert (read.label, [block.text for block in read.blocks]) == ("paywalled", [said, FIRST])


def test_a_full_text_with_a_subscription_box_is_not_called_paywalled(page: Make) -> None:
    html = page(f"<p>{FIRST}</p><p>{THIRD}</p>" * 5, head=linked_data({**ARTICLE, "isAccessibleForFree": True}))
    html = html.replace(
        b"</main>", b"<div class='box'><p>Already a subscriber? Log in to read comments.</p></div></main>"
    )
    assert extract(html, URL).label == "full"


def test_a_consent_wall_is_said() -> None:
    html = b"<title>Before you continue</title><p>We and our partners use cookies.</p><p>Accept all cookies</p>"
    read = extract(html, URL)
    assert (read.label, read.title, read.text) == ("consent", "", "")


def test_a_page_that_is_gone_is_said() -> None:
    html = (
        b"<html><title>Page not found</title><body><h1>404</h1><p>Sorry, this page is no longer here.</p></body></html>"
    )
    read = extract(html, URL)
    assert (read.label, read.title, read.text) == ("gone", "", "")


@pytest.mark.parametrize("html", [b"", b"\x00", b"<html></html>", b"\xff\xfe\x00", b"<p>hello", b"<!-- only -->"])
def test_what_is_no_article_is_said(html: bytes) -> None:
    read = extract(html, URL)
    assert read.label == "not-article"
    assert read.note


def test_less_than_the_page_states_is_partial(page: Make) -> None:
    stated = " ".join([FIRST, SECOND, THIRD, "And this is what the page keeps to itself. " * 20])
    read = extract(page(head=linked_data({**ARTICLE, "articleBody": stated})), URL)
    assert (read.label, read.note) == ("partial", "the page gives only a part")


@pytest.mark.parametrize(
    ("head", "header"),
    [
        (b"<meta charset=windows-1252>", ""),
        (b"", "text/html; charset=ISO-8859-1"),
        (b"", ""),
        (b"<meta charset=utf-8>", "text/html; charset=latin-1"),
    ],
)
def test_encodings_are_found(head: bytes, header: str) -> None:
    text = "Der Bürgermeister sagte, die Küste müsse geschützt werden – „jetzt“, und nicht erst in zwanzig Jahren. " * 4
    html = b"<html><head>" + head + f"</head><body><article><p>{text}</p></article></body></html>".encode("cp1252")
    assert "Bürgermeister" in extract(html, URL, header).text


def test_a_feeds_own_text_is_read_and_labelled() -> None:
    long = from_feed(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FIRST[:150]} again.</p>" * 2, URL)
    short = from_feed(f"<p>{FIRST}</p>", URL)
    assert (long.label, short.label, short.note) == ("full", "summary", "only the feed's summary")
    assert from_feed("", URL).blocks == ()


@pytest.mark.parametrize(
    ("ending", "label"),
    [
        ('<p><a href="/x">Continue reading</a></p>', "summary"),
        (' <a href="/x">Read the full story »</a>', "summary"),
        ('<p><a href="/x">Weiterlesen …</a></p>', "summary"),
        ("<p>And so [&#8230;]</p>", "summary"),
        ('<p><a href="/x">Lire la suite</a></p><p>The post The light appeared first on Tidewater.</p>', "summary"),
        ('<p>Read more: <a href="/other">A ferry has run aground near the quay</a></p>', "full"),
        ("<p>The post The light appeared first on Tidewater.</p>", "full"),
        ("", "full"),
    ],
)
def test_a_feeds_text_that_leads_on_to_its_page_is_not_taken_for_the_whole(ending: str, label: str) -> None:
    read = from_feed(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FIRST[:150]} again.</p>{ending}", URL)
    assert read.label == label
    assert "Continue" not in read.text
    assert "appeared first" not in read.text


def test_the_better_of_feed_and_page_is_shown() -> None:
    long = Page(blocks=(Block("paragraph", FIRST * 6),))
    short = Page(blocks=(Block("paragraph", FIRST),), label="summary")
    full = Page(blocks=(Block("paragraph", FIRST * 4),))
    walled = Page(blocks=(Block("paragraph", SECOND * 2),), label="paywalled")
    empty = Page(label="consent")
    assert better(long, full) is long
    assert better(short, full) is full
    assert better(short, empty) is short
    assert better(long, walled) is long
    assert better(short, walled) is walled
    assert better(Page(label="summary"), empty) is empty


@pytest.mark.parametrize(
    "html",
    [
        b"<div " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b"><p>x</p>",
        b"<div>" * 50_000 + b"<p>x</p>",
        b"<blockquote>" * 5_000 + b"<p>x</p>",
        b"<p>" + b"<b>x</b> " * 20_000 + b"</p>",
        b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>x</p>",
        b"<" * 200_000,
        b"<table>" * 3_000 + b"x",
    ],
    ids=["attributes", "depth", "quotes", "spans", "json", "brackets", "tables"],
)
def test_markup_made_to_exhaust_is_read_in_time(html: bytes) -> None:
    started = time.process_time()
    extract(html, URL)
    from_feed(html.decode(), URL)
    assert time.process_time() - started < 5


def test_the_light_rooms_load_no_parser() -> None:
    modules = ", ".join(f"newsdash.articles.{name}" for name in ("deck", "titles", "export", "pages"))
    code = f"import {modules}, sys; print([m for m in ('lxml', 'trafilatura') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
