"""Titles lose the outlet's name, and nothing else."""

from __future__ import annotations

import pytest

from newsdash.articles.titles import as_headed, plain_title


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
        ("大臣が合意_政治_潮新聞", "潮新聞", "大臣が合意"),
        ("What snake_case is for", "The Tidewater Post", "What snake_case is for"),
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


@pytest.mark.parametrize(
    ("title", "headings", "headline"),
    [
        (
            "Ministers agree on fish at last - Politics - Tidewater Post",
            ["Ministers agree on fish at last"],
            "Ministers agree on fish at last",
        ),
        ("Ministers agree at dawn | Tide", ["Menu", "Ministers agree at dawn"], "Ministers agree at dawn"),
        ("部长们就渔业达成一致_财经_潮汐网", ["部长们就渔业达成一致"], "部长们就渔业达成一致"),
        ("The Tidewater Post - Ministers agree on the fish of the bay", ["The Tidewater Post"], None),
        ("Tidewater » Archive » Ministers agree", ["Tidewater"], None),
        ("Ministers agree-able to each other", ["Ministers agree"], None),
        ("Ministers agree on fish", ["Ministers agree"], None),
        ("Ministers agree on fish", [], None),
    ],
)
def test_a_title_ends_where_the_pages_heading_does(title: str, headings: list[str], headline: str | None) -> None:
    assert as_headed(title, headings) == (headline or title)


@pytest.mark.parametrize("title", ["Why we name things snake_case_blog", "Release 1.2_beta"])
def test_a_name_of_a_program_s_is_one_word(title: str) -> None:
    assert plain_title(title, "Blog" if "blog" in title else "Beta") == title


def test_a_low_line_parts_a_headline_from_its_outlet() -> None:
    assert plain_title("灯塔在四十年后重新点亮_岛屿_潮水报", "潮水报") == "灯塔在四十年后重新点亮"
    assert plain_title("Tower lit again_The Tide", "The Tide") == "Tower lit again"
