"""Screens against peers: each program driven through a pty, its screen read with pyte, in one run.

Measures the first headlines, a cursor key to its settled paint, the bytes of a move, memory, and an idle minute.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import newsboat
from bench.fill import fill
from bench.processes import holding, processor_seconds, proportional, resident, tree
from newsdash.paths import StorePaths
from newsdash.store import open_store
from tests.terminal import Terminal

MANY, FEW = 100_000, 1_000
MB = 1 << 20
MOVES = 60
ROUNDS = 5
FOREVER = 10 * 365 * 86_400
# A screen is settled when nothing has come for this long (seconds).
QUIET = 0.06


@dataclass(frozen=True, slots=True)
class Program:
    """A program to be measured: how it starts, what says that headlines are there, and the keys on the way to them."""

    name: str
    command: Sequence[str]
    there: Callable[[str], bool]
    keys: Sequence[str] = ()


def environ(colours: str = "256") -> Mapping[str, str]:
    """The environment of a reader who came over a line: nothing of this bench's own shell."""
    terms = {"256": {"TERM": "xterm-256color"}, "16": {"TERM": "xterm"}}
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    true = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return {**kept, "LANG": "C.UTF-8", **terms.get(colours, true)}


def newsdash(store: Path) -> Program:
    """newsdash over `store`."""
    command = [sys.executable, "-P", "-m", "newsdash", "--store", str(store)]
    return Program("newsdash", command, lambda text: text.count("Outlet ") >= 8)


def peers(cache: Path) -> list[Program]:
    """The floor, and newsboat where it is installed."""
    floor = [sys.executable, str(Path(__file__).with_name("floor.py"))]
    found = [Program("one label", floor, lambda text: "headlines" in text)]
    if newsboat.installed():
        # Its feed list comes first; Enter opens the list of everything.
        there = lambda text: text.count("Outlet ") >= 8 and "Everything" not in text.splitlines()[1]
        found.append(Program("newsboat", newsboat.command(cache), there, ["enter"]))
    return found


def first_headlines(program: Program, columns: int, rows: int) -> float:
    """Milliseconds from the start of the process to headlines on the screen; the median of several starts."""
    times = []
    for _ in range(ROUNDS if program.name != "newsboat" else 1):
        with Terminal(program.command, columns=columns, rows=rows, environ=environ()) as terminal:
            if program.keys:
                terminal.wait("Everything", 120)
                terminal.press(*program.keys)
            times.append(terminal.wait(program.there, 120) * 1000)
            _quit(terminal)
    return statistics.median(times)


def moves(program: Program, columns: int, rows: int, colours: str = "256") -> tuple[float, float]:
    """A cursor key: median milliseconds to its last byte, and median bytes, over moves that do not scroll."""
    with Terminal(program.command, columns=columns, rows=rows, environ=environ(colours)) as terminal:
        if program.keys:
            terminal.wait("Everything", 120)
            terminal.press(*program.keys)
        terminal.wait(program.there, 120)
        terminal.settle(1.0)
        times, sizes = [], []
        for move in range(MOVES):
            down = (move // 10) % 2 == 0
            began = time.perf_counter()
            terminal.press("down" if down else "up")
            took, size = _settled(terminal, began)
            times.append(took * 1000)
            sizes.append(size)
        _quit(terminal)
    return statistics.median(times), statistics.median(sizes)


def _settled(terminal: Terminal, began: float) -> tuple[float, int]:
    last, size = 0.0, 0
    while some := terminal.read(QUIET):
        last, size = time.perf_counter() - began, size + len(some)
    return last, size


def at_rest(program: Program, store: Path, seconds: float) -> dict[str, float]:
    """Memory of the screen and of all its processes in MB, and bytes and processor share of an idle stretch."""
    with Terminal(program.command, environ=environ()) as terminal:
        if program.keys:
            terminal.wait("Everything", 120)
            terminal.press(*program.keys)
        terminal.wait(program.there, 120)
        terminal.settle(8.0)
        pids = sorted({*tree(terminal.process.pid), *holding(store)})
        used = sum(map(processor_seconds, pids))
        sent = len(terminal.sent)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            terminal.read(1.0)
        pids = sorted({*pids, *holding(store)})
        result = {
            "screen MB": resident(terminal.process.pid) / MB,
            "tree MB": sum(map(resident, pids)) / MB,
            "tree MB, shared once": sum(map(proportional, pids)) / MB,
            "processes": len(pids),
            "idle bytes": len(terminal.sent) - sent,
            "idle CPU %": 100 * (sum(map(processor_seconds, pids)) - used) / seconds,
        }
        _quit(terminal)
    return result


def _quit(terminal: Terminal) -> None:
    terminal.press("q", "q")
    terminal.settle(0.1, 2)


def prepare(folder: Path, articles: int) -> Path:
    """A store of `articles` over 100 feeds, none of them due."""
    store = folder / f"store-{articles}"
    now = int(time.time())
    fill(store, articles=articles, feeds=100, now=now)
    with open_store(StorePaths(store)) as opened:
        from dataclasses import replace

        opened.feeds.put([replace(feed, next_check=now + FOREVER) for feed in opened.feeds.all()])
    return store


def copy_to_newsboat(store: Path, cache: Path) -> None:
    """Give newsboat the same feeds and articles."""
    if newsboat.installed() and not (cache / "cache.db").exists():
        with open_store(StorePaths(store)) as opened:
            keys = list(opened.listing.keys().keys)
            articles = ((a, opened.articles.content(a.key)) for n in range(0, len(keys), 500)
                        for a in opened.articles.many(keys[n : n + 500]))  # fmt: skip
            newsboat.fill(cache, opened.feeds.all(), articles)


def main() -> None:
    """Print the figures as tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where stores are kept between runs (default: a temporary folder)")
    parser.add_argument("--articles", type=int, default=MANY)
    parser.add_argument("--idle", type=float, default=60.0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        many, few = prepare(folder, arguments.articles), prepare(folder, FEW)
        copy_to_newsboat(many, folder / "newsboat")
        ours, others = newsdash(many), peers(folder / "newsboat")
        for columns, rows in ((80, 24), (200, 50)):
            print(f"\n{columns}×{rows}, {arguments.articles:,} articles")
            small = first_headlines(newsdash(few), columns, rows)
            print(f"{'newsdash, 1,000 articles':<26} first headlines {small:8.0f} ms")
            for program in (ours, *others):
                first = first_headlines(program, columns, rows)
                print(f"{program.name:<26} first headlines {first:8.0f} ms", end="")
                if program.name != "one label":
                    took, size = moves(program, columns, rows)
                    print(f"   a move {took:6.1f} ms {size:6.0f} bytes", end="")
                print(flush=True)
        for colours in ("16", "256", "truecolor"):
            took, size = moves(ours, 80, 24, colours)
            print(f"newsdash, 80×24, {colours:<9} a move {took:6.1f} ms {size:6.0f} bytes", flush=True)
        for program in (ours, *(other for other in others if other.name == "newsboat")):
            rest = at_rest(program, many, arguments.idle if program is ours else 5)
            print(f"{program.name:<12} " + "  ".join(f"{name} {value:.1f}" for name, value in rest.items()), flush=True)


if __name__ == "__main__":
    main()
