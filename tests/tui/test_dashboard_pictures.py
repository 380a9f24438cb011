"""Pictures on the dashboard: asked for when an article is opened, shown when they come, said when they do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from newsdash.config import Config, Screen
from newsdash.models import Block, Change, Page
from newsdash.newsroom.jobs import draw_picture, keep_picture
from newsdash.paths import StorePaths
from newsdash.pictures.canvas import kept_name
from newsdash.pictures.drawn import Drawn
from newsdash.pictures.folder import PictureFolder
from newsdash.wire import Message, PictureReady, ShowPicture
from tests.newsdash.pictures.photographs import SEA, SKY, as_file, scene
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import BODY, NOON
from tui.illustrating.gallery import FETCHING
from tui.live import Rejoined

PIER = "https://img.example.org/pier.jpg"
BLOCKS = Config(screen=Screen(pictures="blocks"))


def brings(
    paths: StorePaths, error: str = "", size: tuple[int, int] = (640, 360)
) -> Callable[[Message], Message | None]:
    """A newsroom that draws what it is asked for, or says why it cannot."""
    folder = PictureFolder(paths.pictures)

    def answer(message: Message) -> Message | None:
        if not isinstance(message, ShowPicture):
            return None
        name = message.canvas.name(message.url)
        if not error:
            kept = keep_picture(as_file(scene(*size), "PNG"))
            assert isinstance(kept, Drawn)
            drawn = draw_picture(kept, message.canvas)
            assert isinstance(drawn, Drawn)
            folder.put(kept_name(message.url), kept)
            folder.put(name, drawn)
        return PictureReady(message.url, name, error)

    return answer


def illustrate(now: Sitting, index: int = 0) -> None:
    """Give the article's page a picture."""
    blocks = (Block("image", "The pier at dawn", url=PIER), *BODY)
    now.store.pages.put(now.keys[index], Page(title="T", blocks=blocks, language="en"), NOON)


def colours(now: Sitting) -> set[tuple[int, int, int]]:
    """The colours of the half blocks on the screen."""
    found = set()
    for strip in now.app.screen._compositor.render_strips():
        for segment in strip:
            if "▀" in segment.text and segment.style and segment.style.color and segment.style.color.triplet:
                found |= {tuple(segment.style.color.triplet), tuple(segment.style.bgcolor.triplet)}
    return found


async def test_an_opened_article_shows_its_picture(sit: Sit, paths: StorePaths) -> None:
    async with sit(config=BLOCKS) as now:
        illustrate(now)
        now.newsroom.answer = brings(paths)
        await now.press("enter")
        await now.until(lambda: "▀▀▀" in now.article)
        for wanted in (SKY, SEA):
            assert any(max(abs(a - b) for a, b in zip(colour, wanted, strict=True)) < 5 for colour in colours(now))
        assert "▣ The pier at dawn" in now.article
        (asked,) = now.newsroom.heard(ShowPicture)
        assert (asked.url, asked.source, asked.canvas.kind) == (PIER, now.keys[0], "blocks")


async def test_its_room_is_there_before_it_and_says_what_is_going_on(sit: Sit, paths: StorePaths) -> None:
    async with sit(config=BLOCKS) as now:
        illustrate(now)
        await now.press("enter")
        await now.until(lambda: now.newsroom.heard(ShowPicture))
        assert FETCHING in now.article
        before = now.article.splitlines()
        (asked,) = now.newsroom.heard(ShowPicture)
        reply = brings(paths)(asked)
        assert reply is not None
        now.newsroom.desk.broadcast(reply)
        await now.until(lambda: "▀▀▀" in now.article)
        after = now.article.splitlines()
        assert [line for line in before if line and FETCHING not in line] == [
            line for line in after if line and "▀" not in line
        ]


async def test_a_picture_that_does_not_come_is_said_and_has_no_room_the_next_time(sit: Sit, paths: StorePaths) -> None:
    async with sit(config=BLOCKS) as now:
        illustrate(now)
        now.newsroom.answer = brings(paths, "img.example.org does not answer.")
        await now.press("enter")
        await now.until(lambda: "img.example.org does not answer." in now.article)
        await now.press("h", "enter")
        await now.until(lambda: "does not answer" not in now.article)
        assert FETCHING not in now.article
        assert "▣ The pier at dawn" in now.article
        assert len(now.newsroom.heard(ShowPicture)) == 1


async def test_resting_on_a_row_asks_for_nothing_and_shows_what_is_stored(sit: Sit, paths: StorePaths) -> None:
    async with sit(size=(160, 50), config=BLOCKS) as now:
        illustrate(now)
        now.newsroom.answer = brings(paths)
        await now.press("j", "k")
        await now.until(lambda: "photographs" in now.article)
        assert FETCHING not in now.article
        assert not now.newsroom.heard(ShowPicture)
        await now.press("enter")
        await now.until(lambda: "▀▀▀" in now.article)
        await now.press("h", "j")
        await now.until(lambda: "photographs" not in now.article)
        await now.press("k")
        await now.until(lambda: "▀▀▀" in now.article)
        assert len(now.newsroom.heard(ShowPicture)) == 1


async def test_another_size_is_drawn_anew_without_moving_the_text(sit: Sit, paths: StorePaths) -> None:
    async with sit(size=(80, 24), config=BLOCKS) as now:
        illustrate(now)
        now.newsroom.answer = brings(paths)
        await now.press("enter")
        await now.until(lambda: "▀▀▀" in now.article)
        await now.pilot.resize_terminal(80, 50)
        await now.until(lambda: len(now.newsroom.heard(ShowPicture)) == 2 and "▀▀▀" in now.article)
        small, large = now.newsroom.heard(ShowPicture)
        assert large.canvas.rows > small.canvas.rows


async def test_a_screen_too_low_for_pictures_has_captions(sit: Sit, paths: StorePaths) -> None:
    async with sit(size=(80, 20), config=BLOCKS) as now:
        illustrate(now)
        now.dashboard.picturing.gallery._sizes[PIER] = (4000, 100)  # type: ignore[union-attr]
        await now.press("enter")
        await now.until(lambda: "▣ The pier at dawn" in now.article)


@pytest.mark.parametrize("setting", ["never", "auto", "kitty", "iterm2", "sixel"])
async def test_where_pictures_are_off_nothing_is_asked_and_nothing_changes(
    sit: Sit, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-kitty")
    config = replace(BLOCKS, screen=Screen(pictures=setting))  # type: ignore[arg-type]
    async with sit(config=config) as now:
        illustrate(now)
        await now.press("enter")
        await now.until(lambda: "▣ The pier at dawn" in now.article)
        assert now.dashboard.picturing.gallery is None
        assert not now.newsroom.heard(ShowPicture)


async def test_another_newsroom_is_asked_for_what_the_one_before_left_undone(sit: Sit, paths: StorePaths) -> None:
    async with sit(config=BLOCKS) as now:
        illustrate(now)
        await now.press("enter")
        await now.until(lambda: now.newsroom.heard(ShowPicture))
        now.newsroom.answer = brings(paths)
        now.dashboard._heard(Rejoined())
        await now.until(lambda: "▀▀▀" in now.article)
        assert len(now.newsroom.heard(ShowPicture)) == 2


async def test_a_picture_of_another_shape_moves_nothing_and_has_its_own_room_the_next_time(
    sit: Sit, paths: StorePaths
) -> None:
    async with sit(config=BLOCKS) as now:
        illustrate(now)
        now.newsroom.answer = brings(paths, size=(1600, 240))

        def rows() -> tuple[int, int]:
            lines = now.article.splitlines()
            return sum("▀" in line for line in lines), next(n for n, line in enumerate(lines) if "▣" in line)

        await now.press("enter")
        await now.until(lambda: "▀▀▀" in now.article)
        drawn, caption = rows()
        now.newsroom.desk.broadcast(Change(changed=(now.keys[0],)))
        await now.press("s")
        await now.until(lambda: now.marks(now.keys[0]))
        await now.until(lambda: not now.dashboard._gathering)
        assert rows() == (drawn, caption)
        await now.press("h", "enter")
        await now.until(lambda: now.dashboard.reader.is_open and rows()[0] == drawn and rows()[1] < caption)


async def test_an_article_without_pictures_in_its_text_shows_the_one_that_its_page_names(
    sit: Sit, paths: StorePaths
) -> None:
    async with sit(config=BLOCKS) as now:
        now.store.pages.put(now.keys[0], Page(title="T", blocks=BODY, image=PIER, language="en"), NOON)
        now.newsroom.answer = brings(paths)
        await now.press("enter")
        await now.until(lambda: "▀▀▀" in now.article)
        lines = now.article.splitlines()
        picture = max(number for number, line in enumerate(lines) if "▀" in line)
        assert picture < next(number for number, line in enumerate(lines) if "photographs" in line)
        assert [asked.url for asked in now.newsroom.heard(ShowPicture)] == [PIER]


async def test_what_a_slow_terminal_was_not_sent_is_drawn_a_little_later(sit: Sit, paths: StorePaths) -> None:
    async with sit(config=BLOCKS) as now:
        illustrate(now)
        now.newsroom.answer = brings(paths)
        await now.press("enter")
        await now.until(lambda: "▀▀▀" in now.article)
        gallery = now.dashboard.picturing.gallery
        assert gallery is not None
        drawn = []
        now.dashboard.pane.refresh = lambda *regions, **options: drawn.append(regions)  # type: ignore[method-assign]
        gallery.catch_up()
        gallery.catch_up()
        await now.until(lambda: drawn)
        assert drawn == [()]
