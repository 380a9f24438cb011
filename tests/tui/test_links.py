"""Links: shown and copied where no browser stands before the reader, opened where one does, and nothing else leaves."""

from __future__ import annotations

import webbrowser

import pytest

from newsdash.config import Config, Screen
from tests.tui.conftest import Sit


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a browser was asked to open."""
    asked: list[str] = []

    def take(url: str, new: int = 0, autoraise: bool = True) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", take)
    return asked


async def test_without_a_display_a_link_is_shown_and_copied(sit: Sit, opened: list[str]) -> None:
    async with sit() as now:
        await now.press("o")
        await now.until(lambda: "https://news.example.org/entry/0" in now.text)
        assert now.app.clipboard == "https://news.example.org/entry/0"
        assert not opened
        await now.press("escape")
        await now.until(lambda: now.app.screen is now.dashboard)


async def test_before_a_display_it_is_opened(sit: Sit, opened: list[str]) -> None:
    async with sit(config=Config(screen=Screen(open_links="open"))) as now:
        await now.press("o")
        await now.until(lambda: opened == ["https://news.example.org/entry/0"])
        await now.until(lambda: "Opened in your browser" in now.status)


async def test_y_copies_the_address(sit: Sit, opened: list[str]) -> None:
    async with sit() as now:
        await now.press("j", "y")
        await now.until(lambda: now.app.clipboard == "https://news.example.org/entry/1")
        assert "https://news.example.org/entry/1" in now.status
        assert not opened


async def test_an_article_without_links_says_so(sit: Sit) -> None:
    async with sit() as now:
        await now.press("j", "enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        await now.press("f")
        await now.until(lambda: "This article has no links" in now.status)
