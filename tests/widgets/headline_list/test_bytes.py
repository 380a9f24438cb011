"""What a key costs on the wire: bytes that a real terminal gets."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

SAMPLE = Path(__file__).parents[1] / "panel.py"
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("theme", "terminal", "most"),
    [
        ("textual-dark", {"TERM": "xterm-256color", "COLORTERM": "truecolor"}, 520),
        ("textual-dark", {"TERM": "xterm-256color", "COLORTERM": ""}, 400),
        ("ansi-dark", {"TERM": "screen", "COLORTERM": ""}, 300),
    ],
)
def test_a_cursor_move_redraws_two_lines_and_an_idle_list_nothing(
    theme: str, terminal: dict[str, str], most: int
) -> None:
    environ = {**os.environ, **terminal, "TEXTUAL_ANIMATIONS": "none", "PYTHONPATH": str(ROOT)}
    environ.pop("NO_COLOR", None)
    with Terminal([sys.executable, SAMPLE, theme], environ=environ) as screen:
        screen.wait("Yesterday")
        screen.settle()
        for _ in range(5):
            screen.press("j")
            assert 0 < len(screen.settle()) <= most
        assert screen.read(0.3) == b""
