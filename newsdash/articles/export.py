"""An article to take along: as Markdown, plain text, HTML, JSON, or a quotation with its source."""

from __future__ import annotations

import json as jsonlib
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from html import escape
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from newsdash.models import Block, Page, Span

_WIDTH = 78
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")
_UNSAFE = re.compile(r"[^\w.-]+")
_EMPHASIS = {"strong": ("**", "**"), "emphasis": ("*", "*"), "code": ("`", "`")}
_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}
MAX_NAME = 80
# File systems take 255 bytes in a name: with date, number and ending it stays below.
_MAX_BYTES = 200


def markdown(page: Page) -> str:
    """`page` as CommonMark (tables as in GitHub's), headings one level below its title."""
    parts = [f"# {_markdown_text(page.title)}"] if page.title else []
    parts += [f"*{_markdown_text(page.deck)}*"] if page.deck else []
    parts += [line for line in (_markdown_text(credit(page)), f"<{page.url}>" if page.url else "") if line]
    parts += [f"*{_markdown_text(lack(page))}*"] if lack(page) else []
    return _stacked([*parts, *map(_markdown_block, page.blocks)], page.blocks, len(parts))


def plain(page: Page, width: int = _WIDTH) -> str:
    """`page` as plain text, wrapped at `width` columns, with its links listed at the end."""
    links: list[str] = []
    head = [text for text in (page.title, page.deck, credit(page), page.url, lack(page)) if text]
    head = [textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False) for text in head]
    body = _stacked([*head, *(_plain_block(block, width, links) for block in page.blocks)], page.blocks, len(head))
    listed = "\n".join(f"[{number}] {link}" for number, link in enumerate(links, 1))
    return f"{body}\n{listed}\n" if listed else body


def html(page: Page) -> str:
    """`page` as one HTML document without scripts, styles or anything that is fetched."""
    title = escape(page.title)
    head = [f"<h1>{title}</h1>"] if title else []
    head += [f"<p><em>{escape(page.deck)}</em></p>"] if page.deck else []
    head += [f"<p>{escape(credit(page))}</p>"] if credit(page) else []
    head += [f'<p><a href="{escape(page.url)}">{escape(page.url)}</a></p>'] if page.url else []
    head += [f"<p><em>{escape(lack(page))}</em></p>"] if lack(page) else []
    language = f' lang="{escape(page.language)}"' if page.language else ""
    body = "\n".join([*head, *map(_html_block, page.blocks)])
    return (
        f'<!DOCTYPE html>\n<html{language}>\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body>\n<article>\n{body}\n</article>\n</body>\n</html>\n"
    )


def json(page: Page) -> str:
    """`page` as one JSON object: its fields, `published` in ISO 8601, its blocks, and `text`, the body alone."""
    fields: dict[str, Any] = {
        "url": page.url,
        "title": page.title,
        "author": page.author,
        "published": None if page.published is None else _moment(page.published).isoformat().replace("+00:00", "Z"),
        "language": page.language,
        "site": page.site,
        "section": page.section,
        "tags": list(page.tags),
        "deck": page.deck,
        "image": page.image,
        "label": page.label,
        "note": page.note,
        "text": page.text,
        "blocks": [asdict(block) for block in page.blocks],
    }
    return jsonlib.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def quotation(page: Page, passage: str = "") -> str:
    """`passage` (or else the deck) in quotation marks, with title, outlet, author, date and address below."""
    quoted = passage.strip() or page.deck or next((block.text for block in page.blocks if block.text), page.title)
    source = ", ".join(part for part in (f"“{page.title}”" if page.title else "", credit(page)) if part)
    return "\n".join(part for part in (f"“{quoted}”", f"— {source}" if source else "", page.url) if part) + "\n"


def file_name(page: Page, extension: str) -> str:
    """A safe file name for `page`: its date and title in letters, digits and hyphens, never hidden, never a path."""
    day = f"{_moment(page.published):%Y-%m-%d}-" if page.published is not None else ""
    title = _UNSAFE.sub("-", page.title or urlsplit(page.url).path).strip("-._")[:MAX_NAME]
    title = title.encode("utf-8", "replace")[:_MAX_BYTES].decode("utf-8", "ignore").strip("-._")
    return f"{day}{title or 'article'}.{extension}"


def credit(page: Page) -> str:
    """Who wrote `page`, for whom and when, in one line."""
    day = f"{_moment(page.published):%Y-%m-%d}" if page.published is not None else ""
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    return " · ".join(part for part in (page.site or host, page.author, day) if part)


def lack(page: Page) -> str:
    """What is missing from `page`, so that half a text is never taken for the whole; "" for a full one."""
    if page.label == "full":
        return ""
    said = {"summary": "only the feed's summary", "paywalled": "the rest is behind a paywall"}
    return f"[Not the full text: {page.note.strip().rstrip('.') or said.get(page.label, page.label)}.]"


FORMATS: Mapping[str, Callable[[Page], str]] = MappingProxyType(
    {"md": markdown, "txt": plain, "html": html, "json": json}
)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _stacked(parts: list[str], blocks: tuple[Block, ...], before: int) -> str:
    """`parts` below each other with a blank line between, save between the items of one list."""
    text = ""
    for index, part in enumerate(parts):
        at = index - before
        items = at > 0 and blocks[at].kind == blocks[at - 1].kind == "item"
        text += ("\n" if items else "\n\n" if text else "") + part
    return text.rstrip() + "\n"


def _markdown_block(block: Block) -> str:
    text = _marked(block, _markdown_text, _markdown_span)
    match block.kind:
        case "heading":
            return f"{'#' * min(block.level + 1, 6)} {text}"
        case "item":
            return f"{'    ' * (block.level - 1)}{'-' if block.marker == '•' else block.marker or '-'} {text}"
        case "quote":
            return f"{'> ' * block.level}{text}"
        case "code":
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block.text)), default=0))
            return f"{fence}\n{block.text}\n{fence}"
        case "table":
            rows = ["| " + " | ".join(_markdown_text(cell) for cell in row) + " |" for row in block.rows]
            return "\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]])
        case "image":
            return f"![{_markdown_text(block.text)}](<{block.url}>)"
        case "embed":
            return f"[{_markdown_text(block.text)}](<{block.url}>)"
        case "rule":
            return "---"
        case "time":
            return f"**{text}**"
        case _:
            return text


def _markdown_text(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text).replace("\n", "\\\n")


def _markdown_span(span: Span, inner: str) -> str:
    if span.kind == "link":
        return f"[{inner}](<{span.url}>)"
    before, after = _EMPHASIS[span.kind]
    return f"{before}{inner}{after}"


def _html_text(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def _html_block(block: Block) -> str:
    text = _marked(block, _html_text, _html_span)
    match block.kind:
        case "heading":
            level = min(block.level + 1, 6)
            return f"<h{level}>{text}</h{level}>"
        case "item":
            return f'<p style="margin-left: {2 * block.level}em">{escape(block.marker)} {text}</p>'
        case "quote":
            return f"<blockquote><p>{text}</p></blockquote>"
        case "code":
            return f"<pre><code>{escape(block.text)}</code></pre>"
        case "table":
            rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows]
            head = rows[0].replace("<td>", "<th>").replace("</td>", "</th>")
            return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in (head, *rows[1:])) + "\n</table>"
        case "image" | "embed":
            return f'<p><a href="{escape(block.url)}">{escape(block.text or block.url)}</a></p>'
        case "rule":
            return "<hr>"
        case "time":
            return f"<p><strong>{text}</strong></p>"
        case _:
            return f"<p>{text}</p>"


def _html_span(span: Span, inner: str) -> str:
    if span.kind == "link":
        return f'<a href="{escape(span.url)}">{inner}</a>'
    return f"<{_TAGS[span.kind]}>{inner}</{_TAGS[span.kind]}>"


def _plain_block(block: Block, width: int, links: list[str]) -> str:
    if block.kind == "code":
        return textwrap.indent(block.text, "    ")
    if block.kind == "rule":
        return "* * *"
    if block.kind == "table":
        return "\n".join(" | ".join(row) for row in block.rows if any(row))
    text = _noted(block, links)
    if block.kind in ("image", "embed"):
        links.append(block.url)
        text = f"[{block.text or block.kind}][{len(links)}]"
    first = {"item": "  " * block.level + f"{block.marker or ' '} ", "quote": "> " * block.level}.get(block.kind, "")
    rest = " " * len(first) if block.kind == "item" else first
    filled = "\n".join(
        textwrap.fill(
            verse,
            width,
            initial_indent=rest if number else first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, verse in enumerate(text.split("\n"))
    )
    return f"{filled}\n{'-' * min(len(text), width)}" if block.kind == "heading" else filled


def _noted(block: Block, links: list[str]) -> str:
    """A block's text with the number of each link after it."""
    text, at = "", 0
    for span in sorted((span for span in block.spans if span.kind == "link"), key=lambda span: span.end):
        links.append(span.url)
        text += f"{block.text[at : span.end]}[{len(links)}]"
        at = span.end
    return text + block.text[at:]


def _marked(block: Block, write: Callable[[str], str], wrap: Callable[[Span, str], str]) -> str:
    """A block's text with its spans marked; of spans that cross, the one that starts later is left out."""
    return _inside(block.text, 0, len(block.text), list(block.spans), write, wrap)


def _inside(
    text: str, start: int, end: int, spans: list[Span], write: Callable[[str], str], wrap: Callable[[Span, str], str]
) -> str:
    marked, at = "", start
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    for index, span in enumerate(ordered):
        if span.start < at or span.end > end:
            continue
        inner = [one for one in ordered[index + 1 :] if span.start <= one.start and one.end <= span.end]
        marked += write(text[at : span.start])
        marked += wrap(span, _inside(text, span.start, span.end, inner, write, wrap))
        at = span.end
    return marked + write(text[at:end])
