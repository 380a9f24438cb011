"""Simulated weeks: feeds asked whenever they are due, by servers that check each duty of a polite reader."""

import random
from dataclasses import dataclass, field

import pytest

from newsdash.models import Feed, Pacing
from newsdash.sources.fetch_errors import FetchError, for_status
from newsdash.sources.schedule import Bounds, after_failure, after_success, due

START = 1_795_392_000  # Monday, 23 November 2026, midnight UTC
HOUR, DAY = 3_600, 86_400
TICK = 60


@dataclass
class Publisher:
    """A server with one feed, that publishes every `each` seconds by day and keeps a log of who asked and when."""

    each: int = HOUR
    headers: dict[str, str] = field(default_factory=dict)
    pacing: Pacing = field(default_factory=Pacing)
    redirects: tuple[tuple[int, str], ...] = ()
    trouble: dict[tuple[int, int], FetchError] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)
    validators: list[str] = field(default_factory=list)

    def articles(self, now: int) -> list[int]:
        noon = START - max(20 * self.each, 2 * DAY) + DAY // 2
        every = range(noon, now + 1, self.each)
        return [moment for moment in every if 6 <= moment % DAY // HOUR < 22][-20:]

    def serve(self, feed: Feed, now: int) -> tuple[int, list[int]]:
        self.asked.append(now)
        self.validators.append(feed.etag)
        for (start, end), error in self.trouble.items():
            if start <= now - START < end:
                raise error
        articles = self.articles(now)
        tag = f'"{articles[-1]}"'
        self.headers["etag"] = tag
        return (304, []) if feed.etag == tag else (200, articles)

    def waits(self) -> list[int]:
        return [later - earlier for earlier, later in zip(self.asked, self.asked[1:], strict=False)]


def simulate(publisher: Publisher, days: int, bounds: Bounds = Bounds()) -> Feed:  # noqa: B008
    """The feed after so many days of asking `publisher` whenever it is due."""
    chance = random.Random(1)
    feed = Feed(1, "https://e.example/f")
    for now in range(START, START + days * DAY, TICK):
        if not due([feed], now):
            continue
        try:
            status, articles = publisher.serve(feed, now)
        except FetchError as error:
            feed = after_failure(feed, error, now=now, bounds=bounds, jitter=chance.random())
            continue
        feed = after_success(
            feed,
            status=status,
            headers=publisher.headers,
            pacing=publisher.pacing,
            published=articles,
            now=now,
            bounds=bounds,
            jitter=chance.random(),
            redirects=publisher.redirects,
        )
    return feed


@pytest.mark.parametrize("each", [600, HOUR, 6 * HOUR, DAY])
def test_news_is_found_soon_and_the_server_not_pestered(each):
    publisher = Publisher(each=each)
    simulate(publisher, 14)
    articles = [moment for moment in publisher.articles(START + 14 * DAY) if moment > START]
    delays = [min(asked for asked in publisher.asked if asked >= moment) - moment for moment in articles[:-2]]
    assert sum(delays) / len(delays) <= max(each, 1200)
    assert len(publisher.asked) <= 14 * DAY / max(each / 4, 900) + 14


def test_validators_always_go_back():
    publisher = Publisher()
    simulate(publisher, 3)
    assert publisher.validators[0] == ""
    assert all(publisher.validators[1:])


def test_the_readers_bounds_always_hold():
    for publisher in (Publisher(each=60), Publisher(each=30 * DAY), Publisher(headers={"cache-control": "max-age=1"})):
        simulate(publisher, 10, Bounds(shortest=1800, longest=4 * HOUR))
        assert min(publisher.waits()) >= 1800
        assert max(publisher.waits()) <= 4 * HOUR + TICK


def test_freshness_is_waited_out():
    publisher = Publisher(each=600, headers={"cache-control": "max-age=5400"})
    simulate(publisher, 5)
    assert min(publisher.waits()) >= 5400


def test_skipped_hours_and_days_see_no_request():
    publisher = Publisher(pacing=Pacing(skip_hours=frozenset(range(7)), skip_days=frozenset({5, 6})))
    simulate(publisher, 21)
    later = publisher.asked[1:]
    assert len(later) > 50
    assert all(moment % DAY // HOUR >= 7 for moment in later)
    assert all((moment // DAY + 3) % 7 < 5 for moment in later)


def test_a_server_in_trouble_is_asked_ever_more_seldom_and_found_again():
    publisher = Publisher(each=600, trouble={(DAY, 4 * DAY): for_status(500, "e.example", None)})
    feed = simulate(publisher, 7)
    down = [moment for moment in publisher.asked if DAY <= moment - START < 4 * DAY]
    assert len(down) <= 12
    assert feed.error == ""
    assert feed.last_success > START + 4 * DAY


def test_retry_after_is_honoured_to_the_second():
    publisher = Publisher(each=600, trouble={(DAY, DAY + HOUR): for_status(429, "e.example", 6 * HOUR)})
    simulate(publisher, 3)
    refused = next(moment for moment in publisher.asked if moment - START >= DAY)
    following = next(moment for moment in publisher.asked if moment > refused)
    assert 6 * HOUR <= following - refused <= 7 * HOUR


def test_gone_is_gone():
    publisher = Publisher(each=600, trouble={(DAY, DAY * 99): for_status(410, "e.example", None)})
    feed = simulate(publisher, 30)
    assert feed.gone
    assert sum(moment - START >= DAY for moment in publisher.asked) == 1


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address():
    publisher = Publisher(redirects=((308, "https://new.example/f"),))
    assert simulate(publisher, 2).url == "https://new.example/f"
    publisher = Publisher(redirects=((307, "https://new.example/f"),))
    assert simulate(publisher, 2).url == "https://e.example/f"


def test_feeds_added_together_drift_apart():
    chance = random.Random(2)
    checks = set()
    for number in range(50):
        feed = after_success(
            Feed(number, ""), status=200, headers={}, pacing=None, published=[], now=START, bounds=Bounds(),
            jitter=chance.random(),
        )  # fmt: skip
        checks.add(feed.next_check)
    assert len(checks) > 40
    assert max(checks) - min(checks) > 200
