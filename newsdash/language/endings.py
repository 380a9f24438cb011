"""Endings of languages that have no stemmer in Snowball: enough for the forms of one noun or adjective to meet."""

from __future__ import annotations

# Folded, as the words are that they are taken from: й is и, ї is і, č is c.
_ENDINGS = {
    "bg": "ищата ището ията ията ият ите ата ята ото ето ът ят ия ии ове еве ища ише а я о е и у ю",
    "lv": "ajiem ajam ajai ajas ajos iem ajs ais am as ai ei em es is os us im ij u a e i s",
    "sl": "egami imi ami ega emu ima ama oma ema ih im em om ah am ov ev mi a e i o u",
    "uk": "ового евого ими ами ями ого ому ові еві ієм іям іях ою ею ах ях ам ям ів ев ии ої іи их им ом ем єм ію "
    "ія ії іє а я у ю и і е є о ь",
}
# What is left of a word is at least so long, or different words would meet.
_LEAST = 4
_BY_LENGTH = {code: sorted(set(text.split()), key=len, reverse=True) for code, text in _ENDINGS.items()}

LANGUAGES = frozenset(_ENDINGS)


def without_ending(word: str, language: str) -> str:
    """The folded `word` of one of `LANGUAGES` without the longest ending that leaves enough of it."""
    for ending in _BY_LENGTH[language]:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word
