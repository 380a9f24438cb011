"""Where a site's feeds are: by what is known of big sites, by what its page says, by the usual paths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import urljoin, urlsplit

from newsdash.sources.dates import timestamp
from newsdash.sources.encoding import decode
from newsdash.text import clean, clean_url

MAX_HTML = 2_000_000
MAX_FOUND = 50
MAX_ROBOTS = 500_000
MAX_SITEMAPS = 3
# Bytes; a thousand news, which is what one may hold, are a tenth of it.
MAX_SITEMAP = 5 << 20
MAX_LISTED = 10_000

_FORMATS = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rdf+xml": "RSS 1.0",
    "text/rss+xml": "RSS",
    "text/rss": "RSS",
    "text/atom+xml": "Atom",
    "application/x.atom+xml": "Atom",
    "application/x-atom+xml": "Atom",
    "application/xml": "XML",
    "text/xml": "XML",
    "application/json": "JSON Feed",
}
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b[^<>]*+>.*?(?:</\1\s*>|\Z)"
    r"|<(link|a|base|title)\b((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>([^<]{0,300})",
    re.S | re.I,
)
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]{1,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_FEEDISH_PATH = re.compile(
    r"(?:^|[/._?=&-])(?:rss|atom|feed|feeds|rdf|index\.xml|feed\.json|rss2?\.xml|syndication)(?:$|[/._?=&-])", re.I
)
_FEEDISH_TEXT = re.compile(r"\b(?:rss|atom|web ?feed|xml feed|news feed)\b", re.I)
_CHANNEL = re.compile(rb'(?:"(?:channelId|externalId)":"|/channel/)(UC[\w-]{22})')
_SITEMAP = re.compile(rb"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.I | re.M)
_OF_A_TIME = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-_./]?(?:0[1-9]|1[0-2]))?(?!\d)")
_GUESSES = ("feed", "rss", "atom.xml", "feed.xml", "rss.xml", "index.xml", "feed.json")
_ROOT_GUESSES = ("feeds/posts/default", "index.rdf", "news-sitemap.xml", "sitemap-news.xml")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that a page names: its address, what the page calls it, and its format as far as the page says."""

    url: str
    title: str = ""
    format: str = ""


def known(url: str) -> str:
    """The feed of `url` where the site's scheme is known: YouTube, Reddit, Mastodon, GitHub, Substack; '' otherwise."""
    address = clean_url(url if "://" in url else f"https://{url}")
    if not address:
        return ""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = [part for part in parts.path.split("/") if part]
    for is_site, feed in _SITES:
        if is_site(host):
            return clean_url(feed(host, path, parts.query))
    account = _account(path)
    return clean_url(f"{parts.scheme}://{parts.netloc}/{account}.rss") if account else ""


def sitemaps(robots: bytes) -> tuple[str, ...]:
    """The sitemaps that a site's robots.txt names, those called news first; few, and none of an archive."""
    return likeliest((found.decode("ascii", "ignore"), "") for found in _SITEMAP.findall(robots[:MAX_ROBOTS]))


def likeliest(sitemaps: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Of `sitemaps`, each an address and when it changed, the few where news may be, the likeliest first.

    That of a month or a year is none: it will bring nothing when its time is over.
    """
    last = {clean_url(url): timestamp(changed) or 0 for url, changed in islice(sitemaps, MAX_LISTED)}
    lasting = (url for url in last if url and not _OF_A_TIME.search(urlsplit(url).path))
    order = sorted(lasting, key=lambda url: ("news" not in urlsplit(url).path.lower(), -last[url]))
    return tuple(order[:MAX_SITEMAPS])


def find(html: bytes, url: str) -> tuple[Candidate, ...]:
    """The feeds that the page `html`, fetched from `url`, names: its link elements first, then links that look it."""
    named: dict[str, Candidate] = {}
    linked: dict[str, Candidate] = {}
    base = url
    for name, attributes, text in _tags(decode(html[:MAX_HTML])):
        href = attributes.get("href", "").strip()
        if name == "base" and href and base == url:
            base = _joined(url, href) or url
        elif name == "link":
            kind = attributes.get("type", "").partition(";")[0].strip().lower()
            rels = attributes.get("rel", "").lower().split()
            if "/wp-json/" in href or "rest_route=" in href:
                # The page itself as WordPress's own interface gives it.
                continue
            if href and kind in _FORMATS and ("alternate" in rels or "feed" in rels) and "stylesheet" not in rels:
                _add(named, base, href, attributes.get("title", ""), _FORMATS[kind])
        elif name == "a" and href and _looks_like_feed(href, text, base):
            _add(linked, base, href, text, "")
    channel = _youtube_channel(html, url)
    if channel:
        named.setdefault(channel, Candidate(channel, format="Atom"))
    found = {**linked, **named}
    return tuple([*named.values(), *(found[u] for u in linked if u not in named)][:MAX_FOUND])


def guesses(url: str) -> tuple[str, ...]:
    """The addresses where sites like that of `url` usually have a feed: its folder or the root, likeliest first."""
    address = clean_url(url if "://" in url else f"https://{url}")
    if not address:
        return ()
    parts = urlsplit(address)
    root = f"{parts.scheme}://{parts.netloc}/"
    folders = [root]
    folder = parts.path.strip("/")
    if folder and "." not in folder.rpartition("/")[2]:
        folders.insert(0, f"{root}{folder}/")
    likely = [folder + guess for guess in _GUESSES for folder in folders]
    return tuple(dict.fromkeys(map(clean_url, [*likely, *(root + guess for guess in _ROOT_GUESSES)])))


def _tags(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    for tag in _TAG.finditer(text):
        if tag.group(2):
            found = _ATTRIBUTE.findall(tag.group(3)[:4_000])
            attributes = {name.lower(): unescape(a or b or c) for name, a, b, c in found}
            yield tag.group(2).lower(), attributes, unescape(tag.group(4))


def _add(found: dict[str, Candidate], base: str, href: str, title: str, format: str) -> None:
    address = _joined(base, href)
    if address:
        found.setdefault(address, Candidate(address, clean(title, 200), format))


def _joined(base: str, href: str) -> str:
    href = href.removeprefix("feed:") if href.startswith("feed:http") else href
    href = "http://" + href.removeprefix("feed://") if href.startswith("feed://") else href
    try:
        return clean_url(urljoin(base, href))
    except ValueError:
        return ""


def _looks_like_feed(href: str, text: str, base: str) -> bool:
    address = urlsplit(_joined(base, href) or "about:blank")
    if href.startswith("feed:"):
        return True
    if address.scheme not in ("http", "https") or address.path.endswith((".html", ".htm", ".css", ".js", ".png")):
        return False
    return bool(_FEEDISH_PATH.search(address.path + "?" + address.query) or _FEEDISH_TEXT.search(text))


def _youtube_channel(html: bytes, url: str) -> str:
    if not _is("youtube.com")((urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")):
        return ""
    found = _CHANNEL.search(html)
    return _YOUTUBE + "channel_id=" + found.group(1).decode() if found else ""


def _account(path: list[str]) -> str:
    """The account on Mastodon or its like that `path` leads to, "@ada"; '' if it leads to none. Any host may be one."""
    path = path[1:] if path[:1] in (["web"], ["deck"]) else path
    name = path[0].removesuffix(".rss") if path else ""
    if not name.startswith("@") or len(name) < 2:
        return ""
    of_account = len(path) == 1 or path[1].isdigit() or path[1] in ("with_replies", "media", "tagged")
    return name if of_account else ""


_YOUTUBE = "https://www.youtube.com/feeds/videos.xml?"


def _youtube(host: str, path: list[str], query: str) -> str:
    if path[:1] == ["channel"] and len(path) > 1:
        return f"{_YOUTUBE}channel_id={path[1]}"
    if path[:1] == ["user"] and len(path) > 1:
        return f"{_YOUTUBE}user={path[1]}"
    playlist = re.search(r"(?:^|&)list=([\w-]+)", query)
    if playlist and path[:1] == ["playlist"]:
        return f"{_YOUTUBE}playlist_id={playlist.group(1)}"
    return ""


def _reddit(host: str, path: list[str], query: str) -> str:
    if len(path) < 2 or path[0] not in ("r", "u", "user"):
        return "https://www.reddit.com/.rss" if not path else ""
    feed = "https://www.reddit.com/" + "/".join(path).removesuffix(".rss").rstrip("/") + "/.rss"
    return f"{feed}?{query}" if query else feed


_NO_REPOSITORIES = frozenset(("orgs", "topics", "features", "sponsors", "settings", "marketplace"))


def _github(host: str, path: list[str], query: str) -> str:
    if host != "github.com" or len(path) < 2 or path[0] in _NO_REPOSITORIES or path[-1].endswith(".atom"):
        return ""
    if path[2:3] in (["raw"], ["blob"]):
        return ""
    repository = f"https://github.com/{path[0]}/{path[1].removesuffix('.git')}"
    what = path[2] if len(path) > 2 else ""
    if what == "commits":
        branch = "/".join(path[3:])
        return f"{repository}/commits/{branch}.atom" if branch else f"{repository}/commits.atom"
    return f"{repository}/{'tags' if what == 'tags' else 'releases'}.atom"


def _substack(host: str, path: list[str], query: str) -> str:
    if host == "open.substack.com":
        return f"https://{path[1]}.substack.com/feed" if path[:1] == ["pub"] and len(path) > 1 else ""
    return f"https://{host}/feed" if host.count(".") == 2 else ""


def _bluesky(host: str, path: list[str], query: str) -> str:
    return f"https://bsky.app/profile/{path[1]}/rss" if path[:1] == ["profile"] and len(path) > 1 else ""


def _medium(host: str, path: list[str], query: str) -> str:
    if host != "medium.com":
        return f"https://{host}/feed"
    return f"https://medium.com/feed/{path[0]}" if path else ""


def _none(host: str, path: list[str], query: str) -> str:
    return ""


def _is(domain: str) -> Callable[[str], bool]:
    return lambda host: host == domain or host.endswith(f".{domain}")


_SITES: tuple[tuple[Callable[[str], bool], Callable[[str, list[str], str], str]], ...] = (
    (_is("youtube.com"), _youtube),
    (_is("reddit.com"), _reddit),
    (_is("github.com"), _github),
    (_is("substack.com"), _substack),
    (_is("bsky.app"), _bluesky),
    (_is("medium.com"), _medium),
    # Their accounts look like Mastodon's, but they have no feeds.
    (_is("tiktok.com"), _none),
    (_is("threads.net"), _none),
    (_is("threads.com"), _none),
)
