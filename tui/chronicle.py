"""How a story went: its tellings in the order of time, each with what the earlier ones had not said."""

from __future__ import annotations

from dataclasses import dataclass

from newsdash.models import Key
from newsdash.store import Store
from newsdash.stories.telling import of
from newsdash.stories.timeline import Turn, timeline

# A story is read to its end; of the longest, what came first is left out and counted.
TELLINGS = 100
# Characters of an article's text in which what is known before is looked for.
TEXT = 4_000


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The turns of a story, `here` the article it was asked for, `earlier` how many tellings were left out."""

    turns: tuple[Turn, ...]
    here: Key
    earlier: int = 0


def chronicle(store: Store, key: Key) -> Chronicle | None:
    """How the story that the article `key` tells went; None where it is its only telling."""
    story = store.stories.of([key]).get(key, 0)
    members = store.stories.members(story)
    shown = store.listing.matches(members, None)
    newest = [member for member in members if member in shown or member == key][:TELLINGS]
    if len(newest) < 2:
        return None
    tellings = []
    for article in store.articles.many(newest[::-1]):
        page = store.pages.get(article.key)
        tellings.append(of(article, page.text[:TEXT] if page else ""))
    return Chronicle(timeline(tellings), key, len(members) - len(newest))
