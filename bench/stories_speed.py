"""Measure the index of tellings at 100,000 articles; run as `python bench/stories_speed.py [ARTICLES]`.

The articles are made up: title and summary drawn from a Zipf-like vocabulary, with stories of a dozen tellings among
them, over thirty days. Prints one JSON object: milliseconds of CPU to add and to ask (median and 99th percentile),
seconds of it to build, bytes an article.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import sys
from itertools import accumulate
from statistics import quantiles
from time import process_time

from newsdash.stories.similarity import Index, Telling

ARTICLES = 100_000
WORDS = 60_000
ASKED = 400
MONTH = 30 * 86_400


def main() -> None:
    """Build an index and print what it took."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    tellings = made_up(articles)
    gc.collect()
    before = _resident()
    index, added = Index(), []
    begun = process_time()
    for telling in tellings:
        start = process_time()
        index.add(telling)
        added.append(1000 * (process_time() - start))
    built = process_time() - begun
    gc.collect()
    memory = (_resident() - before) / articles
    asked = []
    for telling in random.Random(2).sample(tellings, ASKED):
        start = process_time()
        index.similar(telling.key)
        asked.append(1000 * (process_time() - start))
    figures = {"articles": articles, "build_s": round(built, 2), "bytes_an_article": round(memory)}
    for name, times in (("add_ms", added), ("similar_ms", asked)):
        cuts = quantiles(times, n=100)
        figures |= {f"{name}_median": round(cuts[49], 3), f"{name}_p99": round(cuts[98], 3)}
    print(json.dumps(figures))


def made_up(articles: int) -> list[Telling]:
    """Articles of 10 title words and 25 summary words, every third one a telling of a story of a dozen."""
    chance = random.Random(1)
    vocabulary = [_word(number) for number in range(WORDS)]
    weights = list(accumulate(1 / (rank + 8) for rank in range(WORDS)))
    stories = [chance.choices(vocabulary, cum_weights=weights, k=6) for _ in range(articles // 36 + 1)]
    tellings = []
    for key in range(articles):
        words = chance.choices(vocabulary, cum_weights=weights, k=35)
        if key % 3 == 0:
            words[2:6] = chance.sample(chance.choice(stories), 4)
        title, summary = " ".join(words[:10]), " ".join(words[10:])
        time = MONTH * key // articles
        tellings.append(Telling(key, title.capitalize(), f"Outlet {key % 100}", summary, time=time))
    return tellings


def _word(number: int) -> str:
    letters = "bcdfglmnprstvz"
    syllables = []
    while number or not syllables:
        number, rest = divmod(number, 70)
        syllables.append(letters[rest // 5] + "aeiou"[rest % 5])
    word = "".join(syllables) + "k"
    return word.capitalize() if number % 3 else word


def _resident() -> int:
    gc.collect()
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    main()
