"""add, remove, feeds and import: from an address or a list to subscriptions, and back."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path

import pytest

from newsdash import subscriptions
from newsdash.commands.feeds import HEAD, aligned
from newsdash.models import Subscription
from newsdash.paths import StorePaths
from tests.newsdash.commands.conftest import Shell
from tests.newsdash.newsroom.press import Document, Press, feed

NEWS = feed("The Ellery Post", [{"title": "Ferries stay in port"}])
SITE = b"<html><head><link rel=alternate type=application/rss+xml title=Post href=/feed></head><body>Hi</body></html>"
TWO = SITE.replace(b"</head>", b"<link rel=alternate type=application/atom+xml title=Comments href=/more></head>")


def test_a_feed_is_added_listed_and_removed(shell: Shell, press: Press) -> None:
    press.documents["/feed"] = Document(NEWS)
    added = shell.run("add", press.url("/feed"), "--section", "World/Islands", "--allow-private")
    assert (added.status, added.err) == (0, "")
    assert "The Ellery Post" in added.out
    (listed,) = shell.run("feeds", "--json").lines
    assert listed["url"] == press.url("/feed")
    assert (listed["title"], listed["section"], listed["allow_private"]) == ("The Ellery Post", "World/Islands", True)
    assert (listed["last_success"], listed["error"]) == (None, None)
    assert "The Ellery Post" in shell.run("feeds").out
    assert shell.run("add", press.url("/feed")).out.startswith("Already subscribed")
    assert shell.run("remove", press.url("/feed")).status == 0
    without = shell.run("feeds")
    assert (without.status, without.out) == (0, "")
    assert "Subscribe to one" in without.err


def test_a_feed_behind_a_password_is_added_with_what_the_settings_say_of_it(
    shell: Shell, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELLERY_PASSWORD", "lighthouse")
    settings = shell.folder / "config" / "newsdash" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        f'[[feed]]\nurl = "{press.url("/feed")}"\nallow_private = true\nuser = "ines"\n'
        'password_env = "ELLERY_PASSWORD"\nheaders = { X-Ferry = "Marigold" }\n'
    )
    press.documents["/feed"] = Document(NEWS)
    added = shell.run("add", press.url("/feed"))
    assert (added.status, added.err) == (0, "")
    ((_, headers),) = press.asked
    assert headers["authorization"] == "Basic " + b64encode(b"ines:lighthouse").decode()
    assert headers["x-ferry"] == "Marigold"
    monkeypatch.delenv("ELLERY_PASSWORD")
    shell.run("remove", press.url("/feed"))
    assert "$ELLERY_PASSWORD is not set" in shell.run("add", press.url("/feed")).err


def test_a_feed_without_entries_is_added_and_said_to_be_empty(shell: Shell, press: Press) -> None:
    press.documents["/feed"] = Document(feed("The Ellery Post", []))
    bare = press.url("/feed").removeprefix("http://")
    added = shell.run("add", bare, "--allow-private")
    assert (added.status, added.out.splitlines()[-1]) == (0, "It has no articles yet.")
    shell.run("fetch", "--quick")
    assert shell.run("feeds").out.strip().endswith("no articles yet")
    assert shell.run("add", bare).out.startswith(f"Already subscribed to {press.url('/feed')}")


def test_feeds_are_listed_with_how_each_is_doing(shell: Shell, press: Press) -> None:
    press.documents["/feed"] = Document(
        NEWS.replace(b"<guid>", b"<pubDate>Mon, 02 Nov 2026 09:41:00 GMT</pubDate><guid>")
    )
    for path in ("/feed", "/gone", "/muted"):
        line = Subscription(press.url(path), section="Isles", allow_private=True, muted=path == "/muted")
        subscriptions.subscribe(StorePaths(shell.store), [line])
    press.documents["/gone"] = Document(b"", status=410)
    shell.run("fetch", "--quick")
    well, gone, muted = (line.split("\t") for line in shell.run("feeds").out.splitlines())
    assert (well[0], well[1], well[6], well[7]) == ("Isles", "The Ellery Post", press.url("/feed"), "ok")
    assert well[2] < well[3]
    assert well[4] != "-"
    assert well[5].endswith(" ms")
    assert (gone[2], gone[3]) == ("-", "never")
    assert "gone for good" in gone[7]
    assert (muted[3], muted[7]) == ("never", "muted")


def test_a_list_for_eyes_is_aligned_by_cells() -> None:
    short = ("-", "A", "-", "-", "1.0", "5 ms", "https://a.example/", "ok")
    wide = ("Süd", "長い名前" * 9, "-", "-", "12.0", "1500 ms", "https://b.example/", "ok")
    head, one, other = aligned([HEAD, short, wide])
    assert head.index("ADDRESS") == one.index("https")
    assert one.index("1.0") == head.index("A DAY") + len("A DAY") - len("1.0")
    # A character that is two cells wide moves what follows it by one character less.
    two_wide = sum(c in "長い名前" for c in other)
    assert other.index("https") == one.index("https") - two_wide
    assert "…" in other


def test_a_site_leads_to_its_feed(shell: Shell, press: Press) -> None:
    press.documents["/"] = Document(SITE, "text/html")
    assert shell.run("add", press.url("/"), "--allow-private").status == 0
    (line,) = subscriptions.read(StorePaths(shell.store))
    assert (line.url, line.title) == (press.url("/feed"), "Post")


def test_a_site_that_names_none_may_have_one_at_a_usual_place(shell: Shell, press: Press) -> None:
    press.documents["/"] = Document(b"<html><body>Hello</body></html>", "text/html")
    press.documents["/rss.xml"] = Document(NEWS)
    assert shell.run("add", press.url("/"), "--allow-private").status == 0
    assert [line.url for line in subscriptions.read(StorePaths(shell.store))] == [press.url("/rss.xml")]


def test_several_feeds_are_for_the_reader_to_choose_from(shell: Shell, press: Press) -> None:
    press.documents["/"] = Document(TWO, "text/html")
    said = shell.run("add", press.url("/"), "--allow-private")
    assert said.status == 1
    assert press.url("/feed") in said.err
    assert press.url("/more") in said.err
    assert subscriptions.read(StorePaths(shell.store)) == ()


def test_what_is_no_feed_is_not_added_and_said_why(shell: Shell, press: Press) -> None:
    press.documents["/"] = Document(b"<html><body>Hello</body></html>", "text/html")
    for address, reason in (
        (press.url("/"), "It names no feed either"),
        (press.url("/missing"), "(404)"),
        ("ftp://example.org/", "no web address"),
    ):
        said = shell.run("add", address, "--allow-private")
        assert said.status == 1
        assert reason in said.err
    assert subscriptions.read(StorePaths(shell.store)) == ()


def test_a_private_address_wants_to_be_allowed(shell: Shell, press: Press) -> None:
    press.documents["/feed"] = Document(NEWS)
    said = shell.run("add", press.url("/feed"))
    assert said.status == 1
    assert "private" in said.err
    assert press.asked == []


def test_a_feed_that_is_subscribed_to_can_be_allowed_to_be_private(shell: Shell, press: Press) -> None:
    press.documents["/feed"] = Document(NEWS)
    paths = StorePaths(shell.store)
    subscriptions.subscribe(paths, [Subscription(press.url("/feed"), "Mine", "Home")])
    assert shell.run("fetch").status != 0
    said = shell.run("add", press.url("/feed"), "--allow-private")
    assert (said.status, "private network from now on" in said.out) == (0, True)
    assert subscriptions.read(paths) == (Subscription(press.url("/feed"), "Mine", "Home", allow_private=True),)
    assert shell.run("fetch").status == 0
    assert "private" not in shell.run("add", press.url("/feed"), "--allow-private").out


def test_removing_what_is_unknown_is_said_so(shell: Shell) -> None:
    said = shell.run("remove", "https://example.org/feed")
    assert said.status == 1
    assert "newsdash feeds" in said.err


def test_a_list_is_imported_once(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    file.write_text(
        '<opml version="1.0"><body><outline text="World"><outline type="rss" text="A" xmlUrl="https://a.example/feed"/>'
        '</outline><outline type="rss" text="B" xmlUrl="https://b.example/feed"/></body></opml>'
    )
    would = shell.run("import", str(file), "--dry-run")
    assert would.out.splitlines() == ["World\tA\thttps://a.example/feed", "-\tB\thttps://b.example/feed"]
    assert subscriptions.read(StorePaths(shell.store)) == ()
    assert shell.run("import", str(file)).out == would.out
    assert len(subscriptions.read(StorePaths(shell.store))) == 2
    assert shell.run("import", str(file)).out == ""


def test_a_file_that_is_no_list_is_said_so(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    (tmp_path / "list.opml").write_text("<opml><body/></opml>")
    for name, reason in (("empty", "empty"), ("none", "No such file"), ("list.opml", "no feeds")):
        said = shell.run("import", str(tmp_path / name))
        assert said.status == 1
        assert reason in said.err


def test_a_damaged_list_of_subscriptions_is_said_and_kept(shell: Shell, press: Press) -> None:
    shell.store.mkdir()
    (shell.store / "feeds.opml").write_text("<opml><bod")
    for command in (["feeds"], ["remove", "https://a.example/"], ["fetch"]):
        said = shell.run(*command)
        assert said.status in (1, 2)
        assert "feeds.opml" in said.err
        assert "Correct it" in said.err
    assert json.dumps((shell.store / "feeds.opml").read_text()) == '"<opml><bod"'
