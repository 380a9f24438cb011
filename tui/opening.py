"""Opening an article: everything the store knows of it, read in one go."""

from __future__ import annotations

from newsdash.models import Key
from newsdash.store import Store
from tui.documents import Opened, Telling


def opened(store: Store, key: Key) -> Opened | None:
    """The article `key` with its page, position and similar stories; None if it is no longer there."""
    article = store.articles.get(key)
    if article is None:
        return None
    similar = store.stories.similar(key)
    others = {other.key: other for other in store.articles.many([found.key for found in similar])}
    return Opened(
        article=article,
        page=store.pages.get(key),
        position=store.states.position(key),
        similar=tuple(Telling(others[found.key], found.why) for found in similar if found.key in others),
        outlets=len(store.feeds.all()),
    )
