"""Finding a site's feeds."""

import time

import pytest

from newsdash.sources.discover import Candidate, find, guesses, known, sitemaps

PAGE = "https://paper.example/world/"


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("https://www.youtube.com/channel/UCabc", "https://www.youtube.com/feeds/videos.xml?channel_id=UCabc"),
        ("https://youtube.com/user/paper", "https://www.youtube.com/feeds/videos.xml?user=paper"),
        ("https://www.youtube.com/playlist?list=PL1", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"),
        ("https://www.reddit.com/r/python", "https://www.reddit.com/r/python/.rss"),
        ("old.reddit.com/r/python/top/", "https://www.reddit.com/r/python/top/.rss"),
        ("https://www.reddit.com/u/ada/.rss", "https://www.reddit.com/u/ada/.rss"),
        ("https://www.reddit.com/r/python/top/?t=week", "https://www.reddit.com/r/python/top/.rss?t=week"),
        ("https://mastodon.social/@ada", "https://mastodon.social/@ada.rss"),
        ("https://mastodon.social/@ada.rss", "https://mastodon.social/@ada.rss"),
        ("https://mastodon.social/web/@ada/1234", "https://mastodon.social/@ada.rss"),
        ("http://localhost:8080/@ada", "http://localhost:8080/@ada.rss"),
        ("https://paper.example/@ada/a-story", ""),
        ("https://github.com/ada/engine", "https://github.com/ada/engine/releases.atom"),
        ("https://github.com/ada/engine/releases", "https://github.com/ada/engine/releases.atom"),
        ("https://github.com/ada/engine/tags", "https://github.com/ada/engine/tags.atom"),
        ("https://github.com/ada/engine/commits/main", "https://github.com/ada/engine/commits/main.atom"),
        ("https://github.com/ada/engine/tags.atom", ""),
        ("https://github.com/ada/engine/raw/main/feed.xml", ""),
        ("https://gist.github.com/ada/engine", ""),
        ("https://open.substack.com/pub/ada/p/an-issue", "https://ada.substack.com/feed"),
        ("https://ada.substack.com/p/an-issue", "https://ada.substack.com/feed"),
        ("https://medium.com/@ada", "https://medium.com/feed/@ada"),
        ("https://ada.medium.com/", "https://ada.medium.com/feed"),
        ("https://bsky.app/profile/ada.example", "https://bsky.app/profile/ada.example/rss"),
        ("https://github.com/ada", ""),
        ("https://www.tiktok.com/@ada", ""),
        ("https://paper.example/", ""),
        ("https://notgithub.com/ada/engine", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_feeds_of_known_sites_are_known(address, feed):
    assert known(address) == feed


def test_link_elements_come_first_and_links_that_look_it_after():
    html = b"""<head><base href="/news/"><link rel="stylesheet" href="x.css"/>
        <link REL='alternate' type="application/atom+xml" title="World &amp; more" href="world.atom">
        <link rel=alternate type=application/rss+xml href=//cdn.paper.example/rss>
        <link rel="alternate" hreflang="de" href="/de/"/></head>
        <a href="/about">About us</a> <a href="feed/sport/">Sport</a> <a href="/x">RSS</a>
        <a href="feed://paper.example/y">y</a> <a href="/rss.html">What is RSS?</a> <a href="world.atom">Atom</a>"""
    assert find(html, PAGE) == (
        Candidate("https://paper.example/news/world.atom", "World & more", "Atom"),
        Candidate("https://cdn.paper.example/rss", "", "RSS"),
        Candidate("https://paper.example/news/feed/sport/", "Sport", ""),
        Candidate("https://paper.example/x", "RSS", ""),
        Candidate("http://paper.example/y", "y", ""),
    )


def test_links_in_comments_and_scripts_are_none():
    html = b'<!-- <link rel="alternate" type="application/rss+xml" href="/a"> --><script>"<a href=/rss>"</script>'
    assert find(html, PAGE) == ()


def test_a_youtube_page_names_its_channel():
    html = b'<script>{"channelId":"UC1234567890123456789012"}</script>'
    (found,) = find(html, "https://www.youtube.com/@ada")
    assert found.url == "https://www.youtube.com/feeds/videos.xml?channel_id=UC1234567890123456789012"
    assert find(html, PAGE) == ()


def test_the_usual_paths_are_guessed_under_the_folder_and_the_root():
    found = guesses("paper.example/world")
    assert found[:2] == ("https://paper.example/world/feed", "https://paper.example/feed")
    assert len(found) == len(set(found)) <= 20
    assert "https://paper.example/rss.xml" in found
    assert "https://paper.example/news-sitemap.xml" in found
    assert guesses("https://paper.example/a/story.html")[0] == "https://paper.example/feed"
    assert guesses("no address at all") == ()


def test_robots_txt_names_sitemaps_those_of_news_first_and_none_of_an_archive():
    robots = b"""User-agent: *\nDisallow: /x\nSitemap: https://paper.example/sitemap.xml
  sitemap:https://paper.example/News-1.xml\r\nSITEMAP: /news.xml\nSitemap: https://news.paper.example/all.xml
# Sitemap: https://paper.example/news-old.xml
Sitemap: https://paper.example/news-2019-04.xml
Sitemap: https://paper.example/archive/2024.xml"""
    assert sitemaps(robots) == (
        "https://paper.example/News-1.xml",
        "https://paper.example/sitemap.xml",
        "https://news.paper.example/all.xml",
    )
    assert sitemaps(b"\xff\xfe") == ()


@pytest.mark.parametrize("bomb", [b"<link " * 100_000, b"<a href='" * 100_000, b"<!--" * 200_000, b"<script" * 100_000])
def test_a_hostile_page_is_searched_in_time(bomb):
    started = time.process_time()
    find(bomb, PAGE)
    assert time.process_time() - started < 2


def test_what_wordpress_calls_an_alternate_for_programs_is_no_feed():
    page = b"""<link rel="alternate" title="JSON" type="application/json" href="https://n.example/wp-json/wp/v2/pages/2">
    <link rel="alternate" type="application/rss+xml" href="/feed/">"""
    assert [found.url for found in find(page, "https://n.example/")] == ["https://n.example/feed/"]
