"""The demo's web pages: articles and home pages as full HTML, with the clutter that real pages have."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from string import Template

from newsdash.demo.prose import blocks, to_html
from newsdash.demo.world import HERE, Outlet, Telling

_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
}
_FREE_BLOCKS = 2
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}


def article_page(telling: Telling, outlet: Outlet, url: str, published: int, related: Iterable[Telling]) -> str:
    """The page of `telling`, published at `published` (epoch seconds), on the server whose address is `url`.

    A paid article gives its first paragraphs only. `related` are other articles of the outlet to link to.
    """
    body = body_html(telling, url, teaser=telling.paid)
    start, _, rest = body.partition("</p>\n")
    words = {key: escape(value) for key, value in clutter(outlet.language).items()}
    frame = _frame(outlet, url)
    return _template(outlet.template).substitute(
        {
            **words,
            **frame,
            "title": escape(telling.title),
            "section": escape(telling.section),
            "author": escape(telling.author),
            "iso": iso(published),
            "date": escape(written_date(published, outlet.language)),
            "meta": _meta(telling, outlet, url, published),
            "body": body,
            "body_start": f"{start}</p>" if rest else body,
            "body_rest": rest,
            "paywall": f'<div class="paywall"><h3>{words["paywall"]}</h3><p>{words["paywall_text"]}</p></div>'
            if telling.paid
            else "",
            "tags": _links((tag, f"{frame['home']}#{tag}") for tag in telling.tags),
            "related": _links((other.title, url + other.path) for other in related),
            "related_title": words["related"],
        }
    )


def home_page(outlet: Outlet, url: str, shown: Sequence[Telling]) -> str:
    """The outlet's home page: its headlines, and where its feed is."""
    frame = _frame(outlet, url)
    feed_link = f'type="{_TYPES[outlet.format]}" title="{frame["outlet"]}" href="{url}{outlet.feed_path}"'
    items = "".join(_teaser(telling, url) for telling in shown)
    return (
        f'<!DOCTYPE html>\n<html lang="{outlet.language}"><head><meta charset="utf-8">'
        f'<title>{frame["outlet"]}</title>\n<link rel="alternate" {feed_link}>\n</head>'
        f"<body><h1>{frame['outlet']}</h1><p>{frame['tagline']}</p><nav><ul>{frame['menu']}</ul></nav>"
        f"<main><ol>{items}</ol></main></body></html>\n"
    )


def _teaser(telling: Telling, url: str) -> str:
    title, deck = escape(telling.title), escape(telling.deck)
    return f'<li><h2><a href="{url}{telling.path}">{title}</a></h2><p>{deck}</p></li>'


def body_html(telling: Telling, url: str, teaser: bool = False) -> str:
    """The article's own text as HTML, its links and picture absolute; with `teaser`, its first paragraphs only."""
    caption = escape(telling.caption)
    image = (
        f'<figure><img src="{url}{telling.image_path}" alt="{caption}" width="640" height="360">'
        f"<figcaption>{caption}</figcaption></figure>"
    )
    body = "\n\n".join(blocks(telling.body)[:_FREE_BLOCKS]) if teaser else telling.body
    return to_html(body, lambda target: f"{url}/{target}.html", image if telling.caption else "")


@lru_cache(maxsize=1)
def _clutter() -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / "clutter.toml").read_text("utf-8"))


def clutter(language: str) -> dict[str, str]:
    """The words around an article in `language`, by what they are for."""
    return _clutter()[language]


def iso(time: int) -> str:
    """`time` (epoch seconds) as RFC 3339 in UTC."""
    return datetime.fromtimestamp(time, UTC).isoformat().replace("+00:00", "Z")


def written_date(time: int, language: str) -> str:
    """`time` (epoch seconds) as a page of that language writes it, in UTC: "23 November 2025, 09:41"."""
    moment = datetime.fromtimestamp(time, UTC)
    month = _MONTHS[language].split()[moment.month - 1]
    day = {"de": f"{moment.day}. {month}", "es": f"{moment.day} de {month} de"}.get(language, f"{moment.day} {month}")
    return f"{day} {moment.year}, {moment:%H:%M}"


def _frame(outlet: Outlet, url: str) -> dict[str, str]:
    home = f"{url}/{outlet.id}/"
    return {
        "outlet": escape(outlet.title),
        "tagline": escape(outlet.tagline),
        "language": outlet.language,
        "home": home,
        "menu": _links((name, f"{home}#{name}") for name in outlet.menu),
    }


def _links(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<li><a href="{escape(address)}">{escape(text)}</a></li>' for text, address in pairs)


def _meta(telling: Telling, outlet: Outlet, url: str, published: int) -> str:
    named = {"description": telling.deck, "author": telling.author, "keywords": ", ".join(telling.tags)}
    properties = [
        ("og:type", "article"),
        ("og:site_name", outlet.title),
        ("og:title", telling.title),
        ("og:description", telling.deck),
        ("og:url", url + telling.path),
        ("article:published_time", iso(published)),
        ("article:section", telling.section),
        *(("article:tag", tag) for tag in telling.tags),
    ]
    if telling.caption:
        properties.append(("og:image", url + telling.image_path))
    return "\n".join(
        [
            *(f'<meta name="{name}" content="{escape(value)}">' for name, value in named.items()),
            *(f'<meta property="{name}" content="{escape(value)}">' for name, value in properties),
            f'<link rel="canonical" href="{url}{telling.path}">',
            f'<link rel="alternate" type="{_TYPES[outlet.format]}" href="{url}{outlet.feed_path}">',
            f'<script type="application/ld+json">{_json_ld(telling, outlet, url, published)}</script>',
        ]
    )


def _json_ld(telling: Telling, outlet: Outlet, url: str, published: int) -> str:
    """Structured data as schema.org/NewsArticle has it; "<" is escaped, since it stands inside a script element."""
    values: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": telling.title,
        "description": telling.deck,
        "inLanguage": outlet.language,
        "datePublished": iso(published),
        "author": {"@type": "Person", "name": telling.author},
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.title},
        "mainEntityOfPage": url + telling.path,
        "articleSection": telling.section,
        "keywords": list(telling.tags),
        "isAccessibleForFree": not telling.paid,
    }
    if telling.caption:
        values["image"] = [url + telling.image_path]
    if telling.paid:
        values["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"}
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")


@lru_cache(maxsize=8)
def _template(name: str) -> Template:
    text = (HERE / "templates" / f"{name}.html").read_text("utf-8")
    return Template(re.sub(r"\A<!--.*?-->\n", "", text))
