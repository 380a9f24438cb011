"""A news sitemap, as sites without a feed write it for search engines → draft."""

from __future__ import annotations

from newsdash.sources.draft import Draft, DraftEntry, Text
from newsdash.sources.elements import Element, children, first_text
from newsdash.sources.rss import MAX_ITEMS


def read_sitemap(root: Element) -> Draft | None:
    """The draft of the `urlset` element `root`; None if no address in it carries news."""
    entries, names, languages = [], [], []
    for url in list(root)[:MAX_ITEMS]:
        found = children(url)
        for news in found.get("news:news", ())[:1]:
            about = children(news)
            publication = {k: v for p in about.get("news:publication", ()) for k, v in children(p).items()}
            names.append(first_text(publication, "news:name") or first_text(about, "news:name"))
            languages.append(first_text(publication, "news:language"))
            entries.append(_entry(found, about, languages[-1]))
    if not entries:
        return None
    return Draft(
        format="News sitemap",
        title=Text(next(filter(None, names), "")),
        language=next(filter(None, languages), ""),
        entries=entries,
    )


def read_index(root: Element) -> list[tuple[str, str]]:
    """The sitemaps that the `sitemapindex` element `root` lists: the address of each, and when it changed."""
    found = [children(sitemap) for sitemap in root]
    return [(first_text(one, "sitemap:loc", "loc"), first_text(one, "sitemap:lastmod", "lastmod")) for one in found]


def _entry(found: dict[str, list[Element]], about: dict[str, list[Element]], language: str) -> DraftEntry:
    images = [children(image) for image in found.get("image:image", ())]
    return DraftEntry(
        url=first_text(found, "sitemap:loc", "loc"),
        title=Text(first_text(about, "news:title"), "guess"),
        published=[text for text in (first_text(about, "news:publication_date"),) if text],
        updated=[text for text in (first_text(found, "sitemap:lastmod", "lastmod"),) if text],
        categories=[word.strip() for word in first_text(about, "news:keywords").split(",")],
        language=language,
        image=next((first_text(image, "image:loc") for image in images), ""),
    )
