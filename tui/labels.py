"""The honest label in words: how much of an article there is, why, and what the reader can do about it."""

from __future__ import annotations

from newsdash.models import Label, Page

# In the byline.
SHORT: dict[Label, str] = {
    "full": "full text",
    "summary": "summary only",
    "partial": "part of it",
    "paywalled": "paywalled",
    "consent": "behind a consent wall",
    "not-article": "no article",
    "gone": "gone",
    "failed": "not read",
}
# Where the page itself does not say why.
_SAID: dict[Label, str] = {
    "full": "",
    "summary": "Only the feed's summary",
    "partial": "Only a part of the article",
    "paywalled": "The rest is behind a paywall",
    "consent": "The outlet asks for consent first",
    "not-article": "The page is not an article",
    "gone": "The outlet has taken the page away",
    "failed": "The page could not be read",
}
_ORIGINAL = "o goes to the original"
_ASK = "Enter brings the page, o goes to the original"


def short(page: Page | None) -> str:
    """The label of `page` in a word or two; that of the feed's summary where there is no page."""
    return SHORT[page.label if page else "summary"]


def note(page: Page | None) -> str:
    """What is missing from `page`, why, and the remedy, in a line; "" where nothing is missing."""
    if page is None:
        return f"{_SAID['summary']}: {_ASK}."
    if page.label == "full":
        return ""
    said = page.note.strip().rstrip(".") or _SAID[page.label]
    return f"{said[0].upper()}{said[1:]}: {_ORIGINAL}."
