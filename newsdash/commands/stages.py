"""The stages that `newsdash inspect` shows, each run in a worker, and how their results are printed."""

from __future__ import annotations

import json
from typing import Any

from newsdash.commands.moments import iso
from newsdash.text import clean

FEED_NEEDS = ("newsdash.sources.feeds", "feedparser")
ARTICLE_NEEDS = ("newsdash.articles.extract", "newsdash.language.detect", "trafilatura")
KEYWORDS_NEEDS = ("newsdash.topics.candidates",)

Result = dict[str, Any]

_EMPTY: dict[str, Result] = {
    "feed": {"title": "", "url": "", "format": "", "entries": []},
    "article": {
        "url": "", "title": "", "author": "", "published": None, "language": "", "section": "", "tags": [], "deck": "",
        "text": "", "label": "", "note": "",
    },
    "keywords": {"language": "", "phrases": []},
}  # fmt: skip


def failed(stage: str, name: str, sentence: str) -> Result:
    """The result for an input that a stage could not take: empty, with the reason."""
    return {"input": name, "error": sentence, **_EMPTY[stage]}


def feed(name: str, body: bytes, url: str, content_type: str) -> Result | str:
    """What parsing makes of a feed; a sentence if it is none."""
    from newsdash.sources.feeds import NotAFeed, parse

    try:
        parsed = parse(body, url, content_type)
    except NotAFeed as refused:
        return refused.message
    return {
        "input": name,
        "error": None,
        "title": parsed.title,
        "url": parsed.url or url,
        "format": parsed.format,
        "entries": [
            {
                "id": entry.id,
                "title": entry.title,
                "url": entry.url,
                "author": entry.author,
                "published": iso(entry.published),
                "summary": entry.summary,
                "categories": list(entry.categories),
            }
            for entry in parsed.entries
        ],
    }


def article(name: str, body: bytes, url: str, content_type: str) -> Result | str:
    """What extraction makes of a page; a sentence if there is no article on it."""
    from newsdash.articles.deck import deck
    from newsdash.articles.extract import extract
    from newsdash.articles.titles import plain_title
    from newsdash.language.detect import detect

    page = extract(body, url, content_type)
    text = page.text
    if not text:
        return page.note or "There is no article on this page."
    return {
        "input": name,
        "error": None,
        "url": page.url,
        "title": plain_title(page.title, page.site),
        "author": page.author,
        "published": iso(page.published),
        "language": detect(f"{page.title}\n{text}", page.language),
        "section": page.section,
        "tags": list(page.tags),
        "deck": deck(page.title, page.site, (page.deck,), text),
        "text": text,
        "label": page.label,
        "note": page.note,
    }


def keywords(name: str, body: bytes, language: str, mode: str) -> Result | str:
    """The key phrases of a text whose first line is its title."""
    from newsdash.sources.encoding import decode
    from newsdash.text import clean_lines
    from newsdash.topics.candidates import propose
    from newsdash.topics.phrases import choose

    title, _, text = decode(body).lstrip().partition("\n")
    chosen = choose(propose(clean(title), clean_lines(text), language=language[:2].lower()))
    phrases = chosen.cloud if mode == "cloud" else chosen.tags
    return {
        "input": name,
        "error": None,
        "language": chosen.language,
        "phrases": [{"text": phrase.text, "score": round(phrase.score, 4)} for phrase in phrases],
    }


def to_json(result: Result) -> str:
    """One line of JSON."""
    return json.dumps(result, ensure_ascii=False)


def to_text(stage: str, result: Result) -> str:
    """The same for people to read."""
    lines = [f"== {clean(result['input'])}"]
    if result["error"]:
        return "\n".join([*lines, f"error: {result['error']}", ""])
    for name, value in result.items():
        if name in ("input", "error", "text", "entries", "phrases"):
            continue
        lines.append(f"{name}: {', '.join(value) if isinstance(value, list) else value or ''}".rstrip())
    lines += [
        f"  {entry['published'] or '-':20}  {entry['title']}  {entry['url']}" for entry in result.get("entries", ())
    ]
    lines += [f"  {phrase['score']:8.3f}  {phrase['text']}" for phrase in result.get("phrases", ())]
    return "\n".join([*lines, "", result["text"], ""] if stage == "article" else [*lines, ""])
