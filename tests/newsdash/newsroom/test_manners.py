"""The manners of a newsroom that asks real servers: what they say is kept, and what they ask for is done."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from newsdash import subscriptions
from newsdash.config import Config, FeedSettings, General
from newsdash.models import Feed, Pacing, Subscription
from newsdash.newsroom.asking import settings_of
from newsdash.sources.schedule import DAY, HOUR
from newsdash.wire import Refresh
from tests.newsdash.newsroom.conftest import NOON, Bureau
from tests.newsdash.newsroom.press import Document, Press, feed

NEWS = feed("The Ellery Post", [{"title": "Ferries stay in port", "guid": "a"}])
PACED = NEWS.replace(
    b"<language>",
    b"<ttl>240</ttl><skipHours><hour>4</hour></skipHours><skipDays><day>Sunday</day></skipDays><language>",
)


async def test_what_a_feed_says_of_its_pace_holds_while_it_answers_304_and_after_a_restart(
    bureau: Bureau, press: Press
) -> None:
    press.documents["/a"] = Document(PACED, etag='"one"')
    bureau.subscribe("/a")
    await bureau.fetch()
    said = Pacing(4 * HOUR, frozenset({4}), frozenset({6}))
    assert (await bureau.feeds())["/a"].pacing == said
    await bureau.close()
    await bureau.open()
    for _ in range(2):
        bureau.now = (await bureau.feeds())["/a"].next_check
        await bureau.fetch()
        now = (await bureau.feeds())["/a"]
        assert (now.pacing, now.last_success) == (said, bureau.now)
        assert now.next_check >= bureau.now + 4 * HOUR
        assert now.next_check % DAY // HOUR != 4
        assert (now.next_check // DAY + 3) % 7 != 6
    assert [headers.get("if-none-match") for _, headers in press.asked] == [None, '"one"', '"one"']


async def test_a_feed_that_no_longer_says_how_often_is_asked_by_its_news_again(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(PACED)
    bureau.subscribe("/a")
    await bureau.fetch()
    press.documents["/a"] = Document(NEWS)
    await bureau.fetch()
    assert (await bureau.feeds())["/a"].pacing == Pacing()


async def test_a_last_modified_goes_back_as_it_came(bureau: Bureau, press: Press) -> None:
    odd = "Tue, 24-Nov-26 9:41:00 gmt"
    press.documents["/a"] = Document(NEWS, headers={"Last-Modified": odd})
    bureau.subscribe("/a")
    await bureau.fetch()
    await bureau.fetch()
    assert press.asked[1][1]["if-modified-since"] == odd


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_that_wants_rest_has_it_even_from_a_round_over_all_feeds(
    bureau: Bureau, press: Press, status: int
) -> None:
    press.documents["/busy"] = Document(b"", status=status, headers={"Retry-After": "7200"})
    press.documents["/well"] = Document(NEWS)
    bureau.subscribe("/busy", "/well")
    await bureau.fetch()
    busy = (await bureau.feeds())["/busy"]
    assert busy.rest_until == NOON + 7200
    assert busy.next_check >= NOON + 7200
    bureau.now = NOON + 7199
    progress = await bureau.fetch()
    assert (progress.total, progress.failed) == (2, 1)
    assert (press.times("/busy"), press.times("/well")) == (1, 2)
    press.documents["/busy"] = Document(NEWS)
    bureau.now = NOON + 7200
    assert (await bureau.fetch()).failed == 0
    assert (await bureau.feeds())["/busy"].rest_until == 0


async def test_a_feed_asked_for_by_name_is_asked_even_if_its_server_wants_rest(bureau: Bureau, press: Press) -> None:
    press.documents["/busy"] = Document(b"", status=429, headers={"Retry-After": "7200"})
    bureau.subscribe("/busy")
    await bureau.fetch()
    id = (await bureau.feeds())["/busy"].id
    press.documents["/busy"] = Document(NEWS)
    bureau.newsroom.hear(bureau.said.append, bureau.said.append, Refresh((id,)))
    await bureau.until_stored(lambda store: store.feeds.get(id).last_success == NOON)  # type: ignore[union-attr]


async def test_a_feed_moved_only_for_now_stays_where_it_is(bureau: Bureau, press: Press) -> None:
    press.documents["/old"] = Document(b"", status=302, headers={"Location": press.url("/new")})
    press.documents["/new"] = Document(NEWS)
    bureau.subscribe("/old")
    for _ in range(4):
        await bureau.fetch()
    (line,) = subscriptions.read(bureau.paths)
    assert (line.url, line.origin) == (press.url("/old"), "")


async def test_a_feed_whose_new_address_changes_its_mind_stays_where_it_is(bureau: Bureau, press: Press) -> None:
    press.documents["/one"] = press.documents["/two"] = Document(NEWS)
    bureau.subscribe("/old")
    for target in ("/one", "/one", "/two", "/two", "/one"):
        press.documents["/old"] = Document(b"", status=301, headers={"Location": press.url(target)})
        await bureau.fetch()
    (line,) = subscriptions.read(bureau.paths)
    assert line.url == press.url("/old")


async def test_a_moved_feed_keeps_its_name_its_section_and_what_others_wrote_into_its_line(
    bureau: Bureau, press: Press
) -> None:
    press.documents["/old"] = Document(b"", status=308, headers={"Location": press.url("/new")})
    press.documents["/new"] = Document(NEWS)
    written = Subscription(
        press.url("/old"), "Ours", "World/Isles", allow_private=True, tags=("sea",), attributes=(("ofColour", "blue"),)
    )
    subscriptions.subscribe(bureau.paths, [written])
    for _ in range(3):
        await bureau.fetch()
    await bureau.close()
    (line,) = subscriptions.read(bureau.paths)
    assert line == replace(written, url=press.url("/new"), origin=press.url("/old"))
    await bureau.open()


async def test_the_readers_bounds_and_a_feeds_own_interval_set_the_next_check(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = press.documents["/b"] = Document(NEWS)
    bureau.subscribe("/a", "/b")
    await bureau.close()
    own = FeedSettings(press.url("/b"), interval=300)
    bureau.config = Config(General(refresh_min=2 * HOUR, refresh_max=3 * HOUR), feeds=(own,))
    await bureau.open()
    await bureau.fetch()
    feeds = await bureau.feeds()
    assert 2 * HOUR <= feeds["/a"].next_check - NOON <= 3 * HOUR
    assert 300 <= feeds["/b"].next_check - NOON <= 330


async def test_a_feed_that_is_gone_says_so_with_a_remedy(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(b"", status=410)
    bureau.subscribe("/a")
    await bureau.fetch()
    assert "gone for good (410). Remove it, or look for its successor" in (await bureau.feeds())["/a"].error


async def test_a_publisher_can_tell_who_asks(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    bureau.subscribe("/a")
    await bureau.fetch()
    (asked,) = (headers for _, headers in press.asked)
    assert asked["user-agent"].startswith("newsdash/")
    assert "newsdash-tui" in asked["user-agent"]
    assert asked["accept-encoding"] == "gzip, deflate"


async def test_a_host_sees_two_requests_at_a_time(bureau: Bureau, press: Press) -> None:
    lock, here, most = threading.Lock(), [0], [0]
    met = threading.Barrier(2, timeout=20)
    answer = press.answer

    def counting(handler: object) -> None:
        with lock:
            here[0] += 1
            most[0] = max(most[0], here[0])
        # Two at a time do meet here; a third that came meanwhile would be counted.
        met.wait()
        with lock:
            here[0] -= 1
        answer(handler)  # type: ignore[arg-type]

    press.answer = counting  # type: ignore[method-assign]
    paths = [f"/{number}" for number in range(12)]
    press.documents |= dict.fromkeys(paths, Document(NEWS))
    bureau.subscribe(*paths)
    assert (await bureau.fetch()).failed == 0
    assert most == [2]


async def test_a_secret_is_neither_stored_nor_said_nor_logged(
    bureau: Bureau, press: Press, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELLERY_PASSWORD", "sesame-and-salt")
    secrets = ("sesame-and-salt", "cookie-of-salt", "c2VzYW1lLWFuZC1zYWx0")
    press.documents["/a"] = Document(b"", status=401)
    bureau.subscribe("/a")
    await bureau.close()
    settings = FeedSettings(
        press.url("/a"), headers={"Cookie": "cookie-of-salt"}, user="ines", password_env="ELLERY_PASSWORD"
    )
    bureau.config = Config(feeds=(settings,))
    await bureau.open()
    assert (await bureau.fetch()).failed == 1
    assert press.asked[0][1]["cookie"] == "cookie-of-salt"
    await bureau.close()
    written = "".join(path.read_bytes().decode("latin-1") for path in _files(bureau.paths.folder))
    said = f"{bureau.said}{caplog.text}{settings}{written}"
    assert "401" in written
    assert not any(secret in said for secret in secrets)
    await bureau.open()


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()]


def test_settings_follow_a_feed_that_moved_but_its_secrets_stay_with_their_server() -> None:
    from newsdash.keys import feed_key

    first = "https://post.example/feed"
    settings = FeedSettings(first, allow_private=True, interval=900, headers={"Cookie": "salt"}, user="ines")
    config = Config(feeds=(settings,))
    moved = Feed(feed_key(first), "https://post.example/new")
    assert settings_of(moved, config) == settings
    for elsewhere in ("https://other.example/feed", "http://post.example/feed", "https://post.example:8443/feed"):
        moved = Feed(feed_key(first), elsewhere)
        assert settings_of(moved, config) == FeedSettings(elsewhere, allow_private=True, interval=900)
    assert settings_of(Feed(1, "https://third.example/feed"), config) == FeedSettings("https://third.example/feed")
