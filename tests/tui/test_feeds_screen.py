"""The feeds screen: what each feed has to say, and adding, removing, renaming, moving, muting, undoing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import DataTable, Input

from newsdash.models import Change, Feed, Subscription
from newsdash.paths import StorePaths
from newsdash.subscriptions import edit, read
from newsdash.wire import Candidate, Discover, Found, Message, Refresh, Resubscribe
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import COURRIER, GAZETTE, LAB, NOON, RADIO
from tui.keynames import offered
from tui.screens.feeds import FeedsScreen
from tui.screens.feeds.screen import HINTS
from tui.screens.preview import Preview, pace

EXAMPLE = Candidate(
    "https://example.org/feed",
    "The Example",
    "RSS 2.0",
    2.8,
    ((NOON - 8940, "A whale in town"), (NOON - 86_400, "The mayor resigns"), (0, "Undated")),
)


async def opened(now: Sitting) -> None:
    """Open the screen and wait until its rows are there."""
    await now.press("F")
    await now.until(lambda: isinstance(now.app.screen, FeedsScreen))
    await now.until(lambda: now.app.screen.query_one(DataTable).row_count)


def names(now: Sitting) -> list[str]:
    """The feeds' names, in the order of the rows."""
    table = now.app.screen.query_one(DataTable)
    return [str(table.get_row_at(row)[0]) for row in range(table.row_count)]


def follow(now: Sitting, paths: StorePaths) -> None:
    """What a newsroom does when it hears that feeds.opml has changed."""
    changes = now.store.feeds.sync(read(paths))
    now.newsroom.desk.broadcast(
        Change(feeds=(*changes.added, *changes.changed, *changes.removed), removed=changes.articles)
    )


async def test_what_feeds_opml_does_not_hold_is_not_said_to_be_changed(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        await opened(now)
        edit(paths, lambda _now: ())
        await now.press("x")
        await now.until(lambda: "is not in feeds.opml any more" in now.text)
        assert "Muted" not in now.text


async def test_feeds_stand_by_section_and_name_with_how_they_are(sit: Sit) -> None:
    async with sit((100, 30)) as now:
        gazette = next(feed for feed in now.store.feeds.all() if feed.url == GAZETTE.url)
        failing = replace(gazette, error="The server answered 503.", error_since=NOON - 9000, last_success=NOON - 9999)
        now.store.feeds.put([failing])
        await opened(now)
        assert names(now) == [COURRIER.title, LAB.title, GAZETTE.title, RADIO.title]
        assert "failing" in now.text
        assert "not asked" in now.text
        while names(now)[now.app.screen.query_one(DataTable).cursor_row] != "The Gazette":
            await now.press("j")
        await now.until(lambda: "The server answered 503. (since 09:30)" in now.text)
        assert GAZETTE.url in now.text


async def test_a_feed_is_removed_and_brought_back(sit: Sit, paths: StorePaths) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        first = names(now)[0]
        await now.press("d")
        await now.until(lambda: first not in {feed.title for feed in read(paths)})
        await now.until(lambda: f"Removed {first}; u brings it back" in now.text)
        follow(now, paths)
        await now.until(lambda: first not in names(now))
        await now.press("u")
        await now.until(lambda: first in {feed.title for feed in read(paths)})
        follow(now, paths)
        await now.until(lambda: first in names(now))
        assert len(now.newsroom.heard(Resubscribe)) == 2
        await now.press("u")
        await now.until(lambda: "Nothing to undo" in now.text)


async def test_a_feed_is_renamed_and_moved_and_muted(sit: Sit, paths: StorePaths) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        table = now.app.screen.query_one(DataTable)
        first = names(now)[table.cursor_row]
        await now.press("e")
        await now.until(lambda: isinstance(now.app.focused, Input))
        assert now.app.screen.query_one(Input).value == first
        now.app.screen.query_one(Input).value = "Another name"
        await now.press("enter")
        await now.until(lambda: "Another name" in {feed.title for feed in read(paths)})
        await now.press("s")
        await now.until(lambda: isinstance(now.app.focused, Input))
        now.app.screen.query_one(Input).value = " News / Far away "
        await now.press("enter")
        await now.until(lambda: "News/Far away" in {feed.section for feed in read(paths)})
        await now.press("x")
        await now.until(lambda: any(feed.muted for feed in read(paths)))
        changed = next(feed for feed in read(paths) if feed.muted)
        assert (changed.title, changed.section) == ("Another name", "News/Far away")
        for _ in range(3):
            await now.press("u")
        await now.until(lambda: {feed.title for feed in read(paths)} >= {first} and len(read(paths)) == 4)


async def test_an_undo_leaves_alone_what_others_changed_meanwhile(sit: Sit, paths: StorePaths) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        before = read(paths)
        await now.press("d")
        await now.until(lambda: len(read(paths)) == len(before) - 1)
        other = Subscription("https://elsewhere.example/feed")
        edit(paths, lambda present: [*present, other])
        await now.press("u")
        await now.until(lambda: read(paths) == (*before, other))


async def test_feeds_are_ordered_by_section_name_or_state(sit: Sit) -> None:
    async with sit((100, 30)) as now:
        radio = next(feed for feed in now.store.feeds.all() if feed.url == RADIO.url)
        now.store.feeds.put([replace(radio, error="The server answered 503.", error_since=NOON - 9000)])
        await opened(now)
        by_section = names(now)
        await now.press("o")
        await now.until(lambda: "by name" in now.text)
        assert names(now) == sorted(by_section, key=str.casefold)
        await now.press("o")
        await now.until(lambda: "by state" in now.text)
        assert names(now)[0] == radio.title
        await now.press("o")
        await now.until(lambda: names(now) == by_section)


async def test_a_row_says_when_a_feed_is_asked_and_how_long_it_takes(sit: Sit) -> None:
    async with sit() as now:
        gazette = next(feed for feed in now.store.feeds.all() if feed.url == GAZETTE.url)
        now.store.feeds.put([replace(gazette, last_success=NOON - 600, next_check=NOON + 900, latency_ms=1240,
                                     per_day=12.34)])  # fmt: skip
        await opened(now)
        (row,) = (line for line in now.text.splitlines() if "Gazette" in line)
        assert row.split()[-6:] == ["12.3", "11:50", "12:15", "1.2", "s", "well"]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_no_line_is_wider_than_the_screen_and_the_keys_are_whole(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size) as now:
        long = [replace(f, title=f"{f.title} of the far isles " * 3, error="Too slow. " * 9, error_since=1)
                for f in now.store.feeds.all()]  # fmt: skip
        now.store.feeds.put(long)
        await opened(now)
        lines = now.text.splitlines()
        assert max(map(len, lines)) <= size[0]
        assert lines[0].startswith("─ Feeds ── 4 feeds")
        hints = " ".join(f"{key} {what}" for key, what in offered(now.app.screen.active_bindings.values(), HINTS))
        assert " ".join(lines[-1].split()) == hints[: len(" ".join(lines[-1].split()))]
        assert "? help" in lines[-1]
        assert all("failing" in line for line in lines[2:6])


async def test_a_preview_that_is_left_adds_nothing(sit: Sit, paths: StorePaths) -> None:
    async with sit() as now:
        now.newsroom.answer = lambda message: Found(EXAMPLE.url, (EXAMPLE,)) if isinstance(message, Discover) else None
        await opened(now)
        before = read(paths)
        await now.press("a")
        await now.until(lambda: isinstance(now.app.focused, Input))
        await now.type("example.org")
        await now.press("enter")
        await now.until(lambda: isinstance(now.app.screen, Preview))
        await now.press("escape")
        await now.until(lambda: isinstance(now.app.screen, FeedsScreen))
        assert read(paths) == before


@pytest.mark.parametrize(
    ("per_day", "said"),
    [
        (0.0, ""),
        (0.01, "less than an article a month"),
        (0.05, "about 2 articles a month"),
        (0.2, "about 1 article a week"),
        (1.0, "about 1 article a day"),
        (44.4, "about 44 articles a day"),
    ],
)
def test_the_pace_is_put_in_words(per_day: float, said: str) -> None:
    assert pace(per_day) == said


async def test_a_question_that_is_left_changes_nothing(sit: Sit, paths: StorePaths) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        before = read(paths)
        for key in "aes":
            await now.press(key)
            await now.until(lambda: isinstance(now.app.focused, Input))
            await now.press("escape")
            await now.until(lambda: isinstance(now.app.screen, FeedsScreen))
        assert read(paths) == before


async def test_a_feed_is_added_by_its_address(sit: Sit, paths: StorePaths) -> None:
    def answer(message: Message) -> Message | None:
        # The site names its feed; only the feed itself says what is in it.
        if isinstance(message, Discover):
            return Found(message.url, (EXAMPLE if message.url == EXAMPLE.url else Candidate(EXAMPLE.url),))
        return None

    async with sit((100, 30)) as now:
        now.newsroom.answer = answer
        await opened(now)
        await now.press("a")
        await now.until(lambda: isinstance(now.app.focused, Input))
        await now.type("example.org")
        await now.press("enter")
        await now.until(lambda: isinstance(now.app.screen, Preview))
        assert "https://example.org/feed" not in {feed.url for feed in read(paths)}
        for shown in ("The Example", "RSS 2.0 · about 3 articles a day", "https://example.org/feed", "A whale in town"):
            assert shown in now.text
        assert "09:31  A whale in town" in now.text
        await now.press("enter")
        await now.until(lambda: "https://example.org/feed" in {feed.url for feed in read(paths)})
        await now.until(lambda: "Added: The Example" in now.text)
        assert [asked.url for asked in now.newsroom.heard(Discover)] == ["https://example.org", EXAMPLE.url]
        follow(now, paths)
        await now.until(lambda: "The Example" in names(now))
        assert names(now)[now.app.screen.query_one(DataTable).cursor_row] == "The Example"


async def test_subscriptions_that_cannot_be_written_are_explained(sit: Sit, paths: StorePaths) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        broken = "<opml><body><outline"
        paths.feeds.write_text(broken)
        await now.press("d")
        await now.until(lambda: "Correct it in an editor." in " ".join(now.text.split()))
        assert paths.feeds.read_text() == broken


async def test_a_feed_that_has_brought_nothing_yet_is_said_to_be_empty(sit: Sit, paths: StorePaths) -> None:
    async with sit((100, 30)) as now:
        now.store.feeds.sync([*read(paths), Subscription("https://quiet.example/feed", "The Quiet One")])
        quiet = next(feed for feed in now.store.feeds.all() if feed.title == "The Quiet One")
        now.store.feeds.put([replace(quiet, last_success=NOON - 60)])
        await opened(now)
        row = now.app.screen.query_one(DataTable).get_row(str(quiet.id))
        assert str(row[-1]).strip() == "empty"
        while names(now)[now.app.screen.query_one(DataTable).cursor_row] != quiet.title:
            await now.press("j")
        await now.until(lambda: "It has no articles yet" in now.text)


async def test_one_feed_or_all_are_asked(sit: Sit) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        await now.press("r", "R")
        await now.until(lambda: len(now.newsroom.heard(Refresh)) == 2)
        one, everything = now.newsroom.heard(Refresh)
        assert one.feeds is not None
        assert everything.feeds is None


async def test_how_it_went_is_said_once_all_have_answered(sit: Sit) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        first = names(now)[0]

        def answered(feed: Feed, error: str = "") -> None:
            now.store.feeds.put([replace(feed, last_asked=NOON + 1, error=error, error_since=NOON if error else 0)])
            now.newsroom.desk.broadcast(Change(feeds=(feed.id,)))

        await now.press("r")
        await now.until(lambda: f"Asking {first} …" in now.text)
        answered(next(feed for feed in now.store.feeds.all() if feed.title == first))
        await now.until(lambda: f"Asked {first}: all is well" in now.text)
        muted, *others = now.store.feeds.all()
        now.store.feeds.put(
            [replace(feed, last_asked=0) for feed in others] + [replace(muted, muted=True, last_asked=0)]
        )
        now.newsroom.desk.broadcast(Change(feeds=(muted.id,)))
        await now.until(lambda: "muted" in now.text)
        await now.press("R")
        await now.until(lambda: "Asking all feeds …" in now.text)
        answered(others[0], "The server answered 503.")
        await now.until(lambda: "failed once" in now.text)
        assert "Asking all feeds …" in now.text
        for feed in others[1:]:
            answered(feed)
        await now.until(lambda: "Asked 3 feeds: 1 failed" in now.text)


async def test_the_first_and_the_last_feed_are_a_key_away(sit: Sit) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        table = now.app.screen.query_one(DataTable)
        for key, row in (("G", 3), ("g", 0), ("end", 3), ("home", 0)):
            await now.press(key)
            await now.until(lambda row=row: table.cursor_row == row)


async def test_a_row_says_how_often_a_feed_failed_until_it_counts_as_failing(sit: Sit) -> None:
    async with sit() as now:
        first, second, third, _ = now.store.feeds.all()
        failed = [(first, 1, NOON - 60), (second, 4, NOON - 1800), (third, 7, NOON - 9000)]
        now.store.feeds.put([replace(f, error="503.", failures=n, error_since=since) for f, n, since in failed])
        await opened(now)
        said = [line.split("  ")[-1].strip() for line in now.text.splitlines()[2:5]]
        assert said == ["failed once", "failed 4×", "failing"]


async def test_enter_lists_the_stories_of_a_feed(sit: Sit) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        first = names(now)[0]
        await now.press("enter")
        await now.until(lambda: f"{first} ▾" in now.top)
        assert all(first[:8] in row for row in now.rows if row[1:2].isdigit())


async def test_news_does_not_move_the_cursor(sit: Sit, paths: StorePaths) -> None:
    async with sit((100, 30)) as now:
        await opened(now)
        await now.press("j", "j")
        here = names(now)[now.app.screen.query_one(DataTable).cursor_row]
        feeds = now.store.feeds.all()
        now.store.feeds.put([replace(feed, last_success=NOON) for feed in feeds])
        now.newsroom.desk.broadcast(Change(feeds=tuple(feed.id for feed in feeds)))
        await now.until(lambda: " well" in now.text)
        assert names(now)[now.app.screen.query_one(DataTable).cursor_row] == here


async def test_without_feeds_it_says_how_to_add_one(sit: Sit, paths: StorePaths) -> None:
    async with sit((100, 30)) as now:
        for feed in now.store.feeds.all():
            now.store.feeds.remove([feed.id])
        await now.press("F")
        await now.until(lambda: "No feeds yet: a adds one by its address." in now.text)
