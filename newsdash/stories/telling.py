"""A telling: what the stories room needs to know of an article, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass

from newsdash.language.words import fold
from newsdash.models import Article, Key


@dataclass(frozen=True, slots=True)
class Telling:
    """One outlet's telling of some event.

    `source` is the outlet's name; `time` is in seconds since the epoch, None where nobody knows it and the telling
    counts as of the same time as any other; `language` is ISO 639-1.
    """

    key: Key
    title: str
    source: str
    summary: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    time: int | None = None
    language: str = "en"
    url: str = ""

    @property
    def outlet(self) -> str:
        """The outlet's name for comparing, without case, accents and space around it."""
        return fold(self.source).strip()


def of(article: Article, text: str = "") -> Telling:
    """The telling that `article` is, with the `text` of its page where it is stored."""
    return Telling(
        key=article.key,
        title=article.title,
        source=article.source,
        summary=article.summary,
        text=text,
        tags=article.tags,
        time=article.time,
        language=article.language or "en",
        url=article.url,
    )
