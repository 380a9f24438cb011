"""bulletty: a folder of categories, each with a folder a feed, each with a file an entry."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsdash.models import Subscription
from newsdash.sources.importers.imported import Imported, Mark, Skipped, data_folders, first_file
from newsdash.text import clean, clean_url

_FEED, _LATER = ".feed.toml", ".later.toml"
MAX_ENTRY = 65_536
MAX_FILES = 200_000


def read_default(environ: Mapping[str, str], home: Path) -> Imported:
    """What bulletty keeps in its XDG data folder. Raises NothingFound."""
    return read(first_file(data_folders(environ, home, "bulletty"), "bulletty"))


def read(folder: Path) -> Imported:
    """The subscriptions in bulletty's data `folder`, its categories as sections, with seen and read-later entries."""
    subscriptions: list[Subscription] = []
    skipped: list[Skipped] = []
    marks: dict[str, Mark] = {}
    seen: list[Mark] = []
    categories = folder / "categories" if (folder / "categories").is_dir() else folder
    for category, place in _feed_folders(categories):
        feed = _toml(place / _FEED)
        url = clean_url(str(feed.get("feed_url") or feed.get("url") or ""))
        if not url:
            skipped.append(Skipped(0, clean(f"{category}/{place.name}", 300), "it names no feed's address"))
            continue
        site = clean_url(str(feed.get("url", "")))
        title = clean(str(feed.get("title", "")), 200)
        section = "" if category == "General" else clean(category, 200).replace("/", "∕")
        subscriptions.append(Subscription(url, title, section, site if site != url else ""))
        for path, entry in _entries(place):
            mark = Mark(url, url=clean_url(str(entry.get("url", ""))))
            marks[str(path.relative_to(categories))] = mark
            if entry.get("seen") is True:
                seen.append(mark)
    later = tuple(marks[path] for path in _later(folder) if path in marks)
    return Imported(tuple(subscriptions), tuple(seen), later=later, skipped=tuple(skipped), files=(folder,))


def _feed_folders(categories: Path) -> Iterator[tuple[str, Path]]:
    for category in sorted(path for path in categories.iterdir() if path.is_dir()):
        for place in sorted(path for path in category.iterdir() if path.is_dir()):
            yield category.name, place


def _entries(place: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(place.glob("*.md"))[:MAX_FILES]:
        with path.open(encoding="utf-8", errors="replace") as file:
            parts = file.read(MAX_ENTRY).split("---\n", 2)
        if len(parts) == 3:
            yield path, _parsed(parts[1])


def _later(folder: Path) -> list[str]:
    listed = _toml(folder / _LATER).get("read_later", [])
    return [str(path) for path in listed] if isinstance(listed, list) else []


def _toml(path: Path) -> dict[str, Any]:
    return _parsed(path.read_text("utf-8", "replace")) if path.is_file() else {}


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
