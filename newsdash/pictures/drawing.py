"""Drawing a kept picture on a canvas: as PNG, as sixels, or as coloured blocks. Needs Pillow; for workers."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from newsdash.pictures.canvas import Canvas, fitted, sketched
from newsdash.pictures.decoding import KEPT_SIZE, MAX_PIXELS
from newsdash.pictures.drawn import Drawn
from newsdash.pictures.sixel import sixels

# Colours of a picture that has few of them: the bytes grow with them.
SIXEL_COLOURS = 64
FEW_COLOURS = 256
_QUALITY = 85


def draw(picture: Drawn, canvas: Canvas) -> Drawn:
    """`picture`, which `kept` made, on `canvas`; it fills whole cells. Raises ValueError for an unsound canvas."""
    if not canvas.is_sound or not picture.parts:
        raise ValueError("such a canvas cannot be drawn on")
    columns, rows = fitted(picture.width, picture.height, canvas.columns, canvas.rows, canvas.cell)
    width, height = canvas.cell if canvas.kind != "blocks" else (1, 2)
    # A few large blocks would show the ringing of the sharper one.
    by = Image.Resampling.BOX if canvas.kind == "blocks" else Image.Resampling.LANCZOS
    image = _opened(picture.parts[0], canvas.ground).resize((columns * width, rows * height), by)
    match canvas.kind:
        case "png":
            parts = [_png(image)]
        case "few":
            parts = [_png(_reduced(image, FEW_COLOURS))]
        case "files":
            parts = [min(_png(row), _jpeg(row), key=len) for row in _rows(image, rows)]
            parts.append(_sketch(image, columns, rows))
        case "sixel":
            parts = [sixels(row) for row in _rows(_reduced(image, SIXEL_COLOURS), rows)]
            parts.append(_sketch(image, columns, rows))
        case "blocks":
            parts = [row.tobytes() for row in _rows(image, rows)]
    return Drawn(picture.width, picture.height, columns, rows, tuple(parts))


def _opened(body: bytes, ground: tuple[int, int, int]) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with Image.open(BytesIO(body), formats=("JPEG", "PNG")) as image:
        if image.width > max(KEPT_SIZE) or image.height > max(KEPT_SIZE):
            raise ValueError("this is no picture that was kept")
        if not image.has_transparency_data:
            return image.convert("RGB")
        under = Image.new("RGBA", image.size, (*ground, 255))
        under.alpha_composite(image.convert("RGBA"))
        return under.convert("RGB")


def _reduced(image: Image.Image, colours: int) -> Image.Image:
    """`image` in so many colours of its own, what they cannot show mixed from them."""
    # Pillow dithers only towards a palette that is given.
    palette = image.quantize(colours, Image.Quantize.MEDIANCUT)
    return image.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)


def _sketch(image: Image.Image, columns: int, rows: int) -> bytes:
    """`image` in a few colours a row, to stand for it while it is scrolled."""
    return image.resize((sketched(columns), 2 * rows), Image.Resampling.BOX).tobytes()


def _rows(image: Image.Image, count: int) -> list[Image.Image]:
    height = image.height // count
    return [image.crop((0, row * height, image.width, (row + 1) * height)) for row in range(count)]


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    # Colours in full: rows that were each thinned out by themselves would show where they meet.
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()
