"""The terminal: what it is, and what Textual must be told before it is imported."""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping

CALM = {
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    "ESCDELAY": "100",
}


def calm(environ: MutableMapping[str, str]) -> None:
    """Turn off what would send bytes without a meaning; what the reader has set stays."""
    for name, value in CALM.items():
        environ.setdefault(name, value)


def over_ssh(environ: Mapping[str, str]) -> bool:
    """Whether this session came over SSH, so that the reader's browser and clipboard are on another machine."""
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))


def few_colours(environ: Mapping[str, str]) -> bool:
    """Whether the terminal has 16 colours or fewer, so that a theme must use the terminal's own."""
    if no_colours(environ):
        return False
    system = environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    if system != "auto":
        return system == "standard"
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return False
    term = environ.get("TERM", "")
    return not term.endswith(("-256color", "-direct", "-truecolor")) and "kitty" not in term


def no_colours(environ: Mapping[str, str]) -> bool:
    """Whether the reader wants no colours at all (https://no-color.org)."""
    return bool(environ.get("NO_COLOR"))


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a browser opened here would appear before the reader."""
    if over_ssh(environ):
        return False
    return platform == "darwin" or any(environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))


def prepare() -> None:
    """Make this process's environment calm. Call it before anything imports Textual: it reads these at import."""
    calm(os.environ)
