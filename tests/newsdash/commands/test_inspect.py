"""inspect: exactly one object an input, in order, whatever the input holds."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsdash.commands.conftest import Shell
from tests.newsdash.newsroom.press import FERRY, Document, Press, feed, page

ITEMS = [{"title": "Ferries stay in port", "guid": "a", "link": "https://ellery.example/a",
          "date": "Sat, 21 Nov 2026 08:00:00 GMT", "summary": "No <b>crossings</b>."}]  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "feed.xml").write_bytes(feed("The Ellery Post", ITEMS))
    (tmp_path / "page.html").write_bytes(page("Ferries stay in port", FERRY))
    (tmp_path / "story.txt").write_text("Ferries stay in port\n" + "\n\n".join(FERRY))
    (tmp_path / "junk").write_bytes(b"\x00\xff\x1b[31m junk \x80")
    (tmp_path / "empty").write_bytes(b"")
    return tmp_path


def test_a_feed_is_shown_as_it_was_parsed(shell: Shell, files: Path) -> None:
    said = shell.run("inspect", "feed", str(files / "feed.xml"), "--json")
    assert said.status == 0
    (found,) = said.lines
    assert (found["input"], found["error"]) == (str(files / "feed.xml"), None)
    assert (found["title"], found["format"]) == ("The Ellery Post", "RSS 2.0")
    assert found["entries"] == [
        {"id": "a", "title": "Ferries stay in port", "url": "https://ellery.example/a", "author": "",
         "published": "2026-11-21T08:00:00Z", "summary": "No crossings.", "categories": []}
    ]  # fmt: skip


def test_an_article_is_shown_as_it_was_extracted(shell: Shell, files: Path) -> None:
    address = "https://ellery.example/ferry"
    (found,) = shell.run("inspect", "article", str(files / "page.html"), "--url", address, "--json").lines
    assert set(found) >= {
        "input", "error", "url", "title", "author", "published", "language", "section", "tags", "deck", "text",
    }  # fmt: skip
    assert (found["error"], found["url"], found["title"]) == (None, address, "Ferries stay in port")
    assert found["language"] == "en"
    assert found["text"].split("\n\n") == list(FERRY)
    assert found["deck"].startswith("The harbour board of Port Ellery")


def test_key_phrases_are_shown_in_either_mode(shell: Shell, files: Path) -> None:
    (tags,) = shell.run("inspect", "keywords", str(files / "story.txt"), "--json").lines
    (cloud,) = shell.run("inspect", "keywords", str(files / "story.txt"), "--mode", "cloud", "--json").lines
    (french,) = shell.run("inspect", "keywords", str(files / "story.txt"), "--lang", "fr", "--json").lines
    assert (tags["language"], cloud["language"], french["language"]) == ("en", "en", "fr")
    assert {"text", "score"} == set(tags["phrases"][0])
    scores = [phrase["score"] for phrase in tags["phrases"]]
    assert scores == sorted(scores, reverse=True) or scores == sorted(scores)
    assert any("Port Ellery" in phrase["text"] for phrase in tags["phrases"])


@pytest.mark.parametrize("stage", ["feed", "article", "keywords"])
def test_there_is_one_object_an_input_in_order_whatever_they_hold(
    shell: Shell, files: Path, press: Press, stage: str
) -> None:
    names = ["feed.xml", "missing", "page.html", "junk", "empty", "", "story.txt", "\ud800"]
    inputs = [str(files / name) for name in names] + [press.url("/missing"), "http://", "https://user:pw@[::1"]
    said = shell.run("inspect", stage, *inputs, "--json")
    assert (said.status, said.err) == (0, "")
    assert len(said.out.splitlines()) == len(inputs)
    assert [line["input"].encode("utf-8", "replace") for line in said.lines] == [
        name.encode("utf-8", "replace") for name in inputs
    ]
    errors = [line["error"] for line in said.lines]
    assert all(error is None or error for error in errors)
    assert errors[1] == "No such file or directory."
    assert "\x1b" not in said.out


def test_an_address_is_fetched(shell: Shell, press: Press) -> None:
    press.documents["/feed"] = Document(feed("The Ellery Post", ITEMS))
    (found,) = shell.run("inspect", "feed", press.url("/feed"), "--json").lines
    assert (found["error"], found["url"]) == (None, press.url("/feed"))


def test_standard_input_is_read(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(feed("From a pipe", ITEMS))

    monkeypatch.setattr("sys.stdin", Stdin)
    (found,) = shell.run("inspect", "feed", "-", "--json").lines
    assert (found["input"], found["title"]) == ("-", "From a pipe")


def test_a_standard_input_that_is_closed_is_empty(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    (found,) = shell.run("inspect", "feed", "-", "--json").lines
    assert "empty" in found["error"]


def test_whoever_waits_for_standard_input_can_interrupt_it() -> None:
    # Whoever runs the tests may have had interrupts ignored.
    program = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from newsdash.cli import main; sys.exit(main(['inspect', 'feed', '-']))"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    # More than a pipe holds: once it is written, it is being read.
    process.stdin.write(b"<" * 300_000)
    process.send_signal(signal.SIGINT)
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        # Python itself overlooks one that comes between two reads.
        process.send_signal(signal.SIGINT)
    try:
        assert process.wait(10) == 130
    finally:
        process.kill()
        _, errors = process.communicate()
    assert errors == b""


def test_inspecting_needs_no_configuration(shell: Shell, files: Path) -> None:
    config = files / "config" / "newsdash" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("[genral]")
    said = shell.run("inspect", "feed", str(files / "feed.xml"), "--json")
    assert (said.status, said.lines[0]["title"]) == (0, "The Ellery Post")
    assert shell.run("inspect", "feed", str(files / "feed.xml"), "--config", str(config)).status == 1


def test_nothing_that_people_are_shown_steers_their_terminal(shell: Shell, files: Path) -> None:
    name = files / "a\x1b]0;title\x07b"
    name.write_bytes(feed("The Ellery Post", ITEMS))
    assert "/ab\n" in shell.run("inspect", "feed", str(name)).out
    told = {"id": "a\x9b31mb\x7f", "title": "Ferries stay in port", "published": "2026-11-21T08:00:00Z"}
    name.write_text(f"{json.dumps(told)}\n")
    assert shell.run("inspect", "stories", str(name)).out.startswith("ab  story ")
    assert "\x1b" not in shell.run("inspect", "stories", f"{name}-missing").out


def test_people_are_shown_the_same_without_braces(shell: Shell, files: Path) -> None:
    said = shell.run("inspect", "feed", str(files / "feed.xml"), str(files / "missing"))
    assert "title: The Ellery Post" in said.out
    assert "Ferries stay in port" in said.out
    assert "error: No such file" in said.out
    assert FERRY[0] in shell.run("inspect", "article", str(files / "page.html")).out
    assert "Port Ellery" in shell.run("inspect", "keywords", str(files / "story.txt")).out


def test_wrong_arguments_end_with_2(shell: Shell) -> None:
    for arguments in (
        ["inspect"],
        ["inspect", "soup", "x"],
        ["inspect", "feed"],
        ["headlines", "--limit", "0"],
        ["nope"],
    ):
        said = shell.run(*arguments)
        assert said.status == 2
        assert said.err.startswith("usage: ")


def test_stories_are_shown_line_by_line(shell: Shell, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "1", "title": "Storm Odette cuts ferries to outer islands", "source": "Post"}),
        "not json",
        json.dumps({"id": 2, "title": "Ferries to outer islands cut off by Storm Odette", "source": "Radio"}),
        "[]",
        json.dumps({"id": "3", "title": "Chess champion retires", "source": "Chess"}),
    ]
    (tmp_path / "list.jsonl").write_text("\n".join(lines) + "\n")
    said = shell.run("inspect", "stories", str(tmp_path / "list.jsonl"), "--json")
    assert said.status == 0
    one, bad, two, other, chess = said.lines
    assert [line["id"] for line in said.lines] == ["1", None, 2, None, "3"]
    assert one["story"] == two["story"] != chess["story"]
    assert [like["id"] for like in one["similar"]] == [2]
    assert set(one["similar"][0]) == {"id", "score", "why"}
    assert "no JSON" in bad["error"]
    assert "no JSON object" in other["error"]
    assert "No such file" in shell.run("inspect", "stories", str(tmp_path / "missing"), "--json").lines[0]["error"]
    assert "story" in shell.run("inspect", "stories", str(tmp_path / "list.jsonl")).out


def test_lines_of_stories_that_are_no_proper_json_are_answered_in_proper_json(shell: Shell, tmp_path: Path) -> None:
    lines = [
        '{"id": NaN, "title": "Chess champion retires", "source": "Chess", "published": 1e999}',
        '{"id": "\\ud800", "title": "Ferries stay in port", "source": "Post"}',
        f'{{"id": {"9" * 5_000}, "title": "Rail strike called off", "source": "Radio"}}',
        "[" * 100_000,
    ]
    (tmp_path / "list.jsonl").write_text("\n".join(lines))
    said = shell.run("inspect", "stories", str(tmp_path / "list.jsonl"), "--json")
    assert (said.status, "NaN" in said.out) == (0, False)
    assert [line["id"] for line in said.lines] == [None, "\ud800", None, None]
    assert ["error" in line for line in said.lines] == [False, False, True, True]
    assert "too long" in said.lines[2]["error"]
    assert "too deeply nested" in said.lines[3]["error"]
