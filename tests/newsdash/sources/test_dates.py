"""Dates as they are found in feeds."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash.sources.dates import timestamp


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01 19:48:21"),
        ("01 Jan 2004 19:48:21 +0200", "2004-01-01 17:48:21"),
        ("Thu, 1 Jan 04 19:48 EST", "2004-01-02 00:48:00"),
        ("Thursday, 01-Jan-2004 19:48:21 GMT", "2004-01-01 19:48:21"),
        ("Thu Jan  1 19:48:21 2004", "2004-01-01 19:48:21"),
        ("Thu Jan 01 19:48:21 PST 2004", "2004-01-02 03:48:21"),
        ("January 1, 2004 7:48 PM", "2004-01-01 19:48:00"),
        ("Jan 1, 2004", "2004-01-01 00:00:00"),
        ("2004-01-01T19:48:21Z", "2004-01-01 19:48:21"),
        ("2004-01-01T194821+01:00", "2004-01-01 18:48:21"),
        ("2004-01-01T19:48:21+99:99", "2004-01-01 19:48:21"),
        ("2004-01-01T19:48:21.123-03:30", "2004-01-01 23:18:21"),
        ("2004-01-01 19:48:21 +0100", "2004-01-01 18:48:21"),
        ("2004-01-01T19:48", "2004-01-01 19:48:00"),
        ("20040101T194821Z", "2004-01-01 19:48:21"),
        ("2004-01", "2004-01-01 00:00:00"),
        ("2004/01/31 10:00", "2004-01-31 10:00:00"),
        ("01/31/2004", "2004-01-31 00:00:00"),
        ("31/01/2004", "2004-01-31 00:00:00"),
        ("31.01.2004 19:48", "2004-01-31 19:48:00"),
        ("1072986501", "2004-01-01 19:48:21"),
        ("1072986501000", "2004-01-01 19:48:21"),
        ("Do, 01 Jan 2004 19:48:21 MEZ", "2004-01-01 18:48:21"),
        ("3. März 2004, 10:00", "2004-03-03 10:00:00"),
        ("mer. 3 août 2004 10h00", "2004-08-03 10:00:00"),
        ("3 de diciembre de 2004", "2004-12-03 00:00:00"),
        ("Пн, 3 мая 2004 10:00:00 +0300", "2004-05-03 07:00:00"),
        ("Κυρ, 11 Ιουλ 2004 12:00:00 EST", "2004-07-11 17:00:00"),
        ("2004-július-13T9:15-05:00", "2004-07-13 14:15:00"),
        ("2004년 05월 28일 01:31:15", "2004-05-27 16:31:15"),
        ("2004-05-25 오후 11:08:42", "2004-05-25 14:08:42"),
        ("2004年5月28日 13時05分", "2004-05-28 13:05:00"),
        ("2004년 5월 8일 오후 1시 5분", "2004-05-08 04:05:00"),
        ("2004. 5. 8. 오후 1:05", "2004-05-08 04:05:00"),
        ("Mon, 26 January 2004 4:31 PM ET", "2004-01-26 21:31:00"),
        ("2004年5月8日 午前12時5分", "2004-05-08 00:05:00"),
        ("2004/5/8", "2004-05-08 00:00:00"),
        ("Sat, 31 Dec 2016 23:59:60 GMT", "2017-01-01 00:00:00"),
    ],
)
def test_a_date_is_understood(written, meant):
    found = timestamp(written)
    assert found is not None
    assert datetime.fromtimestamp(found, UTC).strftime("%Y-%m-%d %H:%M:%S") == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "Mon, 01 Jan 99999999999 00:00:00 GMT",
        "2004-13-45",
        "32 Jan 2004",
        "1:" * 50_000,
        "0000-00-00",
        "1.2.3",
    ],
)
def test_what_is_no_date_gives_none(written):
    assert timestamp(written) is None


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2199, 1, 1)))
def test_iso_and_rfc_822_dates_agree_with_the_calendar(moment):
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    assert timestamp(moment.isoformat()) == int(moment.timestamp())
    assert timestamp(moment.strftime("%a, %d %b %Y %H:%M:%S GMT")) == int(moment.timestamp())


@given(st.text(max_size=120))
def test_nothing_raises(text):
    found = timestamp(text)
    assert found is None or isinstance(found, int)
