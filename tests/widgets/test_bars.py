"""The bars: what they say at which width, and that they are drawn again only when their words change."""

from __future__ import annotations

import pytest

from tests.widgets.panel import Panel, seen, sent, widths
from widgets.bars import StatusBar, TopBar

PARTS = ["newsdash", "World ▾", "312 unread of 4,096", "63 feeds", "read hidden"]
HINTS = [("?", "help"), ("/", "filter"), ("c", "cloud"), ("o", "link")]


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (90, "─ newsdash ── World ▾ ── 312 unread of 4,096 · 63 feeds · read hidden ──── updated 09:42 ─"),
        (76, "─ newsdash ── World ▾ ── 312 unread of 4,096 · 63 feeds ──── updated 09:42 ─"),
        (62, "─ newsdash ── World ▾ ── 312 unread of 4,096 ─ updated 09:42 ─"),
        (60, "─ newsdash ── World ▾ ── 312 unread of 4,096 ───────────────"),
        (40, "─ newsdash ── World ▾ ──────────────────"),
        (20, "─ newsdash ─────────"),
        (9, "─ news… ─"),
    ],
)
async def test_the_top_bar_gives_way_by_weight(width: int, line: str) -> None:
    bar = TopBar()
    async with Panel(bar).run_test(size=(width, 3)):
        bar.show(PARTS, "updated 09:42")
        assert seen(bar)[0] == line
        assert widths(bar) == {width}


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (90, "─ newsdash ── World ▾ ── 312 unread of 4,096 · 63 feeds ──── 1,284 new ↑ · updated 09:42 ─"),
        (64, "─ newsdash ── World ▾ ── 312 unread of 4,096 ───── 1,284 new ↑ ─"),
        (60, "─ newsdash ── World ▾ ── 312 unread of 4,096 ─ 1,284 new ↑ ─"),
        (50, "─ World ▾ ── 312 unread of 4,096 ─── 1,284 new ↑ ─"),
        (30, "─ World ▾ ────── 1,284 new ↑ ─"),
    ],
)
async def test_what_is_new_gives_way_last(width: int, line: str) -> None:
    bar = TopBar()
    async with Panel(bar).run_test(size=(width, 3)):
        bar.show(PARTS, "updated 09:42", news="1,284 new ↑")
        assert seen(bar)[0] == line


async def test_hints_that_do_not_fit_are_left_out_and_what_is_said_stays() -> None:
    bar = StatusBar()
    async with Panel(bar).run_test(size=(60, 3)) as pilot:
        bar.show("/ ukraine -football · 48 stories")
        bar.hints(HINTS)
        assert seen(bar) == [" / ukraine -football · 48 stories          ? help  / filter"]
        await pilot.resize_terminal(30, 3)
        await pilot.pause()
        assert seen(bar) == [" / ukraine -football · 48 st…"]


async def test_what_is_urgent_looks_urgent() -> None:
    bar = StatusBar()
    async with Panel(bar).run_test(size=(60, 3)):
        bar.show("The disk is full.")
        calm = sent(bar)
        bar.show("The disk is full.", urgent=True)
        assert sent(bar) != calm


async def test_saying_the_same_again_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    top, status = TopBar(), StatusBar()
    drawn: list[object] = []

    class Both(Panel):
        def compose(self):  # type: ignore[no-untyped-def]
            yield top
            yield status

    async with Both(top).run_test(size=(60, 3)) as pilot:
        top.show(PARTS)
        status.show("48 stories")
        status.hints(HINTS)
        await pilot.pause()
        for bar in (top, status):
            line = bar.render_line
            monkeypatch.setattr(bar, "render_line", lambda y, line=line: (drawn.append(y), line(y))[1])
        top.show(list(PARTS))
        status.show("48 stories")
        status.hints(list(HINTS))
        await pilot.pause()
        assert drawn == []
        status.show("47 stories")
        await pilot.pause()
        assert drawn == [0]


async def test_markup_in_a_message_is_text() -> None:
    bar = StatusBar()
    async with Panel(bar).run_test(size=(60, 3)):
        bar.show("[/b] [@click=app.quit()]x[/ said the feed")
        assert seen(bar) == [" [/b] [@click=app.quit()]x[/ said the feed"]
