"""The starter packs: well-known public feeds by section and language, for a first start."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from newsdash.models import Subscription


@dataclass(frozen=True, slots=True)
class Pack:
    """A few feeds that belong together; `language` is ISO 639-1."""

    name: str
    section: str
    language: str
    subscriptions: tuple[Subscription, ...]


def packs() -> tuple[Pack, ...]:
    """All packs, English ones first, then by language."""
    found = tomllib.loads(files("newsdash.sources").joinpath("starter.toml").read_text(encoding="utf-8"))
    return tuple(
        Pack(
            name=pack["name"],
            section=pack["section"],
            language=pack["language"],
            subscriptions=tuple(Subscription(url, title, pack["section"]) for title, url in pack["feeds"]),
        )
        for pack in found["pack"]
    )
