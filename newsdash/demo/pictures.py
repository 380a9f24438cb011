"""The demo's pictures: PNGs of a sun over a sea, so that pages and feeds have an image to point at and to show."""

from __future__ import annotations

import math
import struct
import zlib
from hashlib import blake2b

_HORIZON = 0.6


def picture(name: str, width: int = 640, height: int = 360) -> bytes:
    """A PNG (ISO/IEC 15948) of `width` by `height` pixels in colours that follow from `name`."""
    seed = blake2b(name.encode(), digest_size=8).digest()
    rows = b"".join(b"\0" + _row(seed, y, width, height) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows, 1)), _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _row(seed: bytes, y: int, width: int, height: int) -> bytes:
    depth = y / height
    ground = _colour(seed, depth)
    middle, radius = width * (0.2 + seed[6] / 425), height * 0.14
    above = height * (0.2 + seed[7] / 1275) - y
    # In the water the sun is a broken band of light.
    half = math.sqrt(max(radius**2 - above**2, 0)) if depth < _HORIZON else radius * (y // 6 % 2) * (1.3 - depth)
    left, right = round(middle - half), round(middle + half)
    light = bytes(255 - (255 - part) // 3 for part in ground)
    return ground * left + light * (right - left) + ground * (width - right)


def _colour(seed: bytes, depth: float) -> bytes:
    tone = seed[:3] if depth < _HORIZON else seed[3:6]
    return bytes(int(part * (0.5 + depth / 2)) for part in tone)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
