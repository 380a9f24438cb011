"""The demo's pictures: small PNGs of a sky over a sea, so that pages and feeds have an image to point at."""

from __future__ import annotations

import struct
import zlib
from hashlib import blake2b

_HORIZON = 0.6


def picture(name: str, width: int = 64, height: int = 36) -> bytes:
    """A PNG (ISO/IEC 15948) of `width` by `height` pixels in colours that follow from `name`."""
    seed = blake2b(name.encode(), digest_size=6).digest()
    rows = b"".join(b"\0" + _colour(seed, y / height) * width for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _colour(seed: bytes, depth: float) -> bytes:
    tone = seed[:3] if depth < _HORIZON else seed[3:]
    return bytes(int(part * (0.5 + depth / 2)) for part in tone)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
