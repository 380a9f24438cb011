"""Typesetting: every kind of block at 60, 80 and 200 columns, numbers for links, places that survive a width."""

from __future__ import annotations

import pytest

from tests.widgets.reading_pane.article import ARTICLE, BLOCKS, TEXT, span
from widgets.cells import cells_of
from widgets.reading_pane import Block, Document, SimilarRow, Span
from widgets.reading_pane.flow import Setting
from widgets.reading_pane.typeset import typeset


def text(setting: Setting) -> str:
    lines = ("".join(piece.text for piece in setting.pieces(line)).rstrip() for line in setting.lines)
    return "\n".join(lines)


def body(*blocks: Block, measure: int = 72) -> str:
    return text(typeset(Document("T", blocks=blocks), measure)).removeprefix("T\n\n").rstrip()


def test_markers_and_bars_of_right_to_left_texts_hang_on_the_right() -> None:
    first, second = "التذاكر صالحة حتى نهاية مارس", "الحافلات تنطلق في السابعة"
    shown = body(
        Block("item", first, 1, "•"), Block("item", second, 1, "12."), Block("quote", first, 1), measure=40
    ).split("\n")
    assert shown[0] == first.rjust(37) + " •"
    assert shown[1] == second.rjust(35) + " 12."
    assert shown[3] == first.rjust(38) + " ▕"
    _, below = body(Block("item", f"{first} {second}", 1, "•"), measure=40).split("\n")
    assert below == below.strip().rjust(37)


@pytest.mark.parametrize("measure", [1, 5, 20, 58, 72, 78, 198])
def test_no_line_is_wider_than_the_measure_unless_one_sign_is(measure: int) -> None:
    setting = typeset(ARTICLE, measure)
    for line in setting.lines:
        pieces = setting.pieces(line)
        assert sum(cells_of(piece.text) for piece in pieces) <= max(measure, 12), pieces


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.kind)
@pytest.mark.parametrize("measure", [58, 72, 198])
def test_no_block_loses_a_word(block: Block, measure: int) -> None:
    shown = text(typeset(Document("T", blocks=(block,)), measure)).replace("¹", "").split()
    words = [*block.text.split(), *(word for row in block.rows for cell in row for word in cell.split())]
    assert [word for word in words if word.isascii() and word not in shown] == []


def test_a_link_is_numbered_once_wherever_it_stands() -> None:
    spans = (span("link", "Ministers", "https://a.example/"), span("link", "budget", "https://a.example/"))
    setting = typeset(Document("T", blocks=(Block("paragraph", TEXT, spans=spans),)), 72)
    assert setting.links == ("https://a.example/",)
    assert text(setting).count("¹") == 2


def test_spans_keep_their_place_behind_the_numbers_of_links() -> None:
    spans = (Span(0, 2, "link", "https://a.example/"), Span(2, 4, "strong"), Span(2, 4, "link", "https://b.example/"))
    setting = typeset(Document("T", blocks=(Block("paragraph", "aabbcc", spans=spans),)), 72)
    pieces = [(piece.text, piece.roles[1:]) for piece in setting.pieces(setting.lines[2])]
    assert pieces == [
        ("aa", ("link",)),
        ("¹", ("number",)),
        ("bb", ("strong", "link")),
        ("²", ("number",)),
        ("cc", ()),
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "--help", "https://a b", "https://a\x1b\\", "ftp://a.example", ""]
)
def test_an_address_that_is_not_a_clean_web_address_is_no_link(url: str) -> None:
    document = Document(
        "T", blocks=(Block("paragraph", "aabbcc", spans=(Span(0, 2, "link", url),)), Block("embed", url=url))
    )
    setting = typeset(document, 72)
    assert setting.links == ()
    assert all(not piece.url for line in setting.lines for piece in setting.pieces(line))


@pytest.mark.parametrize(
    "spans", [(Span(4, 2, "strong"),), (Span(-3, 2, "strong"),), (Span(2, 99, "link", "https://a.example/"),)]
)
def test_spans_beyond_the_text_are_passed_over(spans: tuple[Span, ...]) -> None:
    assert body(Block("paragraph", "aabbcc", spans=spans)) == "aabbcc"


def test_a_long_address_is_cut_at_its_end_so_that_its_host_is_seen() -> None:
    url = "https://example.org/" + "a" * 100
    document = Document("T", blocks=(Block("paragraph", "aa", spans=(Span(0, 2, "link", url),)),))
    setting = typeset(document, 40)
    last = setting.pieces(setting.lines[-1])
    assert "".join(piece.text for piece in last) == " 1 https://example.org/aaaaaaaaaaaaaaaa…"
    assert {piece.url for piece in last[1:]} == {url}
    assert [piece.text for piece in last if "host" in piece.roles] == ["example.org"]


def test_code_keeps_its_lines_and_its_indentation() -> None:
    assert body(Block("code", "if x:\n    日本 = 1\n\n    y = 2")) == "  if x:\n      日本 = 1\n\n      y = 2"


def test_code_that_is_too_wide_goes_on_below() -> None:
    assert body(Block("code", "abc def ghi"), measure=9) == "abc def\n    ghi".replace("abc", "  abc")


def test_room_is_kept_for_tags_to_come() -> None:
    blocks = (Block("paragraph", "aa"),)
    due = text(typeset(Document("T", tags_due=True, blocks=blocks), 72)).split("\n")
    come = text(typeset(Document("T", tags=("NATO",), tags_due=True, blocks=blocks), 72)).split("\n")
    assert due.index("aa") == come.index("aa")


def test_nothing_similar_is_said() -> None:
    document = Document("T", similar_note="None of your 12 sources has this yet.")
    assert text(typeset(document, 72)) == "T\n\nSimilar stories\nNone of your 12 sources has this yet."


def test_a_similar_story_without_a_source_is_its_title() -> None:
    document = Document("T", similar=(SimilarRow("1", "", "", "Rail strike called off"),))
    assert text(typeset(document, 72)).endswith("\n 1 Rail strike called off")


@pytest.mark.parametrize("measure", [40, 58, 100])
def test_a_place_is_found_again_in_another_measure(measure: int) -> None:
    setting, other = typeset(ARTICLE, 72), typeset(ARTICLE, measure)
    for number, place in enumerate(setting.places):
        flow, start, _ = setting.lines[number]
        found = other.lines[other.line_at(place)]
        if place == 0:
            assert other.line_at(place) == 0
        elif setting.flows[flow].text and not setting.flows[flow].fixed:
            assert other.flows[found.flow].text == setting.flows[flow].text
            assert found.start <= start <= found.end


@pytest.mark.parametrize("measure", [40, 58, 100])
def test_lines_come_in_the_order_of_their_places_and_each_finds_itself(measure: int) -> None:
    setting = typeset(ARTICLE, measure)
    assert list(setting.places) == sorted(setting.places)
    body = setting.line_at(1)
    assert [setting.line_at(place) for place in setting.places[body:]] == list(range(body, len(setting.lines)))


def test_a_place_in_the_body_does_not_depend_on_the_head() -> None:
    long, short = typeset(ARTICLE, 72), typeset(Document("T", blocks=BLOCKS), 72)
    first = long.line_at(1)
    assert long.pieces(long.lines[first]) == short.pieces(short.lines[short.line_at(1)])


def test_a_line_of_parts_breaks_behind_a_dot_never_before_it() -> None:
    document = Document("T", byline="The Gazette · Jo Doe · 09:41 · 4 min", tags=("ferry", "joint fund"))
    lines = text(typeset(document, 12)).replace("\xa0", " ").splitlines()
    assert lines[1:] == ["The", "Gazette · Jo", "Doe ·", "09:41 · 4", "min", "ferry ·", "joint fund"]


@pytest.mark.parametrize(
    ("said", "url", "host"),
    [
        ("bank.example", "https://evil.example/login", "evil.example"),
        ("https://www.bank.example/account", "https://bank.example.evil.example/", "bank.example.evil.example"),
        ("bаnk.example", "https://bank.example/", "bank.example"),
        ("bank.example", "https://www.bank.example/", ""),
        ("the bank (bank.example)", "https://login.bank.example:8443/", ""),
        ("Bank of the Vale", "https://bank.example/", ""),
        ("version 1.2", "https://bank.example/", ""),
    ],
)
def test_words_that_name_another_host_are_set_right(said: str, url: str, host: str) -> None:
    shown = body(Block("paragraph", said, spans=(Span(0, len(said), "link", url),))).splitlines()[0]
    assert shown == (f"{said}¹ ({host})" if host else f"{said}¹")


def test_a_host_too_long_for_its_line_shows_its_end() -> None:
    url = f"https://www.bank.example.{'a' * 60}.evil.example/path"
    document = Document("T", blocks=(Block("paragraph", "aa", spans=(Span(0, 2, "link", url),)),))
    setting = typeset(document, 40)
    last = "".join(piece.text for piece in setting.pieces(setting.lines[-1]))
    assert last.startswith(" 1 …")
    assert last.endswith("a.evil.example")
    assert cells_of(last) == 40


def test_the_numbers_in_the_text_are_links_of_the_terminal_and_its_words_are_not() -> None:
    setting = typeset(ARTICLE, 72)
    linked = [piece.text for line in setting.lines[: setting.body_end] for piece in setting.pieces(line) if piece.url]
    assert linked == ["¹", "²", "³"]


def test_the_numbers_of_a_list_stand_one_under_the_other() -> None:
    markers = (("9.", 1), ("10.", 1), ("•", 2), ("1.", 2), ("11.", 1))
    blocks = tuple(Block("item", "x", level=level, marker=marker) for marker, level in markers)
    shown = body(*blocks, Block("paragraph", "p"), blocks[0]).split("\n")
    assert shown == ["  9. x", " 10. x", "    • x", "    1. x", " 11. x", "", "p", "", " 9. x"]


def test_the_short_parts_of_a_byline_are_not_broken() -> None:
    document = Document("T", byline="The Tidewater Post of the Northern Harbour · Ada Reef · 3 min · full text")
    shown = text(typeset(document, 33)).replace("\xa0", " ").split("\n")
    assert shown[1:4] == ["The Tidewater Post of the", "Northern Harbour · Ada Reef ·", "3 min · full text"]
