"""Bodies and lists as the store keeps them: compact JSON, compressed where they are large."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import fields
from json.encoder import encode_basestring
from typing import Any

from newsdash.models import Block, Enclosure, Pacing, Page, Span

_LEVEL = 6
# Made once: json.dumps would make one for each value.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_PAGE_FIELDS = tuple(field.name for field in fields(Page) if field.name != "blocks")


def pack_text(text: str) -> bytes:
    """`text`, compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(packed: bytes) -> str:
    """What `pack_text` packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def pack_page(page: Page) -> bytes:
    """`page` with its blocks, compressed."""
    head = {name: value for name in _PAGE_FIELDS if (value := getattr(page, name)) not in ("", None, ())}
    return pack_text(_compact([head, [_block(block) for block in page.blocks]]))


def unpack_page(packed: bytes) -> Page:
    """What `pack_page` packed."""
    head, blocks = json.loads(unpack_text(packed))
    head["tags"] = tuple(head.get("tags", ()))
    return Page(blocks=tuple(map(_unblock, blocks)), **head)


def pack_list(texts: Sequence[str]) -> str:
    """A short list of strings."""
    # Like `_compact`, without the encoder that each value makes anew.
    return f"[{','.join(map(encode_basestring, texts))}]" if texts else ""


def unpack_list(packed: str) -> tuple[str, ...]:
    """What `pack_list` packed."""
    return tuple(json.loads(packed)) if packed else ()


def pack_enclosures(enclosures: Iterable[Enclosure]) -> str:
    """An entry's enclosures."""
    parts = [[enclosure.url, enclosure.type, enclosure.length] for enclosure in enclosures]
    return _compact(parts) if parts else ""


def unpack_enclosures(packed: str) -> tuple[Enclosure, ...]:
    """What `pack_enclosures` packed."""
    return tuple(Enclosure(*parts) for parts in json.loads(packed)) if packed else ()


def pack_pacing(pacing: Pacing) -> str:
    """What a feed says of how often to ask."""
    if pacing == Pacing():
        return ""
    return _compact([pacing.ttl, sorted(pacing.skip_hours), sorted(pacing.skip_days)])


def unpack_pacing(packed: str) -> Pacing:
    """What `pack_pacing` packed."""
    if not packed:
        return Pacing()
    ttl, hours, days = json.loads(packed)
    return Pacing(ttl, frozenset(hours), frozenset(days))


def _block(block: Block) -> list[Any]:
    spans = [[span.start, span.end, span.kind, span.url] for span in block.spans]
    parts = [block.kind, block.text, block.level, block.marker, spans, block.rows, block.url]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    return parts


def _unblock(parts: list[Any]) -> Block:
    kind, text, level, marker, spans, rows, url = parts + [0, "", (), (), ""][len(parts) - 2 :]
    return Block(kind, text, level, marker, tuple(Span(*span) for span in spans), tuple(map(tuple, rows)), url)


def _compact(value: Any) -> str:
    return _ENCODER.encode(value)
