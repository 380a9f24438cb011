"""Keys as people write them, and what they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import ActiveBinding, Binding
from textual.keys import key_to_character

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
    sign = key_to_character(key)
    return sign if sign is not None and sign.isprintable() else key.capitalize()


def named(bindings: Iterable[ActiveBinding]) -> Mapping[str, str]:
    """The name of the first key in force for each id."""
    names: dict[str, str] = {}
    # Ctrl-c does what Esc does, and Textual, which binds it too, puts it first.
    for active in sorted(bindings, key=lambda active: active.binding.key == "ctrl+c"):
        if active.binding.id:
            names.setdefault(active.binding.id, key_name(active.binding.key))
    return names


def offered(bindings: Iterable[ActiveBinding], wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """(key, what it does) for `wanted`: (the id of a binding, or a key that is always the same; what it does)."""
    names = named(bindings)
    return [(names.get(id, key_name(id)), said) for id, said in wanted]


def in_a_line(keys: Iterable[tuple[str, str]]) -> str:
    """(key, what it does) as one line: "a add · d remove"; where it is broken, a key and its words stay together."""
    return " · ".join(f"{key} {said}".replace(" ", "\xa0") for key, said in keys)


def what_it_does(binding: Binding) -> str:
    """What a key does, beginning with a capital: "Next panel"."""
    said = binding.tooltip or binding.description
    return said[:1].upper() + said[1:]
