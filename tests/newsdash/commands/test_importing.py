"""import and export: another reader's feeds, marks and queries come over, and leave as OPML."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsdash import subscriptions, views
from newsdash.commands.arguments import PROGRAMS
from newsdash.paths import StorePaths
from newsdash.sources import importers, opml
from newsdash.store import open_store
from newsdash.views import View
from tests.newsdash.commands.conftest import Shell
from tests.newsdash.newsroom.press import Document, Press, feed

NEWS = feed(
    "The Ellery Post",
    [
        {"title": "Ferries stay in port", "guid": "a"},
        {"title": "School closed", "guid": "b", "link": "https://ellery.example/b"},
        {"title": "Lamp relit", "guid": "c"},
    ],
)


@pytest.fixture
def newsboat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, press: Press) -> Path:
    """A home in which newsboat keeps a feed of the press, of which one article was read and one flagged."""
    monkeypatch.setenv("HOME", str(tmp_path))
    home = tmp_path / ".newsboat"
    home.mkdir()
    url = press.url("/feed")
    (home / "urls").write_text(
        f'{url} Isles "~The Post"\n"query:Unread isles:unread = \\"yes\\" and tags # \\"Isles\\""\n'
        f"exec:touch {tmp_path}/ran\n"
        f'"filter:touch {tmp_path}/ran:{url}"\n'
    )
    with closing(sqlite3.connect(home / "cache.db")) as cache:
        cache.executescript(
            "CREATE TABLE rss_item(guid TEXT, url TEXT, feedurl TEXT, unread INTEGER, flags TEXT);"
            f"INSERT INTO rss_item VALUES('a', '', '{url}', 0, ''), ('b', 'https://ellery.example/b', '{url}', 1, 's');"
        )
    press.documents["/feed"] = Document(NEWS)
    return home


def test_a_dry_run_shows_what_would_come_and_changes_nothing(shell: Shell, newsboat: Path, press: Press) -> None:
    before = {path: path.read_bytes() for path in newsboat.iterdir()}
    would = shell.run("import", "newsboat", "--dry-run")
    assert would.status == 0
    assert would.out == f"Isles\tThe Post\t{press.url('/feed')}\n"
    assert "1 of 1 feed would be added" in would.err
    assert "view Unread isles would be added: is:unread section:Isles" in would.err
    assert "1 read, 1 starred would be marked." in would.err
    assert not shell.store.exists()
    assert {path: path.read_bytes() for path in newsboat.iterdir()} == before


def test_feeds_views_and_marks_come_over_and_meet_their_articles(shell: Shell, newsboat: Path, press: Press) -> None:
    assert shell.run("import", "newsboat").status == 0
    paths = StorePaths(shell.store)
    shell.store.joinpath("feeds.opml").write_text(
        shell.store.joinpath("feeds.opml")
        .read_text()
        .replace("<outline type", '<outline newsdashAllowPrivate="1" type')
    )
    assert views.read(paths) == (View("Unread isles", "is:unread section:Isles"),)
    assert shell.run("fetch", "--quick").status == 0
    with open_store(paths, writable=False) as store:
        headlines = {h.title: h for h in store.listing.headlines(store.listing.keys().keys)}
    assert [headlines[title].read for title in sorted(headlines)] == [True, False, False]
    assert [headlines[title].starred for title in sorted(headlines)] == [False, False, True]


def test_feeds_on_a_private_network_are_named_and_allowed_on_demand(shell: Shell, newsboat: Path, press: Press) -> None:
    with (newsboat / "urls").open("a") as urls:
        urls.write("http://nas.local/feed\nhttp://wiki/feed\nhttp://2130706433/feed\nhttps://ellery.example/feed\n")
    private = {press.url("/feed"), "http://nas.local/feed", "http://wiki/feed", "http://2130706433/feed"}
    told = shell.run("import", "newsboat").err.splitlines()
    assert "4 feeds are on a private or local network, where newsdash asks only what you allow:" in told
    assert {line.strip() for line in told if line.startswith("  ")} == private
    assert "Allow them all: newsdash import newsboat --allow-private" in told
    feeds = subscriptions.read(StorePaths(shell.store))
    assert not any(feed.allow_private for feed in feeds)
    assert "4 feeds are now allowed" in shell.run("import", "newsboat", "--allow-private").err
    feeds = subscriptions.read(StorePaths(shell.store))
    assert {feed.url for feed in feeds if feed.allow_private} == private
    assert "private or local" not in shell.run("import", "newsboat").err


def test_what_would_run_a_program_is_listed_as_skipped_and_not_run(
    shell: Shell, newsboat: Path, tmp_path: Path
) -> None:
    said = shell.run("import", "newsboat").err
    assert "skipped line 3: exec:touch" in said
    assert "skipped line 4: " in said
    assert said.count("it runs a program, which newsdash never does for a feed") == 2
    assert not (tmp_path / "ran").exists()


def test_a_second_import_adds_nothing_and_keeps_what_the_reader_changed(shell: Shell, newsboat: Path) -> None:
    shell.run("import", "newsboat")
    paths = StorePaths(shell.store)
    views.edit(paths, lambda before: [View("Unread isles", "is:unread island")])
    said = shell.run("import", "newsboat")
    assert (said.status, said.out) == (0, "")
    assert views.read(paths) == (View("Unread isles", "is:unread island"),)
    assert len(subscriptions.read(paths)) == 1


def test_views_that_cannot_be_read_cost_only_the_views(shell: Shell, newsboat: Path) -> None:
    shell.store.mkdir()
    (shell.store / "views.toml").write_text("[[view")
    said = shell.run("import", "newsboat")
    assert said.status == 0
    assert "Correct it in an editor." in said.err
    assert len(subscriptions.read(StorePaths(shell.store))) == 1


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_reader_that_is_not_there_is_said_so(
    shell: Shell, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    said = shell.run("import", program)
    assert said.status == 1
    assert f"No files of {program} were found. Looked for {tmp_path}" in said.err


def test_the_command_line_knows_every_program_that_can_be_read() -> None:
    assert PROGRAMS == importers.PROGRAMS


def test_what_of_a_list_is_no_web_address_is_listed_as_skipped(shell: Shell, tmp_path: Path) -> None:
    addresses = ("https://ada:hunter2@a.example/f", "exec:touch ran", "file:///etc/passwd", "feed:b.example/f")
    lines = "".join(f'<outline type="rss" xmlUrl="{address}"/>' for address in addresses)
    (tmp_path / "list.opml").write_text(f"<opml version='2.0'><body>{lines}</body></opml>")
    said = shell.run("import", str(tmp_path / "list.opml"), "--dry-run")
    assert said.out == "-\thttps://a.example/f\thttps://a.example/f\n-\thttp://b.example/f\thttp://b.example/f\n"
    skipped = [line for line in said.err.splitlines() if line.startswith("skipped ")]
    assert [line.split(": ")[0] for line in skipped] == [
        "skipped the name and password of https://a.example/f", "skipped exec:touch ran", "skipped file:///etc/passwd",
    ]  # fmt: skip
    assert "hunter2" not in said.err


def test_a_list_that_lets_feeds_be_private_is_said_to_do_so(shell: Shell, tmp_path: Path) -> None:
    line = '<outline type="rss" text="{0}" xmlUrl="http://127.0.0.1/{0}" newsdashAllowPrivate="{1}"/>'
    lines = line.format("a", "true") + line.format("b", "false")
    (tmp_path / "list.opml").write_text(f"<opml version='2.0'><body>{lines}</body></opml>")
    said = shell.run("import", str(tmp_path / "list.opml"), "--dry-run").err
    assert said.startswith("2 of 2 feeds would be added.\n1 of them may lie on a private network, as the list says.\n")
    assert "http://127.0.0.1/b\n" in said
    assert "http://127.0.0.1/a\n" not in said


def test_an_export_is_the_import_of_the_next(shell: Shell, tmp_path: Path) -> None:
    file, copy = tmp_path / "list.opml", tmp_path / "copy.opml"
    file.write_text(
        '<opml version="2.0"><body><outline text="World"><outline text="Isles"><outline type="rss" text="A" '
        'xmlUrl="https://a.example/feed" category="sea,salt" ofColour="blue"/></outline></outline></body></opml>'
    )
    shell.run("import", str(file))
    assert shell.run("export", str(copy)).status == 0
    assert opml.read(copy.read_bytes()) == opml.read(file.read_bytes())
    assert shell.run("export").out == copy.read_text()


def test_an_export_names_feeds_as_they_name_themselves(shell: Shell, press: Press) -> None:
    press.documents["/feed"] = Document(NEWS)
    line = subscriptions.Subscription(press.url("/feed"), allow_private=True)
    subscriptions.subscribe(StorePaths(shell.store), [line])
    shell.run("fetch", "--quick")
    assert 'text="The Ellery Post"' in shell.run("export").out


def test_an_export_that_cannot_be_written_is_said_so(shell: Shell, tmp_path: Path) -> None:
    said = shell.run("export", str(tmp_path / "none" / "list.opml"))
    assert said.status == 1
    assert "No such file" in said.err
