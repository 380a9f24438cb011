"""Fill a store with made-up news, the same for the same numbers: what all benches read."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from newsdash.keys import article_key, feed_key
from newsdash.language.words import phrase_stem
from newsdash.models import Article, Block, Key, Page, Phrase, Phrases, Subscription
from newsdash.paths import StorePaths
from newsdash.store import Store, open_store
from newsdash.subscriptions import edit

SECTIONS = ("World", "World/Europe", "Business", "Science", "Sport", "Culture", "")
BATCH = 2_000
DAY = 86_400


def fill(
    folder: Path,
    articles: int = 100_000,
    feeds: int = 100,
    text_bytes: int = 3_000,
    now: int = 1_764_000_000,
    *,
    pages: float = 0.1,
    phrases: bool = True,
    read: float = 0.3,
) -> None:
    """Make a store in `folder` of articles over the 60 days before `now`, `text_bytes` of text in each feed entry.

    `pages` is the share of articles whose page is stored and searchable too, `read` the share that was read. A folder
    that already holds as many articles is left as it is.
    """
    with open_store(StorePaths(folder)) as store:
        if store.listing.counts()[0] == articles:
            return
        newsroom = _Newsroom(articles, feeds, text_bytes, now)
        store.feeds.sync(newsroom.subscriptions)
        edit(StorePaths(folder), lambda _none: newsroom.subscriptions)
        for batch in newsroom.batches():
            store.articles.add(batch, {article.key: newsroom.html() for article in batch})
            _put_pages(store, newsroom, [article.key for article in batch if newsroom.chance(pages)])
            # After the pages, and each in its place: a newsroom must find nothing left to do.
            if phrases:
                store.phrases.put((article.key, newsroom.phrases()) for article in batch)
            store.stories.set_stories({article.key: article.key for article in batch})
            store.states.mark([article.key for article in batch if newsroom.chance(read)], read=True, now=now)


def _put_pages(store: Store, newsroom: _Newsroom, keys: list[Key]) -> None:
    for key in keys:
        store.pages.put(key, Page(blocks=newsroom.blocks(), language="en"), newsroom.now)


class _Newsroom:
    def __init__(self, articles: int, feeds: int, text_bytes: int, now: int) -> None:
        self.now = now
        self._random = random.Random(20)
        self._articles = articles
        self._words = _vocabulary(self._random, 30_000)
        # Zipf's law, its head cut off: stop words are not what people filter by.
        self._weights = list(accumulate(1 / (rank + 12) for rank in range(len(self._words))))
        self._sentences = [self._some(18) for _ in range(4_000)]
        self._topics = [Phrase(text, phrase_stem(text), 1.0) for text in (self._some(1 + i % 2) for i in range(20_000))]
        self._topic_weights = list(accumulate(1 / (rank + 20) for rank in range(len(self._topics))))
        self._paragraphs = max(1, text_bytes // 600)
        self.subscriptions = [
            Subscription(f"http://127.0.0.1/{i}.xml", f"Outlet {i}", SECTIONS[i % len(SECTIONS)]) for i in range(feeds)
        ]

    def batches(self) -> Iterator[list[Article]]:
        for start in range(0, self._articles, BATCH):
            yield [self._article(number) for number in range(start, min(start + BATCH, self._articles))]

    def _article(self, number: int) -> Article:
        outlet = self.subscriptions[number % len(self.subscriptions)]
        feed, entry = feed_key(outlet.url), str(number)
        moment = self.now - 60 * DAY + number * 60 * DAY // self._articles - self._random.randrange(3_600)
        title, summary = self._some(9).capitalize(), self._sentence() + " " + self._sentence()
        return Article(
            article_key(feed, entry), feed, entry, f"http://127.0.0.1/{number}", title, moment, outlet.title,
            deck=summary[:140], summary=summary, author=f"Reporter {self._random.randrange(3_000)}", published=moment,
            first_seen=moment, language="en",
        )  # fmt: skip

    def html(self) -> str:
        return "".join(f"<p>{self._paragraph()}</p>" for _ in range(self._paragraphs))

    def blocks(self) -> tuple[Block, ...]:
        return tuple(Block("paragraph", self._paragraph()) for _ in range(self._paragraphs))

    def phrases(self) -> Phrases:
        chosen = self._random.choices(self._topics, cum_weights=self._topic_weights, k=12)
        return Phrases("en", tuple(chosen[:8]), tuple(chosen))

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def _paragraph(self) -> str:
        return ". ".join(self._random.choices(self._sentences, k=5)) + "."

    def _sentence(self) -> str:
        return self._random.choice(self._sentences).capitalize() + "."

    def _some(self, count: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count))


def _vocabulary(source: random.Random, size: int) -> list[str]:
    onsets = ("b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "tr", "pl", "st", "ch")
    vowels, codas = "aeiou", ("", "n", "r", "s", "l")
    found: dict[str, None] = {}
    while len(found) < size:
        syllables = source.choices((1, 2, 3), (1, 5, 4))[0]
        word = "".join(source.choice(onsets) + source.choice(vowels) + source.choice(codas) for _ in range(syllables))
        found[word + source.choice(("", "", "s", "ing", "ed"))] = None
    return list(found)


def main() -> None:
    """Fill the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--feeds", type=int, default=100)
    parser.add_argument("--pages", type=float, default=0.1)
    arguments = parser.parse_args()
    began = time.perf_counter()
    fill(arguments.folder, arguments.articles, arguments.feeds, pages=arguments.pages)
    print(f"{arguments.articles:,} articles in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
