"""An article taken along reads as it did on the screen, and nothing in it can act."""

from __future__ import annotations

import json

import pytest

from newsdash.articles import export
from newsdash.models import Block, Page, Span

LINK = Span(4, 11, "link", "https://a.example/m")
PAGE = Page(
    url="https://tidewater.example/news/lighthouse",
    title="Lighthouse *to be* rebuilt",
    author="Ada Reef",
    published=1709631000,
    language="en",
    site="The Tidewater Post",
    deck="After ten years, the council says yes.",
    tags=("harbour",),
    blocks=(
        Block("paragraph", "See the map of the bay.", spans=(LINK, Span(8, 11, "strong"))),
        Block("heading", "What comes next", 2),
        Block("item", "First", 1, "1."),
        Block("item", "Inside", 2, "•"),
        Block("quote", "At <last>.", 1),
        Block("code", "a = `b`\n```\nc"),
        Block("table", rows=(("Year", "A|B"), ("2020", "41"))),
        Block("image", "The tower.", url="https://a.example/t.jpg"),
        Block("rule"),
    ),
)  # fmt: skip


def test_markdown_keeps_structure_and_escapes_what_only_looks_like_it() -> None:
    assert export.markdown(PAGE) == (
        "# Lighthouse \\*to be\\* rebuilt\n\n*After ten years, the council says yes.*\n\n"
        "The Tidewater Post · Ada Reef · 2024-03-05\n\n<https://tidewater.example/news/lighthouse>\n\n"
        "See [the **map**](<https://a.example/m>) of the bay.\n\n### What comes next\n\n1. First\n    - Inside\n\n"
        "> At \\<last\\>.\n\n````\na = `b`\n```\nc\n````\n\n| Year | A\\|B |\n| --- | --- |\n| 2020 | 41 |\n\n"
        "![The tower.](<https://a.example/t.jpg>)\n\n---\n"
    )


def test_plain_text_is_wrapped_and_lists_its_links() -> None:
    text = export.plain(PAGE, width=40)
    assert max(map(len, text.splitlines())) <= 41
    assert "See the map[1] of the bay." in text
    assert "What comes next\n---------------" in text
    assert "  1. First\n    • Inside\n" in text
    assert text.endswith("[1] https://a.example/m\n[2] https://a.example/t.jpg\n")


def test_html_escapes_everything_and_fetches_nothing() -> None:
    hostile = Page(
        title="<script>x</script>", blocks=(Block("paragraph", "<img src=x onerror=y>"), Block("code", "</pre><b>"))
    )
    text = export.html(hostile)
    assert "<script" not in text
    assert "<img" not in text
    assert "</pre><b>" not in text
    whole = export.html(PAGE)
    assert 'See <a href="https://a.example/m">the <strong>map</strong></a> of the bay.' in whole
    assert "<th>Year</th><th>A|B</th>" in whole
    assert "<img" not in whole


def test_json_holds_the_fields_and_the_text() -> None:
    fields = json.loads(export.json(PAGE))
    assert (fields["title"], fields["published"], fields["tags"]) == (PAGE.title, "2024-03-05T09:30:00Z", ["harbour"])
    assert fields["text"] == PAGE.text
    assert fields["blocks"][0]["spans"][0] == {"start": 4, "end": 11, "kind": "link", "url": "https://a.example/m"}
    assert json.loads(export.json(Page()))["published"] is None


@pytest.mark.parametrize("write", [export.markdown, export.plain, export.html])
def test_half_a_text_says_that_it_is_one(write: export.Callable[[Page], str]) -> None:
    half = Page(title="T", blocks=(Block("paragraph", "It began"),), label="partial", note="two of its pages came.")
    assert "Not the full text: two of its pages came." in write(half)
    assert "Not the full text" not in write(PAGE)


def test_a_quotation_names_its_source() -> None:
    assert export.quotation(PAGE, " At last. ") == (
        "“At last.”\n— “Lighthouse *to be* rebuilt”, The Tidewater Post · Ada Reef · 2024-03-05\n"
        "https://tidewater.example/news/lighthouse\n"
    )
    assert export.quotation(PAGE).startswith("“After ten years, the council says yes.”\n")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ministers agree: “yes”", "Ministers-agree-yes.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("-rf /", "rf.md"),
        (".hidden", "hidden.md"),
        ("", "article.md"),
        ("大臣が合意", "大臣が合意.md"),
        ("a" * 300, "a" * 80 + ".md"),
        ("𠮷" * 300, "𠮷" * 50 + ".md"),
    ],
)
def test_a_file_name_is_safe(title: str, name: str) -> None:
    assert export.file_name(Page(title=title), "md") == name


def test_a_dated_article_is_filed_by_its_day() -> None:
    assert export.file_name(PAGE, "txt") == "2024-03-05-Lighthouse-to-be-rebuilt.txt"


@pytest.mark.parametrize("write", export.FORMATS.values(), ids=export.FORMATS)
def test_an_empty_page_can_be_written(write: export.Callable[[Page], str]) -> None:
    assert write(Page()).endswith("\n")
