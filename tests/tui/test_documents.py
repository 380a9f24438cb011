"""An article as it is set: who wrote it, how much of it there is, how long it takes, and what to do about the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from newsdash.models import Article, Block, Label, Page
from tests.tui.stored_news import NOON
from tui.documents import Opened, document, linked, pictures_of, reading_minutes
from tui.labels import SHORT

ARTICLE = Article(
    key=1, feed=2, entry_id="e", url="https://a.example/1", title="A bridge", time=NOON, source="The Gazette",
    author="Jo Doe", published=NOON, summary="It is closed.", tags=("bridge",),
)  # fmt: skip
PAGE = Page(blocks=(Block("paragraph", "It is closed. " * 200),))


def shown(page: Page | None, status: str = "") -> tuple[str, str]:
    """Byline and note."""
    set_ = document(Opened(ARTICLE, page), now=NOON + 60, zone=UTC, status=status)
    return set_.byline, set_.note


def test_a_full_article_says_so_and_nothing_more() -> None:
    assert shown(PAGE) == ("The Gazette · Jo Doe · 12:00 · 3 min · full text", "")


@pytest.mark.parametrize("label", [label for label in get_args(Label) if label != "full"])
def test_what_is_not_whole_is_labelled_in_the_byline_with_its_remedy_below(label: Label) -> None:
    byline, note = shown(replace(PAGE, label=label))
    assert byline.endswith(f" · {SHORT[label]}")
    assert note.endswith("o goes to the original.")


def test_the_reason_that_the_page_gives_is_said_with_the_remedy() -> None:
    page = replace(PAGE, label="paywalled", note="the rest is for subscribers")
    assert shown(page)[1] == "The rest is for subscribers: o goes to the original."


def test_without_a_page_the_summary_is_labelled_and_while_it_comes_only_that_is_said() -> None:
    byline, note = shown(None)
    assert byline.endswith("summary only")
    assert "Enter brings the page" in note
    assert shown(None, "Fetching the page …")[1] == ""


@pytest.mark.parametrize(
    ("text", "minutes"), [("word " * 2300, 10), ("", 1), ("橋は閉じた。" * 1000, 10), ("橋 bridge " * 230, 2)]
)
def test_reading_time_counts_words_and_the_signs_of_scripts_without_spaces(text: str, minutes: int) -> None:
    assert reading_minutes(text) == minutes


def test_a_page_that_a_link_leads_to_is_an_article_of_no_feed() -> None:
    page = replace(PAGE, title="The report", site="", url="https://b.example/report", author="Ada Reef")
    opened = linked("https://b.example/r", page, NOON)
    set_ = document(opened, now=NOON, zone=UTC)
    assert (set_.title, set_.byline) == ("The report", "b.example · Ada Reef · 3 min · full text")
    assert (opened.linked, opened.article.feed, opened.article.url) == (True, 0, "https://b.example/report")


def test_the_updates_of_a_live_blog_are_told_in_the_readers_own_time() -> None:
    times = ("2026-11-19 23:30 UTC", "2026-11-19 08:05 UTC", "an hour ago")
    page = replace(PAGE, blocks=tuple(Block("time", time) for time in times))
    now = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
    set_ = document(Opened(ARTICLE, page), now=now, zone=ZoneInfo("Europe/Paris"))
    assert [block.text for block in set_.blocks] == ["00:30", "Yesterday 09:05", "an hour ago"]


def test_a_page_without_text_leaves_the_summary_and_says_no_minutes() -> None:
    set_ = document(Opened(ARTICLE, Page(label="consent")), now=NOON + 60, zone=UTC)
    assert [block.text for block in set_.blocks] == ["It is closed."]
    assert set_.minutes == 0
    assert "min" not in set_.byline


def pictures(page: Page | None, article: Article = ARTICLE, *, illustrated: bool = True) -> list[str]:
    """The addresses of the pictures that are set, from the top."""
    opened = Opened(article, page)
    set_ = document(opened, now=NOON, zone=UTC, illustrated=illustrated)
    found = [block.url for block in set_.blocks if block.kind == "image"]
    assert not illustrated or found == pictures_of(opened)
    return found


def test_an_illustrated_article_begins_with_the_picture_that_it_is_known_by() -> None:
    page = replace(PAGE, image="https://a.example/pier.jpg")
    assert pictures(page) == ["https://a.example/pier.jpg"]
    assert document(Opened(ARTICLE, page), now=NOON, zone=UTC, illustrated=True).blocks[0].kind == "image"
    assert pictures(PAGE, replace(ARTICLE, image="https://a.example/feed.jpg")) == ["https://a.example/feed.jpg"]
    assert pictures(page, illustrated=False) == []


def test_a_text_with_pictures_of_its_own_needs_no_other() -> None:
    page = replace(
        PAGE, image="https://a.example/p.jpg", blocks=(*PAGE.blocks, Block("image", url="https://a.example/b.jpg"))
    )
    assert pictures(page) == ["https://a.example/b.jpg"]


@pytest.mark.parametrize(
    "path", ["logo.png", "img/opengraph_default.jpg", "default-share.png", "blavatar/55bf72", "sharing_snippet/1.png"]
)
def test_an_emblem_of_the_outlet_is_no_picture_of_the_story(path: str) -> None:
    assert pictures(replace(PAGE, image=f"https://a.example/{path}")) == []


def test_a_summary_has_no_picture() -> None:
    article = replace(ARTICLE, image="https://a.example/feed.jpg")
    assert pictures(None, article) == pictures(Page(label="consent", image="https://a.example/p.jpg"), article) == []
