"""newsboat as a peer: the same feeds and articles in its own cache, written as its schema (2.21) has it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from pathlib import Path

from newsdash.models import Article, Feed

EVERYTHING = "query:Everything:age between 0:100000"


def installed() -> bool:
    """Whether newsboat is there to be compared with."""
    return shutil.which("newsboat") is not None


def command(folder: Path) -> list[str]:
    """The command that opens the cache in `folder`, without asking any feed."""
    return ["newsboat", "-q", "-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]


def fill(folder: Path, feeds: Iterable[Feed], articles: Iterable[tuple[Article, str]]) -> None:
    """Put `feeds` and `articles` (with their text) into a new cache; all of them are one list, "Everything"."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config").write_text("auto-reload no\nrefresh-on-startup no\nconfirm-exit no\n")
    feeds = list(feeds)
    urls = {feed.id: feed.url for feed in feeds}
    (folder / "urls").write_text(f'"{EVERYTHING}"\n' + "".join(f"{feed.url}\n" for feed in feeds))
    subprocess.run([*command(folder), "-x", "print-unread"], check=True, stdout=subprocess.DEVNULL)
    with sqlite3.connect(folder / "cache.db") as cache:
        cache.executemany(
            "INSERT OR REPLACE INTO rss_feed (rssurl, url, title) VALUES (?, ?, ?)",
            ((feed.url, feed.site, feed.title) for feed in feeds),
        )
        cache.executemany(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, enclosure_url,"
            " enclosure_type, flags) VALUES (?, ?, '', ?, ?, ?, ?, 1, '', '', '')",
            ((a.entry_id, a.title, a.url, urls[a.feed], a.time, text) for a, text in articles),
        )
    cache.close()
