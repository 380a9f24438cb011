"""Drawing: every kind fills whole cells and is well-formed, read back by decoders of our own."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from newsdash.pictures.canvas import Canvas, fitted, sketched
from newsdash.pictures.decoding import kept
from newsdash.pictures.drawing import SIXEL_COLOURS, draw
from tests.newsdash.pictures.photographs import SEA, SKY, as_file, scene

CELL = (8, 17)
NEAR = 14


def read_sixels(data: bytes) -> list[list[tuple[int, int, int] | None]]:
    """The pixels of a sixel image, rows from the top; None where nothing was drawn."""
    found = re.fullmatch(rb'\x1bP0;1;0q"1;1;(\d+);(\d+)([ -~]*)\x1b\\', data)
    assert found, data[:80]
    width, height = int(found[1]), int(found[2])
    rows: list[list[tuple[int, int, int] | None]] = [[None] * width for _ in range(height)]
    palette: dict[int, tuple[int, int, int]] = {}
    left = top = colour = 0
    body, at = found[3].decode(), 0
    while at < len(body):
        if define := re.compile(r"#(\d+);2;(\d+);(\d+);(\d+)").match(body, at):
            number, *parts = map(int, define.groups())
            assert max(parts) <= 100
            palette[number] = tuple(round(part * 255 / 100) for part in parts)  # type: ignore[assignment]
        elif define := re.compile(r"#(\d+)").match(body, at):
            colour = int(define[1])
        elif define := re.compile(r"\$").match(body, at):
            left = 0
        elif define := re.compile(r"-").match(body, at):
            left, top = 0, top + 6
        else:
            define = re.compile(r"(?:!(\d+))?([?-~])").match(body, at)
            assert define, body[at : at + 20]
            for _ in range(int(define[1] or 1)):
                for bit in range(6):
                    if (ord(define[2]) - 63) >> bit & 1:
                        rows[top + bit][left] = palette[colour]
                left += 1  # noqa: SIM113
        at = define.end()
    return rows


def near(one: object, other: tuple[int, ...]) -> bool:
    return isinstance(one, tuple) and all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


@pytest.fixture(scope="module")
def picture():
    return kept(as_file(scene(), "PNG"))


def test_a_picture_takes_whole_cells_of_its_own_shape(picture) -> None:
    assert fitted(640, 360, 72, 10, (8, 16)) == (36, 10)
    assert fitted(640, 360, 30, 20, (8, 16)) == (30, 8)
    assert fitted(16, 9, 72, 20, (8, 16)) == (4, 1)
    assert fitted(1, 20_000, 72, 20, (8, 16)) == (1, 20)
    drawn = draw(picture, Canvas("png", 72, 10, CELL))
    assert (drawn.columns, drawn.rows) == fitted(640, 360, 72, 10, CELL)


def test_a_png_is_as_large_as_its_cells(picture) -> None:
    drawn = draw(picture, Canvas("png", 60, 12, CELL))
    (part,) = drawn.parts
    image = Image.open(BytesIO(part))
    assert image.size == (drawn.columns * CELL[0], drawn.rows * CELL[1])
    assert near(image.getpixel((5, 5)), SKY)


def test_a_png_of_few_colours_is_smaller_and_looks_alike() -> None:
    colours = Image.merge("RGB", [Image.effect_noise((80, 45), 90).resize((640, 360)) for _ in range(3)])
    picture = kept(as_file(colours, "PNG"))
    (whole,), (few,) = (draw(picture, Canvas(kind, 60, 12, CELL)).parts for kind in ("png", "few"))
    assert len(few) < len(whole) * 0.6
    small = [Image.open(BytesIO(part)).convert("RGB").resize((16, 9)).tobytes() for part in (whole, few)]
    assert sum(abs(a - b) for a, b in zip(*small, strict=True)) / len(small[0]) < 4


def test_rows_as_files_together_are_the_picture(picture) -> None:
    drawn = draw(picture, Canvas("files", 60, 12, CELL))
    *parts, sketch = drawn.parts
    assert len(parts) == drawn.rows == 12
    images = [Image.open(BytesIO(part)) for part in parts]
    assert {image.size for image in images} == {(drawn.columns * CELL[0], CELL[1])}
    assert near(images[0].getpixel((9, 9)), SKY)
    assert near(images[-1].getpixel((9, 9)), SEA)
    assert len(sketch) == 3 * sketched(drawn.columns) * 2 * drawn.rows
    assert near(tuple(sketch[:3]), SKY)
    assert near(tuple(sketch[-3:]), SEA)


def test_rows_of_sixels_fill_their_cells_and_nothing_below(picture) -> None:
    drawn = draw(picture, Canvas("sixel", 60, 12, CELL))
    *parts, _ = drawn.parts
    assert len(parts) == drawn.rows
    rows = [read_sixels(part) for part in parts]
    assert {(len(row), len(row[0])) for row in rows} == {(CELL[1], drawn.columns * CELL[0])}
    assert all(pixel is not None for row in rows for line in row for pixel in line)
    assert near(rows[0][0][0], SKY)
    assert near(rows[-1][-1][-1], SEA)


def test_a_colourful_picture_keeps_to_its_colours() -> None:
    colours = Image.effect_noise((200, 100), 90)
    image = Image.merge("RGB", (colours, colours.rotate(90).resize((200, 100)), colours.rotate(180)))
    drawn = draw(kept(as_file(image, "PNG")), Canvas("sixel", 40, 10, CELL))
    used = {number for part in drawn.parts[:-1] for number in re.findall(rb"#(\d+);2;", part)}
    assert 2 < len(used) <= SIXEL_COLOURS
    assert all(pixel is not None for part in drawn.parts[:-1] for line in read_sixels(part) for pixel in line)


def test_blocks_are_two_pixels_a_cell(picture) -> None:
    drawn = draw(picture, Canvas("blocks", 60, 12, CELL))
    assert {len(part) for part in drawn.parts} == {drawn.columns * 2 * 3}
    assert near(tuple(drawn.parts[0][:3]), SKY)
    assert near(tuple(drawn.parts[-1][-3:]), SEA)


def test_what_is_clear_lets_the_ground_through() -> None:
    clear = kept(as_file(scene(mode="RGBA"), "PNG"))
    drawn = draw(clear, Canvas("blocks", 60, 12, CELL, ground=(250, 240, 10)))
    assert near(tuple(drawn.parts[0][:3]), (250, 240, 10))


@pytest.mark.parametrize(
    "canvas",
    [
        Canvas("png", 0, 10),
        Canvas("png", 10, -1),
        Canvas("png", 100_000, 10),
        Canvas("png", 10, 10, (8, 4000)),
        Canvas("svg", 10, 10),  # type: ignore[arg-type]
        Canvas("png", 10, 10, (8, 16), (0, 0, 300)),
    ],
)
def test_no_canvas_is_drawn_on_that_would_not_be_a_terminal(picture, canvas: Canvas) -> None:
    with pytest.raises(ValueError, match="canvas"):
        draw(picture, canvas)


def test_what_few_colours_cannot_show_is_mixed_from_them() -> None:
    red = Image.linear_gradient("L").resize((320, 180))
    wide = Image.merge("RGB", (red, Image.linear_gradient("L").rotate(90).resize((320, 180)), Image.new("L", red.size)))
    drawn = draw(kept(as_file(wide, "PNG")), Canvas("sixel", 40, 11, CELL))
    lines = [line for part in drawn.parts[:-1] for line in read_sixels(part)]
    seen = Image.new("RGB", (len(lines[0]), len(lines)))
    seen.putdata([pixel for line in lines for pixel in line if pixel is not None])
    grid = (32, 18)
    there = seen.resize(grid, Image.Resampling.BOX).tobytes()
    wanted = wide.resize(seen.size).resize(grid, Image.Resampling.BOX).tobytes()
    assert sum(abs(a - b) for a, b in zip(there, wanted, strict=True)) / len(wanted) < 2
