"""What is taken over from other readers' files."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsdash.keys import article_key, feed_key
from newsdash.models import Subscription
from newsdash.query import parse
from newsdash.sources.importers import PROGRAMS, NothingFound, newsboat, read_program
from newsdash.sources.importers.imported import SET_IT, ImportedView, Mark, article_keys
from newsdash.sources.importers.newsboat_query import Untranslatable, translate


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def database(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


@pytest.mark.parametrize("program", PROGRAMS)
def test_where_nothing_is_the_places_are_named(program, tmp_path):
    with pytest.raises(NothingFound, match=str(tmp_path)):
        read_program(program, {}, tmp_path)


class TestNewsboat:
    URLS = """# comment
https://a.example/f news "cool stuff" ~"The Paper"
https://b.example/f "!hidden" "~B \\"quoted\\""   # trailing comment
https://c.example/f#fragment
"query:Unread tech:unread = \\"yes\\" and title =~ \\"linux|bsd\\"" tech
"query:Odd:total_count > 5"
exec:~/bin/make-feed.sh
filter:~/bin/filter.pl:https://d.example/f
file:///home/ada/feed.xml
"""

    def test_the_urls_file_is_read(self, tmp_path):
        write(tmp_path / ".newsboat" / "urls", self.URLS)
        found = read_program("newsboat", {}, tmp_path)
        assert found.subscriptions == (
            Subscription("https://a.example/f", "The Paper", "news", tags=("news", "cool stuff")),
            Subscription("https://b.example/f", 'B "quoted"'),
            Subscription("https://c.example/f#fragment"),
        )
        assert found.views == (ImportedView("Unread tech", "is:unread (title:linux OR title:bsd)"),)

    def test_what_is_hidden_is_muted_unless_query_feeds_draw_on_it(self, tmp_path):
        hidden = 'https://a.example/f news "!away"\nhttps://b.example/f !\nhttps://c.example/f news\n'
        found = newsboat.read(write(tmp_path / "urls", hidden), None)
        assert [feed.muted for feed in found.subscriptions] == [True, True, False]
        found = newsboat.read(write(tmp_path / "urls", hidden + '"query:Mine:tags # \\"news\\""\n'), None)
        assert [feed.muted for feed in found.subscriptions] == [False, False, False]

    def test_a_query_for_a_tag_finds_feeds_that_have_it_second(self, tmp_path):
        urls = 'https://a.example/f tech\nhttps://b.example/f news tech "~The Bee"\n"query:T:tags # \\"tech\\""\n'
        found = newsboat.read(write(tmp_path / "urls", urls), None)
        assert found.views == (ImportedView("T", '(section:tech OR source:"The Bee")'),)
        found = newsboat.read(write(tmp_path / "urls", urls.replace("~The Bee", "other")), None)
        assert (found.views, "has no name" in found.skipped[0].reason) == ((), True)

    def test_secrets_in_addresses_are_neither_taken_along_nor_shown(self, tmp_path):
        urls = 'https://ada:hunter2@a.example/f news\n"filter:x:https://ada:hunter2@b.example/f"\n'
        found = newsboat.read(write(tmp_path / "urls", urls), None)
        assert [feed.url for feed in found.subscriptions] == ["https://a.example/f"]
        assert "password_command" in found.skipped[0].reason
        assert "hunter2" not in repr(found)

    def test_an_address_that_comes_twice_is_taken_once(self, tmp_path):
        found = newsboat.read(write(tmp_path / "urls", "https://a.example/f x\nhttps://a.example/f y\n"), None)
        assert [feed.section for feed in found.subscriptions] == ["x"]
        assert [skipped.line for skipped in found.skipped] == [2]

    def test_programs_are_listed_and_never_run(self, tmp_path):
        marker = tmp_path / "ran"
        urls = write(tmp_path / "urls", f"exec:touch {marker}\nfilter:touch {marker}:https://d.example/f\n")
        found = newsboat.read(urls, None)
        assert not marker.exists()
        assert found.subscriptions == ()
        assert [(skipped.line, "program" in skipped.reason) for skipped in found.skipped] == [(1, True), (2, True)]

    def test_every_line_that_is_left_out_says_why(self, tmp_path):
        found = newsboat.read(write(tmp_path / "urls", self.URLS), None)
        assert [skipped.line for skipped in found.skipped] == [6, 7, 8, 9]
        assert all(skipped.reason for skipped in found.skipped)

    def test_what_was_read_and_flagged_comes_along(self, tmp_path):
        write(tmp_path / "config/newsboat/urls", "https://a.example/f\n")
        database(
            tmp_path / "data/newsboat/cache.db",
            """CREATE TABLE rss_item(id INTEGER, guid TEXT, url TEXT, feedurl TEXT, unread INTEGER, flags TEXT);
            INSERT INTO rss_item VALUES(1, 'g1', 'https://a.example/1', 'https://a.example/f', 0, NULL),
            (2, 'g2', 'https://a.example/2', 'https://a.example/f', 1, 's'),
            (3, 'g3', 'https://a.example/3', 'https://a.example/f', 1, '');""",
        )
        environ = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data")}
        found = read_program("newsboat", environ, tmp_path)
        assert found.read == (Mark("https://a.example/f", "g1", "https://a.example/1"),)
        assert found.starred == (Mark("https://a.example/f", "g2", "https://a.example/2"),)
        assert len(found.files) == 2

    def test_a_damaged_cache_costs_only_the_marks(self, tmp_path):
        cache = write(tmp_path / "cache.db", "this is no database" * 100)
        found = newsboat.read(write(tmp_path / "urls", "https://a.example/f\n"), cache)
        assert (len(found.subscriptions), found.read) == (1, ())

    @pytest.mark.parametrize(
        ("theirs", "ours"),
        [
            ('unread = "yes"', "is:unread"),
            ('unread != "yes"', "-is:unread"),
            ('unread = "no"', "-is:unread"),
            ("age between 0:10", "since:10d"),
            ("age < 3", "since:3d"),
            ('author =~ "Ada Moor"', 'author:"Ada Moor"'),
            ('title !~ "football"', "-title:football"),
            ('tags # "tech"', "section:tech"),
            ('flags # "s"', "is:starred"),
            ('content =~ "bridge"', "bridge"),
            ('( title =~ "a" or title =~ "b" ) and unread = "yes"', "(title:a OR title:b) is:unread"),
        ],
    )
    def test_queries_are_translated_into_ones_that_parse(self, theirs, ours):
        assert translate(theirs) == ours
        parse(ours)

    @pytest.mark.parametrize(
        "theirs",
        [
            "total_count > 5",
            'title =~ "a.*b$"',
            'rssurl =~ "^https"',
            "unread",
            "(",
            '( title = "a"',
            'title = "a" xor',
            "=",
        ],
    )
    def test_what_cannot_be_said_is_not_guessed(self, theirs):
        with pytest.raises(Untranslatable):
            translate(theirs)


def test_newsraft(tmp_path):
    marker = tmp_path / "ran"
    write(
        tmp_path / ".config/newsraft/feeds",
        f"""# comment
https://a.example/f
@ News / World [60] {{100}}
https://b.example/f "B paper" [30]
$(touch {marker}) "C"
@ Global
https://d.example/f "D" < reload-period 5
not-a-feed
""",
    )
    database(
        tmp_path / ".local/share/newsraft/newsraft.sqlite3",
        """CREATE TABLE items(feed_url TEXT, guid TEXT, link TEXT, unread INTEGER, important INTEGER);
        INSERT INTO items VALUES('https://a.example/f', 'g1', 'https://a.example/1', 0, 1);""",
    )
    found = read_program("newsraft", {}, tmp_path)
    assert found.subscriptions == (
        Subscription("https://a.example/f"),
        Subscription("https://b.example/f", "B paper", "News ∕ World"),
        Subscription("https://d.example/f", "D"),
    )
    assert [skipped.line for skipped in found.skipped] == [5, 8]
    assert not marker.exists()
    assert found.read == found.starred == (Mark("https://a.example/f", "g1", "https://a.example/1"),)


def test_nom(tmp_path):
    config = tmp_path / ".config/nom/config.yml"
    write(
        config,
        """feeds:
  - url: https://a.example/f # a comment
    name: "The Paper"
  - name: B
    url: 'https://b.example/f'
  - url: nonsense
database: mine.db
ordering: desc
backends:
  miniflux: {}
""",
    )
    database(
        config.parent / "mine.db",
        """CREATE TABLE items(feedurl TEXT, guid TEXT, link TEXT, readat DATETIME, favourite BOOLEAN);
        INSERT INTO items VALUES('https://a.example/f', 'g1', 'https://a.example/1', '2026-11-23', 0),
        ('https://a.example/f', NULL, 'https://a.example/2', NULL, 1);""",
    )
    found = read_program("nom", {}, tmp_path)
    assert found.subscriptions == (
        Subscription("https://a.example/f", "The Paper"),
        Subscription("https://b.example/f", "B"),
    )
    assert [(skipped.line, skipped.text) for skipped in found.skipped] == [(6, "nonsense"), (0, "backends")]
    assert found.read == (Mark("https://a.example/f", "g1", "https://a.example/1"),)
    assert found.starred == (Mark("https://a.example/f", "", "https://a.example/2"),)


def test_bulletty(tmp_path):
    feed = tmp_path / ".local/share/bulletty/categories/Tech/a"
    write(
        feed / ".feed.toml",
        'title = "A paper"\nurl = "https://a.example/"\nfeed_url = "https://a.example/f"\nslug = "a"\n',
    )
    entry = '---\ntitle = "T"\nurl = "https://a.example/{}"\nseen = {}\n---\n<p>Text --- more</p>'
    write(feed / "one.md", entry.format(1, "true"))
    write(feed / "two.md", entry.format(2, "false"))
    write(feed / "broken.md", "---\nno toml\n---\n")
    write(feed.parent / "empty" / ".feed.toml", "")
    write(feed.parents[2] / ".later.toml", 'read_later = ["Tech/a/two.md", "Tech/a/gone.md"]')
    found = read_program("bulletty", {}, tmp_path)
    assert found.subscriptions == (Subscription("https://a.example/f", "A paper", "Tech", "https://a.example/"),)
    assert found.read == (Mark("https://a.example/f", url="https://a.example/1"),)
    assert found.later == (Mark("https://a.example/f", url="https://a.example/2"),)
    assert [skipped.text for skipped in found.skipped] == ["Tech/empty"]


def test_feedr(tmp_path):
    saved = {
        "bookmarks": ["https://a.example/f", "https://b.example/f", "x"],
        "categories": [{"name": "Tech", "feeds": ["https://a.example/f"]}, "odd"],
        "read_items": ["https://www.a.example/1", "https://b.example/f_Title"],
        "starred_items": ["https://b.example/2"],
    }
    write(tmp_path / ".local/share/feedr/feedr_data.json", json.dumps(saved))
    found = read_program("feedr", {}, tmp_path)
    assert found.subscriptions == (
        Subscription("https://a.example/f", section="Tech"),
        Subscription("https://b.example/f"),
    )
    assert found.starred == (Mark("", url="https://b.example/2"),)
    assert [skipped.text for skipped in found.skipped] == ["x"]


@pytest.mark.parametrize(
    ("program", "file", "text"),
    [
        (
            "nom",
            ".config/nom/config.yml",
            "feeds:\n  - url: https://jo:{0}@a.example/f\n  - url: ftp://jo:{0}@b.example/f\n",
        ),
        (
            "feedr",
            ".local/share/feedr/feedr_data.json",
            '{{"bookmarks": ["https://jo:{0}@a.example/f", "ftp://jo:{0}@b.example/f"]}}',
        ),
    ],
)
def test_no_password_comes_along_or_is_shown(tmp_path, program, file, text):
    write(tmp_path / file, text.format("hunter2"))
    found = read_program(program, {}, tmp_path)
    assert found.subscriptions == (Subscription("https://a.example/f"),)
    assert [skipped.reason for skipped in found.skipped] == [SET_IT, "it is no web address"]
    assert "hunter2" not in str(found)


@pytest.mark.parametrize("text", ["", "[1]", "{" * 10_000])
def test_another_file_in_feedrs_place_is_not_taken_for_its_own(tmp_path, text):
    write(tmp_path / ".local/share/feedr/feedr_data.json", text)
    with pytest.raises(NothingFound, match=r"feedr_data\.json"):
        read_program("feedr", {}, tmp_path)


def test_marks_lead_to_the_keys_articles_will_have():
    subscriptions = [
        Subscription("https://feeds.a.example/f", site="https://a.example/"),
        Subscription("https://b.example/f", origin="https://old.example/f"),
    ]
    a, b = feed_key("https://feeds.a.example/f"), feed_key("https://old.example/f")
    with_feed = article_keys([Mark("https://x.example/f", "g", "https://x.example/1")], subscriptions)
    x = feed_key("https://x.example/f")
    assert with_feed == {article_key(x, "g"), article_key(x, "https://x.example/1")}
    assert article_keys([Mark("", url="https://www.a.example/1")], subscriptions[:1]) == {
        article_key(a, "https://www.a.example/1")
    }
    assert article_key(b, "https://b.example/2") in article_keys([Mark("", url="https://b.example/2")], subscriptions)
