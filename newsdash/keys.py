"""Keys: the signed 64-bit hashes that name feeds and articles, the same after any rebuild of the store."""

from __future__ import annotations

from hashlib import blake2b

from newsdash.models import Key


def feed_key(origin: str) -> Key:
    """The id of the feed that was first subscribed to under the address `origin`."""
    return _hash(origin)


def article_key(feed: Key, entry_id: str) -> Key:
    """The key of the entry `entry_id` of `feed`."""
    return _hash(f"{feed}\n{entry_id}")


def _hash(text: str) -> Key:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
