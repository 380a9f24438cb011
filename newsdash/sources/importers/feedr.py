"""feedr: its feedr_data.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsdash.models import Subscription
from newsdash.sources.encoding import decode
from newsdash.sources.importers.imported import (
    SET_IT,
    Imported,
    Mark,
    NothingFound,
    Skipped,
    data_folders,
    first_file,
    has_secret,
    shown,
)
from newsdash.text import clean, clean_url


def read_default(environ: Mapping[str, str], home: Path) -> Imported:
    """What feedr keeps in its data folder. Raises NothingFound."""
    folders = [*data_folders(environ, home, "feedr"), home / "Library/Application Support/feedr"]
    return read(first_file([folder / "feedr_data.json" for folder in folders], "feedr"))


def read(path: Path) -> Imported:
    """The subscriptions in the file `path`, its categories as sections, with read and starred articles.

    feedr knows an article by its address alone, so its marks name no feed. Raises NothingFound for another file.
    """
    try:
        saved = json.loads(decode(path.read_bytes()))
    except (ValueError, RecursionError) as error:
        raise NothingFound(f"{path} is not a file of feedr's: it is no JSON.") from error
    if not isinstance(saved, dict):
        raise NothingFound(f"{path} is not a file of feedr's.")
    sections: dict[str, str] = {}
    for category in _list(saved, "categories"):
        if isinstance(category, dict):
            name = clean(str(category.get("name", "")), 200).replace("/", "∕")
            sections.update((str(feed), name) for feed in _list(category, "feeds"))
    subscriptions: dict[str, Subscription] = {}
    skipped: list[Skipped] = []
    for address in [*map(str, _list(saved, "bookmarks")), *sorted(sections)]:
        url = clean_url(address)
        if url and has_secret(address):
            skipped.append(Skipped(0, f"the name and password of {url}", SET_IT))
        if url:
            subscriptions.setdefault(url, Subscription(url, section=sections.get(address, "")))
        else:
            skipped.append(Skipped(0, shown(address), "it is no web address"))
    return Imported(
        tuple(subscriptions.values()),
        _marks(saved, "read_items"),
        _marks(saved, "starred_items"),
        skipped=tuple(skipped),
        files=(path,),
    )


def _marks(saved: dict[str, Any], name: str) -> tuple[Mark, ...]:
    urls = (clean_url(str(item)) for item in _list(saved, name))
    return tuple(Mark("", url=url) for url in sorted(filter(None, urls)))


def _list(found: dict[str, Any], name: str) -> list[Any]:
    value = found.get(name)
    return value if isinstance(value, list) else []
