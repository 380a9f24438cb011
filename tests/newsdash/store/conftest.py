"""A store in a folder of its own, and articles to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsdash.keys import article_key, feed_key
from newsdash.models import Article, Subscription
from newsdash.paths import StorePaths
from newsdash.store import Store, open_store

FEED = "http://127.0.0.1/gazette.xml"


@pytest.fixture
def paths(tmp_path: Path) -> StorePaths:
    return StorePaths(tmp_path / "store")


@pytest.fixture
def store(paths: StorePaths) -> Iterator[Store]:
    with open_store(paths) as opened:
        opened.feeds.sync([Subscription(FEED, "The Gazette", "World/Europe")])
        yield opened


@pytest.fixture
def article() -> Callable[..., Article]:
    """article(title, entry="1", address=FEED, **fields): an article with sane fields."""

    def build(title: str, entry: str = "1", address: str = FEED, **fields: Any) -> Article:
        feed = feed_key(address)
        given: dict[str, Any] = {"time": 1_000, "source": "The Gazette", "language": "en", **fields}
        return Article(article_key(feed, entry), feed, entry, f"http://127.0.0.1/{entry}", title, **given)

    return build
