"""From a tree to blocks: what a reader would see of it, in order, each with the element it came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdash.articles.codes import code_text, table_code
from newsdash.articles.inline import formula, lowered, raised, script_formula
from newsdash.articles.lines import Line
from newsdash.articles.media import IMAGES, embed, image, pictures
from newsdash.articles.names import is_note
from newsdash.articles.tables import as_rows
from newsdash.models import Block, BlockKind, SpanKind
from newsdash.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BLOCKS = 5000
_RULE = 3
_MAX_NESTED = 120
_UNSEEN = frozenset([
    "script", "style", "noscript", "template", "svg", "head", "title", "link", "meta", "nav", "button", "area",
    "select", "input", "textarea", "dialog", "map", "canvas", "datalist", "frameset", "menu", "track",
    "param", "rt", "rp",
])  # fmt: skip
_SET_APART = frozenset([
    "p", "div", "section", "article", "main", "header", "footer", "aside", "address", "center", "details", "summary",
    "fieldset", "form", "figcaption", "hgroup", "dl", "tbody", "thead", "tr", "td", "th", "body", "html", "legend",
    "caption", "search",
])  # fmt: skip
_SPANS: dict[str, SpanKind] = {
    "a": "link", "b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "cite": "emphasis",
    "dfn": "emphasis", "code": "code", "kbd": "code", "samp": "code", "tt": "code", "var": "code",
}  # fmt: skip
_EMBEDS = frozenset([
    "iframe", "embed", "object", "video", "audio", "amp-youtube", "amp-video", "amp-iframe", "amp-twitter",
])  # fmt: skip
_BULLET = "•"
_WITHIN = frozenset(["ul", "ol", "dl", "blockquote", "figure"])
_PARAGRAPHS = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "hr", "ul", "ol", "dl", "blockquote", "figure", "img",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, the element it was read from, its letters (characters of text), and the share of them that is links."""

    block: Block
    element: HtmlElement
    letters: int
    linked: float

    @property
    def home(self) -> HtmlElement:
        """The element whose paragraphs this one stands among: a list's for its items, a quote's for its lines."""
        at = self.element
        while (above := at.getparent()) is not None and (at.tag in _WITHIN or above.tag in _WITHIN):
            at = above
        if above is None or not (at.tag in _PARAGRAPHS or _is_leaf(at)):
            return at
        return above


def read(root: HtmlElement, base: str) -> list[Piece]:
    """The blocks under `root` in document order, with relative links taken from `base`; at most `MAX_BLOCKS`."""
    reader = _Reader(root, base)
    reader.inside(root)
    reader.flush()
    return reader.pieces


class _Reader:
    """Walks a tree once. `kind`, `level` and `marker` say what the text met next will be."""

    def __init__(self, root: HtmlElement, base: str) -> None:
        self.pieces: list[Piece] = []
        self.base = base
        self.line = Line()
        self.at = root
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.marker = ""
        self.depth = 0
        self.quotes = 0
        self.nested = 0
        self.special: dict[str, Callable[[HtmlElement], None]] = {
            "pre": self.code, "hr": self.rule, "table": self.table, "blockquote": self.quote, "figure": self.figure,
            "ul": self.items, "ol": self.items, "li": self.item, "dt": self.term, "dd": self.item,
            "summary": self.summary,
            "br": self.line_break, "sup": self.raised, "sub": self.lowered, "math": self.formula,
            "script": self.script, "noscript": self.unscripted,
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self.heading),
            **dict.fromkeys(IMAGES, self.image), **dict.fromkeys(_EMBEDS, self.embed),
        }  # fmt: skip

    def inside(self, element: HtmlElement) -> None:
        """Reads the text and children of `element`; what is nested deeper than any page for people, as bare text."""
        if self.nested >= _MAX_NESTED:
            self.line.add(" ".join(element.itertext()))
            return
        self.nested += 1
        self.line.add(element.text)
        for child in element:
            self.child(child)
            self.line.add(child.tail)
        self.nested -= 1

    def child(self, child: HtmlElement) -> None:
        tag = child.tag
        if not isinstance(tag, str) or len(self.pieces) >= MAX_BLOCKS:
            return
        if tag in self.special:
            self.special[tag](child)
        elif tag in _UNSEEN:
            return
        elif tag in _SET_APART:
            self.flush()
            before, self.at = self.at, child
            self.inside(child)
            self.flush()
            self.at = before
        elif not is_note(child):
            if tag in _SPANS:
                self.line.open(_SPANS[tag], child.get("href") or "")
            self.inside(child)
            if tag in _SPANS:
                self.line.close()

    def flush(self) -> None:
        """Ends the block being gathered, if there is any text in it."""
        if not self.line:
            return
        text, spans = self.line.take()
        if self.kind == "heading":
            text = text.replace("\n", " ")
        if len(text) >= _RULE and not text.strip("_-*–—=~·• "):
            self.put(Block("rule", text), self.at)
        elif text:
            self.put(Block(self.kind, text, self.level, self.marker, spans), self.at)
            self.marker = ""

    def put(self, block: Block, element: HtmlElement) -> None:
        letters = sum(len(cell) for row in block.rows for cell in row) if block.rows else len(block.text)
        if block.kind in ("image", "embed"):
            letters = 0
        linked = sum(span.end - span.start for span in block.spans if span.kind == "link")
        self.pieces.append(Piece(block, element, letters, linked / letters if letters else 0.0))

    def within(self, element: HtmlElement, kind: BlockKind, level: int, marker: str = "") -> None:
        """Reads `element` as a block of its own, then goes on as before."""
        self.flush()
        before = self.kind, self.level, self.marker, self.at
        self.kind, self.level, self.marker, self.at = kind, level, marker, element
        self.inside(element)
        self.flush()
        self.kind, self.level, self.marker, self.at = before

    def line_break(self, element: HtmlElement) -> None:
        """One <br> is a space, or the end of a verse; two, with nothing between them, end a paragraph."""
        following = element.getnext()
        if not (element.tail or "").strip() and following is not None and following.tag == "br":
            self.flush()
        self.line.line_break()

    def raised(self, element: HtmlElement) -> None:
        if is_note(element):
            return
        leads = next((a.get("href") or "" for a in element.iter("a")), "")
        if leads:
            self.line.open("link", leads)
        self.line.add(raised(element, self.line.ending))
        if leads:
            self.line.close()

    def lowered(self, element: HtmlElement) -> None:
        if not is_note(element):
            self.line.add(lowered(element))

    def formula(self, element: HtmlElement) -> None:
        self.put_formula(formula(element))

    def script(self, element: HtmlElement) -> None:
        self.put_formula(script_formula(element))

    def put_formula(self, text: str) -> None:
        if text:
            self.line.open("code")
            self.line.add(text)
            self.line.close()

    def unscripted(self, element: HtmlElement) -> None:
        """What only readers without scripts see is a copy, save of a picture that is fetched by a script."""
        above = element.getparent()
        if above is not None and next(above.iterchildren(*IMAGES, "picture"), None) is None:
            self.pieces += [Piece(picture, above, 0, 0.0) for picture in pictures(element, self.base, "")]

    def summary(self, element: HtmlElement) -> None:
        """What a part that unfolds is called."""
        self.flush()
        before, self.at = self.at, element
        self.line.open("strong")
        self.inside(element)
        self.flush()
        self.line.close()
        self.at = before

    def heading(self, element: HtmlElement) -> None:
        self.within(element, "heading", int(element.tag[1]))

    def quote(self, element: HtmlElement) -> None:
        self.quotes += 1
        self.within(element, "quote", self.quotes)
        self.quotes -= 1

    def items(self, element: HtmlElement) -> None:
        self.flush()
        self.depth += 1
        self.inside(element)
        self.flush()
        self.depth -= 1

    def item(self, element: HtmlElement) -> None:
        self.within(element, "item", max(self.depth, 1), _marker(element))

    def term(self, element: HtmlElement) -> None:
        self.line.take()
        self.line.open("strong")
        self.within(element, "item", max(self.depth, 1), _BULLET)
        self.line.close()

    def code(self, element: HtmlElement) -> None:
        self.flush()
        if text := code_text(element):
            self.put(Block("code", text), element)

    def rule(self, element: HtmlElement) -> None:
        self.flush()
        self.put(Block("rule"), element)

    def table(self, element: HtmlElement) -> None:
        self.flush()
        if code := table_code(element):
            self.put(Block("code", code), element)
        elif rows := as_rows(element):
            self.put(Block("table", rows=rows), element)
        else:
            self.within(element, self.kind, self.level)

    def figure(self, element: HtmlElement) -> None:
        """A picture with its caption; a figure that holds something else is read for what it holds."""
        self.flush()
        if next(element.iter("table", "pre", "blockquote", *_EMBEDS), None) is not None:
            self.within(element, self.kind, self.level)
            return
        captions = [clean(" ".join(caption.itertext())) for caption in _captions(element)]
        found = pictures(element, self.base, " ".join(captions))
        for picture in found[:1] if captions else found:
            self.put(picture, element)
        if not found and not captions:
            self.within(element, self.kind, self.level)

    def image(self, element: HtmlElement) -> None:
        """A picture in the middle of a sentence stands after it: the sentence stays whole."""
        if found := image(element, self.base, ""):
            self.put(found, element)

    def embed(self, element: HtmlElement) -> None:
        self.flush()
        if found := embed(element, self.base):
            self.put(found, element)
        elif element.tag in ("object", "video", "audio"):
            self.within(element, self.kind, self.level)


def _captions(figure: HtmlElement) -> list[HtmlElement]:
    """The captions of a figure: its <figcaption>, or else what is called one."""
    captions = list(figure.iter("figcaption"))
    named = (one for one in figure.iter("div", "p", "span") if "caption" in (one.get("class") or "").lower())
    return captions or list(named)[:1]


def _is_leaf(element: HtmlElement) -> bool:
    """Whether `element` is used as a paragraph: it holds text and nothing that is set apart."""
    return next(element.iterdescendants(*_SET_APART, *_PARAGRAPHS), None) is None


def _marker(element: HtmlElement) -> str:
    """The marker a reader would see before an item: its number in an ordered list, else a bullet."""
    parent = element.getparent()
    if element.tag == "dd":
        # It stands under its term.
        return " "
    if parent is None or parent.tag != "ol":
        return _BULLET
    start = parent.get("start") or "1"
    first = int(start) if start.isascii() and start.isdecimal() and len(start) < 6 else 1
    return f"{first + sum(1 for _ in element.itersiblings('li', preceding=True))}."
