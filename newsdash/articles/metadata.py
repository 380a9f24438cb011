"""What a page says of its article: title, byline, dates, section, tags, and its other addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdash.articles import structured
from newsdash.articles.dates import day_in, moment
from newsdash.articles.lines import address
from newsdash.articles.titles import as_headed, plain_title
from newsdash.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE = 300
_NAME = 120
_DECK = 1000
_MAX_TAGS = 30
_AUTHORS = 6
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "pubdate", "publishdate",
    "publish_date", "publish-date", "publication_date", "article.published", "citation_date",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished", "timestamp",
)  # fmt: skip
_AUTHOR = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "byline",
    "citation_author",
)
_SECTION = ("article:section", "parsely-section", "section", "sailthru.section", "dc.subject", "category")
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author(?:-?name|__name)?)(?:$|[\s_-])", re.IGNORECASE)
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|text|από|автор)[:\s]+", re.IGNORECASE)
_DATED = re.compile(
    r"[\s|·,–—-]+(?:(?:posted|published|updated)\b.*|\d{4}-\d\d-\d\d.*|\d{1,2}[./]\d{1,2}[./]\d{2,4}.*"
    r"|(?:[^\W\d]{3,9}\.? \d{1,2},?|\d{1,2}\.? [^\W\d]{3,9}\.?,?) \d{4}.*)$",
    re.IGNORECASE,
)
_NO_SECTIONS = frozenset(
    ["post", "posts", "article", "articles", "home", "home page", "all", "uncategorized", "general"]
)
_NEXT = re.compile(
    r"(?:next(?: page)?|nächste seite|weiter(?:lesen auf seite \d+)?|auf der nächsten seite|page suivante|suivante?"
    r"|siguiente|página siguiente|próxima(?: página)?|pagina successiva|avanti|volgende(?: pagina)?|nästa(?: sida)?"
    r"|następna(?: strona)?|далее|следующая(?: страница)?|次(?:の|ページ).*|下一页|下一頁)?\s*[›»→>]*$"
)
_SAID = 40
# Of the pages that are read, and the one after them, which says that there are more.
_FIRST, _LAST_PAGE = 1, 6
_GENERIC_BYLINES = frozenset(
    ["admin", "administrator", "editor", "webmaster", "author", "staff", "none", "null", "guest"]
)
_MAY_GO_ON = re.compile(r"\d(?:\.html?)?/?(?:[?&#]|$)", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:[?&](?:page|seite|pagina|p|pg|pn|paged|page_?(?:no|num|number))=|/(?:page|seite|pagina|p)[/-]?|[-_/])"
    r"(\d{1,2})(?:\.html?)?/?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found, clean; '' or None where the page says nothing. `body` is JSON-LD's own text of the article."""

    title: str = ""
    author: str = ""
    published: int | None = None
    language: str = ""
    site: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    image: str = ""
    canonical: str = ""
    next_url: str = ""
    variant_url: str = ""
    free: bool | None = None
    body: str = ""
    declared_article: bool = False


def metadata(tree: HtmlElement, found: list[structured.Node], url: str) -> Metadata:
    """What `tree` says of itself, with `found`, its JSON-LD, trusted first, then <meta>, then the visible page."""
    node = structured.article(found)
    meta = _Meta(tree)
    site = clean(meta.first("og:site_name", "application-name") or _publisher(node), _NAME)
    canonical = _canonical(tree, meta, url)
    return Metadata(
        title=_title(tree, node, meta, site),
        author=_author(tree, node, meta, found),
        published=_published(tree, node, meta, canonical or url),
        language=_language(tree, node, meta),
        site=site,
        section=_section(node, meta),
        tags=_tags(node, meta),
        description=_description(node, meta),
        image=address(
            url, meta.first("og:image", "og:image:url", "twitter:image", "twitter:image:src") or _picture(node)
        ),
        canonical=canonical,
        next_url=_next(tree, url),
        variant_url=_variant(tree, url),
        free=structured.is_free(found),
        body=structured.text(node.get("articleBody")),
        declared_article=bool(node) or meta.first("og:type").lower() in ("article", "news", "blog"),
    )


class _Meta:
    """The <meta> elements of a page, by name or property in lower case."""

    def __init__(self, tree: HtmlElement) -> None:
        self.values: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            content = (element.get("content") or "").strip()
            if name and content:
                self.values.setdefault(name.strip().lower(), []).append(content)

    def first(self, *names: str) -> str:
        return next((self.values[name][0] for name in names if name in self.values), "")

    def all(self, *names: str) -> list[str]:
        return [value for name in names for value in self.values.get(name, ())]


def _title(tree: HtmlElement, node: structured.Node, meta: _Meta, site: str) -> str:
    headings = [text for h1 in tree.iter("h1") if (text := clean(" ".join(h1.itertext()), _TITLE))]
    document = next((clean("".join(title.itertext()), _TITLE) for title in tree.iter("title")), "")
    for title in (
        meta.first("og:title", "twitter:title"), structured.text(node.get("headline")), document, *headings[:1]
    ):  # fmt: skip
        if plain := plain_title(as_headed(clean(title, _TITLE), headings), site):
            return plain
    return ""


def _author(tree: HtmlElement, node: structured.Node, meta: _Meta, found: list[structured.Node]) -> str:
    named = {str(one.get("@id")): one for one in found if one.get("@id") and one.get("name")}
    stated = node.get("author") or node.get("creator")
    people = [
        named.get(str(one.get("@id")), one) if isinstance(one, dict) else one for one in structured.listed(stated)
    ]
    names = structured.texts(people, "name") or meta.all(*_AUTHOR)
    names = [name for name in map(_person, names) if name] or _visible_author(tree)
    return clean(", ".join(dict.fromkeys(names[:_AUTHORS])), 2 * _NAME)


def _visible_author(tree: HtmlElement) -> list[str]:
    for element in tree.iter("a", "span", "div", "p", "address"):
        if "comment" in (element.get("class") or "") or next(element.iter("input", "label"), None) is not None:
            continue
        marked = element.get("rel") == "author" or "author" in (element.get("itemprop") or "")
        if marked or _BYLINE_CLASS.search(element.get("class") or ""):
            people = [" ".join(a.itertext()) for a in element.iter("a")]
            name = _person(people[0] if len(people) == 1 else " ".join(element.itertext()))
            if name and len(name) <= 80 and len(name.split()) <= 8:
                return [name]
    return []


def _person(name: str) -> str:
    """A byline as a name, without "By"; '' for addresses, handles and placeholders."""
    name = _DATED.sub("", _BY.sub("", clean(name, _NAME))).strip(" ,;|·-–—")
    if "://" in name or name.startswith("@") or name.casefold() in _GENERIC_BYLINES or not any(map(str.isalpha, name)):
        return ""
    return name


def _published(tree: HtmlElement, node: structured.Node, meta: _Meta, url: str) -> int | None:
    stated = [structured.text(node.get(key)) for key in ("datePublished", "dateCreated")] + meta.all(*_PUBLISHED)
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or "datePublished" in (element.get("itemprop") or ""):
            stated.append(element.get("datetime") or "")
    times = [element.get("datetime") or "" for element in tree.iter("time")]
    for value in (*stated, *times[:1]):
        if value and (seconds := moment(value)) is not None:
            return seconds
    return day_in(url)


def _language(tree: HtmlElement, node: structured.Node, meta: _Meta) -> str:
    stated = (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or structured.text(node.get("inLanguage"), "alternateName", "name")
    )
    code = re.match(
        r"[a-zA-Z]{2,3}(?![a-zA-Z])", stated or meta.first("og:locale", "content-language", "language", "dc.language")
    )
    return code.group().lower() if code else ""


def _section(node: structured.Node, meta: _Meta) -> str:
    stated = structured.text(node.get("articleSection")) or meta.first(*_SECTION)
    section = clean(re.split(r"[,;|]", stated)[0], _NAME)
    return "" if section.casefold() in _NO_SECTIONS or re.search(r"://|\w\.\w", section) else section


def _tags(node: structured.Node, meta: _Meta) -> tuple[str, ...]:
    stated = meta.all("article:tag", "parsely-tags", "sailthru.tags", "news_keywords") or structured.texts(
        node.get("keywords"), "name"
    )
    stated = stated or meta.all("keywords")
    tags = [clean(part, 60) for value in stated for part in re.split(r"[,;]", value)]
    unique = {tag.casefold(): tag for tag in reversed(tags) if tag and "://" not in tag and not tag.startswith("tag:")}
    return tuple(reversed(unique.values()))[:_MAX_TAGS]


def _description(node: structured.Node, meta: _Meta) -> str:
    stated = meta.all("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
    return next(
        (text for value in (*stated, structured.text(node.get("description"))) if (text := clean(value, _DECK))), ""
    )


def _canonical(tree: HtmlElement, meta: _Meta, url: str) -> str:
    """The address the page gives itself, if it is on the same site and is more than the site's front page."""
    for stated in (*_links(tree, "canonical"), meta.first("og:url")):
        found = address(url, stated)
        if (
            found
            and _site(found) == _site(url)
            and (urlsplit(found).path.strip("/") or not urlsplit(url).path.strip("/"))
        ):
            return found
    return ""


def _next(tree: HtmlElement, url: str) -> str:
    """The next page of an article in several: rel=next or "Next page", if it is this address with the next number."""
    linked = ((a, (a.get("href") or "").strip()) for a in tree.iter("a"))
    # Few links lead to a number, and what a link says takes longer to see.
    said = (href for a, href in linked if _MAY_GO_ON.search(href) and _is_next(a))
    for href in (*_links(tree, "next"), *said):
        found = address(url, href).partition("#")[0]
        if found and found != url and _site(found) == _site(url) and _goes_on(found, url):
            return found
    return ""


def _is_next(link: HtmlElement) -> bool:
    if "next" in (link.get("rel") or "").split():
        return True
    said = " ".join(link.itertext()).strip() or link.get("aria-label") or link.get("title") or ""
    if not said or len(said) > _SAID or not _NEXT.match(said.casefold()):
        return False
    # Comments have pages too.
    return not any("comment" in (one.get("class") or one.get("id") or "").lower() for one in link.iterancestors())


def _goes_on(found: str, url: str) -> bool:
    """Whether `found` is the page after `url` by their numbers; pages that nobody would read to are other articles."""
    number = _page_of(found)
    if number > _LAST_PAGE:
        return False
    # What looks like a page number in the first page's address may be the article's own: "/12", then "/12?page=2".
    if _unpaged(found) == _bare(url):
        return number == _FIRST + 1
    return _unpaged(found) == _unpaged(url) and number == (_page_of(url) or _FIRST) + 1


def _page_of(url: str) -> int:
    stated = _PAGE_NUMBER.search(url.partition("#")[0])
    return int(stated.group(1)) if stated else 0


def _unpaged(url: str) -> str:
    return _bare(_PAGE_NUMBER.sub("", url.partition("#")[0]))


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return re.sub(r"\.html?$", "", parts.path + (f"?{parts.query}" if parts.query else "")).rstrip("/")


def _variant(tree: HtmlElement, url: str) -> str:
    """The page's AMP or print version, to try when the page itself yields nothing."""
    stated = _links(tree, "amphtml")
    for link in tree.iter("link"):
        if "alternate" in (link.get("rel") or "").lower().split() and "print" in (link.get("media") or ""):
            stated.append(link.get("href") or "")
    stated += [a.get("href") or "" for a in tree.iter("a") if "print" in (a.get("class") or "").lower().split()]
    return next((found for href in stated if (found := address(url, href)) and found != url), "")


def _links(tree: HtmlElement, rel: str) -> list[str]:
    return [link.get("href") or "" for link in tree.iter("link") if rel in (link.get("rel") or "").lower().split()]


def _publisher(node: structured.Node) -> str:
    return structured.text(node.get("publisher"), "name")


def _picture(node: structured.Node) -> str:
    return structured.text(node.get("image"), "url", "contentUrl", "@id")


def _site(url: str) -> str:
    return ".".join((urlsplit(url).hostname or "").removeprefix("www.").split(".")[-2:])
