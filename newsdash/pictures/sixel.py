"""A picture of few colours as a sixel image (DEC STD 070: bands of six rows, a bit a row, a pass a colour)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

BAND = 6
_BITS = 1 << np.arange(BAND, dtype=np.uint8)
# A run is written "!count sign", which is shorter from here on.
_RUN = 4


def sixels(image: Image.Image) -> bytes:
    """`image`, of mode "P", as a device control string; pixels below it in the last band are left as they are."""
    pixels = np.asarray(image, dtype=np.uint8)
    height, width = pixels.shape
    palette = image.getpalette() or []
    used = np.unique(pixels)
    out = [f'\x1bP0;1;0q"1;1;{width};{height}']
    for colour in used.tolist():
        red, green, blue = (round(part * 100 / 255) for part in palette[3 * colour : 3 * colour + 3])
        out.append(f"#{colour};2;{red};{green};{blue}")
    for top in range(0, height, BAND):
        band = pixels[top : top + BAND]
        passes = []
        for colour in np.unique(band).tolist():
            bits = _BITS[: len(band)] @ (band == colour)
            passes.append(f"#{colour}" + _line(bits.astype(np.uint8)))
        # "$" goes back to the left, "-" on to the next band.
        out.append("$".join(passes))
        out.append("-")
    out[-1] = "\x1b\\"
    return "".join(out).encode("ascii")


def _line(bits: NDArray[np.uint8]) -> str:
    edges = np.flatnonzero(np.diff(bits)) + 1
    starts = [0, *edges.tolist()]
    ends = [*starts[1:], len(bits)]
    written = []
    for start, end in zip(starts, ends, strict=True):
        sign, count = chr(63 + int(bits[start])), end - start
        if end == len(bits) and sign == "?":
            break
        written.append(f"!{count}{sign}" if count >= _RUN else sign * count)
    return "".join(written)
