"""When a feed is asked again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash.models import Feed, Pacing
from newsdash.sources.fetch_errors import FetchError, for_status, unknown_host
from newsdash.sources.refusal import NotAFeed
from newsdash.sources.schedule import Bounds, after_failure, after_success, due, freshness

NOW = 1_795_392_000  # Monday, 23 November 2026, midnight UTC
HOUR, DAY = 3_600, 86_400
FEED = Feed(1, "https://e.example/f")


def succeed(feed: Feed = FEED, *, now: int = NOW, jitter: float = 0.0, **others) -> Feed:
    given_values = {"status": 200, "headers": {}, "pacing": Pacing(), "published": [], "bounds": Bounds(), **others}
    return after_success(feed, now=now, jitter=jitter, **given_values)


def fail(feed: Feed = FEED, error: Exception | None = None, *, now: int = NOW, jitter: float = 0.0) -> Feed:
    return after_failure(feed, error or for_status(500, "e.example", None), now=now, bounds=Bounds(), jitter=jitter)


def wait(feed: Feed, now: int = NOW) -> int:
    return feed.next_check - now


def published(each: int, count: int = 20, now: int = NOW) -> list[int]:
    return [now - each * n for n in range(1, count + 1)]


class TestPace:
    def test_a_busy_feed_is_asked_as_often_as_the_reader_allows(self):
        assert wait(succeed(published=published(300))) == 900

    def test_a_daily_feed_is_asked_twice_a_day(self):
        assert wait(succeed(published=published(DAY))) == DAY // 2

    def test_a_quiet_feed_is_asked_as_seldom_as_the_reader_allows(self):
        assert wait(succeed(published=published(30 * DAY))) == DAY

    def test_a_feed_that_fell_silent_slows_down(self):
        busy = published(300)
        waits = [wait(succeed(published=busy, now=NOW + silence), NOW + silence) for silence in (0, DAY, 30 * DAY)]
        assert waits == sorted(waits)
        assert waits[0] == 900
        assert waits[-1] == DAY

    def test_a_feed_without_dates_is_asked_every_hour(self):
        assert wait(succeed()) == HOUR

    def test_dates_in_the_future_count_as_now(self):
        assert wait(succeed(published=[NOW + DAY] * 20)) == 900

    def test_nothing_new_makes_the_wait_grow_and_news_shrinks_it_again(self):
        feed = succeed(published=published(1800))
        first = feed.interval
        for _ in range(5):
            feed = succeed(feed, status=304)
        assert feed.interval > 2 * first
        assert succeed(feed, published=published(1800)).interval == first

    def test_the_number_of_articles_a_day_is_remembered(self):
        feed = succeed(published=published(HOUR))
        assert feed.per_day == pytest.approx(24)
        assert succeed(feed, status=304).per_day == feed.per_day


class TestWhatTheServerSays:
    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({"cache-control": "public, max-age=7200"}, 7200),
            ({"cache-control": 'MAX-AGE="7200"', "age": "200"}, 7000),
            ({"cache-control": "no-cache, max-age=7200"}, 0),
            ({"cache-control": "max-age=soon"}, 0),
            ({"expires": "Mon, 23 Nov 2026 02:00:00 GMT"}, 7200),
            ({"expires": "Mon, 23 Nov 2026 03:00:00 GMT", "date": "Mon, 23 Nov 2026 01:00:00 GMT"}, 7200),
            ({"expires": "0"}, 0),
            ({"cache-control": "max-age=60", "expires": "Mon, 23 Nov 2026 02:00:00 GMT"}, 60),
            ({}, 0),
        ],
    )
    def test_how_long_an_answer_is_fresh(self, headers, seconds):
        assert freshness(headers, NOW) == seconds

    def test_freshness_and_ttl_hold_off_the_next_check(self):
        busy = published(300)
        assert wait(succeed(published=busy, headers={"cache-control": "max-age=7200"})) == 7200
        assert wait(succeed(published=busy, pacing=Pacing(ttl=5400))) == 5400

    def test_but_not_beyond_the_readers_bounds(self):
        assert wait(succeed(headers={"cache-control": "max-age=31536000"})) == DAY
        assert wait(succeed(published=published(60), pacing=Pacing(ttl=60))) == 900

    def test_jitter_never_makes_it_earlier_than_the_server_asked(self):
        for jitter in (0.0, 0.5, 0.999):
            assert wait(succeed(published=published(300), pacing=Pacing(ttl=DAY), jitter=jitter)) == DAY

    def test_skipped_hours_and_days_are_waited_out(self):
        six = succeed(published=published(300), pacing=Pacing(skip_hours=frozenset(range(6))))
        assert six.next_check == NOW + 6 * HOUR
        tuesday = succeed(published=published(300), pacing=Pacing(skip_days=frozenset({0})))
        assert tuesday.next_check == NOW + DAY

    def test_a_feed_that_skips_every_hour_is_asked_all_the_same(self):
        assert wait(succeed(pacing=Pacing(skip_hours=frozenset(range(24))))) <= 9 * DAY

    def test_validators_are_kept_verbatim_and_a_304_does_not_lose_them(self):
        feed = succeed(headers={"etag": 'W/"x"', "last-modified": "about noon"})
        assert (feed.etag, feed.last_modified) == ('W/"x"', "about noon")
        assert succeed(feed, status=304).etag == 'W/"x"'
        assert succeed(feed).etag == ""

    def test_a_validator_too_long_for_any_server_is_not_kept(self):
        feed = succeed(headers={"etag": f'"{"x" * 90_000}"', "last-modified": "about noon"})
        assert (feed.etag, feed.last_modified) == ("", "about noon")

    def test_the_readers_own_interval_is_kept_to(self):
        feed = succeed(bounds=Bounds(fixed=300), pacing=Pacing(ttl=DAY), headers={"cache-control": "max-age=9999"})
        assert wait(feed) == 300


class TestFailures:
    def test_each_failure_in_a_row_doubles_the_wait_up_to_a_day(self):
        feed, waits = replace(FEED, interval=HOUR), []
        for _ in range(8):
            feed = fail(feed)
            waits.append(wait(feed))
        assert waits[:5] == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR]
        assert set(waits[5:]) == {DAY}

    def test_a_server_that_was_not_reached_is_tried_again_soon(self):
        assert wait(fail(replace(FEED, interval=DAY), unknown_host("e.example"))) == 900

    def test_the_error_its_beginning_and_their_number_are_kept_until_it_works_again(self):
        feed = fail(fail(), NotAFeed("This is a web page."), now=NOW + HOUR)
        assert (feed.error, feed.error_since, feed.failures) == ("This is a web page.", NOW, 2)
        assert feed.last_asked == NOW + HOUR
        feed = succeed(feed, now=NOW + DAY)
        assert (feed.error, feed.error_since, feed.failures, feed.last_success) == ("", 0, 0, NOW + DAY)

    @pytest.mark.parametrize("status", [429, 503])
    @pytest.mark.parametrize("jitter", [0.0, 0.9])
    def test_retry_after_is_waited_out_even_beyond_a_day(self, status, jitter):
        feed = fail(error=for_status(status, "e.example", 2 * DAY), jitter=jitter)
        assert 2 * DAY <= wait(feed) <= 2.2 * DAY

    def test_retry_after_is_not_believed_for_ever(self):
        assert wait(fail(error=for_status(503, "e.example", 10**9))) == 7 * DAY

    def test_a_short_retry_after_does_not_undo_the_backoff(self):
        feed = replace(FEED, failures=4, interval=HOUR)
        assert wait(fail(feed, for_status(503, "e.example", 10))) == 16 * HOUR

    def test_too_many_requests_slows_down_even_a_busy_feed(self):
        assert wait(fail(replace(FEED, interval=900), for_status(429, "e.example", None))) == HOUR

    def test_a_410_feed_is_never_asked_again(self):
        feed = fail(error=for_status(410, "e.example", None))
        assert feed.gone
        assert "gone for good" in feed.error
        assert due([feed], NOW + 10**9) == []


class TestMoves:
    MOVED = ((301, "https://new.example/f"),)

    def test_three_consistent_answers_move_a_feed(self):
        feed = FEED
        for _ in range(2):
            feed = succeed(feed, redirects=self.MOVED)
            assert feed.url == FEED.url
        assert succeed(feed, redirects=self.MOVED).url == "https://new.example/f"

    def test_another_answer_in_between_starts_the_count_again(self):
        feed = succeed(succeed(redirects=self.MOVED), redirects=self.MOVED)
        for between in ((), ((302, "https://x.example/f"),), ((301, "https://other.example/f"),)):
            again = succeed(feed, redirects=between)
            assert succeed(again, redirects=self.MOVED).url == FEED.url

    def test_a_failure_in_between_does_too(self):
        feed = fail(succeed(succeed(redirects=self.MOVED), redirects=self.MOVED))
        assert succeed(feed, redirects=self.MOVED).url == FEED.url

    def test_of_a_chain_only_the_permanent_beginning_counts(self):
        chain = ((308, "https://new.example/f"), (302, "https://cdn.example/f"))
        feed = FEED
        for _ in range(3):
            feed = succeed(feed, redirects=chain)
        assert feed.url == "https://new.example/f"

    def test_a_feed_is_never_moved_to_a_less_secure_address(self):
        feed = FEED
        for _ in range(5):
            feed = succeed(feed, redirects=((301, "http://e.example/f"),))
        assert feed.url == FEED.url


def test_a_clock_that_was_wrong_puts_no_feed_off():
    years = 10**8
    feed = replace(FEED, last_asked=NOW + years, next_check=NOW + years + 900)
    assert due([feed], NOW) == [feed]
    assert due([replace(FEED, last_asked=NOW, next_check=NOW + 900)], NOW) == []


def test_the_longest_overdue_comes_first():
    feeds = [Feed(n, "", next_check=check) for n, check in ((1, NOW), (2, NOW - 5), (3, NOW + 1))]
    assert [feed.id for feed in due(feeds, NOW)] == [2, 1]


@given(
    st.lists(st.integers(NOW - 10**8, NOW + 10**6), max_size=30),
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 10**9),
    st.sampled_from([200, 304]),
    st.integers(0, 10**7),
)
def test_a_success_is_always_followed_within_the_readers_bounds(times, jitter, ttl, status, interval):
    feed = succeed(
        replace(FEED, interval=interval), published=times, jitter=jitter, pacing=Pacing(ttl=ttl), status=status
    )
    assert 900 <= wait(feed) <= DAY


@given(st.integers(0, 500), st.floats(0, 1, exclude_max=True), st.integers(0, 10**7))
def test_so_is_a_failure_that_the_server_says_nothing_about(failures, jitter, interval):
    feed = fail(replace(FEED, failures=failures, interval=interval), jitter=jitter)
    assert 900 <= wait(feed) <= DAY


def test_an_error_is_kept_with_its_remedy():
    error = FetchError("dns", "No server.", "Check it.")
    assert fail(error=error).error == "No server. Check it."
