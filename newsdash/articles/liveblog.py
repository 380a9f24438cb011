"""Live blogs: the updates a page states as schema.org data, newest first, each under its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from newsdash.articles import structured
from newsdash.articles.dates import moment
from newsdash.articles.stated import stated_blocks
from newsdash.models import TIME_FORMAT, Block
from newsdash.text import clean

MAX_UPDATES = 200
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Update:
    time: int
    headline: str
    body: str


def live_blocks(found: Sequence[structured.Node], url: str) -> tuple[Block, ...]:
    """The updates of the page's live blog, newest first; () if it is none, or states fewer than two of them."""
    updates: dict[str, _Update] = {}
    for node in found:
        if "LiveBlogPosting" in structured.kinds(node):
            for update in map(_update, structured.listed(node.get("liveBlogUpdate"))[:MAX_UPDATES]):
                if update.headline or update.body:
                    updates.setdefault(update.headline + update.body, update)
    if len(updates) < _LEAST:
        return ()
    newest_first = sorted(updates.values(), key=lambda update: -update.time)
    return tuple(block for update in newest_first for block in _blocks(update, url))


def _update(value: object) -> _Update:
    node = value if isinstance(value, dict) else {}
    time = moment(structured.text(node.get("datePublished")) or structured.text(node.get("dateModified")))
    return _Update(time or 0, clean(structured.text(node.get("headline"))), structured.text(node.get("articleBody")))


def _blocks(update: _Update, url: str) -> list[Block]:
    blocks = []
    if update.time:
        blocks.append(Block("time", datetime.fromtimestamp(update.time, UTC).strftime(TIME_FORMAT)))
    if update.headline:
        blocks.append(Block("heading", update.headline, 3))
    paragraphs = stated_blocks(update.body, url)
    return blocks + [block for block in paragraphs if block.text != update.headline]
