"""fetch and headlines: one round, and what the store then holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsdash.models import Subscription
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.subscriptions import subscribe
from newsdash.workers import NoWorker
from tests.newsdash.commands.conftest import Shell
from tests.newsdash.newsroom.press import Document, Press, feed

ITEMS = [
    {"title": "Ferries stay in port as Storm Odette nears", "guid": "a", "link": "https://ellery.example/a",
     "date": "Sat, 21 Nov 2026 08:00:00 GMT", "summary": "The harbour board has cancelled every crossing."},
    {"title": "Chess club seeks members", "guid": "b", "link": "https://ellery.example/b",
     "date": "Sat, 21 Nov 2026 07:00:00 GMT", "summary": "Grandmaster Ilse Brandt will teach beginners on Fridays."},
]  # fmt: skip


@pytest.fixture
def fed(shell: Shell, press: Press) -> Shell:
    press.documents["/a"] = Document(feed("The Ellery Post", ITEMS), etag='"1"')
    subscribe(StorePaths(shell.store), [Subscription(press.url("/a"), section="Islands", allow_private=True)])
    return shell


def test_a_round_where_all_is_well_ends_with_0_and_a_summary(fed: Shell) -> None:
    said = fed.run("fetch")
    assert (said.status, said.out, said.err) == (0, "2 new articles from 1 feed\n", "")
    assert fed.run("fetch").out == "0 new articles from 1 feed\n"


def test_a_round_where_some_failed_ends_with_1(fed: Shell, press: Press) -> None:
    subscribe(StorePaths(fed.store), [Subscription(press.url("/missing"), allow_private=True)])
    said = fed.run("fetch", "--quick")
    assert said.status == 1
    assert said.out == "2 new articles from 1 feed, 1 failed (see newsdash feeds)\n"
    errors = {line["url"]: line["error"] for line in fed.run("feeds", "--json").lines}
    assert errors[press.url("/a")] is None
    assert "(404)" in errors[press.url("/missing")]


def test_a_round_where_nothing_could_be_done_ends_with_2(shell: Shell, press: Press) -> None:
    assert shell.run("fetch").status == 2
    subscribe(StorePaths(shell.store), [Subscription(press.url("/missing"), allow_private=True)])
    assert shell.run("fetch").status == 2


def test_a_store_that_cannot_be_used_is_said_in_a_sentence(shell: Shell) -> None:
    shell.store.write_text("a file, not a folder")
    for command in ("fetch", "feeds", "headlines"):
        said = shell.run(command)
        assert said.status == (2 if command == "fetch" else 1)
        assert said.err.startswith("newsdash: ")
        assert "Traceback" not in said.err


def test_headlines_are_printed_with_all_that_is_known_of_them(fed: Shell) -> None:
    fed.run("fetch")
    with open_store(StorePaths(fed.store)) as store:
        first = store.listing.keys().keys[0]
        store.states.mark([first], starred=True, now=1)
    one, two = fed.run("headlines", "--json").lines
    assert set(one) == {
        "id", "title", "deck", "url", "source", "section", "author", "published", "read", "starred", "tags",
    }  # fmt: skip
    assert one["id"] == str(first)
    assert one["title"] == ITEMS[0]["title"]
    assert one["deck"] == "The harbour board has cancelled every crossing."
    assert (one["url"], one["source"], one["section"]) == ("https://ellery.example/a", "The Ellery Post", "Islands")
    assert (one["published"], one["read"], one["starred"]) == ("2026-11-21T08:00:00Z", False, True)
    assert "Storm Odette" in one["tags"]
    assert two["starred"] is False


def test_headlines_are_filtered_as_in_the_dashboard_and_limited(fed: Shell) -> None:
    fed.run("fetch", "--quick")
    assert [line["title"] for line in fed.run("headlines", "chess", "--json").lines] == [ITEMS[1]["title"]]
    assert [line["title"] for line in fed.run("headlines", "--limit", "1", "--json").lines] == [ITEMS[0]["title"]]
    (line,) = fed.run("headlines", "ferries source:ellery").out.splitlines()
    assert ITEMS[0]["title"] in line


def test_a_filter_that_cannot_be_understood_is_shown_where_it_is_wrong(fed: Shell) -> None:
    fed.run("fetch", "--quick")
    said = fed.run("headlines", "(chess")
    assert said.status == 2
    assert "(chess" in said.err
    assert "^" in said.err


def test_without_a_store_headlines_say_so(shell: Shell) -> None:
    said = shell.run("headlines")
    assert said.status == 1
    assert "no store" in said.err


def newsdash(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsdash", *arguments]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_round_whose_phrases_no_worker_can_find_is_a_round(fed: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused(*_: object) -> None:
        raise NoWorker("the process did not start")

    monkeypatch.setattr("newsdash.newsroom.analyst.Analyst.finish", refused)
    said = fed.run("fetch")
    assert (said.status, said.out) == (0, "2 new articles from 1 feed\n")
    assert said.err == "newsdash: The key phrases are left to the next start: the process did not start.\n"


def test_a_reader_of_headlines_who_has_enough_ends_them_quietly(fed: Shell) -> None:
    fed.run("fetch", "--quick")
    process = newsdash("headlines", "--store", str(fed.store))
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(10) == 0


def test_a_reader_of_the_feeds_who_has_enough_ends_them_quietly(fed: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    # Where output is gathered, the last of it is written only at the end.
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    process = newsdash("feeds", "--store", str(fed.store))
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_output_that_finds_no_room_is_said_so(fed: Shell) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "newsdash", "feeds", "--json", "--store", str(fed.store)]
        said = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (said.returncode, said.stderr) == (1, "newsdash: the output: No space left on device.\n")


def test_a_round_is_run_by_the_newsroom_where_one_runs(fed: Shell) -> None:
    process = newsdash("newsroom", "--store", str(fed.store))
    try:
        while not StorePaths(fed.store).socket.exists():
            assert process.poll() is None
        said = fed.run("fetch")
        assert said.status == 0
        assert "from 1 feed" in said.out
    finally:
        process.terminate()
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, b"")


def test_the_dashboard_wants_a_terminal(tmp_path: Path) -> None:
    process = newsdash("--store", str(tmp_path))
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 2
    assert b"needs a terminal" in errors
