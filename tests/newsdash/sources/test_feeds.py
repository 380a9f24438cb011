"""What becomes of a feed's bytes, format by format."""

import gzip
import json

import pytest

from newsdash.articles.extract import from_feed
from newsdash.models import Enclosure
from newsdash.sources.feeds import NotAFeed, parse

URL = "https://news.example/feed.xml"


def rss(
    items: str, channel: str = "<title>Paper</title><link>https://news.example/</link>", attributes: str = ""
) -> bytes:
    return f'<rss version="2.0"{attributes}><channel>{channel}{items}</channel></rss>'.encode()


def atom(entries: str, head: str = "<title>Paper</title>") -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{entries}</feed>'.encode()


def only(body: bytes, url: str = URL):
    (entry,) = parse(body, url).entries
    return entry


class TestRss:
    def test_an_item_gives_an_entry(self):
        entry = only(
            rss(
                "<item><title>Bridge opens</title><link>https://news.example/1</link><guid>n1</guid>"
                "<pubDate>Mon, 23 Nov 2026 09:41:00 +0100</pubDate><author>desk@news.example (Ada Moor)</author>"
                "<category>Transport</category><category>Transport</category>"
                "<description>A short walk.</description></item>"
            )
        )
        assert (entry.id, entry.url, entry.title) == ("n1", "https://news.example/1", "Bridge opens")
        assert entry.published == 1795423260
        assert entry.author == "Ada Moor"
        assert entry.categories == ("Transport",)
        assert (entry.summary, entry.content) == ("A short walk.", "")

    def test_a_feed_gives_its_own_title_site_language_and_format(self):
        channel = "<title>The &amp;amp; Paper</title><link>https://news.example/</link><language>en-GB</language>"
        feed = parse(rss("", channel), URL)
        assert (feed.title, feed.site, feed.language, feed.format) == (
            "The & Paper",
            "https://news.example/",
            "en-GB",
            "RSS 2.0",
        )

    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"),
            ("<![CDATA[A <em>fine</em> day]]>", "A fine day"),
            ("AT&amp;amp;T", "AT&T"),
            ("AT&amp;T", "AT&T"),
            ("Option&lt;T&gt; explained", "Option<T> explained"),
            ("1 &lt; 2", "1 < 2"),
            ("Caf&amp;eacute;", "Café"),
            ("a\n\t b", "a b"),
            ("don&#146;t", "don’t"),
            ("don&#226;&#128;&#153;t", "don’t"),
            ("&lt;script&gt;alert(1)&lt;/script&gt;Bridge opens", "Bridge opens"),
        ],
    )
    def test_markup_in_a_title_becomes_text(self, written, shown):
        assert only(rss(f"<item><title>{written}</title></item>")).title == shown

    def test_full_text_is_kept_as_html_beside_the_summary(self):
        entry = only(
            rss(
                "<item><description>Deck.</description><content:encoded><![CDATA[<p>Body</p>]]></content:encoded></item>",
                attributes=' xmlns:content="http://purl.org/rss/1.0/modules/content/"',
            )
        )
        assert (entry.summary, entry.content) == ("Deck.", "<p>Body</p>")

    def test_a_long_description_is_the_article_and_its_start_the_summary(self):
        paragraph = "<p>" + "word " * 500 + "</p>"
        entry = only(rss(f"<item><description><![CDATA[{paragraph}]]></description></item>"))
        assert entry.content == paragraph
        assert entry.summary.startswith("word word")
        assert len(entry.summary) <= 2000

    def test_a_guid_that_is_a_permalink_serves_as_the_link(self):
        assert only(rss("<item><guid>https://news.example/9</guid></item>")).url == "https://news.example/9"
        assert only(rss('<item><guid isPermaLink="false">https://news.example/9</guid></item>')).url == ""

    def test_names_borrowed_from_atom_without_its_namespace_are_understood(self):
        entry = only(
            rss(
                '<item><link href="https://news.example/7"/><updated>2026-11-23T09:00:00Z</updated><summary>S</summary>'
                '<link rel="enclosure" type="audio/mpeg" href="/7.mp3"/><body><p>Full <b>text</b></p></body></item>'
            )
        )
        assert (entry.url, entry.summary, entry.published) == ("https://news.example/7", "S", 1795424400)
        assert [file.url for file in entry.enclosures] == ["https://news.example/7.mp3"]
        assert entry.content == "<p>Full <b>text</b></p>"

    def test_a_podcast_gives_its_files_and_its_picture(self):
        entry = only(
            rss(
                '<item><title>E1</title><enclosure url="https://news.example/1.mp3" type="audio/mpeg" length="123"/>'
                '<itunes:image href="https://news.example/1.png"/></item>',
                attributes=' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
            )
        )
        assert entry.enclosures == (Enclosure("https://news.example/1.mp3", "audio/mpeg", 123),)
        assert entry.image == "https://news.example/1.png"

    def test_a_podcast_says_what_an_episode_is_in_a_line_of_its_own(self):
        item = "<item><title>E1</title><description><![CDATA[<ul><li>Fog</li></ul>]]></description>{}</item>"
        told = item.format("<itunes:subtitle>Fog horns, lamps\n and &lt;b&gt;boats&lt;/b&gt;.</itunes:subtitle>")
        attributes = ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
        assert only(rss(told, attributes=attributes)).subtitle == "Fog horns, lamps and boats."
        assert only(rss(item.format(""), attributes=attributes)).subtitle == ""

    def test_media_groups_give_what_an_item_has_not(self):
        entry = only(
            atom(
                '<entry><id>v</id><media:group xmlns:media="http://search.yahoo.com/mrss/"><media:title>Film</media:title>'
                '<media:thumbnail url="https://news.example/t.jpg"/><media:description>About it</media:description>'
                "</media:group></entry>"
            )
        )
        assert (entry.title, entry.summary, entry.image) == ("Film", "About it", "https://news.example/t.jpg")

    def test_what_a_feed_says_of_its_pace_is_in_seconds_hours_and_days(self):
        pacing = parse(
            rss(
                "",
                "<ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>5</hour></skipHours>"
                "<skipDays><day>Sunday</day></skipDays>",
            ),
            URL,
        ).pacing
        assert (pacing.ttl, pacing.skip_hours, pacing.skip_days) == (5400, {0, 5}, {6})

    def test_the_syndication_module_sets_the_pace_too(self):
        feed = parse(
            rss(
                "",
                "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
                ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"',
            ),
            URL,
        )
        assert feed.pacing.ttl == 21600

    def test_rss_1_0_takes_its_ids_from_rdf(self):
        body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>R</title></channel>
            <item rdf:about="urn:1"><title>One</title><link>https://news.example/1</link><dc:date>2026-11-23</dc:date>
            <dc:creator>Bo</dc:creator></item></rdf:RDF>"""
        feed = parse(body, URL)
        assert feed.format == "RSS 1.0"
        assert (feed.entries[0].id, feed.entries[0].published, feed.entries[0].author) == ("urn:1", 1795392000, "Bo")


class TestAtom:
    def test_an_entry_is_read(self):
        entry = only(
            atom(
                '<entry xml:lang="de"><id>urn:2</id><title type="html">A &lt;i&gt;b&lt;/i&gt;</title>'
                '<link rel="self" href="https://news.example/2.atom"/><link href="https://news.example/2"/>'
                "<published>2026-11-23T09:00:00Z</published><updated>2026-11-23T10:00:00+01:00</updated>"
                '<author><name>Cy</name></author><category term="t" label="Trains"/><summary>S</summary>'
                '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p></div></content></entry>'
            )
        )
        assert (entry.id, entry.title, entry.url) == ("urn:2", "A b", "https://news.example/2")
        assert entry.published == entry.updated == 1795424400
        assert (entry.author, entry.categories, entry.language) == ("Cy", ("Trains",), "de")
        assert entry.summary == "S"
        assert "<p" in entry.content
        assert "Hi" in entry.content

    def test_a_plain_text_title_is_not_html(self):
        assert only(atom("<entry><title>&lt;b&gt; is bold</title></entry>")).title == "<b> is bold"

    def test_the_feeds_author_stands_in_for_a_missing_one(self):
        body = atom("<entry><id>1</id></entry>", "<author><name>Desk</name></author>")
        assert only(body).author == "Desk"

    def test_addresses_are_resolved_against_xml_base(self):
        entry = only(atom('<entry xml:base="/2026/"><link href="a.html"/></entry>'))
        assert entry.url == "https://news.example/2026/a.html"

    @pytest.mark.parametrize("broken", [b"", b"<open>"])
    def test_the_links_of_a_text_are_resolved_against_xml_base_too(self, broken):
        text = "&lt;p&gt;A long walk, says &lt;a href='b'&gt;the map&lt;/a&gt;.&lt;/p&gt;"
        body = atom(f'<entry xml:base="/2026/a/"><content type="html">{text}</content></entry>') + broken
        (block,) = from_feed(only(body).content, "https://news.example/elsewhere/").blocks
        assert block.spans[0].url == "https://news.example/2026/a/b"

    def test_a_namespace_that_is_nearly_right_is_atom_1_0(self):
        body = atom("<entry><title>E</title></entry>").replace(
            b"http://www.w3.org/2005/Atom", b"https://www.w3.org/2005/atom/"
        )
        assert parse(body, URL).format == "Atom 1.0"

    def test_atom_0_3_is_read(self):
        body = (
            b'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry><title>E</title>'
            b"<issued>2004-01-01T19:48:21Z</issued></entry></feed>"
        )
        feed = parse(body, URL)
        assert (feed.format, feed.entries[0].published) == ("Atom 0.3", 1072986501)


class TestJsonFeed:
    def test_an_item_is_read(self):
        feed = parse(
            json.dumps(
                {
                    "version": "https://jsonfeed.org/version/1.1",
                    "title": "J",
                    "home_page_url": "https://news.example/",
                    "items": [
                        {
                            "id": 7,
                            "url": "/7",
                            "title": "T",
                            "content_html": "<p>B</p>",
                            "summary": "S",
                            "date_published": "2026-11-23T09:00:00Z",
                            "authors": [{"name": "A"}, {"name": "B"}],
                            "tags": ["x"],
                            "attachments": [{"url": "https://news.example/a.mp3", "mime_type": "audio/mpeg"}],
                        }
                    ],
                }
            ).encode(),
            URL,
        )
        (entry,) = feed.entries
        assert feed.format == "JSON Feed 1.1"
        assert (entry.id, entry.url, entry.title) == ("7", "https://news.example/7", "T")
        assert (entry.author, entry.categories, entry.content, entry.summary) == ("A, B", ("x",), "<p>B</p>", "S")
        assert entry.enclosures[0].url == "https://news.example/a.mp3"

    def test_members_of_the_wrong_type_are_left_out(self):
        body = b'{"version":"https://jsonfeed.org/version/1","title":1,"items":[7,{"id":true,"tags":"x","title":[]}]}'
        assert [entry.title for entry in parse(body, URL).entries] == [""]

    def test_a_list_written_as_an_object_and_a_comment_after_the_end_are_forgiven(self):
        body = (
            b'{"version":"https://jsonfeed.org/version/1.1","items":{"0":{"id":"a"},"2":{"id":"c"}}}\n<!-- cached -->'
        )
        assert [entry.id for entry in parse(body, URL).entries] == ["a", "c"]

    def test_numbers_that_are_none_or_too_long_for_python_cost_nothing_else(self):
        members = (b"NaN", b"1e999", b"9" * 10_000, b"1234567890123")
        items = b",".join(b'{"id":%b,"url":"https://news.example/%d"}' % (id, n) for n, id in enumerate(members))
        body = b'{"version":"https://jsonfeed.org/version/1.1","items":[%b]}' % items
        ids = [entry.id for entry in parse(body, URL).entries]
        assert ids[:2] == ["https://news.example/0", "https://news.example/1"]
        assert (ids[2].startswith("newsdash:"), ids[3]) == (True, "1234567890123")

    def test_a_newline_that_should_have_been_escaped_is_forgiven(self):
        body = b'{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Bridge\nopens"}]}'
        assert only(body).title == "Bridge opens"


class TestIdentity:
    def test_an_entry_without_an_id_is_known_by_its_link(self):
        assert only(rss("<item><link>https://news.example/3</link></item>")).id == "https://news.example/3"

    def test_an_entry_with_neither_keeps_its_id_when_its_summary_is_edited(self):
        first, second = (only(rss(f"<item><title>T</title><description>{d}</description></item>")) for d in ("a", "b"))
        assert first.id == second.id

    def test_the_same_entry_twice_is_one_and_the_newer_wins(self):
        item = "<item><guid>1</guid><title>{}</title><pubDate>{}</pubDate></item>"
        body = rss(item.format("Old", "2026-11-22") + item.format("New", "2026-11-23"))
        assert [entry.title for entry in parse(body, URL).entries] == ["New"]

    def test_an_id_that_all_entries_share_is_no_id(self):
        item = "<item><guid>0</guid><description>Photo</description><link>https://news.example/{}</link></item>"
        body = rss(item.format("a") + item.format("b"))
        assert len({entry.id for entry in parse(body, URL).entries}) == 2

    def test_one_article_under_two_addresses_is_one(self):
        item = "<item><guid>1</guid><title>Bridge opens</title><link>https://news.example/{}/1</link></item>"
        assert only(rss(item.format("world") + item.format("transport"))).url == "https://news.example/world/1"

    def test_of_too_many_entries_the_newest_are_kept(self):
        items = "".join(
            f"<item><guid>{n}</guid><pubDate>2026-01-01T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}Z</pubDate></item>"
            for n in range(2100)
        )
        ids = [entry.id for entry in parse(rss(items), URL).entries]
        assert len(ids) == 2000
        assert ids[0] == "100"


class TestBrokenFeeds:
    @pytest.mark.parametrize(
        "fault",
        [
            "<title>a & b</title>",
            "<title>a&nbsp;& b</title>",
            "<title>a \x0c& b</title>",
            "<title>a &#27;& b</title>",
            "<title>a & b</title><unclosed>",
        ],
    )
    def test_faults_of_xml_are_forgiven(self, fault):
        assert only(rss(f"<item>{fault}</item>")).title == "a & b"

    @pytest.mark.parametrize(
        "body",
        [
            rss("<item><title>One</title></item>").upper(),
            rss("<item><title>ONE</title></item>", "", ' xmlns="urn:own"'),
        ],
    )
    def test_names_that_are_not_rss_s_own_are_understood_all_the_same(self, body):
        assert only(body).title == "ONE"

    def test_prefixes_nobody_declared_mean_what_they_usually_do(self):
        assert only(rss("<item><dc:creator>Bo</dc:creator></item>")).author == "Bo"

    @pytest.mark.parametrize("fault", ["&#xD800;", "</width>", "</height>"])
    def test_whatever_a_parser_stumbles_over_the_rest_is_read(self, fault):
        body = rss(f"<item><title>One</title>{fault}</item><item><title>Two</title></item>") + b"<open>"
        assert [entry.title for entry in parse(body, URL).entries] == ["One", "Two"]

    def test_a_feed_cut_off_in_the_middle_gives_what_arrived(self):
        body = rss("<item><title>One</title></item><item><title>Two</title></item>")
        titles = [entry.title for entry in parse(body[: body.index(b"Two") + 11], URL).entries]
        assert titles == ["One", "Two"]

    def test_space_and_rubbish_before_the_declaration_are_skipped(self):
        assert only(b' \n x<?xml version="1.0"?>' + rss("<item><title>One</title></item>")).title == "One"

    def test_a_local_file_is_never_read(self, tmp_path):
        secret = tmp_path / "secret"
        secret.write_text("TOP SECRET")
        body = f'<!DOCTYPE rss [<!ENTITY f SYSTEM "{secret.as_uri()}">]>'.encode() + rss(
            "<item><title>&f;</title></item>"
        )
        assert "SECRET" not in repr(parse(body, URL))

    def test_a_document_type_stands_before_the_document_only(self):
        text = "&lt;!DOCTYPE html> is how pages begin, it says <![CDATA[<!DOCTYPE ]]>here."
        entry = only(
            b"<!-- <!DOCTYPE x> -->" + rss(f"<item><title>One</title><description>{text}</description></item>")
        )
        assert (entry.title, entry.summary.endswith("here.")) == ("One", True)

    def test_small_entities_of_the_document_itself_are_put_in(self):
        body = b'<!DOCTYPE rss [<!ENTITY paper "The Paper">]>' + rss("<item><title>&paper;</title></item>")
        assert only(body).title == "The Paper"


class TestNotAFeed:
    @pytest.mark.parametrize(
        ("body", "words"),
        [
            (b"", "empty"),
            (b"<!DOCTYPE html><html><head><title>Front page</title></head><body><p>x", "a web page"),
            (b"<html><body/></html>", "a web page"),
            (b"%PDF-1.7", "a PDF"),
            (b"\x89PNG\r\n", "a picture"),
            (b"{}", "not a JSON Feed"),
            (b"[1,2]", "not a JSON Feed"),
            (b'{"version": "https://jsonfeed.org/version/1.1",\n"items": [],}', "mistake in line 2"),
            (b"{" * 100_000, "JSON with a mistake"),
            (b'{"version": "https://jsonfeed.org/version/1.1", "_x": ' + b"[" * 100_000, "nested too deeply"),
            (b"<opml version='2.0'><body/></opml>", "list of subscriptions"),
            (b"<urlset><url><loc>https://e.example/</loc></url></urlset>", "sitemap"),
            (b"<soap><x/></soap>", "soap"),
            (b'<rss version="2.', "broken off"),
            (b"Hello there", "plain text"),
            (b"<a>" * 200_000, "nested too deeply"),
        ],
    )
    def test_the_refusal_says_what_it_is(self, body, words):
        with pytest.raises(NotAFeed, match=words):
            parse(body, URL)

    def test_the_title_of_a_web_page_is_named(self):
        with pytest.raises(NotAFeed, match="Front page"):
            parse(b"<html><title>Front page</title><body>", URL)

    def test_hostile_words_in_the_refusal_are_cleaned(self):
        with pytest.raises(NotAFeed) as refused:
            parse(b"<html><title>a\x1b]0;owned\x07b</title><body>", URL)
        assert "\x1b" not in refused.value.message


def test_a_feed_that_is_a_gzip_file_is_unpacked():
    body = gzip.compress(rss("<item><title>Ferry</title></item>"))
    assert only(body + b"\0\0 padding").title == "Ferry"
    with pytest.raises(NotAFeed, match="a compressed file"):
        parse(body[:20], URL)
    with pytest.raises(NotAFeed, match="far more than any feed"):
        parse(gzip.compress(b"<rss>" + bytes(20 << 20)), URL)


def test_a_news_sitemap_is_a_feed():
    body = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/1</loc><news:news>
        <news:publication><news:name>Paper</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>2026-11-23</news:publication_date><news:title>Bridge opens</news:title></news:news></url>
        <url><loc>https://news.example/about</loc></url></urlset>"""
    feed = parse(body, URL)
    assert (feed.format, feed.title) == ("News sitemap", "Paper")
    (entry,) = feed.entries
    assert (entry.title, entry.url, entry.language) == ("Bridge opens", "https://news.example/1", "en")
    assert entry.published == 1795392000


def test_no_address_but_http_ones_come_through():
    entry = only(
        rss(
            '<item><link>javascript:alert(1)</link><enclosure url="file:///etc/passwd" type="audio/mpeg"/>'
            "<title>x</title></item>"
        )
    )
    assert (entry.url, entry.enclosures) == ("", ())
