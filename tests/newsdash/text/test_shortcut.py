"""The gate's short way: what passes at once is what the long way would have left as it is."""

from __future__ import annotations

import pytest

from newsdash.text import clean

# A letter that no short way takes.
LONG_WAY = "я"
HARMLESS = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x300), *range(0x2010, 0x2028), *range(0x2030, 0x205F)]


@pytest.mark.parametrize("run", [1, 8])
def test_what_passes_at_once_is_left_alone_on_the_long_way_too(run: int) -> None:
    for code in HARMLESS:
        text = chr(code) * run
        assert clean(LONG_WAY + text) == LONG_WAY + clean(text) == LONG_WAY + text


@pytest.mark.parametrize("code", [0x9B, 0xAD, 0x07, 0x7F, 0x200B, 0x202E, 0x2066, 0xFEFF, 0xF0000, 0xFFFFD, 0x10EEEE])
def test_what_is_removed_takes_no_short_way(code: int) -> None:
    assert clean(f"a – b{chr(code)}c") == "a – bc"
