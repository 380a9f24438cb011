"""Feeds made to exhaust a parser, read local files or reach the terminal: each is done within 3 s of CPU."""

import json
import os
import resource
import subprocess
import sys

import pytest

CPU_SECONDS = 3
MEMORY = 1 << 30

READ = """
import json, sys
from pathlib import Path
from newsdash.sources.feeds import NotAFeed, parse
try:
    feed = parse(Path(sys.argv[1]).read_bytes(), "https://feed.example/feed.xml")
    print(json.dumps([[entry.title, entry.summary, entry.published] for entry in feed.entries]))
except NotAFeed as refused:
    print(json.dumps(refused.message))
"""


@pytest.fixture(scope="module")
def hostile(corpus, tmp_path_factory):
    """What each hostile feed comes to: a list of entries, or the refusal."""
    tool = corpus("feeds").parent.parent / "tools" / "hostile_feeds.py"
    if not tool.exists():
        pytest.skip("no tools/hostile_feeds.py beside the corpora")
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, str(tool), str(folder)], check=True, capture_output=True)
    return {path.stem: _read(path) for path in sorted(folder.iterdir())}


def _read(path):
    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    # Coverage would be counted against the limit.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True, text=True, preexec_fn=limits, env=environ, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (path.name, done.returncode, done.stderr[-500:])
    return json.loads(done.stdout)


def test_each_is_read_or_refused_within_its_limits(hostile):
    assert len(hostile) >= 13


def test_no_local_file_is_read(hostile):
    with open("/etc/hostname") as file:
        assert file.read().strip() not in json.dumps(hostile["local-file"])


def test_no_entity_is_blown_up(hostile):
    for name in ("billion-laughs", "quadratic-entity"):
        assert all(len(title) <= 500 for title, *_ in hostile[name])


def test_nothing_a_terminal_acts_on_is_left(hostile):
    for name in ("escapes", "nul"):
        text = "".join(title for title, *_ in hostile[name])
        assert text
        assert text.isprintable()


def test_a_year_beyond_the_calendar_is_no_date(hostile):
    assert [published for *_, published in hostile["year"]] == [None]
