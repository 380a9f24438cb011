"""Completion: what is offered for a half-typed filter, and that it is taken and understood."""

from __future__ import annotations

import pytest

from newsdash.query import parse
from tests.tui.conftest import Sit
from tests.tui.stored_news import FUND
from tui.completing import Vocabulary, completed

KNOWN = Vocabulary(
    sources=("Harbour Radio", "The Gazette", "Élan (Paris)"),
    sections=("World", "World/Coast"),
    phrases=("joint fund", "Joint Committee", "kw strange", 'odd "quoted" one'),
)


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("ti", "title:"),
        ("-ti", "-title:"),
        ("(a OR so", "(a OR source:"),
        ("kw:jo", "kw:joint-fund"),
        ("kw:joint-f", None),
        ('kw:"joint f', 'kw:"joint fund"'),
        ('kw:"Joint C', 'kw:"Joint Committee"'),
        ("joi", "joint fund"),
        ('a "joi', 'a "joint fund"'),
        ("source:har", "source:harbour-Radio"),
        ("source:el", "source:elan-Paris-"),
        ("section:world", "section:world/Coast"),
        ("is:", "is:unread"),
        ("is:st", "is:starred"),
        ("since:2", "since:2d"),
        ("j", None),
        ("", None),
        ("author:x", None),
        ("xyzzy", None),
        ("joint fund ", None),
    ],
)
def test_the_last_word_is_completed(typed: str, whole: str | None) -> None:
    assert completed(typed, KNOWN) == whole


@pytest.mark.parametrize(
    "typed", ["kw:jo", 'kw:"jo', "source:el", "source:har", "section:world", "is:", "since:1", "od"]
)
def test_what_is_offered_is_understood(typed: str) -> None:
    whole = completed(typed, KNOWN)
    assert whole is not None
    assert parse(whole)


@pytest.mark.parametrize("key", ["tab", "right"])
async def test_what_is_offered_shows_and_one_key_takes_it(sit: Sit, key: str) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.until(lambda: now.dashboard.filtering._completer.vocabulary.phrases)
        await now.type("kw:joi")
        await now.until(lambda: "kw:joint-fund" in now.text)
        await now.press(key)
        await now.until(lambda: now.dashboard.lister.listing.total == 4)
        assert now.dashboard.lister.filter.text == f"kw:{FUND.replace(' ', '-')}"


async def test_finding_in_an_article_offers_nothing(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash", "escape", "enter")
        await now.until(lambda: now.dashboard.panels.view == "article")
        await now.press("slash")
        assert now.dashboard._bar.suggester is None
