"""gofeed's own expectations: title, link, dates and number of entries of its 533 feeds.

Where newsdash differs on purpose, DIFFERENCES says why.
"""

import json
from datetime import datetime
from html import unescape
from pathlib import Path

from newsdash.sources.draft import Text
from newsdash.sources.feeds import NotAFeed, parse
from newsdash.sources.plain import title_text
from newsdash.text import clean

AGREEMENT = 0.98

DIFFERENCES = {
    "parser/atom/atom10_feed_entry_content_src.xml": "an entry whose only address is its content's is opened there",
    "parser/atom/atom10_feed_title_xhtml_escaped_markup.xml": "not well-formed: </subtitle> ends a <title>",
    "parser/atom/atom10_feed_title_xhtml_inline_markup.xml": "not well-formed: </subtitle> ends a <title>",
}


def test_title_link_date_and_count_agree(corpus):
    root = corpus("feeds") / "gofeed" / "testdata"
    compared, differing = 0, {}
    for path in sorted(root.rglob("*")):
        expected = path.with_suffix(".json")
        if path.is_dir() or path.suffix == ".json" or not expected.exists():
            continue
        compared += 1
        differences = list(_differences(json.loads(expected.read_text()), path))
        if differences:
            differing[str(path.relative_to(root))] = differences
    assert compared > 500
    assert differing.keys() == DIFFERENCES.keys(), {k: v for k, v in differing.items() if k not in DIFFERENCES}
    assert 1 - len(differing) / compared >= AGREEMENT


def _differences(expected: dict, path: Path):
    items = expected.get("items") or expected.get("entries") or []
    try:
        found = parse(path.read_bytes(), "")
    except NotAFeed as refused:
        yield "refused", str(refused)
        return
    if not _same_title(expected.get("title"), found.title):
        yield "title", expected.get("title"), found.title
    if _bare(_link(expected)) != _bare(found.site):
        yield "link", _link(expected), found.site
    if len(items) != len(found.entries):
        yield "count", len(items), len(found.entries)
    for item, entry in zip(items, found.entries, strict=False):
        if not _same_title(item.get("title"), entry.title):
            yield "entry's title", item.get("title"), entry.title
        if _bare(_link(item)) != _bare(entry.url):
            yield "entry's link", _link(item), entry.url
        for name, date in (("published", entry.published), ("updated", entry.updated)):
            moment = _moment(item.get(f"{name}Parsed"))
            if moment is not None and moment != date:
                yield name, item.get(name), date


def _same_title(expected: str | None, title: str) -> bool:
    """gofeed leaves HTML in titles as it stands, newsdash makes it text: both must come to the same words."""
    readings = [expected or "", unescape(expected or "")]
    return title in {clean(text) for text in readings} | {clean(title_text(Text(text, "guess"))) for text in readings}


def _link(item: dict) -> str:
    links = [link for link in item.get("links", []) if isinstance(link, dict)]
    alternate = (link.get("href", "") for link in links if link.get("rel", "alternate") == "alternate")
    return item.get("link") or next(alternate, "")


def _bare(url: str) -> str:
    return url.rstrip("/")


def _moment(written: str | None) -> int | None:
    return int(datetime.fromisoformat(written.replace("Z", "+00:00")).timestamp()) if written else None
