"""The demo's server: feeds that answer 304, articles that come out one by one, and an end when it is asked to."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import Any

import httpx
import pytest

from newsdash.demo import world
from newsdash.demo.server import DemoWorld


def _live_paths() -> list[str]:
    live = [telling for telling in world.load().tellings.values() if telling.live is not None]
    return [telling.path for telling in sorted(live, key=lambda telling: telling.live or 0)]


@pytest.mark.parametrize("validator", [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")])
def test_a_feed_that_did_not_change_answers_304_without_a_body(demo: DemoWorld, validator: tuple[str, str]) -> None:
    given, asked = validator
    with httpx.Client() as client:
        for subscription in demo.subscriptions()[:-1]:
            first = client.get(subscription.url)
            again = client.get(subscription.url, headers={asked: first.headers[given]})
            assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
            assert again.headers["ETag"] == first.headers["ETag"]


def test_a_feed_with_a_new_article_has_a_new_etag(demo: DemoWorld, clock: Any) -> None:
    path = _live_paths()[0]
    outlet = world.load().outlets[path.split("/")[1]]
    old = httpx.get(demo.url + outlet.feed_path)
    clock.now += 4
    new = httpx.get(demo.url + outlet.feed_path, headers={"If-None-Match": old.headers["ETag"]})
    assert new.status_code == 200
    assert path not in old.text
    assert path in new.text


def test_live_articles_come_out_in_order_one_at_each_pace(demo: DemoWorld, clock: Any) -> None:
    start, paths = clock.now, _live_paths()
    for out in range(len(paths) + 1):
        clock.now = start + 4 * out
        assert [demo.answer(path).status == 200 for path in paths] == [True] * out + [False] * (len(paths) - out)


def test_after_the_last_live_article_the_feeds_stay_as_they_are(demo: DemoWorld, clock: Any) -> None:
    clock.now += 4 * len(_live_paths())
    bodies = [demo.answer(outlet.feed_path).body for outlet in world.load().outlets.values()]
    clock.now += 3600
    assert [demo.answer(outlet.feed_path).body for outlet in world.load().outlets.values()] == bodies


def test_feeds_are_newest_first_and_hold_nothing_of_the_future(demo: DemoWorld, clock: Any) -> None:
    timetable = world.Timetable(clock.now, 4.0)
    for outlet in world.load().outlets.values():
        tellings = [telling for telling in world.load().tellings.values() if telling.outlet == outlet.id]
        times = [timetable.published(telling) for telling in timetable.out(tellings, clock.now)]
        assert all(newer >= older for newer, older in pairwise([int(clock.now), *times]))


def test_every_address_a_page_gives_of_the_demo_answers(demo: DemoWorld, clock: Any) -> None:
    clock.now += 4 * len(_live_paths())
    for path, telling in world.load().tellings.items():
        page = demo.answer(path).body.decode()
        addresses = {part.split('"')[0].split("#")[0] for part in page.split(f'"{demo.url}')[1:]}
        assert not {address for address in addresses if demo.answer(address).status != 200}, telling.path


def test_a_home_page_says_where_its_feed_is(demo: DemoWorld) -> None:
    for outlet in world.load().outlets.values():
        assert 'rel="alternate" type="application/' in demo.answer(f"/{outlet.id}/").body.decode()
        assert f'href="{demo.url}{outlet.feed_path}"' in demo.answer(f"/{outlet.id}/").body.decode()


def test_pages_are_gzipped_for_those_who_take_it(demo: DemoWorld) -> None:
    address = demo.url + world.load().outlets["meridian"].feed_path
    packed = httpx.get(address, headers={"Accept-Encoding": "gzip"})
    plain = httpx.get(address, headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.text == plain.text


def test_a_picture_is_a_png_and_an_unknown_path_is_404(demo: DemoWorld) -> None:
    out = [telling for telling in world.load().tellings.values() if telling.live is None]
    picture = next(telling.image_path for telling in out if telling.caption)
    assert httpx.get(demo.url + picture).content.startswith(b"\x89PNG\r\n\x1a\n")
    assert httpx.get(demo.url + "/meridian/no-such-thing.html").status_code == 404
    assert httpx.head(demo.url + "/").content == b""


def test_the_broken_feed_answers_500_and_is_subscribed_to_only_when_asked_for(demo: DemoWorld) -> None:
    assert httpx.get(demo.subscriptions()[-1].url).status_code == 500
    assert len(world.subscriptions(demo.url)) == len(demo.subscriptions()) - 1


def test_feeds_keep_their_origin_whatever_the_port() -> None:
    here, there = world.subscriptions("http://127.0.0.1:1"), world.subscriptions("http://127.0.0.1:2")
    assert [feed.origin for feed in here] == [feed.origin for feed in there]
    assert len({feed.origin for feed in here}) == len(here)
    assert all(feed.allow_private and feed.section for feed in here)


def test_stopping_ends_kept_connections_and_every_thread(clock: Any) -> None:
    before = threading.active_count()
    demo = DemoWorld(clock)
    demo.start(clock.now)
    with httpx.Client() as client:
        client.get(demo.url)
        assert threading.active_count() > before
        demo.stop()
        assert threading.active_count() == before
    demo.stop()
    with pytest.raises(RuntimeError):
        _ = demo.url


def test_a_served_world_is_not_started_twice(demo: DemoWorld, clock: Any) -> None:
    with pytest.raises(RuntimeError):
        demo.start(clock.now)
