"""The demo's news world as values: outlets and the tellings of their stories, read from the files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from newsdash.models import Subscription

FeedFormat = Literal["rss", "atom", "rdf", "json"]
FeedContent = Literal["title", "summary", "link", "full"]

HERE = Path(__file__).parent
FEED_FILES: dict[FeedFormat, str] = {"rss": "feed.xml", "atom": "atom.xml", "rdf": "index.rdf", "json": "feed.json"}
BROKEN_FEED = "/fogbound/feed.xml"

# A file of this name holds stories that one outlet alone tells.
_SINGLES = "singles"
_OPENING = "@@ "


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet: how it writes, what its feed carries, and which page template it uses."""

    id: str
    title: str
    tagline: str
    language: str
    section: str
    format: FeedFormat
    content: FeedContent
    template: str
    menu: tuple[str, ...]

    @property
    def feed_path(self) -> str:
        """The path of its feed on the demo's server."""
        return f"/{self.id}/{FEED_FILES[self.format]}"


@dataclass(frozen=True, slots=True)
class Telling:
    """One outlet's article about a story. `body` is the demo's small Markdown (`newsdash.demo.prose`).

    Exactly one of `age` (minutes it is out already when the demo starts) and `live` (its place, from 1, among the
    articles that come out while the demo runs) is set. `story` is "" when no other outlet tells it.
    """

    outlet: str
    slug: str
    story: str
    title: str
    deck: str
    author: str
    section: str
    tags: tuple[str, ...]
    body: str
    age: int | None = None
    live: int | None = None
    caption: str = ""
    undated: bool = False
    paid: bool = False

    @property
    def path(self) -> str:
        """The path of its page on the demo's server."""
        return f"/{self.outlet}/{self.slug}.html"

    @property
    def image_path(self) -> str:
        """The path of its picture, or "" if it has none."""
        return f"/{self.outlet}/{self.slug}.png" if self.caption else ""

    @property
    def id(self) -> str:
        """The entry id its feed gives it: the same in every run, whatever the server's port."""
        return f"tag:{self.outlet}.example,2025:{self.slug}"


@dataclass(frozen=True, slots=True)
class World:
    """All outlets, by id, and all tellings, by path."""

    outlets: dict[str, Outlet]
    tellings: dict[str, Telling]


@dataclass(frozen=True, slots=True)
class Timetable:
    """When each telling comes out: `start` in seconds since the epoch, then a live one every `pace` seconds."""

    start: float
    pace: float

    def published(self, telling: Telling) -> int:
        """The second `telling` comes out."""
        if telling.live is not None:
            return int(self.start + telling.live * self.pace)
        return int(self.start - 60 * (telling.age or 0))

    def out(self, tellings: Iterable[Telling], now: float) -> list[Telling]:
        """The tellings that are out at `now`, newest first."""
        published = [(self.published(telling), telling) for telling in tellings]
        shown = [(time, telling) for time, telling in published if time <= now]
        return [telling for _, telling in sorted(shown, key=lambda pair: (-pair[0], pair[1].path))]


@lru_cache(maxsize=1)
def load() -> World:
    """The world as the files tell it; raises ValueError, naming the file, if one of them is malformed."""
    outlets = {
        id: Outlet(id=id, menu=tuple(fields.pop("menu")), **fields)
        for id, fields in tomllib.loads((HERE / "outlets.toml").read_text("utf-8")).items()
    }
    tellings: dict[str, Telling] = {}
    for file in sorted((HERE / "articles").glob("*.md")):
        for telling in read_tellings(file.read_text("utf-8"), file.stem):
            if telling.outlet not in outlets or telling.path in tellings:
                raise ValueError(f"{file.name}: unknown outlet or second article under {telling.path}")
            tellings[telling.path] = telling
    return World(outlets, tellings)


def read_tellings(text: str, name: str) -> Iterator[Telling]:
    """The tellings in a story file: a title line, then for each "@@ outlet/slug", "key: value" lines, a blank, a body.

    `name` is the file's stem, which is the story's id. Raises ValueError with the slug where something is missing.
    """
    story = "" if name.startswith(_SINGLES) else name
    for part in f"\n{text}".split(f"\n{_OPENING}")[1:]:
        head, _, body = part.partition("\n\n")
        where, *lines = head.splitlines()
        outlet, _, slug = where.strip().partition("/")
        fields = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
        try:
            yield Telling(
                outlet=outlet,
                slug=slug,
                story=story,
                title=fields.pop("title"),
                deck=fields.pop("deck"),
                author=fields.pop("by"),
                section=fields.pop("section"),
                tags=tuple(tag.strip() for tag in fields.pop("tags").split(",")),
                body=body.strip(),
                age=int(fields.pop("age")) if "age" in fields else None,
                live=int(fields.pop("live")) if "live" in fields else None,
                caption=fields.pop("image", ""),
                undated=fields.pop("undated", "no") == "yes",
                paid=fields.pop("access", "free") == "paid",
            )
        except KeyError as missing:
            raise ValueError(f"{name}: {where} has no {missing}") from missing
        if fields:
            raise ValueError(f"{name}: {where} has unknown fields {sorted(fields)}")


def subscriptions(url: str, broken: bool = False) -> tuple[Subscription, ...]:
    """Subscriptions to every outlet of the demo served at `url`; with `broken`, also to a feed that only fails.

    Their origins don't name the port, so that a store kept from one demo to the next knows its feeds again.
    """
    feeds = [(outlet.feed_path, outlet.title, outlet.section, outlet.id) for outlet in load().outlets.values()]
    if broken:
        feeds.append((BROKEN_FEED, "Fogbound Times", "World", "fogbound"))
    return tuple(
        Subscription(
            url=f"{url}{path}",
            title=title,
            section=section,
            site=f"{url}/{id}/",
            origin=f"http://{id}.example{path.removeprefix(f'/{id}')}",
            allow_private=True,
        )
        for path, title, section, id in feeds
    )
