"""What a terminal is sent to tell its reader of new stories: nothing that foreign text could break out of."""

from __future__ import annotations

import pytest

from newsdash.views import Notify
from tui.announcing import sequence


@pytest.mark.parametrize(
    ("way", "sent"),
    [
        ("bell", "\a"),
        ("osc9", "\x1b]9;A, b: 2 new stories\x1b\\"),
        ("osc777", "\x1b]777;notify;A, b;2 new stories\x1b\\"),
        ("", ""),
    ],
)
def test_each_way_has_its_sequence(way: Notify, sent: str) -> None:
    assert sequence(way, "A; b", "2 new stories") == sent


@pytest.mark.parametrize("way", ["osc9", "osc777"])
def test_a_name_cannot_end_the_sequence(way: Notify) -> None:
    sent = sequence(way, "a\x1b\\\x1b]52;c;eA==\x07b\x9c", "c\x07")
    assert sent.count("\x1b") == 2
    assert "\x07" not in sent
    assert "\x9c" not in sent
