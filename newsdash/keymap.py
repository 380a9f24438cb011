"""What `[keys]` may say: the ids of newsdash's bindings, and keys as Textual names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from unicodedata import lookup, name

# The end of each id after its group; a group of its own is "". A test holds them to the bindings that there are.
_ENDS = {
    "": "back close cloud feeds filter go help interrupt mute newest order palette quit stories theme trends undo "
    "views zoom",
    "allow": "allow leave",
    "article": "back down first half-down half-up last page-down page-up pipe quote save up width",
    "ask": "leave",
    "cloud": "back choose counts down exclude left right sort up",
    "digit": "0 1 2 3 4 5 6 7 8 9",
    "feeds": "add allow close down first help last move mute order refresh refresh-all remove rename undo up",
    "filter": "cancel complete earlier later",
    "go": "feed nowhere section top",
    "help": "close down first last page_down page_up up",
    "link": "close copy follow open",
    "list": "down first half-down half-up last open page-down page-up up",
    "mark": "all later read starred",
    "match": "next previous",
    "output": "close down page-down page-up up",
    "panel": "next previous",
    "picker": "down leave up",
    "pipe": "down leave up",
    "preview": "add leave",
    "read": "hide",
    "refresh": "all feed",
    "save": "leave next previous",
    "timeline": "close down open up",
    "trends": "close down help mute undo up",
    "unread": "next previous",
    "views": "add close down help jump.0 jump.1 jump.2 jump.3 jump.4 jump.5 jump.6 jump.7 jump.8 jump.9 notify "
    "remove undo up",
    "welcome": "address back demo down file quit start up",
}
IDS = frozenset(f"{group}.{end}" if group else end for group, ends in _ENDS.items() for end in ends.split())

_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")
# Textual names signs as Unicode does, save these.
_SHORT = {"/": "slash", "\\": "backslash", "@": "at", "-": "minus", "+": "plus", "_": "underscore"}
_SIGNS = {
    sign: _SHORT.get(sign) or name(sign).lower().replace(" ", "_").replace("-", "_")
    for sign in map(chr, range(33, 127))
    if not sign.isalnum()
}
_KEYS = "up down left right home end insert delete pageup pagedown escape enter space tab backspace"
_NAMED = frozenset((*_KEYS.split(), *_SIGNS.values(), *(f"f{number}" for number in range(1, 25))))
_MEANT = {
    "esc": "escape",
    "return": "enter",
    "cr": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "bs": "backspace",
    "spc": "space",
    "backtab": "shift+tab",
    "dot": "full_stop",
    "period": "full_stop",
    "control": "ctrl",
    "c": "ctrl",
    "option": "alt",
    "m": "alt",
    "s": "shift",
}


def flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """The ids in `table` and what they are set to; TOML takes an id without its quotes for a table in a table."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        else:
            yield before + key, value


def mistake(id: str, keys: object) -> str:
    """What is wrong with giving the binding `id` the `keys`, with what to do about it; '' if nothing is."""
    if id not in IDS:
        near = get_close_matches(id, IDS, 1)
        remedy = f"did you mean {near[0]}?" if near else "keys.md in the documentation lists them all."
        return f"{id} is not the id of a key; {remedy}"
    if not isinstance(keys, str):
        return f'{id} must be a string, in quotes ("…").'
    for key in (key.strip() for key in keys.split(",")):
        if not key:
            return f'{id} must be keys separated by commas, such as "j,down"; the comma itself is written comma.'
        if not _is_key(key):
            meant = _meant(key)
            remedy = (
                f"did you mean {meant}?" if meant else "keys are written j, J, ctrl+n, shift+tab, f5, question_mark."
            )
            return f"{id}: {key} is not the name of a key; {remedy}"
    return ""


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if len(set(modifiers)) < len(modifiers) or not set(modifiers) <= set(_MODIFIERS):
        return False
    if len(last) > 1:
        return last in _NAMED or (last.islower() and _is_sign(last))
    # Shift makes another letter of one; with Ctrl a terminal sends no case.
    return last.isprintable() if not modifiers else last.isalnum() and not last.isupper() and modifiers != ["shift"]


def _is_sign(key: str) -> bool:
    """Whether `key` is the name of a character, as "section_sign"."""
    try:
        return lookup(key.replace("_", " ").upper()).isprintable()
    except KeyError:
        return False


def _meant(key: str) -> str:
    """What `key`, which is no key's name, was meant to be; '' if there is no telling."""
    *modifiers, last = re.split(r"(?<=.)[+-](?=.)", key)
    modifiers = [_MEANT.get(part.lower(), part.lower()) for part in modifiers]
    if len(last) > 1:
        lower = _MEANT.get(last.lower(), last.lower())
        near = get_close_matches(lower, _NAMED, 1)
        last = lower if _is_key(lower) or not near else near[0]
    elif modifiers == ["shift"] and last.isalpha():
        modifiers, last = [], last.upper()
    elif modifiers:
        modifiers += ["shift"] if last.isupper() and "shift" not in modifiers else []
        last = _SIGNS.get(last, last.lower())
    meant = "+".join((*modifiers, last))
    return meant if _is_key(meant) else ""
