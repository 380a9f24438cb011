"""The reading pane in an application: scrolling, places, finding, clicks, and what a terminal gets."""

from __future__ import annotations

import re
from dataclasses import replace
from time import process_time

import pytest
from textual.strip import Strip

from tests.widgets.panel import Panel, seen, sent, widths
from tests.widgets.reading_pane.article import ARTICLE, TEXT
from widgets.reading_pane import Block, Document, ReadingPane, SimilarRow, Span

LONG = Document(
    "A long read",
    blocks=tuple(Block("paragraph", f"Paragraph {number}. {TEXT * 3}") for number in range(200)),
    minutes=90,
)


class Listening(Panel):
    """Keeps what the pane says."""

    def on_reading_pane_progressed(self, event: ReadingPane.Progressed) -> None:
        self.posted.append(event)

    def on_reading_pane_similar_chosen(self, event: ReadingPane.SimilarChosen) -> None:
        self.posted.append(event)

    def on_reading_pane_tag_chosen(self, event: ReadingPane.TagChosen) -> None:
        self.posted.append(event)

    def on_reading_pane_link_chosen(self, event: ReadingPane.LinkChosen) -> None:
        self.posted.append(event)


def words(pane: ReadingPane) -> str:
    return " ".join(" ".join(seen(pane)).split())


async def test_a_wide_pane_keeps_a_measure_of_72_in_its_middle() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(200, 60)):
        pane.show(ARTICLE)
        lines = [line for line in seen(pane) if line]
        assert min(len(line) - len(line.lstrip()) for line in lines) == 64
        assert max(map(len, lines)) <= 64 + 72
        pane.measure = 0
        assert max(map(len, seen(pane))) > 150


async def test_keys_scroll() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 20)) as pilot:
        pane.show(LONG)
        tops = []
        for key in ("j", "down", "k", "space", "b", "ctrl+d", "ctrl+u", "pagedown", "G", "home", "up"):
            await pilot.press(key)
            tops.append(pane.scroll_offset.y)
        last = tops[8]
        assert tops == [1, 2, 1, 20, 1, 11, 1, 20, last, 0, 0]
        assert last > 1000


async def test_a_place_survives_another_width() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(100, 20)) as pilot:
        pane.show(LONG)
        pane.find("Paragraph 120.")
        pane.action_line(pane.max_scroll_y)
        pane.show(LONG, position=0)
        pane.find("Paragraph 120.")
        await pilot.pause()
        top = next(line for line in seen(pane) if line)
        place = pane.position
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert abs(pane.position - place) < 60
        pane.show(LONG, position=place)
        assert set(top.split()) & set(next(line for line in seen(pane) if line).split())


async def test_progress_counts_the_body() -> None:
    pane = ReadingPane()
    app = Listening(pane)
    async with app.run_test(size=(80, 20)) as pilot:
        pane.show(LONG)
        await pilot.pause()
        assert [type(event).__name__ for event in app.posted] == ["Progressed"]
        await pilot.press("G")
        last = [event for event in app.posted if isinstance(event, ReadingPane.Progressed)][-1]
        assert (last.percent, last.minutes_left) == (100, 0)


async def test_what_follows_the_text_is_said_where_the_text_has_been_seen() -> None:
    pane = ReadingPane()
    link = Block("paragraph", "A map.", spans=(Span(2, 5, "link", "https://a.example/map"),))
    rows = tuple(SimilarRow(str(n), "Gazette", "1 h", f"Another telling {n}", "", "") for n in range(1, 5))
    async with Listening(pane).run_test(size=(80, 6)) as pilot:
        pane.show(Document("T", blocks=(Block("paragraph", "Words. " * 60), link), similar=rows, minutes=1))
        await pilot.pause()
        assert pane.below == ""
        said = []
        for _ in range(16):
            pane.action_line(1)
            said.append((pane.percent == 100, pane.below))
        assert (True, "similar") in said
        assert (True, "links") in said
        assert said[-1] == (True, "")
        assert not [below for seen, below in said if below and not seen]


@pytest.mark.parametrize("where", ["similar", "same", "more"])
async def test_tellings_of_any_kind_follow_the_text(where: str) -> None:
    pane = ReadingPane()
    text = Block("paragraph", "Words. " * 60, spans=(Span(0, 5, "link", "https://a.example/map"),))
    rows = tuple(SimilarRow(str(n), "Gazette", "1 h", f"Another telling {n}", "", "") for n in range(1, 5))
    async with Listening(pane).run_test(size=(80, 12)) as pilot:
        pane.show(replace(Document("T", blocks=(text,), minutes=1), **{where: rows}))
        await pilot.pause()
        assert (pane.percent, pane.below) == (100, "similar")


async def test_a_short_article_has_been_seen_at_once() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 40)):
        pane.show(Document("T", blocks=(Block("paragraph", "Short."),), minutes=1))
        assert (pane.percent, pane.minutes_left) == (100, 0)


async def test_finding_goes_from_match_to_match_around_the_ends() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 20)):
        pane.show(LONG)
        assert pane.find("PARAGRAPH 1") == 111
        assert pane.find("paragraph 19.") == 1
        assert "Paragraph 19." in words(pane)
        assert pane.find("paragraph 19") == 11
        pane.find_next(-1)
        assert "Paragraph 199." in words(pane)
        pane.find_next()
        assert "Paragraph 19." in words(pane)
        pane.find("paragraph 19")
        assert (pane.find_next(), pane.find_next(-1)) == ((2, 11), (1, 11))
        assert (pane.find("nowhere"), pane.find("")) == (0, 0)
        assert pane.find_next() == (0, 0)


async def test_where_nothing_is_sought_what_matched_the_filter_is_found() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 20)):
        pane.show(LONG)
        pane.highlights = lambda text: [match.span() for match in re.finditer(r"Paragraph 1[45]\.", text)]
        assert pane.find_next() == (1, 2)
        assert "Paragraph 14." in words(pane)
        assert pane.find_next() == (2, 2)
        pane.highlights = None
        assert pane.find_next() == (0, 0)


async def test_what_matched_the_filter_is_highlighted() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 60)):
        pane.show(ARTICLE)
        before = sent(pane)
        pane.highlights = lambda text: [match.span() for match in re.finditer("dispute", text)]
        assert sent(pane) != before


async def test_clicks_follow_what_they_hit() -> None:
    pane = ReadingPane()
    app = Listening(pane)
    async with app.run_test(size=(80, 80)) as pilot:
        pane.show(replace(ARTICLE, note=""))
        await pilot.pause()
        app.posted.clear()
        for sought in ("ministers · defence", "fund¹", "countries will pay together", "https://video"):
            line = next(number for number, line in enumerate(seen(pane)) if sought in line)
            await pilot.click(pane, offset=(seen(pane)[line].index(sought), line))
        await pilot.click(pane, offset=(0, 5))
        assert app.posted == [
            ReadingPane.TagChosen(pane, "ministers"),
            ReadingPane.LinkChosen(pane, 1, "https://example.org/fund"),
            ReadingPane.SimilarChosen(pane, 0),
            ReadingPane.LinkChosen(pane, 3, "https://video.example.org/watch"),
        ]


async def test_links_are_terminal_hyperlinks_to_what_they_say() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 80)):
        pane.show(ARTICLE)
        targets = re.findall(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\(?:\x1b\[[0-9;]*m)*([^\x1b]+)", sent(pane))
        opened = [(url, text) for url, text in targets if url]
        assert {url for url, _ in opened} == set(pane.links)
        assert {text for url, text in opened if text not in url} == set("¹²³")


async def test_nothing_to_read_says_what_to_do() -> None:
    pane = ReadingPane(empty="Choose a headline: its article appears here.")
    async with Listening(pane).run_test(size=(80, 20)) as pilot:
        pane.show(None)
        await pilot.press("j", "space", "G")
        assert words(pane) == "Choose a headline: its article appears here."
        assert pane.document is None


async def test_markup_in_an_article_is_text() -> None:
    hostile = "[/b] [@click=app.quit()]press[/] [link=x] [/"
    document = Document(
        hostile,
        hostile,
        hostile,
        hostile,
        hostile,
        (hostile,),
        (Block("paragraph", hostile, spans=(Span(0, 3, "strong"),)),),
    )
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(120, 20)):
        pane.show(document)
        assert words(pane).count(hostile) == 7


async def test_every_line_is_as_wide_as_the_pane() -> None:
    pane = ReadingPane()
    for columns in (60, 80, 200):
        async with Listening(pane := ReadingPane()).run_test(size=(columns, 70)):
            pane.show(ARTICLE)
            assert widths(pane) == {columns}


async def test_twenty_thousand_words_open_in_50_ms_and_scroll_in_5() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(100, 50)) as pilot:
        blocks = tuple(
            Block("paragraph", TEXT * 3, spans=(Span(0, 9, "link", f"https://example.org/{number}"),))
            for number in range(210)
        )
        document = Document("A long read", blocks=blocks)
        assert sum(len(block.text.split()) for block in blocks) >= 20_000
        opened, scrolled = [], []
        for attempt in range(3):
            started = process_time()
            pane.show(replace(document, byline=str(attempt)))
            seen(pane)
            opened.append(process_time() - started)
            started = process_time()
            pane.action_line(1)
            seen(pane)
            scrolled.append(process_time() - started)
        await pilot.pause()
        assert min(opened) < 0.05
        assert min(scrolled) < 0.005


async def test_what_is_shown_as_it_was_is_not_drawn_again() -> None:
    class Counting(ReadingPane):
        drawn = 0

        def render_line(self, y: int) -> Strip:
            self.drawn += 1
            return super().render_line(y)

    pane = Counting()
    async with Listening(pane).run_test(size=(80, 20)) as pilot:
        pane.show(LONG)
        pane.find("paragraph 3")
        await pilot.pause()
        pane.drawn, match = 0, pane.find_next()
        await pilot.pause()
        assert pane.drawn > 0
        pane.drawn = 0
        pane.show(replace(LONG), position=pane.position)
        await pilot.pause()
        assert pane.drawn == 0
        assert pane.find_next() == (match[0] + 1, match[1])
        pane.show(replace(LONG, status="Fetching the page …"))
        await pilot.pause()
        assert pane.drawn > 0


async def test_what_is_looked_for_is_found_across_a_space_that_holds_words_together() -> None:
    pane = ReadingPane()
    async with Listening(pane).run_test(size=(80, 20)):
        pane.show(Document("T", byline="Post · 3 min · full text", blocks=(Block("paragraph", "A full text."),)))
        assert pane.find("full text") == 2
        assert pane.find("3 min · full") == 1
