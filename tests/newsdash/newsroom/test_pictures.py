"""Pictures: fetched once, within bounds and from allowed addresses, drawn as asked; what fails is said, once."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace

import pytest

from newsdash.models import Block, Page
from newsdash.newsroom.hosts import REST_SECONDS
from newsdash.newsroom.pictures import MAX_PICTURE, RETRY_SECONDS
from newsdash.pictures.canvas import Canvas, kept_name
from newsdash.pictures.folder import PictureFolder
from newsdash.wire import PictureReady, ShowPicture, Touched
from tests.newsdash.newsroom.conftest import Bureau
from tests.newsdash.newsroom.press import Document, Press, feed
from tests.newsdash.pictures.photographs import as_file, bomb, scene

CANVAS = Canvas("blocks", 40, 10, (8, 16))


@pytest.fixture
async def source(bureau: Bureau, press: Press) -> int:
    """An article of a feed that may lie on a private host."""
    press.documents["/a"] = Document(feed("The Ellery Post", [{"title": "Ferries stay in port"}]))
    bureau.subscribe("/a")
    await bureau.fetch()
    (key,) = await bureau.keys()
    return key


@pytest.fixture
def folder(bureau: Bureau) -> PictureFolder:
    return PictureFolder(bureau.paths.pictures)


async def show(bureau: Bureau, *wanted: ShowPicture) -> list[PictureReady]:
    """Ask for pictures all at once; what the newsroom says, in that order."""
    before = len(bureau.said)
    for one in wanted:
        bureau.newsroom.hear(bureau._hear, bureau._hear, one)

    def ready() -> list[PictureReady]:
        return [m for m in bureau.said[before:] if isinstance(m, PictureReady)]

    await bureau.until(lambda: len(ready()) >= len(wanted))
    return sorted(
        ready(), key=lambda said: [(one.url, one.canvas.name(one.url)) for one in wanted].index((said.url, said.name))
    )


async def shown(bureau: Bureau, url: str, source: int, canvas: Canvas = CANVAS) -> PictureReady:
    (said,) = await show(bureau, ShowPicture(url, source, canvas))
    return said


def asked(press: Press, path: str) -> dict[str, str]:
    return next(headers for at, headers in press.asked if at == path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
async def test_a_picture_is_fetched_and_drawn(
    bureau: Bureau, press: Press, source: int, folder: PictureFolder, kind: str
) -> None:
    press.documents["/pier"] = Document(as_file(scene(), kind), f"image/{kind.lower()}")
    url = press.url("/pier")
    assert await shown(bureau, url, source) == PictureReady(url, CANVAS.name(url))
    drawn = folder.get(CANVAS.name(url))
    assert drawn is not None
    assert (drawn.width, drawn.height, drawn.columns, drawn.rows) == (640, 360, 36, 10)
    assert "image/webp" in asked(press, "/pier")["accept"]


async def test_a_picture_is_fetched_once_however_it_is_drawn(bureau: Bureau, press: Press, source: int) -> None:
    press.documents["/pier.png"] = Document(as_file(scene(), "PNG"), "image/png")
    url = press.url("/pier.png")
    canvases = (CANVAS, replace(CANVAS, kind="sixel"), replace(CANVAS, columns=20), CANVAS)
    said = await show(bureau, *(ShowPicture(url, source, canvas) for canvas in canvases))
    assert {one.error for one in said} == {""}
    await bureau.newsroom.close()
    bureau.newsroom = type(bureau.newsroom)(
        bureau.paths, bureau.config, bureau.archive, bureau._hear, lambda: bureau.now
    )
    assert (await shown(bureau, url, source, replace(CANVAS, kind="png"))).error == ""
    assert press.times("/pier.png") == 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>Please accept cookies</html>", "it is damaged, or not a JPEG"),
        (as_file(scene(), "JPEG")[:1500], "it is damaged"),
        (as_file(scene(1, 1), "GIF"), "it is too small"),
        (bomb(), "million pixels"),
        (gzip.compress(b"\xff\xd8" + b"\0" * MAX_PICTURE), "more than 8 MiB"),
    ],
)
async def test_what_is_no_picture_is_said_and_not_fetched_again(
    bureau: Bureau, press: Press, source: int, body: bytes, said: str
) -> None:
    packed = {"Content-Encoding": "gzip"} if body.startswith(b"\x1f\x8b") else {}
    press.documents["/x"] = Document(body, "image/jpeg", headers=packed)
    first = await shown(bureau, press.url("/x"), source)
    assert said in first.error
    assert await shown(bureau, press.url("/x"), source) == first
    assert press.times("/x") == 1
    press.documents["/x"] = Document(as_file(scene(), "PNG"), "image/png")
    bureau.now += RETRY_SECONDS
    assert (await shown(bureau, press.url("/x"), source)).error == ""


async def test_a_host_that_is_asked_too_often_is_left_alone(bureau: Bureau, press: Press, source: int) -> None:
    press.documents["/a.png"] = Document(b"", status=429, headers={"Retry-After": "300"})
    press.documents["/b.png"] = Document(as_file(scene(), "PNG"), "image/png")
    assert "(429)" in (await shown(bureau, press.url("/a.png"), source)).error
    assert "not to be asked so often" in (await shown(bureau, press.url("/b.png"), source)).error
    assert press.times("/b.png") == 0
    bureau.now += max(300, REST_SECONDS, RETRY_SECONDS)
    assert (await shown(bureau, press.url("/b.png"), source)).error == ""


async def test_a_private_address_is_asked_only_for_a_feed_that_may_be_there(
    bureau: Bureau, press: Press, source: int
) -> None:
    press.documents["/pier.png"] = Document(as_file(scene(), "PNG"), "image/png")
    said = await shown(bureau, press.url("/pier.png"), source + 1)
    assert "127.0.0.1" in said.error
    other = await shown(bureau, press.url("/pier.png").replace("127.0.0.1", "localhost"), source)
    assert other.error
    assert press.times("/pier.png") == 0


async def test_a_canvas_that_is_no_terminal_is_refused(bureau: Bureau, press: Press, source: int) -> None:
    said = await shown(bureau, press.url("/pier.png"), source, replace(CANVAS, columns=1_000_000))
    assert "no size" in said.error
    assert press.times("/pier.png") == 0


async def test_a_picture_that_was_asked_for_when_the_newsroom_leaves_keeps_nobody(
    bureau: Bureau, press: Press, source: int, folder: PictureFolder
) -> None:
    url = press.url("/pier.png")
    press.documents["/pier.png"] = Document(as_file(scene(), "PNG"), "image/png")
    bureau.newsroom.hear(bureau._hear, bureau._hear, ShowPicture(url, source, CANVAS))
    async with asyncio.timeout(10):
        await bureau.newsroom.close()
    assert folder.get(kept_name(url)) is None


async def test_the_pictures_of_what_is_kept_come_ahead_where_a_terminal_shows_any(
    bureau: Bureau, press: Press, source: int, folder: PictureFolder
) -> None:
    for path in ("/pier.png", "/gull.png", "/gone.png", "/boat.png"):
        press.documents[path] = Document(as_file(scene(), "PNG"), "image/png")
    del press.documents["/gone.png"]
    shown_in_it = tuple(Block("image", url=press.url(path)) for path in ("/gull.png", "/gone.png", "/boat.png"))
    page = Page(url=press.url("/story"), blocks=(Block("paragraph", "Ferries stay in port."), *shown_in_it))
    await bureau.ask(lambda store: store.pages.put(source, page, bureau.now))
    await bureau.ask(lambda store: store.states.mark([source], starred=True, now=bureau.now))
    bureau.newsroom.hear(bureau._hear, bureau._hear, Touched((source,)))
    await asyncio.sleep(0)
    assert press.times("/gull.png") == 0
    await shown(bureau, press.url("/pier.png"), source)
    async with asyncio.timeout(20):
        # The newsroom says nothing of what it keeps.
        while folder.size(kept_name(press.url("/boat.png"))) is None:
            await asyncio.sleep(0.01)
    assert folder.size(kept_name(press.url("/gull.png"))) == (640, 360)
    press.documents.clear()
    assert (await shown(bureau, press.url("/gull.png"), source)).error == ""
