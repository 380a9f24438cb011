"""The colours: few, each with a meaning, in a dark, a light and a terminal's-own variant."""

from __future__ import annotations

from textual.theme import Theme

from newsdash.text import clean

DARK = Theme(
    name="newsdash-dark",
    dark=True,
    primary="#7fb0d8",
    secondary="#8fa3b8",
    accent="#e5b567",
    foreground="#d5d9df",
    background="#15181d",
    surface="#1a1e24",
    panel="#242a33",
    success="#8fbf7f",
    warning="#e5b567",
    error="#e08070",
    variables={
        "block-cursor-text-style": "none",
        "scrollbar": "#2b323c",
        "scrollbar-background": "#15181d",
        "scrollbar-corner-color": "#15181d",
    },
)

LIGHT = Theme(
    name="newsdash-light",
    dark=False,
    primary="#1f5f99",
    secondary="#5b6875",
    accent="#9a6200",
    foreground="#22262b",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e6e3dc",
    success="#3c7a2e",
    warning="#9a6200",
    error="#b03a2e",
    variables={
        "block-cursor-text-style": "none",
        "scrollbar": "#d5d1c8",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-corner-color": "#fbfaf7",
    },
)

OURS = (DARK, LIGHT)
TERMINAL = "ansi-dark"
# What the configuration calls them, in the order in which a key goes through them.
SETTINGS = {"dark": DARK.name, "light": LIGHT.name, "terminal": TERMINAL}


def choose(wanted: str, *, few_colours: bool) -> str:
    """The theme's name for what the reader wants ("auto", "dark", "light", or a name Textual knows).

    With 16 colours "auto" leaves the colours to the terminal.
    """
    if wanted == "auto":
        return TERMINAL if few_colours else DARK.name
    return SETTINGS.get(wanted, wanted)


def unknown(wanted: str) -> str:
    """What to tell the reader whose configuration names a theme that there is not."""
    return (
        f'There is no theme "{clean(wanted, 40)}": config.toml takes "dark", "light", "terminal" or one of Textual\'s'
    )
