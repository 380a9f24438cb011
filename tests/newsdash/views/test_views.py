"""Saved views in a real file: what is written is read again, nothing half, and a mistake is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsdash import views
from newsdash.paths import StorePaths
from newsdash.views import View, ViewsError

FUND = View("Fund", 'kw:"joint fund" -source:"The \\ Gazette"', "bell")
RAIL = View('Rail "and" road', "rail OR road", "")


@pytest.fixture
def paths(tmp_path: Path) -> StorePaths:
    return StorePaths(tmp_path / "store")


def test_without_a_file_there_are_no_views(paths: StorePaths) -> None:
    assert views.read(paths) == ()


def test_views_come_back_as_they_were_saved(paths: StorePaths) -> None:
    views.edit(paths, lambda before: [*before, FUND, RAIL])
    assert views.read(paths) == (FUND, RAIL)


def test_saving_under_a_known_name_replaces_that_view_where_it_stands() -> None:
    other = View("Fund", "fund", "osc9")
    assert views.saved((FUND, RAIL), other) == (other, RAIL)
    assert views.saved((RAIL,), other) == (RAIL, other)


def test_a_removed_view_is_gone(paths: StorePaths) -> None:
    views.edit(paths, lambda _: [FUND, RAIL])
    views.edit(paths, lambda before: views.without(before, "Fund"))
    assert views.read(paths) == (RAIL,)


def test_nothing_is_written_where_nothing_changes(paths: StorePaths) -> None:
    views.edit(paths, lambda _: [FUND])
    by_hand = paths.views.read_text("utf-8") + "# mine\n"
    paths.views.write_text(by_hand, "utf-8")
    views.edit(paths, lambda before: before)
    assert paths.views.read_text("utf-8") == by_hand


def test_a_fault_while_writing_leaves_the_old_views_whole(paths: StorePaths, monkeypatch: pytest.MonkeyPatch) -> None:
    views.edit(paths, lambda _: [FUND])

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ViewsError, match="No space left"):
        views.edit(paths, lambda _: [RAIL])
    assert views.read(paths) == (FUND,)


def test_what_a_terminal_would_act_on_is_taken_out(paths: StorePaths) -> None:
    paths.folder.mkdir()
    paths.views.write_text('[[view]]\nname = "a\\u001b[31mb"\nquery = "c\\u0007"\n', "utf-8")
    assert views.read(paths) == (View("ab", "c"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[view", "Correct it"),
        ("view = 3", r"\[\[view\]\]"),
        ('[view]\nname = "a"', r"\[\[view\]\]"),
        ('[[view]]\nname = "a"', "view 1 needs"),
        ('[[view]]\nname = " "\nquery = "b"', "view 1 needs"),
        ('[[view]]\nname = "a"\nquery = "b"\nnotify = "loudly"', "notify of view 1"),
        ('[[view]]\nname = "a"\nquery = "b"\nnotify = 1', "notify of view 1"),
    ],
)
def test_a_mistake_in_the_file_is_named_and_the_file_left(paths: StorePaths, text: str, said: str) -> None:
    paths.folder.mkdir()
    paths.views.write_text(text, "utf-8")
    with pytest.raises(ViewsError, match=said) as raised:
        views.edit(paths, lambda before: (*before, FUND))
    assert str(paths.views) in str(raised.value)
    assert paths.views.read_text("utf-8") == text


def test_a_file_that_is_no_text_is_named(paths: StorePaths) -> None:
    paths.folder.mkdir()
    paths.views.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ViewsError, match="Correct it"):
        views.read(paths)
