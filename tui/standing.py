"""How the feeds stand as a whole: their names, when one last answered, and why there is nothing to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsdash.models import Feed, Key
from newsdash.store import Store
from tui.filters import Filter
from tui.places import feed_titles

NO_STORIES = "No stories yet. R asks all your feeds, F shows them and adds more."
NOTHING_LEFT = "No story matches. Esc clears the filter"
STEP_BACK = ", Backspace in the cloud takes the last phrase back"
ALL_READ = "Everything here has been read. H shows it again."
NO_PHRASES = "Key phrases appear here as stories come in; choose one to narrow the list."
NO_PHRASES_LEFT = "No key phrases here."


@dataclass(frozen=True, slots=True)
class Standing:
    """The feeds' `titles`, when one last `answered` (seconds, 0 if none has), and a sentence where all have failed."""

    titles: Mapping[Key, str]
    answered: int = 0
    trouble: str = ""


def standing(store: Store) -> Standing:
    """How the feeds of `store` stand."""
    feeds = store.feeds.all()
    return Standing(feed_titles(store), max((feed.last_success for feed in feeds), default=0), trouble(feeds))


def trouble(feeds: Sequence[Feed]) -> str:
    """What is wrong where every feed that is asked has failed: the first one's error; else ""."""
    asked = [feed for feed in feeds if not feed.muted]
    if not asked or not all(feed.error for feed in asked):
        return ""
    who = "Your feed has not" if len(asked) == 1 else f"None of your {len(asked):,} feeds has"
    return f"{who} answered. {asked[0].error} R asks again, F says more."


def empty_list(wanted: Filter, stands: Standing) -> str:
    """What a list without stories says."""
    if wanted.narrows:
        return f"{NOTHING_LEFT}{STEP_BACK if wanted.chips else ''}."
    return ALL_READ if wanted.unread_only else stands.trouble or NO_STORIES


def empty_cloud(wanted: Filter) -> str:
    """What a cloud without phrases says."""
    return NO_PHRASES_LEFT if wanted.narrows or wanted.unread_only else NO_PHRASES
