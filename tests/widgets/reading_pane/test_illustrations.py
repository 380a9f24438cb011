"""Pictures in the pane: their room is there from the beginning, their rows scroll and are cut as text is."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.style import Style

from tests.widgets.panel import Panel, seen, widths
from tests.widgets.reading_pane.article import ARTICLE, TEXT
from widgets.reading_pane import Block, Box, Document, PictureRow, ReadingPane
from widgets.reading_pane.typeset import typeset

PIER, GULL = "https://img.example.org/pier.jpg", "https://img.example.org/gull.jpg"
STORY = Document(
    "A pier",
    blocks=(
        Block("paragraph", TEXT),
        Block("image", "The pier at dawn", url=PIER),
        *(Block("paragraph", f"{number}. {TEXT}") for number in range(30)),
        Block("image", "A gull", url=GULL),
        Block("paragraph", "The end."),
    ),
)


@dataclass
class Album:
    """Pictures of 20 × 5 cells, drawn as their row's number; only those in `there`."""

    there: set[str] = field(default_factory=set)
    size: Box = Box(20, 5)  # noqa: RUF009
    asked: list[tuple[int, int]] = field(default_factory=list)

    def box(self, url: str, columns: int, rows: int) -> Box:
        self.asked.append((columns, rows))
        return self.size

    def row(self, url: str, box: Box, number: int) -> PictureRow | None:
        return ((str(number) * box.columns, Style(bold=True)),) if url in self.there else None

    def note(self, url: str) -> str:
        return "It is on its way …"


class Listening(Panel):
    def on_reading_pane_pictures_near(self, event: ReadingPane.PicturesNear) -> None:
        self.posted.append(event)

    @property
    def near(self) -> list[tuple[str, ...]]:
        return [event.urls for event in self.posted if isinstance(event, ReadingPane.PicturesNear)]


async def test_a_picture_stands_above_its_caption() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 30)) as pilot:
        pane.illustrations = Album({PIER})
        pane.show(STORY)
        await pilot.pause()
        lines = [line.strip() for line in seen(pane)]
        at = lines.index("0" * 20)
        assert lines[at : at + 6] == ["0" * 20, "1" * 20, "2" * 20, "3" * 20, "4" * 20, "▣ The pier at dawn¹"]
        assert widths(pane) == {80}


async def test_nothing_moves_when_a_picture_comes() -> None:
    pane, album = ReadingPane(), Album()
    async with Listening(pane).run_test(size=(80, 30)) as pilot:
        pane.illustrations = album
        pane.show(STORY)
        await pilot.pause()
        before = seen(pane)
        assert any("It is on its way …" in line for line in before)
        album.there.add(PIER)
        pane.redraw_picture(PIER)
        await pilot.pause()
        after = seen(pane)
        changed = [number for number, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
        assert [after[number].strip() for number in changed] == [str(row) * 20 for row in range(5)]


async def test_a_picture_that_is_half_out_of_view_is_cut() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 10)) as pilot:
        pane.illustrations = Album({GULL})
        pane.show(STORY)
        first = pane._setting.pictures[1].line
        pane.action_line(first + 2)
        await pilot.pause()
        assert [line.strip() for line in seen(pane)[:4]] == ["2" * 20, "3" * 20, "4" * 20, "▣ A gull²"]
        pane.action_line(-10)
        await pilot.pause()
        assert [line.strip() for line in seen(pane)[-2:]] == ["0" * 20, "1" * 20]


async def test_only_pictures_that_are_near_are_asked_for() -> None:
    pane = ReadingPane()
    app = Listening(pane)
    async with app.run_test(size=(80, 20)) as pilot:
        pane.illustrations = Album()
        pane.show(STORY)
        await pilot.pause()
        assert app.near[-1] == (PIER,)
        await pilot.press("G")
        await pilot.pause()
        assert app.near[-1] == (GULL,)
        before = len(app.near)
        await pilot.press("k")
        await pilot.pause()
        assert len(app.near) == before


async def test_without_room_or_without_an_album_there_is_the_caption_alone() -> None:
    pane = ReadingPane()
    app = Listening(pane)
    async with app.run_test(size=(80, 30)) as pilot:
        pane.show(STORY)
        await pilot.pause()
        bare = seen(pane)
        pane.illustrations = Album(size=Box(0, 0))
        await pilot.pause()
        assert seen(pane) == bare
        assert app.near == []


async def test_a_place_stays_the_same_with_pictures_and_without() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 20)) as pilot:
        pane.show(STORY)
        pane.find("21.")
        pane.action_line(12)
        await pilot.pause()
        top, place = seen(pane)[0], pane.position
        pane.illustrations = Album()
        await pilot.pause()
        assert (seen(pane)[0], pane.position) == (top, place)


async def test_a_picture_takes_no_more_than_half_of_the_view() -> None:
    pane, album = ReadingPane(), Album()
    async with Listening(pane).run_test(size=(60, 24)):
        pane.illustrations = album
        pane.show(STORY)
        assert album.asked[-1] == (57, 12)


def test_the_rows_of_a_picture_are_lines_of_the_article() -> None:
    boxes = {PIER: Box(20, 5), GULL: Box(0, 0)}
    with_pictures, without = typeset(STORY, 72, boxes), typeset(STORY, 72)
    assert len(with_pictures.lines) == len(without.lines) + 5
    assert [(placed.url, placed.box.rows) for placed in with_pictures.pictures] == [(PIER, 5)]
    assert with_pictures.places[-1] == without.places[-1]
    assert list(with_pictures.places) == sorted(with_pictures.places)
    assert typeset(ARTICLE, 72, {}) == typeset(ARTICLE, 72)


async def test_finding_and_clicking_go_past_a_picture() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 30)) as pilot:
        pane.illustrations = Album({PIER})
        pane.show(STORY)
        assert pane.find("pier at dawn") == 1
        line = pane._setting.pictures[0].line
        await pilot.click(pane, offset=(10, line))
        assert pane.find_next()[1] == 1
