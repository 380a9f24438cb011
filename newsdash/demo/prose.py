"""The demo's small Markdown, as its articles are written in, rendered as HTML.

Blocks are separated by blank lines: "## " a subhead, "- " a list, "> " a quote, "| " a table whose first row is its
head, "```" a code block (without blank lines), "!image" the article's picture; anything else is a paragraph.
Inside text, `[words](outlet/slug)` links to another article, and `*words*`, `**words**` and backquotes set apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

_INLINE = re.compile(r"\[([^\]]+)\]\(([^)]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`")

Link = Callable[[str], str]


def blocks(body: str) -> list[str]:
    """The blocks of `body` as they are written, in order."""
    return [block.strip("\n") for block in re.split(r"\n\s*\n", body) if block.strip()]


def to_html(body: str, link: Link, image: str = "") -> str:
    """`body` as HTML; `link` turns an "outlet/slug" into an address, `image` is the HTML its picture is shown with."""
    return "\n".join(_block(block, link, image) for block in blocks(body))


def _block(block: str, link: Link, image: str) -> str:
    lines = block.splitlines()
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:], link)}</h2>"
    if block.startswith("- "):
        return "<ul>" + "".join(f"<li>{_inline(line[2:], link)}</li>" for line in lines) + "</ul>"
    if block.startswith("> "):
        return f"<blockquote><p>{_inline(' '.join(line[2:] for line in lines), link)}</p></blockquote>"
    if block.startswith("| "):
        return _table(lines, link)
    if block.startswith("```"):
        return f"<pre><code>{escape(chr(10).join(lines[1:-1]))}</code></pre>"
    if block == "!image":
        return image
    return f"<p>{_inline(' '.join(lines), link)}</p>"


def _table(lines: list[str], link: Link) -> str:
    rows = [[_inline(cell.strip(), link) for cell in line.strip("|").split("|")] for line in lines]
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _inline(text: str, link: Link) -> str:
    pieces: list[str] = []
    end = 0
    for match in _INLINE.finditer(text):
        pieces += [escape(text[end : match.start()]), _set_apart(match, link)]
        end = match.end()
    return "".join([*pieces, escape(text[end:])])


def _set_apart(match: re.Match[str], link: Link) -> str:
    words, target, strong, emphasis, code = match.groups()
    if words is not None:
        return f'<a href="{escape(link(target))}">{escape(words)}</a>'
    if strong is not None:
        return f"<strong>{escape(strong)}</strong>"
    return f"<em>{escape(emphasis)}</em>" if emphasis is not None else f"<code>{escape(code)}</code>"
