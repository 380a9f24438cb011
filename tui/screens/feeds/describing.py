"""A feed in words: the columns of its row, and the lines below that say how it is doing."""

from __future__ import annotations

from datetime import tzinfo

from newsdash.models import Feed
from tui.clock import moment

COLUMNS = ("Feed", "Section", "A day", "Last news", "State")

# A feed is said to fail only after this many seconds: a passing fault is nobody's business.
PATIENCE = 3600


def columns(feed: Feed, now: int, zone: tzinfo) -> tuple[str, ...]:
    """The feed as a row: name, section, articles a day, last success, and its state in a word or two."""
    last = moment(feed.last_success, now, zone) if feed.last_success else "never"
    per_day = f"{feed.per_day:.1f}" if feed.per_day else ""
    return (feed.title or feed.url, feed.section, per_day, last, state(feed, now))


def state(feed: Feed, now: int) -> str:
    """The state of a feed in a word or two."""
    if feed.gone:
        return "gone for good"
    if feed.muted:
        return "muted"
    if feed.error:
        return "failing" if now - feed.error_since >= PATIENCE else "failed just now"
    return "well" if feed.last_success else "not asked yet"


def details(feed: Feed, now: int, zone: tzinfo) -> str:
    """What there is to say about a feed: its address, its error in words, when it is asked next."""
    lines = [feed.url]
    if feed.moved_to and feed.moved_to != feed.url:
        lines.append(f"It says it is moving to {feed.moved_to}")
    if feed.error:
        since = f" (since {moment(feed.error_since, now, zone)})" if feed.error_since else ""
        lines.append(f"{feed.error}{since}")
    timing = []
    if feed.next_check and not feed.gone:
        timing.append(f"asked again {moment(feed.next_check, now, zone)}")
    if feed.latency_ms:
        timing.append(f"answers in {feed.latency_ms} ms")
    if feed.allow_private:
        timing.append("private addresses allowed")
    lines.append(" · ".join(timing))
    return "\n".join(line for line in lines if line)
