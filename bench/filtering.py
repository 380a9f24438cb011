"""Filtering against newsboat: a key in the filter bar to its first rows, a phrase of the cloud to list and cloud.

Each program is driven through a pty. What it sends is caught with its time first and drawn afterwards, so that drawing
is no part of the figures.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench import newsboat
from bench.screens import MANY, copy_to_newsboat, environ, newsdash, prepare
from newsdash.paths import StorePaths
from newsdash.query import parse
from newsdash.store import open_store
from tests.terminal import Terminal

# Typed a key at a time. Short beginnings match most of the store, which is the hardest.
WORDS = ("band", "mister", "pol", "tra")
ROWS = 5
PHRASES = 8
SIZES = ((80, 24), (200, 50))
# An answer is over when nothing has come for this long (seconds).
QUIET, QUIET_NEWSBOAT = 0.6, 2.0
# Cells of a title that any list shows.
SHOWN = 16

Answer = tuple[float, float]


def answer(terminal: Terminal, key: str, there: Callable[[str], bool], quiet: float = QUIET) -> Answer:
    """Milliseconds from `key` to the screen that is `there`, and to the last byte; the former is infinite if never."""
    began = time.perf_counter()
    terminal.press(key)
    caught: list[tuple[float, bytes]] = []
    while some := terminal.catch(quiet):
        caught.append(((time.perf_counter() - began) * 1000, some))
    first = float("inf")
    for moment, some in caught:
        terminal.show(some)
        if first == float("inf") and there(terminal.text):
            first = moment
    return first, caught[-1][0] if caught else 0.0


def first_titles(store: Path, typed: str) -> list[str]:
    """The beginnings of the first titles that a list filtered by `typed` shows."""
    with open_store(StorePaths(store), writable=False) as opened:
        found = opened.listing.keys(parse(typed, tolerant=True), limit=ROWS).keys
        return [headline.title[:SHOWN] for headline in opened.listing.headlines(list(found))]


def typing(store: Path, columns: int, rows: int) -> list[Answer]:
    """A key in the filter bar to its first rows, for each key of some words."""
    program = newsdash(store)
    answers = []
    with Terminal(program.command, columns=columns, rows=rows, environ=environ()) as terminal:
        _ready(terminal)
        for word in WORDS:
            # The article under the cursor stays in view, so each word begins at the top.
            terminal.press(".")
            terminal.settle(0.5)
            terminal.press("/")
            terminal.wait(lambda text: text.rstrip().endswith("stories"))
            terminal.settle(0.5)
            for end in range(1, len(word) + 1):
                titles = first_titles(store, word[:end])
                answers.append(answer(terminal, word[end - 1], partial(_shows, titles)))
            terminal.press("escape")
            _ready(terminal)
        terminal.press("q")
        terminal.settle(0.2)
    return answers


def choosing(store: Path, columns: int, rows: int) -> list[Answer]:
    """A phrase of the cloud to the list and the cloud that it leaves, for each of the first phrases."""
    program = newsdash(store)
    answers = []
    with Terminal(program.command, columns=columns, rows=rows, environ=environ()) as terminal:
        _ready(terminal)
        terminal.press("c")
        terminal.settle(1.0)
        for number in range(PHRASES):
            # The list is drawn before the cloud, where the mark of what was chosen stands.
            answers.append(answer(terminal, "enter", lambda text: "✓" in text))
            terminal.press("backspace")
            terminal.settle(1.5)
            terminal.press(*["right"] * (number + 1))
            terminal.settle(0.3)
        terminal.press("q", "q")
        terminal.settle(0.2)
    return answers


def filtering_newsboat(cache: Path) -> dict[str, list[Answer]]:
    """newsboat's filter and its search, from Enter to the last byte."""
    found: dict[str, list[Answer]] = {"filter": [], "search": []}
    with Terminal(newsboat.command(cache), environ=environ()) as terminal:
        terminal.wait("Everything", 120)
        terminal.press("enter")
        terminal.wait(lambda text: text.count("Outlet ") >= 8 and "Everything" not in text.splitlines()[1], 120)
        terminal.settle(QUIET_NEWSBOAT)
        for word in WORDS:
            terminal.press("F")
            terminal.wait("Filter:")
            terminal.press(f'title =~ "{word}"')
            terminal.wait(f'"{word}"')
            found["filter"].append(answer(terminal, "enter", bool, QUIET_NEWSBOAT))
            terminal.press("\x06")
            terminal.settle(QUIET_NEWSBOAT)
        for word in WORDS:
            terminal.press("/")
            terminal.wait("Search for:")
            terminal.press(word)
            terminal.wait(f"Search for: {word}")
            found["search"].append(answer(terminal, "enter", bool, QUIET_NEWSBOAT))
            terminal.press("q")
            terminal.settle(QUIET_NEWSBOAT)
    return found


def _ready(terminal: Terminal) -> None:
    """Wait until the list and its cloud stand, and nothing more comes."""
    terminal.wait(lambda text: "? help" in text and text.count("Outlet ") >= 8 and "appear here" not in text, 60)
    terminal.settle(2.0)


def _shows(titles: Sequence[str], text: str) -> bool:
    # Not all of them: stories that several outlets tell stand as one row.
    return sum(title in text for title in titles) > len(titles) / 2 if titles else "No story matches" in text


def _line(name: str, times: Sequence[float], mark: str = "") -> None:
    ranked = sorted(times)
    slowest = ranked[-1]
    print(f"{name:<44} median {statistics.median(ranked):7.1f} ms   slowest {slowest:7.1f} ms  {mark}", flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where stores are kept between runs (default: a temporary folder)")
    parser.add_argument("--articles", type=int, default=MANY)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        store = prepare(folder, arguments.articles)
        for columns, rows in SIZES:
            size = f"{columns}×{rows}"
            _line(f"newsdash {size}: a filter key, first rows", [a for a, _ in typing(store, columns, rows)], "≤ 50")
            answers = choosing(store, columns, rows)
            _line(f"newsdash {size}: a phrase, list and cloud", [a for a, _ in answers], "≤ 100")
            _line(f"newsdash {size}: a phrase, the last byte", [a for _, a in answers])
        if newsboat.installed():
            copy_to_newsboat(store, folder / "newsboat")
            for name, answers in filtering_newsboat(folder / "newsboat").items():
                _line(f"newsboat 80×24: {name}, the last byte", [last for _, last in answers])


if __name__ == "__main__":
    main()
