"""Dates as pages write them."""

from __future__ import annotations

import pytest

from newsdash.articles.dates import day_in, moment


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("2024-03-05T10:30:00+01:00", 1709631000),
        ("2024-03-05T09:30:00Z", 1709631000),
        ("2024-03-05 09:30", 1709631000),
        ("2024-03-05T09:30:00.123456789Z", 1709631000),
        ("2024/03/05 09:30:00 UTC", 1709631000),
        ("20240305", 1709596800),
        ("Tue, 05 Mar 2024 09:30:00 GMT", 1709631000),
        ("1709631000", 1709631000),
        ("1709631000000", 1709631000),
        ("yesterday", None),
        ("0001-01-01T00:00:00", None),
        ("2024-13-45", None),
        ("", None),
    ],
)
def test_a_moment_is_read(value: str, seconds: int | None) -> None:
    assert moment(value) == seconds


@pytest.mark.parametrize(
    ("url", "seconds"),
    [
        ("https://a.example/2024/03/05/lighthouse", 1709596800),
        ("https://a.example/news/2024-03-05/", 1709596800),
        ("https://a.example/2024/02/31/no-such-day", None),
        ("https://a.example/lighthouse", None),
    ],
)
def test_a_day_in_an_address_is_read(url: str, seconds: int | None) -> None:
    assert day_in(url) == seconds
