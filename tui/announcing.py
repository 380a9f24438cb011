"""Telling the reader's terminal that something has happened: a bell, or a notification of its own."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from newsdash.text import clean
from newsdash.views import Notify


@runtime_checkable
class Announces(Protocol):
    """An application that can reach beyond its own screen."""

    def announce(self, way: Notify, title: str, text: str) -> None: ...


def sequence(way: Notify, title: str, text: str) -> str:
    """What the terminal is sent: BEL, OSC 9 (iTerm2, Windows Terminal, kitty …) or OSC 777 (urxvt, foot, Ghostty …)."""
    # A control character would end the sequence and begin another, a semicolon the title.
    title, text = clean(title).replace(";", ","), clean(text)
    match way:
        case "bell":
            return "\a"
        case "osc9":
            return f"\x1b]9;{title}: {text}\x1b\\"
        case "osc777":
            return f"\x1b]777;notify;{title};{text}\x1b\\"
    return ""
