"""Pictures through a pty: bytes and times of an article with one, in each way that terminals have of showing it.

The picture is in the store's folder already: what is measured is drawing it and sending it, not the network.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from bench.reading import Took, long_page, prepare, settled
from bench.screens import environ
from newsdash.models import Block, Page
from newsdash.paths import StorePaths
from newsdash.pictures.canvas import Canvas, Kind, kept_name
from newsdash.pictures.decoding import kept
from newsdash.pictures.drawing import draw
from newsdash.pictures.folder import PictureFolder
from newsdash.store import open_store
from tests.terminal import Terminal

URL = "https://img.example.org/photograph.jpg"
CELL = (8, 17)
WAYS = ("never", "kitty", "iterm2", "sixel", "blocks")
KINDS: tuple[Kind, ...] = ("png", "files", "sixel", "blocks")
LINES = 6


def photograph() -> bytes:
    """A JPEG of a news picture's size, with large shapes and fine grain in all colours."""
    chance = np.random.default_rng(1)
    shapes = Image.fromarray((chance.random((9, 16, 3)) * 255).astype("uint8")).resize((1920, 1080), Image.BICUBIC)
    grain = chance.normal(0, 6, (1080, 1920, 1))
    out = BytesIO()
    Image.fromarray(np.clip(np.asarray(shapes) + grain, 0, 255).astype("uint8")).save(out, "JPEG", quality=85)
    return out.getvalue()


def work(body: bytes) -> None:
    """Print what a worker computes."""
    began = time.process_time()
    picture = kept(body)
    print(f"decoding {len(body) >> 10} kB: {(time.process_time() - began) * 1000:.0f} ms CPU", flush=True)
    for kind in KINDS:
        began = time.process_time()
        drawn = draw(picture, Canvas(kind, 72, 24, CELL))
        took, size = (time.process_time() - began) * 1000, sum(map(len, drawn.parts))
        print(
            f"  drawing {kind:<6} {drawn.columns}×{drawn.rows} cells: {took:4.0f} ms CPU, {size >> 10:4} kB", flush=True
        )


def looking(store: Path, way: str, columns: int, rows: int) -> tuple[Took, list[Took]]:
    """Opening the article until its picture is there, then lines that scroll it."""
    config = store.parent / "config.toml"
    config.write_text(f'[screen]\npictures = "{way}"\n')
    command = [sys.executable, "-P", "-m", "newsdash", "--store", str(store), "--config", str(config)]
    with Terminal(command, columns=columns, rows=rows, cell=CELL, environ=environ("true")) as terminal:
        terminal.wait(lambda text: text.count("Outlet ") >= 8, 60)
        terminal.settle(3.0)
        opening = settled(terminal, "enter", quiet=1.5)
        lines = [settled(terminal, "j") for _ in range(LINES)]
        terminal.press("q", "q")
        terminal.settle(0.2, 2)
    return opening, lines


def row(name: str, figures: Sequence[Took]) -> str:
    """The medians of `figures` in words."""
    wall, loop, size = (statistics.median(column) for column in zip(*figures, strict=True))
    return f"{name} {wall:5.0f} ms, {loop:4.0f} ms of the loop, {size:8,.0f} bytes"


def main() -> None:
    """Print the figures for a narrow and a wide terminal."""
    body = photograph()
    work(body)
    with tempfile.TemporaryDirectory() as folder:
        store = prepare(Path(folder), 1_000)
        PictureFolder(StorePaths(store).pictures).put(kept_name(URL), kept(body))
        with open_store(StorePaths(store)) as opened:
            blocks = (Block("image", "A photograph", url=URL), *long_page(1_000).blocks)
            opened.pages.put(opened.listing.keys().keys[0], Page(title="T", blocks=blocks), int(time.time()))
        for columns, rows in ((80, 24), (200, 50)):
            print(f"{columns}×{rows}")
            for way in WAYS:
                opening, lines = looking(store, way, columns, rows)
                print(f"  {way:<7} {row('opening', [opening])}; {row('a line', lines)}", flush=True)


if __name__ == "__main__":
    main()
