"""The store is light enough for a screen: what it must never import."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "httpx",
    "yake",
    "trafilatura",
    "feedparser",
    "lxml",
    "numpy",
    "textual",
    "rich",
    "regex",
    "py3langid",
}


def test_opening_and_filtering_a_store_imports_nothing_heavy(tmp_path) -> None:  # type: ignore[no-untyped-def]
    program = (
        "import sys; from pathlib import Path; from newsdash.paths import StorePaths\n"
        "from newsdash.query import parse; from newsdash.store import open_store\n"
        f"open_store(StorePaths(Path({str(tmp_path)!r}))).listing.keys(parse('ferry'))\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert "apsw" in imported
    assert not imported & HEAVY
