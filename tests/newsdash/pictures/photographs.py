"""Pictures for tests, made here: a sky over a sea in any format, and what a hostile server would send instead."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw

SKY, SEA = (90, 140, 220), (20, 60, 70)


def scene(width: int = 640, height: int = 360, mode: str = "RGB") -> Image.Image:
    """The upper half is sky, the lower one sea; with an alpha channel the sky is clear."""
    image = Image.new("RGB", (width, height), SKY)
    ImageDraw.Draw(image).rectangle((0, height // 2, width, height), fill=SEA)
    if mode == "RGBA":
        image.putalpha(Image.new("L", (width, height), 255))
        image.paste((0, 0, 0, 0), (0, 0, width, height // 2))
    return image


def as_file(image: Image.Image, kind: str, **options: object) -> bytes:
    """`image` as a file of `kind`, e.g. "WEBP"."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    """A PNG chunk with its right checksum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_that_claims(width: int, height: int, rows: bytes = b"\0" * 4096) -> bytes:
    """A PNG whose head says it is so large, whatever its pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def bomb() -> bytes:
    """Some 10 kB that would be 40 GB of pixels."""
    return png_that_claims(115_000, 115_000, b"\0" * (10 << 20))
