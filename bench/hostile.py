"""Everything hostile at once, through the whole newsroom; run as `python -m bench.hostile [FOLDER]`.

Serves the feeds in FOLDER (made to exhaust a parser), bombs of a gibibyte in three codings, bodies and headers without
end and a dripping server, all in one round, and measures how long it takes and what the newsroom's own process grows
to beyond what one good feed costs it; then the same once more beneath a screen, whose cursor is moved meanwhile, and
last many bodies at once that are only just not too large.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.hostile_screen import frames
from bench.processes import resident
from bench.sources_parse import feed
from newsdash.models import Subscription
from newsdash.paths import StorePaths
from newsdash.store import open_store
from newsdash.subscriptions import subscribe

# Seconds: what a request may take in all, and what a document may take in a worker.
WIRE, WORKER = 20.0, 10.0
MARK_MEGABYTES = 50
MARK_FRAME = 100
GIBIBYTE = 1 << 30
LARGE_BODIES, LARGE = 30, 14 << 20
_STEP = 1 << 20

Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


def serve(ready: Connection, folder: Path | None) -> None:
    """The server, in a process of its own: each document by its name, every name a host of its own."""
    answers = {name: _document(body, coding) for name, (body, coding) in _documents(folder).items()}
    answers |= dict.fromkeys(
        _large_names(), _document(feed(1).replace(b"</channel>", b" " * LARGE + b"</channel>"), "")
    )
    answers |= {"endless-body": _endless_body, "endless-headers": _endless_headers, "dripping": _dripping}

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            await answers[head.split(b" ")[1][1:].decode()](writer)
            writer.close()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(hear, "0.0.0.0", 0)
        ready.send((server.sockets[0].getsockname()[1], sorted(answers.keys() - set(_large_names()))))
        await server.serve_forever()

    asyncio.run(run())


def _documents(folder: Path | None) -> dict[str, tuple[bytes, str]]:
    found = {"good": (feed(1), "")}
    found |= {path.stem: (path.read_bytes(), "") for path in sorted(folder.glob("*.xml"))} if folder else {}
    # Neither Brotli nor Zstandard was asked for, so their bombs need not be real: a byte of them is too many.
    found |= {"bomb-gzip": (_bomb(31), "gzip"), "bomb-deflate": (_bomb(15), "deflate")}
    return found | {f"bomb-{coding}": (b"\x00" * 65_536, coding) for coding in ("br", "zstd")}


def _large_names() -> list[str]:
    return [f"large-{number}" for number in range(LARGE_BODIES)]


def _bomb(wbits: int) -> bytes:
    packer = zlib.compressobj(9, wbits=wbits)
    zeros = bytes(_STEP)
    return b"".join(packer.compress(zeros) for _ in range(GIBIBYTE // _STEP)) + packer.flush()


def _document(body: bytes, coding: str) -> Answer:
    named = f"Content-Encoding: {coding}\r\n" if coding else ""

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\n{named}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()

    return answer


async def _endless_body(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(bytes(65_536))
        await writer.drain()


async def _endless_headers(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-More: " + b"x" * 8_000 + b"\r\n")
        await writer.drain()


async def _dripping(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b".")
        await writer.drain()
        await asyncio.sleep(0.05)


def _url(port: int, number: int, name: str) -> str:
    return f"http://127.0.1.{number}:{port}/{name}"


def fetch(port: int, names: list[str]) -> tuple[float, float, dict[str, str]]:
    """One round: its seconds, the most megabytes its process held, and the error of each feed by name."""
    with TemporaryDirectory(prefix="newsdash-bench-") as folder:
        paths = StorePaths(Path(folder))
        urls = {_url(port, number, name): name for number, name in enumerate(names, 1)}
        subscribe(paths, [Subscription(url, allow_private=True) for url in urls])
        command = [sys.executable, "-P", "-m", "newsdash", "--store", folder, "fetch", "--quick"]
        began, most = time.perf_counter(), 0
        round = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while round.poll() is None:
            most = max(most, resident(round.pid))
            time.sleep(0.01)
        seconds = time.perf_counter() - began
        with open_store(paths, writable=False) as store:
            errors = {urls[feed.url]: feed.error for feed in store.feeds.all() if feed.last_asked}
    return seconds, most / (1 << 20), errors


def main() -> None:
    """Print what came of each, the time, and the growth."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of hostile feeds, *.xml")
    folder = parser.parse_args().folder
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, folder), daemon=True)
    server.start()
    try:
        port, names = ours.recv()
        _, usual, _ = fetch(port, ["good"])
        seconds, most, errors = fetch(port, names)
        _, crowded, _ = fetch(port, _large_names())
        with TemporaryDirectory(prefix="newsdash-bench-") as stores:
            at_rest, meanwhile, asked = frames(Path(stores), [_url(port, *of) for of in enumerate(names, 1)])
    finally:
        server.kill()
    for name in names:
        print(f"{name:18} {errors.get(name) or ('read' if name in errors else 'NOT ASKED')}"[:150])
    print(f"{len(names)} feeds in {seconds:.1f} s; no request over {WIRE:g} s, no document over {WORKER:g} s")
    print(f"the newsroom's process: {most:.0f} MB, {usual:.0f} MB with one good feed, mark {MARK_MEGABYTES} MB more")
    print(f"with {LARGE_BODIES} bodies of {LARGE >> 20} MiB at once: {crowded:.0f} MB")
    for when, took in (("at rest", at_rest), (f"while {asked} of them are fetched", meanwhile)):
        print(f"frames {when}: median {median(took):.0f} ms, slowest {max(took):.0f} of {len(took)}, mark {MARK_FRAME}")
    print(f"(load of the machine {os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
