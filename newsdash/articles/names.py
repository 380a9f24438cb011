"""What the names of elements (class, id, role) say of what is in them: furniture of a page has telling ones."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FURNITURE = re.compile(
    r"newsletter|sign-?up|related-?(?:art|post|stor|con|link|read|news|top|item|box|list)|(?:art\w*|post|stor\w+"
    r"|content|two|yarpp)[-_]related"
    r"|recirc|recommend(?:ed|ation)|more-?on\b|more-(?:from|stories|news|to-explore|coverage)|most-?(?:read"
    r"|popular|viewed|commented)|trending|read-?(?:next|also)|also-?(?:like|read)"
    r"|up-next|next-(?:article|post|story|up)|(?:post|article)-nav|outbrain|taboola|zergnet|revcontent|sponsor|advert"
    r"|gallery-overlay|photo-?gallery|slideshow|lightbox|share-?(?:bar|button|tool|link|this|icon|social)"
    r"|social-?(?:share|bar|button|icon|link|media-links)|sharedaddy|addtoany|addthis"
    r"|post-?info|postmeta|post-meta|entry-meta|article-meta|read(?:ing)?-?time|tag-?(?:list|cloud|links|s-links)"
    r"|tags?-container|breadcrumb"
    r"|author-?(?:bio|box|info|card|about|desc|profile)|about-?(?:the-)?author|comment-?(?:list|form|s-area|box"
    r"|count|respond)|disqus|respond\b"
    r"|cookie|consent|gdpr|paywall-(?:bar|message|prompt)|donat(?:e|ion)|membership-|call-?to-?action|\bcta\b"
    r"|promo(?!te)|teaser|rail\b|rail__|sidebar|side-?bar"
    r"|copyright|disclosure-link|print-only|screen-reader|sr-only|visually-?hidden|tooltip|popover|modal|toolbar"
    r"|infobox-ad|app-?(?:promo|banner|download)"
    r"|art(?:icle)?-?source|syndicat|correction-link|feedback|poll\b|quiz-promo|podcast-promo|video-?(?:playlist"
    r"|recommend|carousel)|carousel|swiper|\bfooter\b|page-?footer|site-?(?:header|footer|nav)",
)
_DOUBTFUL = re.compile(
    r"caption|credit|byline|author|date|time-?stamp|eyebrow|kicker|label|button|share|social|related|widget|hidden"
    r"|hide|nav|menu|meta"
    r"|embed(?!.*tweet)|aside|factbox|tags|footer|comment|\bad(?:s|-|_|vert|box)|subscri|email|login|tool|rating"
    r"|player|video|gallery|slide|promo|link-?(?:list|box)|inline-?(?:link|rel|promo)",
)
_INLINE_NOTES = re.compile(
    r"rollover-\w+-block|tooltip|pop-?over|hover-?card|visually-?hidden|sr-only|screen-reader|(?:^|\s)hidden(?:\s"
    r"|$)|no-?print|print-only|share-?(?:button|icon|link)"
    r"|click-?to-?tweet|footnote-(?:back|content)|edit-?(?:link|section)|mw-editsection|twitter-share|copy-?link",
)
_PICTURE = re.compile(r"^#|\.(?:jpe?g|png|webp|gif)\b|[/-](?:image|photo|gallery|media)s?/", re.IGNORECASE)
_POST = re.compile(r"twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed|fb-post")
_BACK = frozenset(["↩", "↩︎", "↩️", "⤴", "^", "↑", "⏎"])
_ARROWS = frozenset(("", *(arrow[0] for arrow in _BACK)))
_ASIDE_TAGS = frozenset(["aside", "nav", "footer", "form"])


_GALLERIES = re.compile(
    r"gallery-overlay|(?:photo-?|image-?|picture-?)?galler(?:y|ies)|slide-?shows?|slides?|carousel|swiper|lightbox"
    r"|captions?|figure|aspect-?ratio|player"
)
_HEIGHT = 5
# The attributes that name an element.
NAMES = ("class", "id", "role")


class Names:
    """Judges elements by their own names and those of everything around them, up to the article's `column`."""

    def __init__(self, column: HtmlElement) -> None:
        self._known: dict[HtmlElement, tuple[bool, bool, bool]] = {column: (True, False, False)}

    def judge(self, element: HtmlElement, outside: bool = True) -> tuple[bool, bool, bool]:
        """Whether `element` is inside the column, is furniture for sure, and is of doubtful use.

        Elements that are not inside the column are neither looked at nor remembered unless `outside` asks for it.
        """
        path = []
        at = element
        while at is not None and at not in self._known:
            path.append(at)
            at = at.getparent()
        inside, furniture, doubtful = (False, False, False) if at is None else self._known[at]
        if not inside and not outside:
            return inside, furniture, doubtful
        for one in reversed(path):
            named_furniture, named_doubtful, post = kinds(names(one).lower())
            furniture = not post and (furniture or named_furniture)
            doubtful = not post and (doubtful or named_doubtful or one.tag in _ASIDE_TAGS or is_hidden(one))
            self._known[one] = inside, furniture, doubtful
        return inside, furniture, doubtful


@lru_cache(maxsize=4096)
def kinds(name: str) -> tuple[bool, bool, bool]:
    """Whether a lower-case `name` is one of furniture, a doubtful one, and one of a quoted post."""
    if not name:
        return False, False, False
    return _FURNITURE.search(name) is not None, _DOUBTFUL.search(name) is not None, _POST.search(name) is not None


def is_shown(image: HtmlElement) -> bool:
    """Whether an `image` stands in what is called a gallery, in no link to another page, and in no other furniture."""
    gallery = False
    for one in (image, *islice(image.iterancestors(), _HEIGHT)):
        name = names(one).lower()
        bare = _GALLERIES.sub("", name)
        gallery = gallery or bare != name
        furniture, doubtful, _ = kinds(bare)
        if one.tag in ("article", "main", "body"):
            break
        if furniture or doubtful or one.tag in _ASIDE_TAGS or is_hidden(one):
            return False
    return gallery and not leads_away(image)


def leads_away(image: HtmlElement) -> bool:
    """Whether a click on an `image` leads to another page, not to itself in large."""
    links = [one.get("href") or "" for one in (image, *islice(image.iterancestors(), 2)) if one.tag == "a"]
    return any(href and not _PICTURE.search(href) for href in links)


def names(element: HtmlElement) -> str:
    """The class, id and role of `element` in one string."""
    return " ".join(filter(None, map(element.get, NAMES)))


def is_hidden(element: HtmlElement) -> bool:
    """Whether a reader of the page would not see `element`."""
    style = element.get("style") or ""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or ("display" in style and re.search(r"display\s*:\s*none", style) is not None)
    )


def is_post(element: HtmlElement) -> bool:
    """Whether `element` is in a quoted post of a social network."""
    return any(
        one.tag == "blockquote" and _POST.search(one.get("class") or "") is not None
        for one in (element, *element.iterancestors("blockquote"))
    )


def is_note(element: HtmlElement) -> bool:
    """Whether an inline `element` is a pop-up, a button or a note for machines, not part of the sentence around it."""
    name = element.get("class")
    return (bool(name) and _names_note(name)) or is_hidden(element) or (element.tag == "a" and _leads_back(element))


@lru_cache(maxsize=4096)
def _names_note(name: str) -> bool:
    return _INLINE_NOTES.search(name.lower()) is not None


def _leads_back(link: HtmlElement) -> bool:
    """Whether `link` is the arrow behind a note that leads back to where it was referred to."""
    begun = (link.text or "").strip()
    # Most links begin with a word: one look tells.
    return begun[:1] in _ARROWS and "".join(link.itertext()).strip() in _BACK
