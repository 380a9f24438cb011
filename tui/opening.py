"""Opening an article: everything the store knows of it, read in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from newsdash.language.words import words
from newsdash.models import Article, Key, Page
from newsdash.store import Store
from newsdash.stories.copies import SAME_TEXT, resemblance, sketch
from tui.documents import Opened, Telling

# A story's tellings that are looked through for copies and for this outlet's own.
MOST_TOLD = 60


def opened(store: Store, key: Key) -> Opened | None:
    """The article `key` with its page, position, and who else tells its story; None if it is no longer there.

    Another outlet's telling is similar, unless it is the same text or the same page; this outlet's own is told apart.
    """
    article = store.articles.get(key)
    if article is None:
        return None
    page = store.pages.get(key)
    similar = {like.key: like for like in store.stories.similar(key)}
    others, text = _others(store, article, similar), _Text(article, page)
    twins = store.articles.many(store.twins.of([key]))
    copies = [other for other in others if other not in twins and text.is_that_of(other, store.pages.get(other.key))]
    told = [other for other in others if other not in twins and other not in copies]
    return Opened(
        article=article,
        page=page,
        position=store.states.position(key),
        similar=tuple(
            Telling(other, similar[other.key].why)
            for other in told
            if other.key in similar and other.source != article.source
        ),
        outlets=sum(not feed.muted for feed in store.feeds.all()),
        more=tuple(Telling(other) for other in told if other.source == article.source),
        copies=tuple(Telling(copy) for copy in copies),
        twins=tuple(twins),
        tags_due=store.phrases.are_due(key),
    )


def _others(store: Store, article: Article, similar: Iterable[Key]) -> Sequence[Article]:
    """What is similar, best first, then what else was told of the story, the newest first."""
    story = store.stories.of([article.key]).get(article.key, 0)
    keys = dict.fromkeys([*similar, *store.stories.members(story)[:MOST_TOLD]])
    keys.pop(article.key, None)
    shown = store.listing.matches(keys, None)
    return store.articles.many([key for key in keys if key in shown])


class _Text:
    """An article's text, to be compared with others': page with page, or what one feed says with what another says."""

    def __init__(self, article: Article, page: Page | None) -> None:
        self._article = article
        self._page = page

    def is_that_of(self, other: Article, page: Page | None) -> bool:
        """Whether another outlet's article is this one republished."""
        article = self._article
        if other.source == article.source:
            return False
        if self._page is not None and page is not None:
            return resemblance(self._page_sketch, sketch(page.text)) >= SAME_TEXT
        if words(article.title) == words(other.title) and words(article.summary) == words(other.summary) != []:
            return True
        return resemblance(self._summary_sketch, sketch(other.summary)) >= SAME_TEXT

    @cached_property
    def _page_sketch(self) -> frozenset[int]:
        return sketch(self._page.text if self._page else "")

    @cached_property
    def _summary_sketch(self) -> frozenset[int]:
        return sketch(self._article.summary)
