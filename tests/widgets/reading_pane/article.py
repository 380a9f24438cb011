"""An article with every kind of block, written for these tests."""

from __future__ import annotations

from typing import Literal

from widgets.reading_pane import Block, Document, SimilarRow, Span

TEXT = (
    "Ministers from eleven countries agreed early on Thursday to pay into a joint fund, ending a dispute that had held"
    " up the budget for most of a year. Nobody at the table got all they wanted."
)


def span(kind: Literal["link", "strong", "emphasis", "code"], part: str, url: str = "", text: str = TEXT) -> Span:
    """The span over `part` of `text`."""
    start = text.index(part)
    return Span(start, start + len(part), kind, url)


BLOCKS = (
    Block(
        "paragraph",
        TEXT,
        spans=(
            span("link", "joint fund", "https://example.org/fund"),
            span("strong", "Nobody"),
            span("emphasis", "all they wanted"),
        ),
    ),
    Block("heading", "What it costs", 2),
    Block("paragraph", TEXT[:60]),
    Block("heading", "In detail", 3),
    Block("item", "A third of the nine billion is paid at once and the rest over six years.", 1, "•"),
    Block("item", "The north pays first", 2, "–"),
    Block("item", "The south follows", 1, "12."),
    Block("quote", "We did not come here to sign a letter of intent.", 1),
    Block("quote", "We came to pay.", 2),
    Block("code", "def fund(x):\n    return x"),
    Block(
        "table",
        rows=(
            ("Country", "Share", "Remark"),
            ("Norway", "1,200", "Pays in advance, on the condition that the others follow within a year"),
            ("日本", "15 %", "Observer"),
        ),
    ),
    Block("image", "The harbour at dawn", url="https://img.example.org/1.jpg"),
    Block("embed", url="https://video.example.org/watch"),
    Block("rule"),
    Block("time", "14:05"),
    Block("paragraph", "The vote is over."),
    Block("paragraph", "日本の首相は、今日の会議の後で新しい基金について話した。野党は反対の姿勢を示す模様だ。"),
    Block("paragraph", "اتفق الوزراء على صندوق مشترك بعد ليلة طويلة من المحادثات في العاصمة"),
)

ARTICLE = Document(
    "Ministers agree on a joint fund after a long night of talks in the capital",
    "Eleven countries will pay, and nobody got all they wanted.",
    "Guardian · J. Doe · 09:41 · 4 min",
    "Only the feed's summary: the page is behind a paywall.",
    "World",
    ("joint fund", "ministers", "defence"),
    BLOCKS,
    (
        SimilarRow("1", "NPR", "2 h", "Eleven countries will pay together", "The fund ends a dispute.", "joint fund"),
        SimilarRow("2", "DW", "3 h", "Joint fund: what was agreed"),
    ),
    minutes=4,
)
