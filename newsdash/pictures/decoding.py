"""From what a server sent to a small picture: format, pixels and memory are bounded. Needs Pillow; for workers."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image

from newsdash.pictures.drawn import Drawn

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# 32 megapixels are 128 MB while they are decoded, which leaves room within a worker's memory.
MAX_PIXELS = 32_000_000
MAX_SIDE = 20_000
# What is kept of a picture, in pixels: more than any terminal shows of it.
KEPT_SIZE = (1280, 960)
# Smaller ones are ornaments, or count who reads.
LEAST_SIDE = 16
_QUALITY = 88
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class NotAPicture(Exception):
    """The bytes are no picture that can be shown; the message completes "The picture cannot be shown: it …"."""


def kept(body: bytes) -> Drawn:
    """The first frame of the picture in `body`, upright and at most `KEPT_SIZE`: one part, a JPEG, or a PNG if it is
    clear somewhere.

    Raises NotAPicture; MemoryError where even the bounds were too much.
    """
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(body), formats=FORMATS) as image:
                return _kept(image)
    except (NotAPicture, MemoryError):
        raise
    except Image.DecompressionBombError:
        raise NotAPicture(f"has more than {MAX_PIXELS // 1_000_000} million pixels") from None
    # Pillow's decoders raise what happens to go wrong in them.
    except Exception as error:
        raise NotAPicture("is damaged, or not a JPEG, PNG, WebP or GIF") from error


def _kept(image: Image.Image) -> Drawn:
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise NotAPicture(f"has {width} × {height} pixels, which is too many")
    if min(width, height) < LEAST_SIDE:
        raise NotAPicture("is too small to be seen")
    # A JPEG is decoded at about the size that is wanted.
    image.draft("RGB", KEPT_SIZE)
    image.load()
    clear = image.has_transparency_data
    mode = "RGBA" if clear else "RGB"
    # Converting what needs none would take as much memory again.
    small = image if image.mode == mode else image.convert(mode)
    small.thumbnail(KEPT_SIZE, reducing_gap=2.0)
    upright = _turned(small, _orientation(image))
    out = BytesIO()
    if clear:
        upright.save(out, "PNG")
    else:
        upright.save(out, "JPEG", quality=_QUALITY)
    return Drawn(*upright.size, 0, 0, (out.getvalue(),))


def _orientation(image: Image.Image) -> object:
    """How the camera was held (Exif 3.0, tag 0x0112); a picture whose Exif is damaged is shown as it lies."""
    try:
        return image.getexif().get(_ORIENTATION)
    except Exception:
        return None


def _turned(image: Image.Image, orientation: object) -> Image.Image:
    turn = _TURNS.get(orientation) if isinstance(orientation, int) else None
    return image if turn is None else image.transpose(turn)
