"""Titles lose the outlet's name, and nothing else."""

from __future__ import annotations

import pytest

from newsdash.articles.titles import plain_title


@pytest.mark.parametrize(
    ("title", "outlet", "plain"),
    [
        ("Ministers agree | The Tidewater Post", "The Tidewater Post", "Ministers agree"),
        ("Ministers agree - Tidewater Post", "The Tidewater Post", "Ministers agree"),
        ("Ministers agree – tidewaterpost.example", "Tidewater Post", "Ministers agree"),
        ("Ministers agree | World news | The Tidewater Post", "The Tidewater Post", "Ministers agree"),
        ("Ministers agree - and differ - Tidewater News", "Tidewater News - World", "Ministers agree - and differ"),
        ("Tidewater Post: Ministers agree", "The Tidewater Post", "Ministers agree"),
        ("大臣が合意｜潮新聞", "潮新聞", "大臣が合意"),
        ("Die Minister sind sich einig - KÜSTENBLATT", "Küstenblatt", "Die Minister sind sich einig"),
        ("Ministers agree - what we know", "Tidewater Post", "Ministers agree - what we know"),
        ("Tidewater wins a prize - again", "Tidewater", "Tidewater wins a prize - again"),
        ("Apple: a new phone", "Apple Watchers", "Apple: a new phone"),
        ("Tidewater Post", "Tidewater Post", "Tidewater Post"),
        ("Ministers agree | Something", "", "Ministers agree | Something"),
        ("", "Tidewater Post", ""),
    ],
)
def test_a_title_without_its_outlet(title: str, outlet: str, plain: str) -> None:
    assert plain_title(title, outlet) == plain
