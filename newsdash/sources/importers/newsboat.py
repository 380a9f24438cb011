"""newsboat: its urls file and its cache.db."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from newsdash.models import Subscription
from newsdash.sources.encoding import decode
from newsdash.sources.importers.database import rows
from newsdash.sources.importers.imported import (
    RUNS,
    SET_IT,
    Imported,
    ImportedView,
    Mark,
    Skipped,
    config_folders,
    data_folders,
    first_file,
    has_secret,
    shown,
)
from newsdash.sources.importers.newsboat_query import Untranslatable, translate
from newsdash.text import clean, clean_url


def read_default(environ: Mapping[str, str], home: Path) -> Imported:
    """What newsboat keeps in its XDG folders or in ~/.newsboat. Raises NothingFound."""
    urls = first_file([folder / "urls" for folder in config_folders(environ, home, "newsboat")], "newsboat")
    caches = [folder / "cache.db" for folder in data_folders(environ, home, "newsboat")]
    return read(urls, next((path for path in caches if path.exists()), None))


def read(urls: Path, cache: Path | None) -> Imported:
    """The subscriptions and query feeds in the file `urls`, and what was read and flagged according to `cache`.

    All tags are kept, the first is also the section; "~title" names a feed. One that is hidden ("!") is muted, unless
    there are query feeds: newsboat goes on fetching what it hides, for them to draw on.
    """
    feeds: dict[str, Subscription] = {}
    hidden: set[str] = set()
    queries: list[tuple[int, str, str]] = []
    skipped: list[Skipped] = []
    for number, line in enumerate(decode(urls.read_bytes()).splitlines(), 1):
        words = split(line)
        if not words:
            continue
        if words[0].startswith("query:"):
            queries.append((number, line, words[0]))
            continue
        try:
            feed = _subscription(words)
        except Untranslatable as reason:
            skipped.append(Skipped(number, shown(line), str(reason)))
            continue
        if feed.url in feeds:
            skipped.append(Skipped(number, shown(line), "its address is listed twice"))
            continue
        feeds[feed.url] = feed
        if has_secret(words[0]):
            skipped.append(Skipped(number, f"the name and password of {feed.url}", SET_IT))
        if any(word.startswith("!") for word in words[1:]):
            hidden.add(feed.url)
    views, untranslated = _views(queries, tuple(feeds.values()))
    subscriptions = tuple(replace(feed, muted=not views and feed.url in hidden) for feed in feeds.values())
    read_marks, starred = _marks(cache) if cache else ((), ())
    return Imported(
        subscriptions,
        read_marks,
        starred,
        views=views,
        skipped=tuple(sorted([*skipped, *untranslated], key=lambda one: one.line)),
        files=(urls, cache) if cache else (urls,),
    )


def _views(
    queries: Sequence[tuple[int, str, str]], feeds: Sequence[Subscription]
) -> tuple[tuple[ImportedView, ...], list[Skipped]]:
    """The views that the query lines (number, line, first word) amount to over `feeds`, and what cannot be one."""
    views, skipped = [], []
    elsewhere: dict[str, list[str]] = {}
    for feed in feeds:
        for tag in feed.tags[1:]:
            elsewhere.setdefault(tag, []).append(feed.title)
    for number, line, word in queries:
        name, _, query = word.partition(":")[2].partition(":")
        try:
            views.append(ImportedView(clean(name, 100), translate(query, elsewhere)))
        except Untranslatable as reason:
            skipped.append(Skipped(number, shown(line), str(reason)))
    return tuple(views), skipped


def split(line: str) -> list[str]:
    """The words of a line of the urls file: parted by blanks, kept whole by double quotes, ended by a bare "#"."""
    words: list[str] = []
    word, quoted, begun = "", False, False
    characters = iter(line)
    for character in characters:
        if character == "\\" and quoted:
            word += next(characters, "")
        elif character == '"':
            quoted, begun = not quoted, True
        elif character.isspace() and not quoted:
            words, word, begun = ([*words, word] if begun else words), "", False
        elif character == "#" and not quoted and not begun:
            break
        else:
            word, begun = word + character, True
    return [*words, word] if begun else words


def _subscription(words: list[str]) -> Subscription:
    address = words[0]
    if address.startswith(("exec:", "filter:")):
        raise Untranslatable(RUNS)
    if address.startswith("file:"):
        raise Untranslatable("it is a local file; newsdash reads feeds over the web")
    url = clean_url(address)
    if not url:
        raise Untranslatable("it is no web address")
    title = next((word[1:] for word in words[1:] if word.startswith("~")), "")
    tags = tuple(dict.fromkeys(clean(w, 100) for w in words[1:] if not w.startswith(("~", "!")) and w.strip()))
    return Subscription(
        url=url,
        title=clean(title, 200),
        section=tags[0].replace("/", "∕") if tags else "",
        tags=tags,
    )


def _marks(cache: Path) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    query = "SELECT feedurl, guid, url, unread, flags FROM rss_item WHERE unread = 0 OR flags != ''"
    read_marks, starred = [], []
    for feed, guid, url, unread, flags in rows(cache, query):
        mark = Mark(clean_url(str(feed)), clean(str(guid or "")), clean_url(str(url or "")))
        if not unread:
            read_marks.append(mark)
        if flags:
            starred.append(mark)
    return tuple(read_marks), tuple(starred)
