"""How the list is laid out: every article or one row a story, the newest or the most covered first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from newsdash.models import Key
from newsdash.store import Store
from newsdash.store.folding import by_coverage, folded, picked
from newsdash.store.listing import Listing as Found

# Of a list by coverage that may be short, so many of the newest are weighed for each row wanted.
WEIGHED = 20


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`folded` gives each story one row; `by_coverage` puts first what many outlets tell lately."""

    folded: bool = False
    by_coverage: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is every article, the newest first."""
        return not (self.folded or self.by_coverage)

    def to_memory(self) -> dict[str, object]:
        """As JSON for the next session."""
        return {"folded": self.folded, "by_coverage": self.by_coverage}

    @classmethod
    def from_memory(cls, memory: object) -> Arrangement:
        """What `to_memory` wrote; the plain one for anything else."""
        if not isinstance(memory, Mapping):
            return cls()
        return cls(bool(memory.get("folded")), bool(memory.get("by_coverage")))


@dataclass(frozen=True, slots=True)
class Layout:
    """An arrangement, and what the reader looks at, which stays where it is: nothing where they asked for a new list.

    `keys` are the rows so far, save the tellings of unfolded stories, and `times` the times that they stand at; `at` is
    the one under the cursor; `fresh` is what has just come in.
    """

    arrangement: Arrangement = field(default_factory=Arrangement)
    keys: Sequence[Key] = ()
    times: Sequence[int] = ()
    at: Key | None = None
    unfolded: Collection[int] = ()
    fresh: Collection[Key] = ()

    def reach(self, limit: int) -> int:
        """How many of the newest articles to look at for a list of `limit` rows; 0 is all."""
        return limit * WEIGHED if self.arrangement.by_coverage else limit

    @property
    def held(self) -> Mapping[Key, int]:
        """The rows that stay, each with the time that it stands at."""
        rows = zip(self.keys, self.times, strict=True)
        return {key: time for key, time in rows if key not in self.fresh or key == self.at}


PLAIN = Layout()


@dataclass(frozen=True, slots=True)
class Arranged:
    """Rows in their order, and `heads`: what stands for all stories, those included that are hidden as read.

    `news` are the rows under which something is folded that has just come in.
    """

    rows: Found
    heads: Sequence[Key]
    news: frozenset[Key] = frozenset()


def arrange(
    store: Store,
    found: Found,
    layout: Layout,
    *,
    hide_read: bool,
    kept: Collection[Key] = (),
    limit: int = 0,
    beyond: Callable[[Collection[Key]], Collection[Key]] | None = None,
) -> Arranged:
    """`found` (newest first, with its stories) as `layout` says; at most `limit` rows, 0 for all.

    A folded story is as read as the telling that stands for it: `hide_read` hides those, save what is `kept`. Where
    `found` is not all that is listed, `beyond` finds which of some articles are listed further down.
    """
    rows = found
    if layout.arrangement.folded:
        rows = folded(found, _heads(store, found, beyond), layout.held, layout.at)
    heads = rows.keys
    if hide_read and layout.arrangement.folded:
        wanted = {*store.listing.unread(heads), *kept}
        rows = picked(rows, [row for row, key in enumerate(heads) if key in wanted])
    if layout.arrangement.by_coverage:
        rows = by_coverage(rows, store.stories.outlets())
        rows = _settled(rows, layout.keys) if layout.keys else rows
    if limit and len(rows) > limit:
        rows = picked(rows, range(limit))
    return Arranged(rows, heads, _with_news(store, rows, layout) if layout.arrangement.folded else frozenset())


def _heads(
    store: Store, found: Found, beyond: Callable[[Collection[Key]], Collection[Key]] | None
) -> Mapping[int, Key]:
    """Which telling stands for a story, where it is another one than the newest that is listed.

    When the reader has read it, and something was told since, the newest stands for the story.
    """
    stories = {*found.stories} - {0}
    heads = store.stories.heads(stories)
    if not heads:
        return {}
    listed = set(heads.values()).intersection(found.keys)
    if beyond is not None:
        listed.update(beyond([head for head in heads.values() if head not in listed]))
    newest: dict[int, Key] = {}
    for key, story in zip(found.keys, found.stories, strict=True):
        if story in heads:
            newest.setdefault(story, key)
    heads = {story: head for story, head in heads.items() if head in listed and head != newest[story]}
    done = store.stories.read_before({head: newest[story] for story, head in heads.items()})
    return {story: head for story, head in heads.items() if head not in done}


def _settled(rows: Found, before: Sequence[Key]) -> Found:
    """`rows` with those listed `before` in the order that they had, below all others."""
    places = {key: row for row, key in enumerate(rows.keys)}
    known = [row for key in before if (row := places.pop(key, None)) is not None]
    return picked(rows, [*places.values(), *known])


def _with_news(store: Store, rows: Found, layout: Layout) -> frozenset[Key]:
    stories = set(store.stories.of(layout.fresh).values()) - {0}
    heads = (rows.keys[rows.stories.index(story)] for story in stories if story in rows.stories)
    return frozenset(head for head in heads if head not in layout.fresh)
