"""What a reading pane shows: an article as frozen values, every string of it cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "table", "image", "embed", "rule", "time"]
SpanKind = Literal["link", "strong", "emphasis", "code"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a block's text, [start, end) in characters, that is a link or set apart. `url` is http or https."""

    start: int
    end: int
    kind: SpanKind
    url: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article's body.

    `level` is a heading's level (1-6), an item's or a quote's depth (from 1). `marker` is an item's own ("•", "3.").
    `rows` are a table's cells, the first row its head. `url` is what an image or an embed points at.
    `text` of code keeps its newlines.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    marker: str = ""
    spans: tuple[Span, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """Another telling of the story: the key that opens it, who tells it, how old it is, and what it says."""

    digit: str
    source: str
    age: str
    title: str
    deck: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it is set in the pane.

    `note` is the honest label as a sentence ("" for a full article); `status` what is going on ("fetching the page …");
    `similar_note` what to say when nothing is similar; `minutes` the reading time of the whole, 0 if unknown. `copies`
    says who else carries this very text, and `same` are their articles; `more` is what the same outlet told of it;
    `same_title` and `more_title` are what these are called. Where `tags_due` room is kept for the tags to come.
    """

    title: str
    deck: str = ""
    byline: str = ""
    note: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    similar: tuple[SimilarRow, ...] = ()
    similar_note: str = ""
    same: tuple[SimilarRow, ...] = ()
    same_title: str = ""
    more: tuple[SimilarRow, ...] = ()
    more_title: str = ""
    copies: str = ""
    status: str = ""
    minutes: int = 0
    tags_due: bool = False
