"""Saving: a safe name, nothing overwritten, and a sentence where it does not work."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from newsdash.articles import export
from newsdash.models import Article, Block, Page
from tests.tui.stored_news import NOON
from tui.documents import Opened
from tui.saving import NAMES, SavingError, folder_named, portable, save

PAGE = Page(url="https://a.example/1", title="A bridge", published=NOON, blocks=(Block("paragraph", "It is closed."),))
ARTICLE = Article(1, 2, "e", "https://a.example/1", "A bridge", NOON, "The Gazette", summary="Closed.", published=NOON)


@pytest.mark.parametrize("format", export.FORMATS)
def test_an_article_is_written_in_each_form(tmp_path: Path, format: str) -> None:
    path = save(PAGE, tmp_path, format)
    assert path == tmp_path / f"2026-11-20-A-bridge.{format}"
    assert path.read_text("utf-8") == export.FORMATS[format](PAGE)


def test_every_form_has_a_name() -> None:
    assert list(NAMES) == list(export.FORMATS)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    first, second = save(PAGE, tmp_path, "md"), save(replace(PAGE, blocks=()), tmp_path, "md")
    assert second.name == "2026-11-20-A-bridge-2.md"
    assert "It is closed." in first.read_text("utf-8")


def test_a_link_that_lies_in_wait_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "2026-11-20-A-bridge.md").symlink_to(tmp_path / "elsewhere")
    assert save(PAGE, tmp_path, "md").name == "2026-11-20-A-bridge-2.md"
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "title", ["../../../etc/cron.d/x", "/etc/passwd", "..", "a\x00b", "-rf", "港" * 300, "~/.bashrc"]
)
def test_no_title_leaves_the_folder(tmp_path: Path, title: str) -> None:
    folder = tmp_path / "news"
    path = save(Page(title=title), folder, "json")
    assert path.parent == folder
    assert [*tmp_path.iterdir()] == [folder]
    assert not path.name.startswith((".", "-"))


def test_a_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    assert save(PAGE, tmp_path / "a" / "b", "txt").exists()


def test_a_file_in_place_of_the_folder_is_said_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SavingError, match=r"file: .* Choose another folder\."):
        save(PAGE, tmp_path / "file", "md")


def test_a_folder_is_named_from_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/jo")
    assert folder_named("~/news") == folder_named("news") == folder_named(" /home/jo/news ") == Path("/home/jo/news")
    assert folder_named("") == Path("/home/jo")


def test_what_the_feed_knows_completes_the_page() -> None:
    page = portable(Opened(ARTICLE, Page(blocks=PAGE.blocks, author="Jo Doe")))
    assert (page.title, page.site, page.author, page.url) == ("A bridge", "The Gazette", "Jo Doe", ARTICLE.url)
    assert page.label == "full"


def test_without_a_page_the_summary_is_taken_along_and_labelled() -> None:
    fields = json.loads(export.json(portable(Opened(ARTICLE))))
    assert (fields["text"], fields["label"]) == ("Closed.", "summary")


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SavingError, match="Choose another folder"):
        save(PAGE, tmp_path, "md")
    tmp_path.chmod(0o700)
