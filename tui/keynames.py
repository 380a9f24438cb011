"""Keys as people write them, and what they do."""

from __future__ import annotations

from textual.binding import Binding

NAMES = {
    "slash": "/", "question_mark": "?", "full_stop": ".", "right_square_bracket": "]", "left_square_bracket": "[",
    "escape": "Esc", "enter": "Enter", "space": "Space", "backspace": "Backspace", "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End",
    "minus": "-", "vertical_line": "|", "number_sign": "#",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as people write it: "ctrl+d" is "Ctrl-d", "full_stop" is "."."""
    if key in NAMES:
        return NAMES[key]
    if "+" in key:
        modifiers, _, last = key.rpartition("+")
        return "-".join([*(part.capitalize() for part in modifiers.split("+")), NAMES.get(last, last)])
    return key


def what_it_does(binding: Binding) -> str:
    """What a key does, beginning with a capital: "Next panel"."""
    said = binding.tooltip or binding.description
    return said[:1].upper() + said[1:]
