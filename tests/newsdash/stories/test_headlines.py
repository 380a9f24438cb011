"""The headline in a title."""

from __future__ import annotations

import pytest

from newsdash.stories.headlines import headline
from newsdash.stories.telling import Telling


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Show HN: A piano in your browser", "A piano in your browser"),
        ("Watch live: Senate debates ferry contract", "Senate debates ferry contract"),
        ("Opinion | Why the tunnel will never pay", "Why the tunnel will never pay"),
        ("[Video] Whales stranded", "Whales stranded"),
        ("Recipe of the week: leek soup", "leek soup"),
        ("Kommentar: Der Tunnel lohnt nicht", "Der Tunnel lohnt nicht"),
        ("Vidéo : la mer monte", "la mer monte"),
    ],
)
def test_a_label_before_it_is_no_part_of_it(title: str, plain: str) -> None:
    assert headline(Telling(1, title, "The Wire")) == plain


@pytest.mark.parametrize(
    "title",
    [
        "Storm Ines: red warning for Brittany",
        "Bread: what it costs",
        "Live music returns to Quay Street",
        "Opinion:",
        "(no title)",
        "",
        ": ",
    ],
)
def test_what_a_story_is_about_stays_before_the_colon(title: str) -> None:
    assert headline(Telling(1, title, "The Wire")) == title


def test_the_name_of_the_outlet_that_an_aggregator_names_is_no_part_of_it() -> None:
    for tail in ("BBC News", "The Skerra Times", "Le Monde", "Reuters"):
        assert headline(Telling(1, f"Tunnel wins - {tail}", "All the News There Is")) == "Tunnel wins"
    for tail in ("and loses", "Express Trains Stopped", "what the news is", "7 news facts about it that surprise"):
        assert headline(Telling(1, f"Tunnel wins - {tail}", "All the News There Is")) == f"Tunnel wins - {tail}"
