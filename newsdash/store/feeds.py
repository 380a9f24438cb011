"""store.feeds: the feeds, what asking for them has taught us, and how they follow the subscriptions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from newsdash.keys import feed_key
from newsdash.models import Feed, Key, Pacing, Subscription
from newsdash.store.articles import bound
from newsdash.store.database import Database, Row
from newsdash.store.names import name_ids
from newsdash.store.packing import pack_pacing, unpack_pacing
from newsdash.store.removal import remove_articles

_NAMES = tuple(field.name for field in fields(Feed))
_PACING = "pacing"
_FLAGS = tuple(_NAMES.index(name) for name in ("allow_private", "muted", "gone"))
_SELECT = f"SELECT {', '.join(_NAMES)} FROM feed"
_PUT = f"INSERT OR REPLACE INTO feed({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"


@dataclass(frozen=True, slots=True)
class FeedChanges:
    """What following the subscriptions did: ids of feeds, and keys of the articles that went with them."""

    added: tuple[Key, ...] = ()
    changed: tuple[Key, ...] = ()
    removed: tuple[Key, ...] = ()
    articles: tuple[Key, ...] = ()


class Feeds:
    """The feeds of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Feed]:
        """Every feed, by section and title."""
        return [_feed(row) for row in self._database.rows(f"{_SELECT} ORDER BY section, title, id")]

    def get(self, id: Key) -> Feed | None:
        """The feed with this id."""
        row = self._database.row(f"{_SELECT} WHERE id = ?", (id,))
        return _feed(row) if row else None

    def silent(self) -> frozenset[Key]:
        """The ids of the feeds without an article."""
        query = "SELECT id FROM feed WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.feed = feed.id)"
        return frozenset(int(row[0]) for row in self._database.rows(query))

    def put(self, feeds: Iterable[Feed]) -> None:
        """Store `feeds` as they are, new or not. Articles bear a new title as their outlet's name at once."""
        with self._database.write():
            self._put(feeds)

    def remove(self, ids: Collection[Key]) -> tuple[Key, ...]:
        """Take out these feeds with their articles, save the starred ones and those kept for later; give the keys."""
        with self._database.write():
            return self._remove(ids)

    def sync(self, subscriptions: Sequence[Subscription]) -> FeedChanges:
        """Make the feeds those that are subscribed to, in one transaction.

        A feed is known by the address it was first added under, so that one whose address changed keeps its articles.
        """
        wanted = {feed_key(s.origin or s.url): s for s in reversed(subscriptions)}
        with self._database.write():
            present = {feed.id: feed for feed in self.all()}
            after = {id: _subscribed(present.get(id) or Feed(id, s.url), s) for id, s in wanted.items()}
            added = tuple(id for id in after if id not in present)
            changed = tuple(id for id in after if id in present and after[id] != present[id])
            removed = tuple(id for id in present if id not in wanted)
            self._put(after[id] for id in (*added, *changed))
            articles = self._remove(removed)
        return FeedChanges(added, changed, removed, articles)

    def _put(self, feeds: Iterable[Feed]) -> None:
        for feed in feeds:
            before = self.get(feed.id)
            self._database.run(_PUT, _row(feed))
            if before and before.title and feed.title and before.title != feed.title:
                names = name_ids(self._database, (before.title, feed.title))
                self._database.run(
                    "UPDATE article SET source = ? WHERE feed = ? AND source = ?",
                    (names[feed.title], feed.id, names[before.title]),
                )

    def _remove(self, ids: Collection[Key]) -> tuple[Key, ...]:
        if not ids:
            return ()
        rows = self._database.rows(
            "SELECT a.key FROM article a WHERE a.feed IN (SELECT value FROM carray(?)) AND NOT EXISTS"
            " (SELECT 1 FROM state.mark m WHERE m.key = a.key AND (m.starred OR m.later))",
            (bound(ids),),
        )
        keys = tuple(key for (key,) in rows)
        remove_articles(self._database, keys)
        self._database.run("DELETE FROM feed WHERE id IN (SELECT value FROM carray(?))", (bound(ids),))
        return keys


def _subscribed(feed: Feed, subscription: Subscription) -> Feed:
    if subscription.allow_private and not feed.allow_private:
        # What it was refused for no longer holds.
        feed = replace(feed, next_check=0)
    feed = replace(
        feed,
        title=subscription.title or feed.title,
        site=subscription.site or feed.site,
        section=subscription.section,
        allow_private=subscription.allow_private,
        muted=subscription.muted,
    )
    if feed.url == subscription.url:
        return feed
    # What the old address answered says nothing about the new one.
    return replace(
        feed, url=subscription.url, etag="", last_modified="", next_check=0, error="", error_since=0, failures=0,
        gone=False, moved_to="", moved_times=0, pacing=Pacing(), rest_until=0,
    )  # fmt: skip


def _row(feed: Feed) -> Row:
    return tuple(pack_pacing(feed.pacing) if name == _PACING else getattr(feed, name) for name in _NAMES)


def _feed(row: Row) -> Feed:
    values = list(row)
    values[_NAMES.index(_PACING)] = unpack_pacing(values[_NAMES.index(_PACING)])
    for index in _FLAGS:
        values[index] = bool(values[index])
    return Feed(*values)
