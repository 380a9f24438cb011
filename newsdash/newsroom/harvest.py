"""From a parsed feed to articles: keys, times, titles and decks, once for each entry. Pure."""

from __future__ import annotations

from newsdash.articles.titles import plain_title
from newsdash.keys import article_key
from newsdash.models import Article, Entry, Feed, ParsedFeed
from newsdash.newsroom.jobs import Harvest


def harvest(parsed: ParsedFeed, feed: Feed, now: int) -> Harvest:
    """The articles in `parsed`, first seen at `now` by `feed`, whose title is their outlet's name."""
    outlet = feed.title or parsed.title
    articles = tuple(article(entry, parsed, feed, outlet, now) for entry in parsed.entries)
    contents = {
        found.key: entry.content for found, entry in zip(articles, parsed.entries, strict=True) if entry.content
    }
    return Harvest(
        title=parsed.title,
        site=parsed.site,
        language=parsed.language,
        pacing=parsed.pacing,
        articles=articles,
        contents=contents,
    )


def article(entry: Entry, parsed: ParsedFeed, feed: Feed, outlet: str, now: int) -> Article:
    """The article that `entry` is.

    Its time is when it was published, held to now where a feed dates it in the future; an undated one has the time it
    was first seen. Its deck is made here if it takes what is not kept, paragraphs or a subtitle; else with its key
    phrases.
    """
    title = plain_title(entry.title, outlet)
    line = deck_of(entry, outlet) if entry.lead or entry.subtitle or not title else ""
    return Article(
        key=article_key(feed.id, entry.id),
        feed=feed.id,
        entry_id=entry.id,
        url=entry.url,
        title=title or line or entry.url,
        time=now if entry.published is None else min(entry.published, now),
        source=outlet,
        deck=line if title else "",
        summary=entry.summary,
        author=entry.author,
        published=entry.published,
        first_seen=now,
        updated=entry.updated,
        language=entry.language or parsed.language or feed.language,
        image=entry.image,
        categories=entry.categories,
        enclosures=entry.enclosures,
    )


def deck_of(entry: Entry, outlet: str) -> str:
    """The deck that its feed's own text gives `entry`."""
    # A fifth of what a worker imports, and many a round needs none.
    from newsdash.articles.deck import deck

    said = entry.lead or entry.summary
    return deck(entry.title, outlet, (said, entry.subtitle) if entry.subtitle else (said,), said)
