"""The first start: packs, an OPML file, one address or the demo, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from newsdash.models import Change
from newsdash.paths import StorePaths
from newsdash.subscriptions import read, subscribe
from newsdash.wire import Candidate, Discover, Found, Message, Resubscribe
from tests.tui.conftest import Sit
from tests.tui.stored_news import GAZETTE, more
from tui.screens.picker import Picker
from tui.screens.welcome import Welcome

OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="News">
<outline type="rss" text="One" xmlUrl="http://127.0.0.1/1.xml"/>
<outline type="rss" text="Two" xmlUrl="http://127.0.0.1/2.xml" newsdashAllowPrivate="true"/></outline></body></opml>"""

SITE = "https://example.org/"
ONE = Candidate("https://example.org/feed", "The Example", "RSS 2.0")
TWO = Candidate("https://example.org/atom", "The Example in Atom", "Atom 1.0")


async def test_without_feeds_the_welcome_stands_before_everything(sit: Sit) -> None:
    async with sit(feeds=()) as now:
        assert isinstance(now.app.screen, Welcome)
        assert "Welcome to newsdash" in now.text


async def test_with_feeds_it_does_not(sit: Sit) -> None:
    async with sit(empty=True) as now:
        assert now.app.screen is now.dashboard


async def test_a_store_that_was_begun_anew_does_not_welcome_whoever_has_subscribed(sit: Sit, paths: StorePaths) -> None:
    subscribe(paths, [GAZETTE])
    async with sit(feeds=()) as now:
        assert now.app.screen is now.dashboard


async def test_subscriptions_that_cannot_be_read_are_explained(sit: Sit, paths: StorePaths) -> None:
    paths.folder.mkdir()
    paths.feeds.write_text("<opml><body><outline")
    async with sit((120, 30), feeds=()) as now:
        assert now.app.screen is now.dashboard
        assert "feeds.opml" in now.status


async def test_packs_are_chosen_by_keyboard(sit: Sit, paths: StorePaths) -> None:
    async with sit(feeds=()) as now:
        await now.press("enter")
        await now.until(lambda: "Nothing is chosen: Space chooses a pack." in now.text)
        await now.press("space", "j", "space", "enter")
        await now.until(lambda: now.app.screen is now.dashboard)
        packs = Welcome(now.dashboard.adding)._packs[:2]
        assert {feed.url for feed in read(paths)} == {feed.url for pack in packs for feed in pack.subscriptions}
        assert {feed.section for feed in read(paths)} != {""}
        await now.until(lambda: now.newsroom.heard(Resubscribe))


async def test_what_is_chosen_is_told_from_what_is_not_without_colours(sit: Sit) -> None:
    async with sit(feeds=()) as now:
        assert "[x]" not in now.text
        await now.press("j", "space")
        await now.until(lambda: "[x] Technology" in now.text)
        assert now.text.count("[x]") == 1
        await now.press("space")
        await now.until(lambda: "[ ] Technology" in now.text)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_the_keys_and_a_long_sentence_are_seen_whole(sit: Sit, size: tuple[int, int]) -> None:
    said = "This sentence is about an address that cannot be asked, and it has a great many words. " * 3 + "The end."
    async with sit(size, feeds=()) as now:
        assert "q quit" in now.text
        await now.press("a")
        screen = now.app.screen
        assert isinstance(screen, Welcome)
        screen.tell(said)
        await now.until(lambda: "The end." in now.text)
        assert "Esc go back" in now.text


async def test_an_opml_file_is_taken(sit: Sit, paths: StorePaths, tmp_path: Path) -> None:
    (tmp_path / "my feeds.opml").write_text(OPML)
    async with sit((120, 30), feeds=()) as now:
        await now.press("i")
        await now.until(lambda: isinstance(now.app.focused, Input))
        now.app.screen.query_one(Input).value = str(tmp_path / "my feeds.opml")
        await now.press("enter")
        await now.until(lambda: now.app.screen is now.dashboard)
        assert [(feed.title, feed.section) for feed in read(paths)] == [("One", "News"), ("Two", "News")]
        await now.until(lambda: "1 may lie on a private network, as the file says" in now.text)
        assert "2 feeds added; 1 on a private network: F, then p, allows it" in now.text


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "No such file"), ("no OPML at all", "it holds no XML"), ("<opml><body/></opml>", "holds no feeds")],
)
async def test_a_file_that_brings_nothing_is_explained(
    sit: Sit, tmp_path: Path, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "feeds.opml").write_text(content)
    async with sit(feeds=()) as now:
        await now.press("i")
        now.app.screen.query_one(Input).value = str(tmp_path / "feeds.opml")
        await now.press("enter")
        await now.until(lambda: said in " ".join(now.text.replace("│", " ").split()))
        assert isinstance(now.app.screen, Welcome)


async def test_one_address_is_looked_at_and_its_only_feed_taken(sit: Sit, paths: StorePaths) -> None:
    def answer(message: Message) -> Message | None:
        return Found(message.url, (ONE,)) if isinstance(message, Discover) else None

    async with sit(feeds=()) as now:
        now.newsroom.answer = answer
        await now.press("a")
        await now.type("example.org")
        await now.press("enter")
        await now.until(lambda: [feed.url for feed in read(paths)] == [ONE.url])
        assert now.newsroom.heard(Discover)[0].url in (SITE, SITE.rstrip("/"))
        await now.until(lambda: now.app.screen is now.dashboard)
        await now.until(lambda: "Added: The Example" in now.status)


async def test_of_several_feeds_the_reader_chooses(sit: Sit, paths: StorePaths) -> None:
    def answer(message: Message) -> Message | None:
        return Found(message.url, (ONE, TWO)) if isinstance(message, Discover) else None

    async with sit(feeds=()) as now:
        now.newsroom.answer = answer
        await now.press("a")
        await now.type("example.org")
        await now.press("enter")
        await now.until(lambda: isinstance(now.app.screen, Picker))
        await now.type("atom")
        await now.press("enter")
        await now.until(lambda: [feed.url for feed in read(paths)] == [TWO.url])
        await now.until(lambda: now.app.screen is now.dashboard)


async def test_an_address_without_feeds_is_explained(sit: Sit) -> None:
    def answer(message: Message) -> Message | None:
        return Found(message.url) if isinstance(message, Discover) else None

    async with sit(feeds=()) as now:
        now.newsroom.answer = answer
        await now.press("a")
        await now.type("no address")
        await now.press("enter")
        await now.until(lambda: "That is no web address" in now.text)
        now.app.screen.query_one(Input).value = "example.org"
        await now.press("enter")
        await now.until(lambda: "No feed was found at" in now.text)
        await now.press("escape", "escape")
        assert isinstance(now.app.screen, Welcome)


async def test_news_that_comes_while_the_welcome_stands_does_no_harm(sit: Sit) -> None:
    async with sit(feeds=()) as now:
        new = more(now.store, ["A first headline"])
        now.newsroom.desk.broadcast(Change(added=tuple(new)))
        await now.until(lambda: len(now.dashboard.lister.listing.keys) == 1)
        assert isinstance(now.app.screen, Welcome)


async def test_the_demo_is_one_key_away(sit: Sit) -> None:
    async with sit(feeds=()) as now:
        await now.press("d")
        await now.until(lambda: now.app.return_value == "demo")


async def test_q_leaves(sit: Sit) -> None:
    async with sit(feeds=()) as now:
        await now.press("q")
        await now.until(lambda: not now.app.is_running)
