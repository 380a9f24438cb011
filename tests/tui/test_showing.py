"""Where pictures are shown: by setting, extra, environment and kind of session, and nowhere else."""

from __future__ import annotations

import pytest

from newsdash.config import Config, General, Screen
from tui.showing import way_of

XTERM = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
KITTY = {"TERM": "xterm-kitty", "COLORTERM": "truecolor"}
GHOSTTY = {"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}
ITERM = {**XTERM, "TERM_PROGRAM": "iTerm.app", "LC_TERMINAL": "iTerm2"}
WEZTERM = {**XTERM, "TERM_PROGRAM": "WezTerm"}
FOOT = {"TERM": "foot"}
SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22", "SSH_TTY": "/dev/pts/3"}
TMUX = {"TMUX": "/tmp/tmux-1000/default,1,0", "TERM": "tmux-256color"}


def way(environ: dict[str, str], setting: str = "auto", *, installed: bool = True, ahead: int = 2) -> str | None:
    config = Config(General(pages_ahead=ahead), Screen(pictures=setting))  # type: ignore[arg-type]
    return way_of(config, environ, installed=installed)


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        (KITTY, "kitty"),
        (GHOSTTY, "kitty"),
        (ITERM, "iterm2"),
        (WEZTERM, "iterm2"),
        (FOOT, "sixel"),
        ({"TERM": "mlterm"}, "sixel"),
        (XTERM, "ask"),
        ({"TERM": "linux"}, None),
        ({"TERM": "dumb"}, None),
        ({}, None),
        ({**XTERM, "TERM_PROGRAM": "Apple_Terminal"}, None),
        ({**WEZTERM, "XTERM_VERSION": "XTerm(390)"}, "ask"),
        ({**KITTY, **TMUX}, None),
        ({**KITTY, "STY": "1234.pts-0"}, None),
        ({**ITERM, "TERM": "screen-256color"}, None),
        ({**KITTY, "ZELLIJ": "0"}, None),
    ],
)
def test_a_terminal_that_is_known_is_taken_at_its_word(environ: dict[str, str], wanted: str | None) -> None:
    assert way(environ) == wanted


@pytest.mark.parametrize("environ", [KITTY, ITERM, FOOT, XTERM])
def test_over_ssh_pictures_are_off_unless_they_are_wanted(environ: dict[str, str]) -> None:
    assert way({**environ, **SSH}) is None
    assert way({**environ, **SSH}, "always") == way(environ)


@pytest.mark.parametrize("environ", [KITTY, ITERM, FOOT, XTERM])
def test_on_a_metered_line_pictures_are_off_unless_they_are_wanted(environ: dict[str, str]) -> None:
    assert way(environ, ahead=0) is None
    assert way(environ, "always", ahead=0) == way(environ)


@pytest.mark.parametrize("setting", ["auto", "always", "kitty", "iterm2", "sixel", "blocks"])
def test_without_the_extra_there_are_none(setting: str) -> None:
    assert way(KITTY, setting, installed=False) is None


@pytest.mark.parametrize("environ", [KITTY, {**XTERM, **SSH}, {**KITTY, **TMUX}])
def test_a_way_that_is_named_is_gone(environ: dict[str, str]) -> None:
    for setting in ("kitty", "iterm2", "sixel", "blocks"):
        assert way(environ, setting) == setting
    assert way(environ, "never") is None


def test_without_colours_there_are_no_coloured_blocks() -> None:
    assert way({**XTERM, "NO_COLOR": "1"}, "blocks") is None
