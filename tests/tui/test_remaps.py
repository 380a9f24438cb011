"""Keys that the reader's configuration changes: they reach every screen, and every screen tells of them."""

from __future__ import annotations

import pytest

from newsdash.config import Config
from tests.tui.conftest import Sit
from tui.keynames import key_name


async def test_a_key_of_the_go_menu_can_be_another(sit: Sit) -> None:
    async with sit(config=Config(keys={"go.section": "x"})) as now:
        await now.press("g")
        await now.until(lambda: "g top   x section   f feed   Esc stay here" in now.text)
        await now.press("x")
        await now.until(lambda: "Go to a section" in now.text)
        await now.press("escape", "g", "s")
        await now.until(lambda: now.app.screen is now.dashboard)


@pytest.mark.parametrize(
    ("screen", "id", "before", "after"),
    [
        ("F", "feeds.add", "a add", "; add"),
        ("V", "views.add", "a add", "; add"),
        ("T", "trends.close", "Esc back", "; back"),
    ],
)
async def test_what_is_said_of_keys_follows_the_configuration(
    sit: Sit, screen: str, id: str, before: str, after: str
) -> None:
    async with sit((120, 30)) as now:
        await now.press(screen)
        await now.until(lambda: before in now.text.splitlines()[-1])
    async with sit((120, 30), config=Config(keys={id: "semicolon"})) as now:
        await now.press(screen)
        await now.until(lambda: after in now.text.splitlines()[-1])


@pytest.mark.parametrize(
    ("key", "name"),
    [("comma", ","), ("exclamation_mark", "!"), ("ctrl+n", "Ctrl-n"), ("f5", "F5"), ("escape", "Esc"), ("A", "A")],
)
def test_a_key_is_called_what_stands_on_it(key: str, name: str) -> None:
    assert key_name(key) == name
