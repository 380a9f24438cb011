"""nom: its config.yml and its nom.db."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from newsdash.models import Subscription
from newsdash.sources.encoding import decode
from newsdash.sources.importers.database import columns, rows
from newsdash.sources.importers.imported import (
    SET_IT,
    Imported,
    Mark,
    Skipped,
    config_folders,
    first_file,
    has_secret,
    shown,
)
from newsdash.text import clean, clean_url

# The little YAML that nom writes: a top-level key, a list's item, a key in it.
_KEY = re.compile(r"([A-Za-z]\w*):\s*(.*)$")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_INSIDE = re.compile(r"\s+([A-Za-z]\w*):\s*(.*)$")


def read_default(environ: Mapping[str, str], home: Path) -> Imported:
    """What nom keeps in its XDG folder, or on a Mac in Application Support. Raises NothingFound."""
    folders = [*config_folders(environ, home, "nom"), home / "Library/Application Support/nom"]
    return read(first_file([folder / "config.yml" for folder in folders], "nom"))


def read(config: Path) -> Imported:
    """The subscriptions in the file `config`, and what the database beside it has as read and favourite."""
    subscriptions: list[Subscription] = []
    skipped: list[Skipped] = []
    settings: dict[str, str] = {}
    for number, feed in _feeds(decode(config.read_bytes()), settings):
        address = feed.get("url", "")
        url = clean_url(address)
        if url and has_secret(address):
            skipped.append(Skipped(number, f"the name and password of {url}", SET_IT))
        if url:
            subscriptions.append(Subscription(url, clean(feed.get("name", ""), 200)))
        else:
            skipped.append(Skipped(number, shown(address), "it is no web address"))
    if "backends" in settings:
        skipped.append(Skipped(0, "backends", "feeds kept by another service are not read"))
    # Only a name beside the configuration: the file is not ours, and must not send us elsewhere.
    database = config.parent / Path(settings.get("database") or "nom.db").name
    read_marks, starred = _marks(database)
    files = (config, database) if database.exists() else (config,)
    return Imported(tuple(subscriptions), read_marks, starred, skipped=tuple(skipped), files=files)


def _feeds(text: str, settings: dict[str, str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each feed with its line; the other top-level keys go into `settings`."""
    top, started = "", 0
    feed: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if key := _KEY.match(line):
            top = key.group(1)
            settings[top] = _scalar(key.group(2))
        elif top == "feeds" and (item := _ITEM.match(line)):
            if feed:
                yield started, feed
            feed, started = {}, number
            line = " " + item.group(1)
        if top == "feeds" and (inside := _INSIDE.match(line)):
            feed[inside.group(1)] = _scalar(inside.group(2))
    if feed:
        yield started, feed


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text.partition(" #")[0].strip()


def _marks(database: Path) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    if not {"feedurl", "link", "readat"} <= (found := columns(database, "items")):
        return (), ()
    guid = "guid" if "guid" in found else "''"
    favourite = "favourite" if "favourite" in found else "0"
    read_marks, starred = [], []
    query = f"SELECT feedurl, {guid}, link, readat IS NOT NULL, {favourite} FROM items"  # noqa: S608
    for feed, identity, link, is_read, is_favourite in rows(database, query):
        mark = Mark(clean_url(str(feed or "")), clean(str(identity or "")), clean_url(str(link or "")))
        if is_read:
            read_marks.append(mark)
        if is_favourite:
            starred.append(mark)
    return tuple(read_marks), tuple(starred)
