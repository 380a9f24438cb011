"""Whether this terminal shows pictures, how, and in cells of what size: by settings, environment and system."""

from __future__ import annotations

import fcntl
import struct
import sys
import termios
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Literal

from newsdash.config import Config
from newsdash.pictures.canvas import MAX_CELL
from tui.terminal import no_colours, over_ssh

# ask: only the terminal itself can say whether it knows sixels.
Way = Literal["kitty", "iterm2", "sixel", "blocks", "ask"]

# Terminals that draw kitty's pictures where placeholders stand in the text; others know the protocol without those.
_KITTY = ("xterm-kitty", "xterm-ghostty")
_ITERM2 = ("iTerm.app", "WezTerm", "mintty")
_SIXEL = ("foot", "mlterm", "contour")
_NEITHER = ("", "dumb", "linux")
# What a terminal sets that was started from another one, whose TERM_PROGRAM it hands on.
_OTHERS = ("XTERM_VERSION", "VTE_VERSION", "KONSOLE_VERSION")


def way_of(config: Config, environ: Mapping[str, str], *, installed: bool) -> Way | None:
    """How pictures are shown here, None if they are not.

    `installed` says whether what decodes them is. They are off over SSH and on a line that is said to be metered
    (pages_ahead = 0) unless the setting says otherwise.
    """
    setting = config.screen.pictures
    if not installed or setting == "never":
        return None
    if setting == "blocks":
        return None if no_colours(environ) else "blocks"
    if setting in ("kitty", "iterm2", "sixel"):
        return setting
    if setting == "auto" and (over_ssh(environ) or not config.general.pages_ahead):
        return None
    return _known(environ)


def is_installed() -> bool:
    """Whether the extra that decodes pictures is there; nothing is imported."""
    try:
        return find_spec("PIL") is not None
    except (ImportError, ValueError):
        return False


def cell_size() -> tuple[int, int] | None:
    """Width and height of a cell in pixels, as the terminal told the system; None if it did not."""
    try:
        asked = fcntl.ioctl(sys.__stdout__ or 1, termios.TIOCGWINSZ, bytes(8))
    except (OSError, ValueError):
        return None
    rows, columns, width, height = struct.unpack("HHHH", asked)
    return sound(width // columns, height // rows) if rows and columns else None


def sound(width: int, height: int) -> tuple[int, int] | None:
    """The size, if a cell can be of it."""
    return (width, height) if 2 <= width <= MAX_CELL and 4 <= height <= MAX_CELL else None


def in_multiplexer(environ: Mapping[str, str]) -> bool:
    """Whether tmux, screen or zellij stands between newsdash and the terminal."""
    return any(environ.get(name) for name in ("TMUX", "STY", "ZELLIJ")) or environ.get("TERM", "").startswith(
        ("screen", "tmux")
    )


def _known(environ: Mapping[str, str]) -> Way | None:
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if term in _NEITHER or in_multiplexer(environ) or program == "Apple_Terminal":
        return None
    if term in _KITTY:
        return "kitty"
    if term.startswith(_SIXEL):
        return "sixel"
    if environ.get("LC_TERMINAL") == "iTerm2":
        return "iterm2"
    if program in _ITERM2 and not any(environ.get(name) for name in _OTHERS):
        return "iterm2"
    return "ask"
