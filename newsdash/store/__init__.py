"""Store: what newsdash remembers, in two SQLite files."""

from newsdash.store.errors import Damaged, Interrupted, Replaced, StoreError
from newsdash.store.feeds import FeedChanges
from newsdash.store.listing import Listing
from newsdash.store.phrases import Vote
from newsdash.store.states import Marks
from newsdash.store.store import Store, open_store

__all__ = [
    "Damaged",
    "FeedChanges",
    "Interrupted",
    "Listing",
    "Marks",
    "Replaced",
    "Store",
    "StoreError",
    "Vote",
    "open_store",
]
