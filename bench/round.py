"""One round of 200 feeds of 50 entries, against newsboat and sfeed; run as `python -m bench.round`.

From the start of the process until everything is stored and can be searched, cold and with nothing but 304s. All ask
the same server for the same feeds, one program after the other, several rounds in turn.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.sources_fetch import serve
from bench.sources_parse import ENTRIES, FEEDS
from newsdash.models import Subscription
from newsdash.paths import StorePaths
from newsdash.query import parse
from newsdash.store import open_store
from newsdash.subscriptions import subscribe

ROUNDS = 3
MARKS = {"cold": 0.6, "304": 0.3}
_NEWSBOAT_CONFIG = "reload-threads 20\nauto-reload no\nrefresh-on-startup no\n"


@dataclass(frozen=True, slots=True)
class Reader:
    """A program to be measured: `prepare` makes its files in a folder, `command` is what is run there."""

    name: str
    prepare: Callable[[Path, list[str]], None]
    command: Callable[[Path], list[str]]


def readers() -> list[Reader]:
    """newsdash, and those of its peers that are installed."""
    known = [
        Reader("newsdash", _prepare_newsdash, lambda folder: _newsdash(folder)),
        Reader("newsboat", _prepare_newsboat, _newsboat),
        Reader("sfeed_update", _prepare_sfeed, lambda folder: ["sfeed_update", str(folder / "sfeedrc")]),
    ]
    return [reader for reader in known if reader.name == "newsdash" or shutil.which(reader.name)]


@contextmanager
def publisher(full_text: bool) -> Iterator[int]:
    """A server of the feeds in a process of its own; its port."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, full_text), daemon=True)
    server.start()
    try:
        yield ours.recv()
    finally:
        server.kill()


def measure(reader: Reader, urls: list[str]) -> dict[str, float]:
    """Wall seconds of a cold round, and of one with nothing new right after it."""
    with TemporaryDirectory(prefix="newsdash-bench-") as name:
        folder = Path(name)
        reader.prepare(folder, urls)
        seconds = {kind: _run(reader.command(folder)) for kind in ("cold", "304")}
        if reader.name == "newsdash":
            _check(folder)
    return seconds


def _run(command: list[str]) -> float:
    # What is installed has its bytecode beside it: a round that compiles 160 modules anew measures the compiler.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ["NO_COLOR"] = "1"
    began = time.perf_counter()
    subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def _check(folder: Path) -> None:
    with open_store(StorePaths(folder), writable=False) as store:
        stored, found = store.listing.counts()[0], len(store.listing.keys(parse("harbour")).keys)
    if stored != FEEDS * ENTRIES or not found:
        sys.exit(f"{stored:,} articles were stored, {found:,} found: this is no round of all feeds.")


def _prepare_newsdash(folder: Path, urls: list[str]) -> None:
    subscribe(StorePaths(folder), [Subscription(url, allow_private=True) for url in urls])


def _newsdash(folder: Path) -> list[str]:
    return [sys.executable, "-P", "-m", "newsdash", "--store", str(folder), "fetch", "--quick"]


def _prepare_newsboat(folder: Path, urls: list[str]) -> None:
    (folder / "config").write_text(_NEWSBOAT_CONFIG)
    (folder / "urls").write_text("".join(f"{url}\n" for url in urls))


def _newsboat(folder: Path) -> list[str]:
    files = ["-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
    return ["newsboat", "-q", *files, "-x", "reload"]


def _prepare_sfeed(folder: Path, urls: list[str]) -> None:
    feeds = "".join(f"feed '{number}' '{url}'\n" for number, url in enumerate(urls))
    (folder / "sfeedrc").write_text(f"sfeedpath='{folder}/feeds'\nfeeds() {{\n{feeds}}}\n")


def main() -> None:
    """Print the medians, and how newsdash stands to newsboat."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each program goes round")
    parser.add_argument("--one-host", action="store_true", help="all feeds on one host: two connections at a time")
    parser.add_argument("--full-text", action="store_true", help="feeds as heavy as they come, 2 kB an entry")
    options = parser.parse_args()
    with publisher(options.full_text) as port:
        hosts = (f"127.0.1.{1 if options.one_host else number + 1}" for number in range(FEEDS))
        urls = [f"http://{host}:{port}/{number}" for number, host in enumerate(hosts)]
        seconds: dict[str, list[dict[str, float]]] = {reader.name: [] for reader in readers()}
        for _ in range(options.rounds):
            for reader in readers():
                seconds[reader.name].append(measure(reader, urls))
    load = os.getloadavg()[0]
    for kind in MARKS:
        medians = {name: median(taken[kind] for taken in rounds) for name, rounds in seconds.items()}
        print(f"{kind:5}", *(f"{name} {taken:.2f} s" for name, taken in medians.items()), sep="  ")
        if "newsboat" in medians:
            print(f"       newsdash / newsboat {medians['newsdash'] / medians['newsboat']:.2f}, mark {MARKS[kind]}")
    print(f"({FEEDS} feeds of {ENTRIES} entries, {options.rounds} rounds, load of the machine {load:.1f})")


if __name__ == "__main__":
    main()
