"""Reading an article: what is offered, where links lead, what is found, and how it is taken along."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input

from newsdash.config import Config, General, Pipe
from newsdash.models import Block, Page
from newsdash.wire import LinkRead, Message, Notice, OpenPage, ReadLink
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import LINK
from tui.screens.dashboard import Dashboard
from widgets.reading_pane import ReadingPane

REPORT = Page(
    url=LINK,
    title="The report on the pier",
    site="Example",
    blocks=(Block("paragraph", "The oak has held for a hundred years. " * 20),),
)


def answers(said: LinkRead) -> Callable[[Message], Message | None]:
    """A newsroom that says this of any link."""

    def answer(message: Message) -> Message | None:
        return said if isinstance(message, ReadLink) else None

    return answer


async def open_first(now: Sitting) -> None:
    await now.press("enter")
    await now.until(lambda: "photographs" in now.article)


async def follow_first(now: Sitting) -> None:
    await now.press("f")
    await now.until(lambda: "Follow a link" in now.text)
    await now.press("1", "enter")


async def test_an_open_article_offers_its_own_keys(sit: Sit) -> None:
    async with sit() as now:
        await open_first(now)
        assert "o link  1–2 similar  ] next  h back  S save  f follow" in now.status
        assert "%" in now.status
        await now.press("h")
        await now.until(lambda: "similar" not in now.status)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_opening_an_article_finds_no_styles_anew(
    sit: Sit, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit(size) as now:
        restyled: list[object] = []
        monkeypatch.setattr(now.app, "update_styles", lambda node, **_: restyled.append(node))
        await open_first(now)
        await now.press("h")
        await now.until(lambda: now.dashboard.panels.view == "headlines")
        assert restyled == []
        now.dashboard.add_class("-any")
        assert restyled == [now.dashboard]


async def test_going_back_to_the_list_beside_it_draws_nothing_of_the_article(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit((120, 40)) as now:
        await open_first(now)
        await now.until(lambda: "similar" in now.status)
        await now.pilot.pause()
        asked: list[Widget] = []
        monkeypatch.setattr(ReadingPane, "refresh", lambda pane, *regions, **how: asked.append(pane))
        monkeypatch.setattr(Dashboard, "refresh", lambda screen, *regions, **how: asked.append(screen))
        await now.press("h")
        await now.until(lambda: now.dashboard.focused is now.dashboard.headlines)
        await now.pilot.pause()
        assert asked == []
        now.dashboard.pane.find("the")
        assert asked != []


async def test_an_article_says_how_much_of_it_there_is(sit: Sit) -> None:
    async with sit() as now:
        await open_first(now)
        assert "· full text" in now.article
        await now.press("]")
        await now.until(lambda: "summary only" in now.article)
        assert "Fetching the page …" in now.article


async def test_a_link_to_an_article_opens_in_place_and_h_leads_back(sit: Sit) -> None:
    async with sit() as now:
        now.newsroom.answer = answers(LinkRead(LINK, REPORT))
        await open_first(now)
        await now.press("space")
        await now.until(lambda: now.dashboard.pane.position > 0)
        place = now.dashboard.pane.position
        await follow_first(now)
        await now.until(lambda: now.title == "The report on the pier")
        assert now.newsroom.heard(ReadLink) == [ReadLink(LINK, now.keys[0])]
        assert "The oak has held" in now.article
        assert now.dashboard.pane.position == 0
        await now.press("h")
        await now.until(lambda: "Harbour bridge closed" in now.title)
        assert now.dashboard.pane.position == place
        await now.press("h")
        await now.until(lambda: now.dashboard.panels.view == "headlines")


async def test_a_click_on_a_link_follows_it_also_where_the_article_is_only_looked_at(sit: Sit) -> None:
    async with sit(size=(160, 40)) as now:
        now.newsroom.answer = answers(LinkRead(LINK, REPORT))
        await now.press("j", "k")
        await now.until(lambda: "photographs" in now.article)
        lines = now.article.splitlines()
        row = next(number for number, line in enumerate(lines) if "The report¹ is public." in line)
        await now.pilot.click(now.dashboard.pane, offset=(10, row))
        await now.until(lambda: now.title == "The report on the pier")
        assert now.dashboard.panels.view == "article"


async def test_a_page_of_no_feed_has_no_marks_but_an_address(sit: Sit) -> None:
    async with sit() as now:
        now.newsroom.answer = answers(LinkRead(LINK, REPORT))
        await open_first(now)
        await follow_first(now)
        await now.until(lambda: now.title == "The report on the pier")
        await now.press("s")
        await now.until(lambda: "none of your feeds" in now.status)
        assert now.marks(now.keys[0]) == ""
        await now.press("y")
        await now.until(lambda: now.app.clipboard == LINK)


@pytest.mark.parametrize(
    "said", [LinkRead(LINK, error="It did not answer."), LinkRead(LINK, replace(REPORT, label="not-article"))]
)
async def test_a_link_to_anything_else_is_shown_and_copied(sit: Sit, said: LinkRead) -> None:
    async with sit() as now:
        now.newsroom.answer = answers(said)
        await open_first(now)
        await follow_first(now)
        await now.until(lambda: now.app.clipboard == LINK)
        assert LINK in now.text
        assert "Harbour bridge closed" in now.title


async def test_an_answer_that_comes_when_the_reader_has_gone_on_changes_nothing(sit: Sit) -> None:
    async with sit() as now:
        await open_first(now)
        await follow_first(now)
        await now.until(lambda: now.newsroom.heard(ReadLink))
        await now.press("]")
        await now.until(lambda: "Divers find" in now.title)
        now.newsroom.desk.broadcast(LinkRead(LINK, REPORT))
        now.newsroom.desk.broadcast(Notice("Something else."))
        await now.until(lambda: "Something else." in now.status)
        assert "Divers find" in now.title
        assert now.app.clipboard == ""


async def test_as_many_articles_come_ahead_as_the_configuration_says(sit: Sit) -> None:
    async with sit(config=Config(general=General(pages_ahead=3))) as now:
        await now.press("enter")
        await now.until(lambda: now.newsroom.heard(OpenPage))
        assert now.newsroom.heard(OpenPage) == [OpenPage(now.keys[0], tuple(now.keys[1:4]))]


async def test_finding_counts_and_goes_around(sit: Sit) -> None:
    async with sit() as now:
        await open_first(now)
        await now.press("n")
        await now.until(lambda: "Nothing to find" in now.status)
        await now.press("slash")
        await now.type("Paragraph")
        await now.press("enter", "n")
        await now.until(lambda: "Match 2 of 12" in now.status)
        await now.press("N", "N")
        await now.until(lambda: "Match 12 of 12" in now.status)


async def test_what_the_filter_matched_is_found_in_the_article(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("harbour")
        await now.press("enter")
        await open_first(now)
        await now.press("n")
        await now.until(lambda: "Match 1 of " in now.status)


async def test_the_width_goes_around_and_is_said(sit: Sit) -> None:
    async with sit() as now:
        await open_first(now)
        for columns in ("84", "100", "as there is room", "60", "72"):
            await now.press("w")
            await now.until(lambda columns=columns: columns in now.status)  # type: ignore[misc]


async def test_an_article_is_saved_and_the_folder_remembered(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with sit(size=(120, 40)) as now:
        await open_first(now)
        await now.press("S")
        await now.until(lambda: "Save as" in now.text)
        await now.press("tab", "ctrl+u")
        await now.type("kept")
        await now.press("enter")
        await now.until(lambda: "Saved as" in now.status)
        (path,) = (tmp_path / "kept").iterdir()
        assert path.name == "2026-11-20-Harbour-bridge-closed-for-a-fourth-night.txt"
        assert "photographs" in path.read_text("utf-8")
        await now.press("S")
        await now.until(lambda: "│ kept " in now.text)


async def test_a_folder_that_will_not_do_is_said_and_asked_for_again(sit: Sit) -> None:
    async with sit(size=(120, 40)) as now:
        await open_first(now)
        await now.press("S")
        await now.until(lambda: "Save as" in now.text)
        await now.press("ctrl+u")
        await now.type("/dev/null/x")
        await now.press("enter")
        await now.until(lambda: "Choose another folder" in now.text)
        await now.press("escape")
        assert now.title


async def test_an_article_is_piped_to_a_command_of_the_configuration(sit: Sit) -> None:
    script = "import sys; print(len(sys.stdin.read().split()), 'words'); sys.exit(4)"
    config = Config(pipe=Pipe({"count": (sys.executable, "-c", script)}))
    async with sit(config=config) as now:
        await open_first(now)
        await now.press("vertical_line")
        await now.until(lambda: "Give the article's text" in now.text)
        await now.type("cou")
        await now.press("enter")
        await now.until(lambda: "ended with status 4" in now.text)
        assert " words" in now.text
        await now.press("escape")
        await now.until(lambda: "Harbour bridge" in now.article)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("wc -w", "It is run without a shell"),
        ("fold | less", "There is no shell: | goes to the command"),
        ("grep -c $HOME", "There is no shell: $ goes to the command"),
        ("sh -c 'fold | less'", "It is run without a shell"),
        ("sh -c 'fold > a' > b", "There is no shell: > goes to the command"),
    ],
)
async def test_signs_that_only_a_shell_would_act_on_are_pointed_out(sit: Sit, typed: str, said: str) -> None:
    async with sit(size=(120, 40)) as now:
        await open_first(now)
        await now.press("vertical_line")
        await now.until(lambda: "Give the article's text" in now.text)
        now.app.screen.query_one(Input).value = typed
        await now.until(lambda: typed in now.text and said in now.text)


async def test_the_article_under_the_cursor_is_taken_along_too(sit: Sit) -> None:
    async with sit() as now:
        await now.press("Y")
        await now.until(lambda: now.app.clipboard)
        assert now.app.clipboard == (
            "“Divers look at a pier.”\n— “Harbour bridge closed for a fourth night”, The Gazette · 2026-11-20\n"
            "https://news.example.org/entry/0\n"
        )


async def test_the_place_in_an_article_is_kept_from_one_sitting_to_the_next(sit: Sit) -> None:
    async with sit() as now:
        await open_first(now)
        await now.press("space", "space")
        await now.until(lambda: now.dashboard.pane.position > 0)
        place = now.dashboard.pane.position
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: now.dashboard.pane.position == place)


async def test_g_g_goes_to_the_top_of_the_article(sit: Sit) -> None:
    async with sit() as now:
        await open_first(now)
        await now.press("G")
        await now.until(lambda: now.dashboard.pane.position > 0)
        await now.press("g", "g")
        await now.until(lambda: now.dashboard.pane.position == 0)
        assert now.dashboard.panels.view == "article"


async def test_of_a_summary_no_part_is_said_to_have_been_read(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: "min left" in now.status or "100%" in now.status)
        await now.press("h", "j", "j", "enter")
        await now.until(lambda: now.dashboard.reader.is_open and "summary only" in now.article)
        assert "%" not in now.status
