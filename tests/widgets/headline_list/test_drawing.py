"""One headline as a line: what stands where, at every width."""

from __future__ import annotations

import re

import pytest
from rich.style import Style

from widgets.headline_list.drawing import Columns, RowStyles, draw_row
from widgets.headline_list.rows import HeadlineRow

STYLES = RowStyles(*(Style(color=f"color({number})") for number in range(16, 22)))
ROW = HeadlineRow(1, "09:41", "Guardian", "Ministers agree on a joint fund after a long night of talks")


def drawn(row: HeadlineRow, width: int) -> str:
    return draw_row(row, Columns.of(width), STYLES).text


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (ROW, " 09:41 Guardian     Ministers agree on a joint fund after a long night of tal… "),
        (
            HeadlineRow(1, "09:41", "Guardian", "Rail strike called off", fresh=True, outlets=12),
            "▌09:41 Guardian     Rail strike called off                                 ×12 ",
        ),
        (
            HeadlineRow(1, "9:41", "Coastal Courier", "Rail strike called off", starred=True),
            " 9:41  Coastal C… ★ Rail strike called off                                     ",
        ),
        (
            HeadlineRow(1, "09:41", "DW", "Rail strike called off", starred=True, later=True),
            " 09:41 DW        ★⚑ Rail strike called off                                     ",
        ),
        (
            HeadlineRow(1, "09:41", "DW", "Rail strike called off", depth=1),
            " 09:41 DW             Rail strike called off                                   ",
        ),
        (
            HeadlineRow(1, "09:41", "朝日新聞デジタル", "日本の首相、新しい基金について話す", read=True),
            " 09:41 朝日新聞デ…  日本の首相、新しい基金について話す                         ",
        ),
    ],
)
def test_a_headline_of_79_cells(row: HeadlineRow, line: str) -> None:
    assert drawn(row, 79) == line


@pytest.mark.parametrize("width", [20, 35, 36, 48, 60, 80, 120, 200])
@pytest.mark.parametrize(
    "title", ["", "A", ROW.title * 4, "日本の首相" * 20, "👩‍👩‍👧‍👦 ❤️ e\u0301" * 20, "[/b] [@click=app.quit()]"]
)
def test_a_line_is_as_wide_as_the_list(title: str, width: int) -> None:
    row = HeadlineRow(1, "09:41", "Süddeutsche Zeitung", title, starred=True, later=True, outlets=123, deck="Deck.")
    strip = draw_row(row, Columns.of(width), STYLES)
    assert sum(segment.cell_length for segment in strip) == width


def test_a_narrow_list_leaves_the_source_out() -> None:
    assert drawn(ROW, 30) == " 09:41     Ministers agree o… "


def test_a_wide_list_shows_the_deck_behind_the_title() -> None:
    row = HeadlineRow(1, "09:41", "DW", "Rail strike called off", deck="Trains run again from Monday.")
    assert "Rail strike called off  Trains run again from Monday." in drawn(row, 140)


def test_matches_are_marked_only_where_the_title_is_seen() -> None:
    strip = draw_row(ROW, Columns.of(60), STYLES, lambda title: [(0, 9), (56, 80)])
    assert [segment.text for segment in strip if segment.style == STYLES.match] == ["Ministers"]


def test_what_was_read_is_drawn_in_one_style() -> None:
    row = HeadlineRow(1, "09:41", "DW", "Rail strike called off", read=True, fresh=True, outlets=3)
    assert {segment.style for segment in draw_row(row, Columns.of(80), STYLES)} == {STYLES.read}
    assert "▌" not in drawn(row, 80)


def test_what_matched_is_marked_in_title_and_deck() -> None:
    row = HeadlineRow(
        1, "09:41", "DW", "Rail strike called off", deck="Trains of the rail company run again from Monday."
    )

    def rails(text: str) -> list[tuple[int, int]]:
        return [(found.start(), found.end()) for found in re.finditer("rail", text, re.IGNORECASE)]

    plain, marked = (draw_row(row, Columns.of(140), STYLES, highlights) for highlights in (None, rails))
    assert marked.text == plain.text
    assert [segment.text for segment in marked if segment.style == STYLES.match] == ["Rail", "rail"]


def test_a_deck_that_is_cut_is_marked_only_where_it_shows() -> None:
    row = HeadlineRow(1, "09:41", "DW", "Rail strike called off", deck="Trains run again " + "and again " * 20)
    strip = draw_row(row, Columns.of(130), STYLES, lambda text: [(0, len(text))])
    assert strip.cell_length == 130
    assert not any("…" in segment.text for segment in strip if segment.style == STYLES.match)
