"""The hosts that pages and pictures come from: which may be private, and which want to be left alone for a while."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from newsdash.models import Article
from newsdash.sources.http import FetchError
from newsdash.store import Store

# A host that says it is asked too often, or has a fault, is left alone for at least this long.
REST_SECONDS = 60
_BUSY = (429, 500, 502, 503, 504)


def host_of(url: str) -> str:
    """Host and port."""
    return urlsplit(url).netloc


def private_host(store: Store, article: Article | None) -> str:
    """The host of the feed of `article` where that may be private, else '': what the feed names elsewhere may not."""
    feed = store.feeds.get(article.feed) if article is not None else None
    return host_of(feed.url) if feed is not None and feed.allow_private else ""


class Resting:
    """Which hosts are left alone, by a `clock` in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until: dict[str, float] = {}

    def rests(self, host: str) -> bool:
        """Whether `host` is to be left alone now."""
        return self._until.get(host, 0.0) > self._clock()

    def heard(self, host: str, error: FetchError) -> None:
        """`host` answered with `error`: leave it alone where it is busy, as long as it says."""
        if error.status in _BUSY:
            self._until[host] = self._clock() + max(error.retry_after or 0, REST_SECONDS)
