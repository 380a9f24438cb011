"""The demo's feeds: RSS 2.0, Atom 1.0, RSS 1.0 (RDF) and JSON Feed 1.1, each with what its outlet puts into it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from email.utils import formatdate
from xml.sax.saxutils import escape, quoteattr

from newsdash.demo.pages import body_html, clutter, iso
from newsdash.demo.world import Outlet, Telling, Timetable

CONTENT_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "rdf": "application/rdf+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def feed(outlet: Outlet, shown: Sequence[Telling], timetable: Timetable, url: str) -> bytes:
    """The feed of `outlet` with the articles `shown`, newest first, on the server whose address is `url`."""
    render = {"rss": _rss, "atom": _atom, "rdf": _rdf, "json": _json}[outlet.format]
    return render(outlet, shown, timetable, url).encode()


def _rss(outlet: Outlet, shown: Sequence[Telling], timetable: Timetable, url: str) -> str:
    items = "".join(_rss_item(outlet, telling, timetable.published(telling), url) for telling in shown)
    return (
        f'{_XML}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>\n<title>{escape(outlet.title)}</title>'
        f"<link>{url}/{outlet.id}/</link><description>{escape(outlet.tagline)}</description>"
        f"<language>{outlet.language}</language>"
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(url + outlet.feed_path)}/>\n'
        f"{items}</channel></rss>\n"
    )


def _rss_item(outlet: Outlet, telling: Telling, published: int, url: str) -> str:
    parts = [
        f"<title>{escape(telling.title)}</title><link>{url}{telling.path}</link>",
        f'<guid isPermaLink="false">{telling.id}</guid>',
    ]
    if not telling.undated:
        parts.append(f"<pubDate>{formatdate(published)}</pubDate>")
    if outlet.content != "title":
        parts.append(f"<dc:creator>{escape(telling.author)}</dc:creator>")
        parts.append(f"<description>{escape(_summary(outlet, telling, url))}</description>")
        parts += [f"<category>{escape(name)}</category>" for name in (telling.section, *telling.tags)]
    if telling.caption:
        parts.append(f'<media:content url="{url}{telling.image_path}" type="image/png" medium="image"/>')
    return f"<item>{''.join(parts)}</item>\n"


def _atom(outlet: Outlet, shown: Sequence[Telling], timetable: Timetable, url: str) -> str:
    newest = max((timetable.published(telling) for telling in shown), default=int(timetable.start))
    entries = "".join(_atom_entry(outlet, telling, timetable.published(telling), url) for telling in shown)
    return (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}">\n'
        f"<id>tag:{outlet.id}.example,2025:feed</id><title>{escape(outlet.title)}</title>"
        f"<subtitle>{escape(outlet.tagline)}</subtitle><updated>{iso(newest)}</updated>"
        f'<link rel="alternate" type="text/html" href="{url}/{outlet.id}/"/>'
        f'<link rel="self" type="application/atom+xml" href={quoteattr(url + outlet.feed_path)}/>\n{entries}</feed>\n'
    )


def _atom_entry(outlet: Outlet, telling: Telling, published: int, url: str) -> str:
    parts = [
        f'<id>{telling.id}</id><title type="text">{escape(telling.title)}</title>',
        f'<link rel="alternate" type="text/html" href="{url}{telling.path}"/>',
        f"<published>{iso(published)}</published><updated>{iso(published)}</updated>",
        f"<author><name>{escape(telling.author)}</name></author>",
        *(f"<category term={quoteattr(name)}/>" for name in (telling.section, *telling.tags)),
        f'<summary type="html">{escape(_summary(outlet, telling, url))}</summary>',
    ]
    if outlet.content == "full":
        parts.append(f'<content type="html">{escape(body_html(telling, url))}</content>')
    return f"<entry>{''.join(parts)}</entry>\n"


def _rdf(outlet: Outlet, shown: Sequence[Telling], timetable: Timetable, url: str) -> str:
    order = "".join(f'<rdf:li rdf:resource="{telling.id}"/>' for telling in shown)
    items = "".join(_rdf_item(outlet, telling, timetable.published(telling), url) for telling in shown)
    return (
        f'{_XML}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel rdf:about={quoteattr(url + outlet.feed_path)}>'
        f"<title>{escape(outlet.title)}</title><link>{url}/{outlet.id}/</link>"
        f"<description>{escape(outlet.tagline)}</description><dc:language>{outlet.language}</dc:language>"
        f"<items><rdf:Seq>{order}</rdf:Seq></items></channel>\n{items}</rdf:RDF>\n"
    )


def _rdf_item(outlet: Outlet, telling: Telling, published: int, url: str) -> str:
    subjects = "".join(f"<dc:subject>{escape(name)}</dc:subject>" for name in (telling.section, *telling.tags))
    return (
        f'<item rdf:about="{telling.id}"><title>{escape(telling.title)}</title><link>{url}{telling.path}</link>'
        f"<description>{escape(_summary(outlet, telling, url))}</description>"
        f"<dc:creator>{escape(telling.author)}</dc:creator><dc:date>{iso(published)}</dc:date>{subjects}</item>\n"
    )


def _json(outlet: Outlet, shown: Sequence[Telling], timetable: Timetable, url: str) -> str:
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.title,
        "description": outlet.tagline,
        "home_page_url": f"{url}/{outlet.id}/",
        "feed_url": url + outlet.feed_path,
        "language": outlet.language,
        "items": [_json_item(telling, timetable.published(telling), url) for telling in shown],
    }
    return json.dumps(values, ensure_ascii=False, indent=1)


def _json_item(telling: Telling, published: int, url: str) -> dict[str, object]:
    return {
        "id": telling.id,
        "url": url + telling.path,
        "title": telling.title,
        "summary": telling.deck,
        "content_text": telling.deck,
        "date_published": iso(published),
        "authors": [{"name": telling.author}],
        "tags": [telling.section, *telling.tags],
        **({"image": url + telling.image_path} if telling.caption else {}),
    }


def _summary(outlet: Outlet, telling: Telling, url: str) -> str:
    deck = escape(telling.deck)
    if outlet.content != "link":
        return deck
    return f'<p>{deck}</p>\n<p><a href="{url}{telling.path}">{escape(clutter(outlet.language)["read_on"])}</a></p>'
