"""One block's text as it is gathered from a tree: cleaned, whitespace collapsed, with its links and emphasis."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from urllib.parse import urljoin

from newsdash.models import Block, Span, SpanKind
from newsdash.text import clean, clean_url

MAX_SPANS = 1000
# Lines that end early, all of them, were broken by their author: verses, an address, a list without markup.
_VERSE = 64
_MEAN_VERSE = 48


@dataclass(slots=True)
class _Open:
    start: int
    kind: SpanKind
    url: str


@dataclass(slots=True)
class Line:
    """Text gathered run by run; spans opened before a run and closed after it cover the text between.

    A link's span holds the address as the page writes it: `with_addresses` makes those of a kept block clean.
    """

    _runs: list[str] = field(default_factory=list)
    _length: int = 0
    _space: bool = False
    _spans: list[Span] = field(default_factory=list)
    _opened: list[_Open] = field(default_factory=list)
    _breaks: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return self._length > 0

    def add(self, raw: str | None) -> None:
        """Adds a run of foreign text."""
        if not raw:
            return
        text = _cleaned(raw)
        if self._length and (raw[0].isspace() or (not text and raw.isspace())):
            self._space = True
        if not text:
            return
        if self._space:
            for opened in self._opened:
                opened.start += opened.start == self._length
            self._put(" ")
        self._put(text)
        self._space = raw[-1].isspace()

    def space(self) -> None:
        """Makes sure that what follows does not touch what is there."""
        self._space = self._length > 0

    def line_break(self) -> None:
        """Ends a line of what may be verse."""
        if self._length:
            self._breaks.append(self._length)
        self.space()

    @property
    def ending(self) -> str:
        """What was added last."""
        return "" if self._space or not self._runs else self._runs[-1]

    def open(self, kind: SpanKind, href: str = "") -> None:
        """Opens a span here."""
        self._opened.append(_Open(self._length + self._space, kind, href))

    def close(self) -> None:
        """Closes the span opened last."""
        self._cover(self._opened.pop())

    def take(self) -> tuple[str, tuple[Span, ...]]:
        """What was gathered, as text and spans, leaving the line empty; spans still open go on in the next text."""
        for still_open in self._opened:
            self._cover(still_open)
            still_open.start = 0
        text, breaks = "".join(self._runs), self._breaks
        spans = tuple(sorted(self._spans, key=lambda span: (span.start, -span.end)))
        self._runs, self._spans, self._length, self._space, self._breaks = [], [], 0, False, []
        # Runs are clean one by one; what only their meeting makes unclean costs the text its spans.
        whole = _cleaned(text)
        if whole != text:
            return whole, ()
        return _as_verse(text, breaks) if breaks else text, spans

    def _put(self, text: str) -> None:
        self._runs.append(text)
        self._length += len(text)
        self._space = False

    def _cover(self, opened: _Open) -> None:
        if opened.start < self._length and len(self._spans) < MAX_SPANS:
            self._spans.append(Span(opened.start, self._length, opened.kind, opened.url))


def _as_verse(text: str, breaks: list[int]) -> str:
    """`text` with a newline at each of `breaks`, if its lines are as short as verses are."""
    edges = [at for at in dict.fromkeys(breaks) if at < len(text)]
    lengths = [end - start for start, end in pairwise((0, *edges, len(text)))]
    if not edges or max(lengths) > _VERSE or sum(lengths) > _MEAN_VERSE * len(lengths):
        return text
    signs = list(text)
    for at in edges:
        signs[at] = "\n"
    return "".join(signs)


def _cleaned(raw: str) -> str:
    """`clean(raw)`, at once where there is nothing but printable ASCII to clean."""
    text = " ".join(raw.split())
    return text if text.isascii() and text.isprintable() else clean(raw)


def with_addresses(block: Block, base: str) -> Block:
    """`block` with the clean absolute addresses of its links; links that lead nowhere a reader could go are dropped."""
    if not any(span.kind == "link" for span in block.spans):
        return block
    spans = (replace(span, url=address(base, span.url)) if span.kind == "link" else span for span in block.spans)
    return replace(block, spans=tuple(span for span in spans if span.kind != "link" or span.url))


def address(base: str, href: str) -> str:
    """The clean absolute address of `href` on the page `base`; '' for anchors, scripts, mail and anything unsafe."""
    href = href.strip()
    if not href or href.startswith("#"):
        return ""
    try:
        return clean_url(urljoin(base, href))
    except ValueError:
        return ""
