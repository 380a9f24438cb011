"""When to ask a feed again: pure decisions from what its server, its document and its past say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsdash.models import Feed, Pacing
from newsdash.sources.dates import timestamp
from newsdash.sources.fetch_errors import FetchError

HOUR, DAY = 3_600, 86_400
MOVES_BELIEVED = 3
# A server may put newsdash off for longer than the reader's own bounds, but not for ever.
# Characters; servers take some 8,000 in a header.
LONGEST_VALIDATOR = 2_000
LONGEST_RETRY_AFTER = 7 * DAY
_UNKNOWN_PACE = HOUR
_GROWTH_UNCHANGED = 1.25
_JITTER = 0.1
_RECENT = 10
_PERMANENT = frozenset((301, 308))
# Nothing reached a server that would have to be spared, so the first retries come soon.
_UNHEARD = frozenset(("dns", "connect", "timeout", "proxy"))


@dataclass(frozen=True, slots=True)
class Bounds:
    """The reader's bounds of a feed's interval in seconds; `fixed` is their own interval for it, if they set one."""

    shortest: int = 900
    longest: int = DAY
    fixed: int | None = None


def due(feeds: Iterable[Feed], now: int) -> list[Feed]:
    """The feeds to ask at `now`, the longest overdue first. One that is gone (410) is never asked again.

    One that was asked in the future was so by a wrong clock, which says nothing about when it is due.
    """
    asked = (f for f in feeds if not f.gone and (f.next_check <= now or f.last_asked > now))
    return sorted(asked, key=lambda f: (f.next_check, f.id))


def after_success(
    feed: Feed,
    *,
    status: int,
    headers: Mapping[str, str],
    pacing: Pacing | None,
    published: Sequence[int],
    now: int,
    bounds: Bounds,
    jitter: float,
    redirects: Sequence[tuple[int, str]] = (),
    elapsed_ms: int = 0,
) -> Feed:
    """`feed` after an answer with `status` 200 or 304.

    `headers` are looked up in lower case; `pacing` is what its document says, None for a 304: then what it last said
    holds; `published` are the times of its entries, none for a 304; `jitter` is a random number in [0, 1).
    """
    changed = status != 304
    per_day = articles_a_day(published, now) if changed and published else feed.per_day
    pacing = pacing or feed.pacing
    asked_for = max(pacing.ttl or 0, freshness(headers, now))
    interval = _interval(feed, per_day, changed, asked_for, bounds)
    later = now + _jittered(interval, min(asked_for, bounds.longest) if bounds.fixed is None else 0, bounds, jitter)
    moved = _after_redirects(feed, redirects)
    etag, last_modified = (_validator(headers.get(name, "")) for name in ("etag", "last-modified"))
    return replace(
        moved,
        etag=etag if changed else etag or feed.etag,
        last_modified=last_modified if changed else last_modified or feed.last_modified,
        last_success=now,
        last_asked=now,
        next_check=later if bounds.fixed is not None else _outside_skipped(later, pacing),
        interval=interval,
        error="",
        error_since=0,
        failures=0,
        gone=False,
        latency_ms=elapsed_ms,
        per_day=per_day,
        pacing=pacing,
        rest_until=0,
    )


def after_failure(feed: Feed, error: Exception, *, now: int, bounds: Bounds, jitter: float) -> Feed:
    """`feed` after `error`: a FetchError, or whatever else kept its answer from becoming news (NotAFeed, a timeout).

    Waits twice as long after each failure in a row; longer if the server says so (Retry-After); for ever after 410.
    """
    failures = feed.failures + 1
    status = error.status if isinstance(error, FetchError) else 0
    retry_after = (error.retry_after or 0) if isinstance(error, FetchError) else 0
    start = bounds.shortest
    if not (isinstance(error, FetchError) and error.kind in _UNHEARD):
        start = max(start, feed.interval, HOUR if status == 429 else 0)
    wait = min(max(start, bounds.shortest) * 2 ** min(failures - 1, 20), bounds.longest)
    asked_for = min(retry_after, LONGEST_RETRY_AFTER)
    return replace(
        feed,
        last_asked=now,
        next_check=now + max(_jittered(wait, 0, bounds, jitter), _later(asked_for, jitter)),
        error=str(error),
        error_since=feed.error_since or now,
        failures=failures,
        gone=status == 410,
        moved_to="",
        moved_times=0,
        rest_until=now + asked_for if asked_for else 0,
    )


def _validator(text: str) -> str:
    """An ETag or Last-Modified as it goes back; '' for one so long that the server would refuse the request."""
    return text if len(text) <= LONGEST_VALIDATOR else ""


def freshness(headers: Mapping[str, str], now: int) -> int:
    """For how many seconds more the answer is fresh (RFC 9111, 4.2): max-age before Expires; 0 if it does not say."""
    directives = [part.strip().lower() for part in headers.get("cache-control", "").split(",")]
    if "no-cache" in directives or "no-store" in directives:
        return 0
    for directive in directives:
        name, _, value = directive.partition("=")
        if name == "max-age":
            return max(0, _whole(value.strip('"')) - _whole(headers.get("age", "")))
    expires = timestamp(headers.get("expires", ""))
    if expires is None:
        return 0
    date = timestamp(headers.get("date", ""))
    return max(0, expires - (now if date is None else date))


def _interval(feed: Feed, per_day: float, changed: bool, asked_for: int, bounds: Bounds) -> int:
    if bounds.fixed is not None:
        return bounds.fixed
    # Twice for each article it is expected to bring, so that news waits half its interval at most.
    pace = DAY / per_day / 2 if per_day > 0 else _UNKNOWN_PACE
    if not changed:
        pace = max(pace, feed.interval * _GROWTH_UNCHANGED)
    return round(min(max(pace, asked_for, bounds.shortest), bounds.longest))


def articles_a_day(published: Sequence[int], now: int) -> float:
    """Articles a day, from the newest few up to now, so that a feed that falls silent slows down."""
    newest = sorted((min(moment, now) for moment in published), reverse=True)[:_RECENT]
    span = max(now - newest[-1], HOUR)
    return len(newest) * DAY / span


def _jittered(interval: int, least: int, bounds: Bounds, jitter: float) -> int:
    """`interval` moved by up to a tenth, so that feeds do not come due together; never under `least`."""
    later = _later(interval, jitter)
    if later <= max(bounds.longest, bounds.fixed or 0):
        return later
    return max(round(interval * (1 - _JITTER * jitter)), least, min(interval, bounds.shortest))


def _later(seconds: int, jitter: float) -> int:
    return round(seconds * (1 + _JITTER * jitter))


def _outside_skipped(moment: int, pacing: Pacing) -> int:
    """`moment`, or the start of the first hour after it that the feed does not ask to be left alone in (RSS 2.0)."""
    for _ in range(8 * 24):
        # The epoch was a Thursday.
        day, hour = (moment // DAY + 3) % 7, moment % DAY // HOUR
        if hour not in pacing.skip_hours and day not in pacing.skip_days:
            return moment
        moment = (moment // HOUR + 1) * HOUR
    return moment


def _after_redirects(feed: Feed, redirects: Sequence[tuple[int, str]]) -> Feed:
    """The feed's address rewritten after three consistent permanent redirects in a row, never to a less secure one."""
    target = ""
    for status, url in redirects:
        if status not in _PERMANENT:
            break
        target = url
    if not target or target == feed.url or (feed.url.startswith("https:") and not target.startswith("https:")):
        return replace(feed, moved_to="", moved_times=0)
    times = feed.moved_times + 1 if target == feed.moved_to else 1
    if times < MOVES_BELIEVED:
        return replace(feed, moved_to=target, moved_times=times)
    return replace(feed, url=target, moved_to="", moved_times=0)


def _whole(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
