"""Rounds: every feed gets its turn, a bad one harms none, and servers are asked no more than they allow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdash import subscriptions
from newsdash.config import Config, FeedSettings
from newsdash.models import Change, Subscription
from newsdash.store import StoreError
from newsdash.wire import Notice, Resubscribe, Touched
from tests.newsdash.newsroom.conftest import NOON, Bureau
from tests.newsdash.newsroom.press import Document, Press, feed

NEWS = feed(
    "The Ellery Post", [{"title": "Ferries stay in port", "guid": "a"}, {"title": "School closed", "guid": "b"}]
)


async def test_news_is_stored_and_told(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    bureau.subscribe("/a")
    progress = await bureau.fetch()
    assert (progress.done, progress.total, progress.failed, progress.added) == (1, 1, 0, 2)
    keys = await bureau.keys()
    assert sorted(key for change in bureau.changes() for key in change.added) == sorted(keys)
    article = await bureau.ask(lambda store: store.articles.get(keys[0]))
    assert article is not None
    assert (article.source, article.time, article.language) == ("The Ellery Post", NOON, "en")
    assert (await bureau.feeds())["/a"].title == "The Ellery Post"


async def test_bad_feeds_harm_no_good_one_and_say_what_is_wrong(bureau: Bureau, press: Press) -> None:
    press.documents["/good"] = Document(NEWS)
    press.documents["/fault"] = Document(b"", status=500)
    press.documents["/page"] = Document(b"<!DOCTYPE html><html><title>Ellery</title><p>Hello</p></html>", "text/html")
    press.documents["/empty"] = Document(b"")
    press.documents["/deep"] = Document(b"<rss><channel>" + b"<x>" * 500_000)
    bureau.subscribe("/good", "/fault", "/missing", "/page", "/empty", "/deep")
    progress = await bureau.fetch()
    assert (progress.total, progress.failed, progress.added) == (6, 5, 2)
    feeds = await bureau.feeds()
    assert feeds["/good"].error == ""
    assert "(500)" in feeds["/fault"].error
    assert "(404)" in feeds["/missing"].error
    assert "web page, not a feed" in feeds["/page"].error
    assert "empty" in feeds["/empty"].error
    assert feeds["/deep"].error
    assert all(feed.failures == 1 and feed.next_check > NOON for path, feed in feeds.items() if path != "/good")


async def test_a_feed_that_is_unchanged_is_not_read_again(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS, etag='"one"')
    bureau.subscribe("/a")
    await bureau.fetch()
    assert (await bureau.fetch()).added == 0
    assert "if-none-match" not in press.asked[0][1]
    assert press.asked[1][1]["if-none-match"] == '"one"'
    assert (await bureau.feeds())["/a"].last_success == NOON


async def test_an_article_that_changed_is_told_as_changed(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    bureau.subscribe("/a")
    await bureau.fetch()
    press.documents["/a"] = Document(NEWS.replace(b"School closed", b"School closed all week"))
    assert (await bureau.fetch()).added == 0
    (changed,) = [change.changed for change in bureau.changes() if change.changed]
    article = await bureau.ask(lambda store: store.articles.get(changed[0]))
    assert article is not None
    assert article.title == "School closed all week"


async def test_feeds_are_asked_when_due_and_not_before(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    bureau.subscribe("/a")
    bureau.newsroom.start()
    await bureau.until(lambda: any(change.added for change in bureau.changes()))
    due = (await bureau.feeds())["/a"].next_check
    assert due >= NOON + bureau.config.general.refresh_min
    bureau.now = due - 1
    bureau.newsroom.rounds.follow((await bureau.feeds()).values())
    bureau.now = due
    asked = press.times("/a")
    bureau.newsroom.rounds.follow((await bureau.feeds()).values())
    await bureau.until(lambda: press.times("/a") > asked)
    assert (asked, press.times("/a")) == (1, 2)


async def test_a_feed_that_fell_due_while_the_machine_slept_is_asked_soon_after(
    bureau: Bureau, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsdash.newsroom.rounds.LONGEST_SLEEP", 0.05)
    press.documents["/a"] = Document(NEWS)
    bureau.subscribe("/a")
    bureau.newsroom.start()
    await bureau.until(lambda: any(change.added for change in bureau.changes()))
    # The loop's own clock stands still while a machine sleeps.
    bureau.now = (await bureau.feeds())["/a"].next_check
    await bureau.until(lambda: press.times("/a") == 2)


async def test_a_feed_that_is_gone_is_never_asked_again(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(b"", status=410)
    bureau.subscribe("/a")
    await bureau.fetch()
    assert (await bureau.fetch()).total == 0
    assert press.times("/a") == 1
    assert (await bureau.feeds())["/a"].gone


async def test_a_feed_that_moved_for_good_moves_in_the_subscriptions_and_keeps_its_news(
    bureau: Bureau, press: Press
) -> None:
    press.documents["/old"] = Document(b"", status=301, headers={"Location": press.url("/new")})
    press.documents["/new"] = Document(NEWS)
    bureau.subscribe("/old")
    for _ in range(3):
        await bureau.fetch()
    keys = await bureau.keys()
    await bureau.close()
    (line,) = subscriptions.read(bureau.paths)
    assert (line.url, line.origin) == (press.url("/new"), press.url("/old"))
    await bureau.open()
    await bureau.fetch()
    assert await bureau.keys() == keys
    assert press.times("/old") == 3


async def test_unsubscribing_takes_the_articles_out_and_says_so(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    press.documents["/b"] = Document(feed("Another", [{"title": "Something else entirely"}]))
    bureau.subscribe("/a", "/b")
    await bureau.fetch()
    subscriptions.unsubscribe(bureau.paths, press.url("/a"))
    bureau.newsroom.hear(bureau.said.append, bureau.said.append, Resubscribe())
    await bureau.until(lambda: any(change.removed for change in bureau.changes()))
    assert len(await bureau.keys()) == 1
    assert list(await bureau.feeds()) == ["/b"]


async def test_a_feed_that_is_subscribed_to_again_brings_its_articles_back_as_read_as_they_were(
    bureau: Bureau, press: Press
) -> None:
    press.documents["/a"] = Document(NEWS)
    bureau.subscribe("/a")
    await bureau.fetch()
    first, second = await bureau.keys()
    await bureau.ask(lambda store: store.states.mark([first], read=True, now=NOON))
    subscriptions.unsubscribe(bureau.paths, press.url("/a"))
    await bureau.fetch()
    assert await bureau.keys() == []
    bureau.subscribe("/a")
    await bureau.fetch()
    headlines = await bureau.ask(lambda store: store.listing.headlines([first, second]))
    assert [headline.read for headline in headlines] == [True, False]


async def test_a_list_of_subscriptions_that_cannot_be_read_is_said_and_nothing_is_lost(
    bureau: Bureau, press: Press
) -> None:
    press.documents["/a"] = Document(NEWS)
    bureau.subscribe("/a")
    await bureau.fetch()
    bureau.paths.feeds.write_text("<opml><body><outline")
    bureau.newsroom.hear(bureau.said.append, bureau.said.append, Resubscribe())
    await bureau.until(lambda: any(isinstance(message, Notice) for message in bureau.said))
    assert len(await bureau.keys()) == 2
    assert list(await bureau.feeds()) == ["/a"]


async def test_a_private_address_is_refused_unless_the_feed_may_lie_there(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    subscriptions.subscribe(bureau.paths, [Subscription(press.url("/a"))])
    assert (await bureau.fetch()).failed == 1
    assert press.asked == []
    await bureau.close()
    bureau.config = Config(feeds=(FeedSettings(press.url("/a"), allow_private=True),))
    await bureau.open()
    assert (await bureau.fetch()).added == 2


async def test_headers_and_passwords_of_a_feed_are_sent(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    bureau.subscribe("/a")
    await bureau.close()
    settings = FeedSettings(
        press.url("/a"), headers={"X-Reader": "yes"}, user="ines", password_command=("printf", "ferry\\nignored")
    )
    bureau.config = Config(feeds=(settings,))
    await bureau.open()
    await bureau.fetch()
    (asked,) = (headers for _, headers in press.asked)
    assert asked["x-reader"] == "yes"
    assert asked["authorization"] == "Basic aW5lczpmZXJyeQ=="


async def test_a_password_that_cannot_be_had_is_said_on_the_feed(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    bureau.subscribe("/a")
    await bureau.close()
    bureau.config = Config(feeds=(FeedSettings(press.url("/a"), password_env="NEWSDASH_NO_SUCH_PASSWORD"),))
    await bureau.open()
    assert (await bureau.fetch()).failed == 1
    assert "is not set" in (await bureau.feeds())["/a"].error
    assert press.asked == []


async def test_a_full_disk_is_said_once_and_the_newsroom_goes_on(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    press.documents["/b"] = Document(NEWS)
    bureau.subscribe("/a", "/b")
    await bureau.newsroom.follow()
    store = await bureau.ask(lambda store: store)
    add = store.articles.add

    def full(*_: object) -> Change:
        raise StoreError("The disk is full.", "Free some space.")

    store.articles.add = full  # type: ignore[method-assign]
    assert (await bureau.fetch()).failed == 2
    assert [message for message in bureau.said if isinstance(message, Notice)] == [
        Notice("The disk is full. Free some space.")
    ]
    store.articles.add = add  # type: ignore[method-assign]
    assert (await bureau.fetch()).failed == 0


async def test_states_that_one_screen_changed_reach_the_others_only(bureau: Bureau) -> None:
    mine: list[object] = []
    others: list[object] = []
    bureau.newsroom.hear(mine.append, others.append, Touched((1, 2)))
    assert (mine, others) == ([], [Change(states=(1, 2))])


async def test_a_muted_feed_rests(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(NEWS)
    subscriptions.subscribe(bureau.paths, [Subscription(press.url("/a"), allow_private=True, muted=True)])
    assert (await bureau.fetch()).total == 0
    subscriptions.edit(bureau.paths, lambda present: [replace(feed, muted=False) for feed in present])
    assert (await bureau.fetch()).added == 2
