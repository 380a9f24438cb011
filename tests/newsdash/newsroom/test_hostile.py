"""Feeds made to exhaust a parser, through the whole newsroom: each ends, none harms another, little memory is held."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tests.newsdash.newsroom.conftest import Bureau
from tests.newsdash.newsroom.press import Document, Press, feed

NEWS = feed("The Ellery Post", [{"title": "Ferries stay in port"}])
MEGABYTE = 1 << 20


def most_held() -> int:
    """The most memory that this process ever held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.fixture
def hostile(tmp_path: Path) -> dict[str, bytes]:
    """The feeds of tools/hostile_feeds.py beside the corpora, by name."""
    corpora = Path(os.environ.get("NEWSDASH_CORPORA", Path(__file__).parents[4] / "shared" / "data"))
    tool = corpora.parent / "tools" / "hostile_feeds.py"
    if not tool.exists():
        pytest.skip("no tools/hostile_feeds.py beside the corpora")
    subprocess.run([sys.executable, str(tool), str(tmp_path / "feeds")], check=True, capture_output=True)
    return {path.stem: path.read_bytes() for path in sorted((tmp_path / "feeds").iterdir())}


async def test_each_hostile_feed_ends_and_the_good_one_is_read(
    bureau: Bureau, press: Press, hostile: dict[str, bytes]
) -> None:
    press.documents = {f"/{name}": Document(body) for name, body in hostile.items()} | {"/good": Document(NEWS)}
    bureau.subscribe(*press.documents)
    before = most_held()
    progress = await bureau.fetch()
    assert (progress.done, progress.total) == (len(hostile) + 1, len(hostile) + 1)
    assert most_held() - before <= 50 * MEGABYTE
    feeds = await bureau.feeds()
    assert feeds["/good"].error == ""
    assert "15 MiB" in feeds["/huge-title"].error
    assert all(feed.last_asked for feed in feeds.values())


async def test_a_bomb_is_given_up_long_before_it_has_gone_off(bureau: Bureau, press: Press) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(128)) + packer.flush()
    press.documents["/good"] = Document(NEWS)
    for number in range(4):
        press.documents[f"/{number}"] = Document(bomb, headers={"Content-Encoding": "gzip"})
    bureau.subscribe(*press.documents)
    before = most_held()
    assert (await bureau.fetch()).failed == 4
    assert most_held() - before <= 64 * MEGABYTE
