"""The keyword cloud in an application: a cursor in space, choosing, excluding, and five steps in any colours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.app import App

from tests.widgets.keyword_cloud.test_packing import WORDS
from tests.widgets.panel import Panel, seen, sent
from widgets.keyword_cloud import CloudWord, KeywordCloud


class Listening(Panel):
    """Keeps what the cloud says."""

    def on_keyword_cloud_chosen(self, event: KeywordCloud.Chosen) -> None:
        self.posted.append(event)

    def on_keyword_cloud_excluded(self, event: KeywordCloud.Excluded) -> None:
        self.posted.append(event)

    def on_keyword_cloud_stepped_back(self, event: KeywordCloud.SteppedBack) -> None:
        self.posted.append(event)

    def on_keyword_cloud_highlighted(self, event: KeywordCloud.Highlighted) -> None:
        self.posted.append(event)


async def test_keys_choose_exclude_and_step_back() -> None:
    cloud = KeywordCloud()
    app = Listening(cloud)
    async with app.run_test(size=(62, 10)) as pilot:
        cloud.show(WORDS)
        await pilot.press("enter", "l", "minus", "backspace")
        assert app.posted == [
            KeywordCloud.Chosen(cloud, "0"),
            KeywordCloud.Highlighted(cloud, WORDS[1]),
            KeywordCloud.Excluded(cloud, "1"),
            KeywordCloud.SteppedBack(cloud),
        ]


async def test_arrows_move_in_space() -> None:
    cloud = KeywordCloud()
    async with Listening(cloud).run_test(size=(62, 10)) as pilot:
        cloud.show(WORDS)
        labels = []
        for key in ("j", "down", "right", "up", "k", "left", "h"):
            await pilot.press(key)
            labels.append(cloud.selected.label if cloud.selected else "")
        lines = seen(cloud)
        assert [next(n for n, line in enumerate(lines) if label in line) for label in labels] == [1, 2, 2, 1, 0, 0, 0]


async def test_the_cursor_stays_on_its_phrase_while_the_cloud_changes() -> None:
    cloud = KeywordCloud()
    async with Listening(cloud).run_test(size=(62, 10)) as pilot:
        cloud.show(WORDS)
        await pilot.press("down", "right")
        phrase = cloud.selected
        assert phrase is not None
        cloud.show([replace(word, trend=1) for word in reversed(WORDS)])
        assert cloud.selected == replace(phrase, trend=1)
        cloud.show([word for word in WORDS if word.id != phrase.id])
        assert cloud.selected == WORDS[0]


async def test_a_click_chooses_and_a_click_beside_a_word_does_nothing() -> None:
    cloud = KeywordCloud()
    app = Listening(cloud)
    async with app.run_test(size=(62, 10)) as pilot:
        cloud.show(WORDS)
        line = seen(cloud)[1]
        label = line.strip().split("  ")[0]
        await pilot.click(cloud, offset=(len(label) + 1, 1))
        await pilot.click(cloud, offset=(3, 9))
        assert app.posted == []
        await pilot.click(cloud, offset=(len(label), 1))
        assert app.posted[-1] == KeywordCloud.Chosen(cloud, next(word.id for word in WORDS if word.label == label))


async def test_counts_are_shown_on_demand() -> None:
    cloud = KeywordCloud()
    async with Listening(cloud).run_test(size=(62, 10)) as pilot:
        cloud.show([CloudWord("a", "joint fund", count=41)])
        assert seen(cloud)[0] == " joint fund"
        await pilot.press("number_sign")
        assert seen(cloud)[0] == " joint fund 41"


async def test_a_compact_cloud_is_a_strip_of_two_lines_without_focus() -> None:
    cloud = KeywordCloud(compact=True)
    async with Listening(cloud).run_test(size=(62, 10)):
        cloud.show(WORDS)
        assert len(seen(cloud)) == 2
        assert not cloud.can_focus
        cloud.compact = False
        assert cloud.can_focus


async def test_a_cloud_with_room_to_spare_is_airy() -> None:
    cloud = KeywordCloud()
    app = Listening(cloud)
    async with app.run_test(size=(62, 24)) as pilot:
        cloud.show(WORDS)
        lines = seen(cloud)
        assert [bool(line) for line in lines[:3]] == [True, False, True]
        await pilot.press("down")
        await pilot.click(cloud, offset=(2, 2))
        first = next(word for word in WORDS if lines[2].startswith(f" {word.label} "))
        assert app.posted[-1] == KeywordCloud.Chosen(cloud, first.id)


async def test_an_empty_cloud_says_what_will_be_there() -> None:
    cloud = KeywordCloud(empty="Key phrases appear here as stories come in.")
    app = Listening(cloud)
    async with app.run_test(size=(62, 5)) as pilot:
        await pilot.press("enter", "down", "minus")
        assert " ".join(" ".join(seen(cloud)).split()) == cloud.empty
        assert (cloud.selected, app.posted) == (None, [])


@pytest.mark.parametrize(
    ("theme", "ansi", "no_color"), [("textual-dark", None, ""), ("ansi-dark", None, ""), ("ansi-dark", True, "1")]
)
async def test_five_steps_look_different_in_any_colours(
    theme: str, ansi: bool | None, no_color: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    else:
        monkeypatch.delenv("NO_COLOR", raising=False)
    cloud = KeywordCloud()
    steps = [CloudWord(str(step), f"word{step}", step) for step in (5, 4, 3, 2, 1)]
    async with Panel(cloud, theme, ansi).run_test(size=(62, 5)) as pilot:
        cloud.show(steps)
        cloud.can_focus = False
        App.set_focus(pilot.app, None)
        await pilot.pause()
        words = [(segment.text.isupper(), segment.style) for segment in cloud.render_line(0) if segment.text.strip()]
        assert len(set(words)) == 5
        if no_color:
            assert seen(cloud)[0].split() == ["WORD5", "word4", "word3", "word2", "word1"]
            assert "38;" not in sent(cloud)


async def test_markup_in_a_phrase_is_text() -> None:
    cloud = KeywordCloud()
    async with Listening(cloud).run_test(size=(62, 5)):
        cloud.show([CloudWord("a", "[/b][@click=app.quit()]x[/"), CloudWord("b", "[link=x]")])
        assert seen(cloud)[0].strip().split("  ")[0] == "[/b][@click=app.quit()]x[/"
