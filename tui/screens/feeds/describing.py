"""A feed in words: the columns of its row, its place among the others, and the lines below that say how it is doing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import tzinfo
from typing import Literal

from newsdash.models import Feed, Key
from tui.clock import moment, short_moment

Order = Literal["section", "name", "state"]
State = Literal["failing", "gone", "failed once", "not asked", "empty", "muted", "well"]

ORDERS: tuple[Order, ...] = ("section", "name", "state")
# The worst first, in the order "state".
STATES: tuple[State, ...] = ("failing", "gone", "failed once", "not asked", "empty", "muted", "well")
# Those that are nobody's fault.
CALM = frozenset(("not asked", "empty", "muted", "well"))
HEADS = ("Feed", "Section", "A day", "Last", "Next", "Takes", "State")
# Cells of all columns but the first two, which share what is left; numbers and times stand to the right.
WIDTHS = (5, 6, 6, 7, 11)
RIGHT = (2, 3, 4, 5)
# The columns that a narrow terminal can do without, and what names and sections need at least.
GIVEN_UP = (5, 3, 2)
LEAST = (14, 8)
MOST = (40, 28)

NOTHING_YET = "it has no articles yet"
# So many cells hold enough of an error to be worth them.
WIDE = 40
# A feed is said to fail only after this many seconds: a passing fault is nobody's business.
PATIENCE = 3600


def ordered(feeds: Sequence[Feed], order: Order, now: int, silent: Collection[Key] = ()) -> list[Feed]:
    """`feeds` by section, name or state (the worst first); within those by section and name.

    Here and below `silent` are those that have brought no article yet.
    """

    def place(feed: Feed) -> tuple[object, ...]:
        name, section = (feed.title or feed.url).casefold(), feed.section.casefold()
        if order == "name":
            return (name, section)
        return (STATES.index(state(feed, now, silent)) if order == "state" else 0, section, name)

    return sorted(feeds, key=place)


def widths(room: int) -> tuple[int, ...]:
    """The cells of each column where a row has `room` cells, two between columns; 0 for one that has no place.

    What is left when names and sections have what they need goes to the state.
    """
    own = list(WIDTHS)
    for given_up in GIVEN_UP:
        left = room - sum(own) - 2 * sum(width > 0 for width in own) - 2
        if left >= sum(LEAST):
            break
        own[given_up - 2] = 0
    section = max(LEAST[1], min(MOST[1], left * 2 // 5))
    name = max(LEAST[0], min(MOST[0], left - section))
    return (name, section, *own[:-1], own[-1] + max(0, left - section - name))


def columns(feed: Feed, now: int, zone: tzinfo, *, wide: bool = False, silent: Collection[Key] = ()) -> tuple[str, ...]:
    """The feed as a row, in the order of HEADS; with its error in the last column where that is `wide`."""
    asked = not (feed.gone or feed.muted)
    said = _said(feed, now, silent)
    return (
        feed.title or feed.url,
        feed.section,
        f"{feed.per_day:.1f}" if feed.per_day else "–",
        short_moment(feed.last_success, now, zone) if feed.last_success else "never",
        short_moment(max(feed.next_check, now), now, zone) if asked else "–",
        latency(feed.latency_ms),
        f"{said}: {feed.error}" if wide and feed.error and not feed.muted else said,
    )


def _said(feed: Feed, now: int, silent: Collection[Key]) -> str:
    """The state as it stands in the row: "failed once", "failed 3×"."""
    found = state(feed, now, silent)
    return f"failed {feed.failures}×" if found == "failed once" and feed.failures > 1 else found


def latency(milliseconds: int) -> str:
    """How long an answer takes: "65 ms", "1.2 s"."""
    if not milliseconds:
        return "–"
    return f"{milliseconds} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.1f} s"


def state(feed: Feed, now: int, silent: Collection[Key] = ()) -> State:
    """The state of a feed in a word or two."""
    if feed.gone:
        return "gone"
    if feed.muted:
        return "muted"
    if feed.error:
        return "failing" if now - feed.error_since >= PATIENCE else "failed once"
    if not feed.last_success:
        return "not asked"
    return "empty" if feed.id in silent else "well"


def to_be_asked(feeds: Iterable[Feed], now: int) -> list[Feed]:
    """Those of `feeds` that are asked when all are: none that is muted or gone, or whose server wants rest."""
    return [feed for feed in feeds if not feed.gone and not feed.muted and feed.rest_until <= now]


def outcome(feeds: Sequence[Feed], silent: Collection[Key] = ()) -> str:
    """How it went with `feeds`, at least one, that were asked just now."""
    failed = sum(bool(feed.error) for feed in feeds)
    if len(feeds) == 1:
        well = NOTHING_YET if feeds[0].id in silent else "all is well"
        return f"Asked {feeds[0].title or feeds[0].url}: {'it failed' if failed else well}"
    return f"Asked {len(feeds):,} feeds: {f'{failed:,} failed' if failed else 'all is well'}"


def details(feed: Feed, now: int, zone: tzinfo, silent: Collection[Key] = ()) -> str:
    """What there is to say about a feed: its address, its error in words, when it is asked next."""
    lines = [feed.url]
    if feed.moved_to and feed.moved_to != feed.url:
        lines.append(f"It says it is moving to {feed.moved_to}")
    if feed.error:
        since = f" (since {moment(feed.error_since, now, zone)})" if feed.error_since else ""
        lines.append(f"{feed.error}{since}")
    if state(feed, now, silent) == "empty":
        lines.append(_sentence(NOTHING_YET))
    lines.append(_sentence(" · ".join(_timing(feed, now, zone))))
    return "\n".join(line for line in lines if line)


def _timing(feed: Feed, now: int, zone: tzinfo) -> list[str]:
    said = []
    if feed.last_success:
        said.append(f"last answered {moment(feed.last_success, now, zone)}")
    if feed.gone:
        said.append("never asked again")
    elif feed.muted:
        said.append("not asked while it is muted")
    elif feed.next_check > now:
        said.append(f"asked again {moment(feed.next_check, now, zone)}")
    if feed.allow_private:
        said.append("may lie on a private network")
    return said


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
