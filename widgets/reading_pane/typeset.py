"""Typesetting: from a document and a measure to lines, as pure values."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from widgets.cells import cells_of
from widgets.reading_pane.addresses import host_of, is_safe, misnamed_host, shown
from widgets.reading_pane.document import Block, Document, SimilarRow
from widgets.reading_pane.flow import Flow, Layer, Line, Piece, Setting, Target, break_lines
from widgets.reading_pane.illustrations import Box, Placed
from widgets.reading_pane.tables import set_table

INDENT = 3
CODE_INDENT = 2
# A longer marker does not push the others aside.
_WIDEST_NUMERAL = 5
# What follows a dot may go to the next line, the dot itself may not.
_SEPARATOR = "\xa0· "
# A line that is not blank, and shows nothing.
_ROOM = "\N{NO-BREAK SPACE}"
_SHORT_PART = 20
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TIGHT = {("item", "item"), ("time", "time")}
_ALWAYS_TIGHT_AFTER = {"heading", "time"}


def typeset(document: Document, measure: int, boxes: Mapping[str, Box] | None = None) -> Setting:
    """`document` in lines of at most `measure` cells: head, body, similar stories, the list of links.

    `boxes` are the rooms of its pictures by their addresses; one without any is its caption.
    """
    setter = _Setter(max(measure, 1), boxes or {})
    setter.head(document)
    setter.in_body = True
    setter.body(document.blocks)
    body_end = len(setter.lines)
    setter.similar("Similar stories", document.similar, document.similar_note)
    setter.similar(document.same_title, document.same, first=len(document.similar))
    setter.similar(document.more_title, document.more, first=len(document.similar) + len(document.same))
    setter.link_list()
    return Setting(
        setter.measure,
        tuple(setter.flows),
        tuple(setter.lines),
        tuple(setter.places),
        setter.links,
        body_end,
        tuple(setter.pictures),
    )


class _Setter:
    """Collects flows and lines, from the top down."""

    def __init__(self, measure: int, boxes: Mapping[str, Box]) -> None:
        self.measure = measure
        self.pictures: list[Placed] = []
        self._boxes = boxes
        self.flows: list[Flow] = []
        self.lines: list[Line] = []
        self.places: list[int] = []
        self._numbers: dict[str, int] = {}
        self._numerals: dict[int, int] = {}
        self.in_body = False
        self._place = 0

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(self._numbers)

    def add(self, flow: Flow, extent: int | None = None) -> None:
        """Set `flow` below what there is. In the body it takes up `extent` places, by default one a character."""
        lines = break_lines(flow, len(self.flows), self.measure)
        extent = len(flow.text) + 1 if extent is None else extent
        self.flows.append(flow)
        self.lines += lines
        if self.in_body:
            self.places += [self._place + 1 + min(line.start, extent) for line in lines]
            self._place += extent
        else:
            self.places += [0] * len(lines)

    def gap(self) -> None:
        """A blank line, unless there is one already or nothing above."""
        if self.flows and (self.flows[-1].text or self.flows[-1].lead):
            self.add(Flow(""))

    def head(self, document: Document) -> None:
        for text, role in (
            (document.section, "section"),
            (document.title, "title"),
            (document.deck, "deck"),
            (document.byline, "quiet"),
            (document.copies, "quiet"),
            (document.note, "note"),
            (document.status, "status"),
        ):
            if text:
                self.add(Flow(_together(text, self.measure) if role == "quiet" else text, role))
        if document.tags:
            self._tags(document.tags)
        elif document.tags_due:
            self.add(Flow(_ROOM))
        self.gap()

    def _tags(self, tags: tuple[str, ...]) -> None:
        text = ""
        layers: list[Layer] = []
        for index, tag in enumerate(tags):
            if text:
                layers.append(Layer(len(text), len(text) + len(_SEPARATOR), "quiet"))
                text += _SEPARATOR
            layers.append(Layer(len(text), len(text) + len(tag), "tag", Target("tag", index)))
            text += tag
        self.add(Flow(text, "text", tuple(layers)))

    def body(self, blocks: tuple[Block, ...]) -> None:
        before: Block | None = None
        for number, block in enumerate(blocks):
            if before is not None:
                self._between(before, block)
            if block.kind == "item" and (before is None or before.kind != "item"):
                self._numerals = _numeral_widths(blocks[number:])
            self._block(block)
            before = block
        self.gap()

    def _between(self, before: Block, block: Block) -> None:
        if before.kind in _ALWAYS_TIGHT_AFTER or (before.kind, block.kind) in _TIGHT:
            return
        if before.kind == block.kind == "quote":
            bar = _bars(min(before.level, block.level))
            self.add(Flow("", "quote", lead=bar))
        else:
            self.gap()

    def _block(self, block: Block) -> None:
        match block.kind:
            case "heading":
                self._text(block, "heading" if block.level <= 2 else "subheading")
            case "item":
                self._item(block)
            case "quote":
                bars = _bars(block.level)
                self._text(block, "quote", bars, bars)
            case "code":
                self._code(block.text)
            case "table":
                self._table(block)
            case "image":
                self._image(block)
            case "embed":
                self._captioned(block, "▶ ", block.text or host_of(block.url) or "embedded page")
            case "rule":
                self.add(Flow("─" * 5, "rule", lead=(Piece(" " * ((self.measure - 5) // 2), ("rule",)),), fixed=True))
            case "time":
                self._text(block, "time")
            case _:
                self._text(block, "text")

    def _text(self, block: Block, role: str, lead: tuple[Piece, ...] = (), hang: tuple[Piece, ...] = ()) -> None:
        text, layers = self._numbered(block)
        self.add(Flow(text, role, layers, lead, hang))

    def _item(self, block: Block) -> None:
        marker = block.marker or "•"
        indent = min(INDENT * max(block.level - 1, 0), self.measure // 3) + 1
        if marker[0].isdigit():
            indent += max(self._numerals.get(block.level, 0) - cells_of(marker), 0)
        lead = Piece(" " * indent + marker + " ", ("marker",))
        self._text(block, "text", (lead,), (Piece(" " * cells_of(lead.text), ("marker",)),))

    def _code(self, text: str) -> None:
        for line in text.split("\n"):
            bare = line.lstrip(" ")
            indent = " " * (CODE_INDENT + min(len(line) - len(bare), self.measure // 2))
            self.add(Flow(bare, "code", lead=(Piece(indent, ("code",)),), hang=(Piece(indent + "  ", ("code",)),)))

    def _table(self, block: Block) -> None:
        lines = set_table(block.rows, self.measure)
        # However many lines it takes, it takes up as many places as it has characters.
        places = sum(len(cell) + 1 for row in block.rows for cell in row)
        for number, (line, in_head) in enumerate(lines):
            extent = places * (number + 1) // len(lines) - places * number // len(lines)
            self.add(Flow(line, "table-head" if in_head else "table", fixed=True), extent)

    def _image(self, block: Block) -> None:
        text, box = block.text or "picture", self._boxes.get(block.url)
        # With its picture or without, a block takes up the same places.
        taken = min(box.rows, (len(text) + 1) // 2) if box else 0
        if box and box.rows:
            self.pictures.append(Placed(block.url, box, len(self.lines)))
            self.add(Flow("", "caption", rows=box.rows), taken)
        self._captioned(block, "▣ ", text, taken)

    def _captioned(self, block: Block, sign: str, text: str, taken: int = 0) -> None:
        numbered, layers = self._numbered(Block("image", text, spans=block.spans))
        if mark := self._number(block.url, text):
            layers = (*layers, self._number_layer(len(numbered), mark, block.url))
            numbered += mark
        lead = Piece(sign, ("caption",))
        hang = (Piece(" " * cells_of(sign), ("caption",)),)
        self.add(Flow(numbered, "caption", layers, (lead,), hang), len(numbered) + 1 - taken)

    def _numbered(self, block: Block) -> tuple[str, tuple[Layer, ...]]:
        """The block's text with a number behind each link, and its spans as layers over that text."""
        if not block.spans:
            return block.text, ()
        length = len(block.text)
        spans = sorted(
            (span for span in block.spans if 0 <= span.start < span.end <= length), key=lambda s: (s.end, s.start)
        )
        marks = [
            (span.end, mark, span.url)
            for span in spans
            if span.kind == "link" and (mark := self._number(span.url, block.text[span.start : span.end]))
        ]
        text, place = "", 0
        layers: list[Layer] = []
        for end, mark, url in marks:
            text += block.text[place:end]
            layers.append(self._number_layer(len(text), mark, url))
            text += mark
            place = end
        text += block.text[place:]
        for span in spans:
            start = span.start + sum(len(mark) for end, mark, _ in marks if end <= span.start)
            end = span.end + sum(len(mark) for end, mark, _ in marks if end < span.end)
            target = Target("link", self._numbers[span.url]) if span.url in self._numbers else None
            if span.kind != "link" or target is not None:
                layers.append(Layer(start, end, span.kind, target))
        return text, tuple(layers)

    def _number(self, url: str, said: str) -> str:
        """The number of the link to `url`, as it stands behind the words `said`; "" when it may not be one.

        Where these words name another host than the link leads to, the number is followed by the true one.
        """
        if not is_safe(url):
            return ""
        number = str(self._numbers.setdefault(url, len(self._numbers)) + 1).translate(_SUPERSCRIPTS)
        host = misnamed_host(said, url)
        return f"{number} ({host})" if host else number

    def _number_layer(self, start: int, mark: str, url: str) -> Layer:
        return Layer(start, start + len(mark), "number", Target("link", self._numbers[url]), url)

    def similar(self, title: str, rows: tuple[SimilarRow, ...], note: str = "", first: int = 0) -> None:
        """Tellings under a title; a click on them counts from `first`."""
        if not rows and not note:
            return
        self.gap()
        self.add(Flow(title, "section"))
        for index, row in enumerate(rows, first):
            self._similar_row(index, row)
        if note:
            self.add(Flow(note, "quiet"))

    def _similar_row(self, index: int, row: SimilarRow) -> None:
        target = Target("similar", index)
        lead = Piece(f" {row.digit} ", ("digit",), target)
        hang = (Piece(" " * cells_of(lead.text), ("text",)),)
        teller = " · ".join(part for part in (row.source, row.age) if part)
        text = f"{teller}  {row.title}" if teller else row.title
        layers = (
            Layer(0, len(teller), "teller", target),
            Layer(len(teller), len(text), "similar-title", target),
        )
        self.add(Flow(text, "text", layers, (lead,), hang))
        for detail in (row.deck, f"Both speak of {row.why}" if row.why else ""):
            if detail:
                detail = _together(detail, self.measure)
                self.add(Flow(detail, "quiet", (Layer(0, len(detail), "quiet", target),), hang, hang))

    def link_list(self) -> None:
        if not self.links:
            return
        self.gap()
        self.add(Flow("Links", "section"))
        room = len(str(len(self.links)))
        for index, url in enumerate(self.links):
            target = Target("link", index)
            lead = Piece(f" {index + 1:>{room}} ", ("number",), target)
            text, start, end = shown(url, self.measure - cells_of(lead.text))
            layers = (Layer(0, len(text), "quiet", target, url), Layer(start, end, "host"))
            self.add(Flow(text, "text", layers, (lead,), fixed=True), len(url) + 1)


def _numeral_widths(blocks: tuple[Block, ...]) -> dict[int, int]:
    """How wide the widest number on each level is of the list that `blocks` begin with: "9." stands over "10."."""
    widths: dict[int, int] = {}
    for item in takewhile(lambda block: block.kind == "item", blocks):
        if item.marker[:1].isdigit():
            widths[item.level] = max(widths.get(item.level, 0), min(cells_of(item.marker), _WIDEST_NUMERAL))
    return widths


def _bars(level: int) -> tuple[Piece, ...]:
    return (Piece("▎ " * min(max(level, 1), 4), ("bar",)),)


def _together(text: str, measure: int) -> str:
    """`text` with its parts held together, as far as they are short: "full text" is not broken."""
    short = min(_SHORT_PART, measure // 3)
    parts = text.split(" · ")
    return _SEPARATOR.join(part.replace(" ", "\xa0") if len(part) <= short else part for part in parts)
