"""What an import brings: subscriptions, marks, views, and what could not be taken, with the reason."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from newsdash.keys import article_key, feed_key
from newsdash.models import Key, Subscription
from newsdash.text import clean

# Why lines that name a program are not taken.
RUNS = "it runs a program, which newsdash never does for a feed"
# Why a name and a password that stand in an address do not come along.
SET_IT = "set user and password_command for this feed in config.toml"
_SECRET = re.compile(r"//[^/@\s\"']+@")


class NothingFound(Exception):
    """None of the program's files is where it keeps them; the message names the places."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An article that was marked: its feed's address ('' if not known), the id its feed gave it, its own address."""

    feed: str
    id: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ImportedView:
    """A saved query, in newsdash's filter language."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line (from 1, 0 if it is no line's matter) that was not taken, as it stands, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """All that was found. `files` are the files it was read from."""

    subscriptions: tuple[Subscription, ...] = ()
    read: tuple[Mark, ...] = ()
    starred: tuple[Mark, ...] = ()
    later: tuple[Mark, ...] = ()
    views: tuple[ImportedView, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    files: tuple[Path, ...] = ()


def article_keys(marks: Iterable[Mark], subscriptions: Sequence[Subscription]) -> frozenset[Key]:
    """The keys under which the marked articles are, or will be, in the store.

    Whether newsdash knows an article by its feed's id or by its address is not known beforehand, so both are given;
    a mark without a feed is given for each feed of its site.
    """
    by_site: dict[str, list[str]] = {}
    origins = {subscription.url: subscription.origin or subscription.url for subscription in subscriptions}
    for subscription in subscriptions:
        for url in {subscription.url, subscription.site}:
            by_site.setdefault(_site(url), []).append(subscription.origin or subscription.url)
    keys: set[Key] = set()
    for mark in marks:
        feeds = [origins.get(mark.feed, mark.feed)] if mark.feed else by_site.get(_site(mark.url), [])
        keys.update(article_key(feed_key(feed), name) for feed in feeds for name in (mark.id, mark.url) if name)
    return frozenset(keys)


def first_file(candidates: Sequence[Path], program: str) -> Path:
    """The first of `candidates` that exists. Raises NothingFound."""
    for path in candidates:
        if path.exists():
            return path
    places = ", ".join(str(path) for path in candidates)
    raise NothingFound(f"No files of {program} were found. Looked for {places}.")


def config_folders(environ: Mapping[str, str], home: Path, name: str) -> list[Path]:
    """Where the program `name` may keep its settings: XDG, then ~/.config, then ~/.name."""
    return _folders(environ.get("XDG_CONFIG_HOME", ""), home / ".config", home, name)


def data_folders(environ: Mapping[str, str], home: Path, name: str) -> list[Path]:
    """Where the program `name` may keep its data: XDG, then ~/.local/share, then ~/.name."""
    return _folders(environ.get("XDG_DATA_HOME", ""), home / ".local/share", home, name)


def _folders(xdg: str, default: Path, home: Path, name: str) -> list[Path]:
    parents = [Path(xdg), default] if os.path.isabs(xdg) else [default]
    return list(dict.fromkeys([*(parent / name for parent in parents), home / f".{name}"]))


def has_secret(address: str) -> bool:
    """Whether `address` holds a name or a password, which newsdash takes from its settings only."""
    return bool(_SECRET.search(address))


def shown(line: str) -> str:
    """A line of another program's file as it may be shown: cleaned, and without names and passwords in addresses."""
    return clean(_SECRET.sub("//…@", line), 300)


def _site(url: str) -> str:
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])
