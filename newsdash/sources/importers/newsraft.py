"""newsraft: its feeds file and its database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from newsdash.models import Subscription
from newsdash.sources.encoding import decode
from newsdash.sources.importers.database import columns, rows
from newsdash.sources.importers.imported import (
    RUNS,
    SET_IT,
    Imported,
    Mark,
    Skipped,
    config_folders,
    data_folders,
    first_file,
    has_secret,
    shown,
)
from newsdash.text import clean, clean_url

# What may follow an address or a section: "title", [minutes], {limit}, < settings.
_TITLE = re.compile(r"\"((?:[^\"\\]|\\.)*)\"")
_TRAILER = re.compile(r"\s*(?:\[[^\]]*\]|\{[^}]*\}|<.*)\s*$")


def read_default(environ: Mapping[str, str], home: Path) -> Imported:
    """What newsraft keeps in its XDG folders or in ~/.newsraft. Raises NothingFound."""
    feeds = first_file([folder / "feeds" for folder in config_folders(environ, home, "newsraft")], "newsraft")
    databases = [folder / "newsraft.sqlite3" for folder in data_folders(environ, home, "newsraft")]
    return read(feeds, next((path for path in databases if path.exists()), None))


def read(feeds: Path, database: Path | None) -> Imported:
    """The subscriptions in the file `feeds`, and what is read and important according to `database`."""
    subscriptions: list[Subscription] = []
    skipped: list[Skipped] = []
    section = ""
    for number, raw in enumerate(decode(feeds.read_bytes()).splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            name = clean(_bare(line[1:]), 200)
            section = "" if name == "Global" else name.replace("/", "∕")
            continue
        url = clean_url(line.split(None, 1)[0])
        if url:
            title = _TITLE.search(line)
            if has_secret(line.split(None, 1)[0]):
                skipped.append(Skipped(number, f"the name and password of {url}", SET_IT))
            subscriptions.append(Subscription(url, clean(title.group(1), 200) if title else "", section))
        else:
            reason = RUNS if line.startswith(("$(", "|", "!")) else "it is no web address"
            skipped.append(Skipped(number, shown(line), reason))
    read_marks, starred = _marks(database) if database else ((), ())
    files = (feeds, database) if database else (feeds,)
    return Imported(tuple(subscriptions), read_marks, starred, skipped=tuple(skipped), files=files)


def _bare(line: str) -> str:
    while (shorter := _TRAILER.sub("", line)) != line:
        line = shorter
    return line


def _marks(database: Path) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    if not {"feed_url", "guid", "link", "unread"} <= (found := columns(database, "items")):
        return (), ()
    important = "important" if "important" in found else "0"
    read_marks, starred = [], []
    query = f"SELECT feed_url, guid, link, unread, {important} FROM items WHERE unread = 0 OR {important} != 0"  # noqa: S608
    for feed, guid, link, unread, is_important in rows(database, query):
        mark = Mark(clean_url(str(feed)), clean(str(guid or "")), clean_url(str(link or "")))
        if not unread:
            read_marks.append(mark)
        if is_important:
            starred.append(mark)
    return tuple(read_marks), tuple(starred)
