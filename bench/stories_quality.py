"""Measure similar stories and clusters against labelled headlines; run as `python bench/stories_quality.py`.

Titles only, another outlet only (shared/data/README.md). Prints a JSON object a measure:
`nearest` P@1 over all rows, how many have an answer, and how many of all links offered are right; `mixed` the same,
B-cubed and guard rails over twelve headlines a story from as many outlets, shuffled among the titles of the feed
corpora as strangers, averaged over seeds. `strange` counts the links that strangers are offered. Beside P@1 stand
`ranked`, the same where the likest is named however unlike it is, and `overlap`, that of the plain share of words.
"""

from __future__ import annotations

import csv
import json
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from newsdash.sources.feeds import NotAFeed, parse
from newsdash.stories.clusters import LIKES, Clusters
from newsdash.stories.similarity import Index, Telling

CORPORA = Path(os.environ.get("NEWSDASH_CORPORA", Path(__file__).parents[2] / "shared" / "data"))
SEEDS = 5
A_STORY = 12


@dataclass(frozen=True, slots=True)
class Labelled:
    """A headline, its outlet and the story it tells; '' for a stranger."""

    title: str
    outlet: str
    story: str


def headlines() -> list[Labelled]:
    """The labelled headlines, in the file's order."""
    with (CORPORA / "stories" / "google-news-dev.csv").open(encoding="utf-8", newline="") as file:
        return [Labelled(row["title"], row["publisher"], row["story"]) for row in csv.DictReader(file)]


def strangers() -> list[Labelled]:
    """Every distinct title in the feed corpora, under the name of its feed."""
    found: dict[str, Labelled] = {}
    for path in sorted((CORPORA / "feeds").rglob("*")):
        if not path.is_file() or path.suffix in {".json", ".md", ".txt"} or path.stat().st_size > 2_000_000:
            continue
        try:
            feed = parse(path.read_bytes(), f"http://corpus.invalid/{path.name}", "")
        except NotAFeed:
            continue
        for entry in feed.entries:
            if entry.title:
                found.setdefault(entry.title.casefold(), Labelled(entry.title, feed.title or path.name, ""))
    return list(found.values())


def tellings(rows: Iterable[Labelled]) -> list[Telling]:
    """The rows as tellings, keyed by their place."""
    return [Telling(place, row.title, row.outlet) for place, row in enumerate(rows)]


def nearest(rows: Sequence[Labelled]) -> dict[str, float]:
    """P@1 of the nearest headline of another outlet over the labelled rows, in percent; none found counts as wrong."""
    index = Index()
    asked = tellings(rows)
    for telling in asked:
        index.add(telling)
    words = Overlap(rows)
    right = found = total = own = links = true_links = strange = ranked = overlap = 0
    for row, telling in zip(rows, asked, strict=True):
        likes = index.similar(telling.key)
        own += sum(rows[like.key].outlet == row.outlet for like in likes)
        if not row.story:
            strange += len(likes)
            continue
        total += 1
        found += bool(likes)
        right += bool(likes) and rows[likes[0].key].story == row.story
        likest = index.similar(telling.key, limit=1, least=0.0, why=False)
        ranked += bool(likest) and rows[likest[0].key].story == row.story
        place = words.nearest(telling.key)
        overlap += place is not None and rows[place].story == row.story
        links += len(likes)
        true_links += sum(rows[like.key].story == row.story for like in likes)
    return {
        "p_at_1": 100 * right / total,
        "ranked": 100 * ranked / total,
        "overlap": 100 * overlap / total,
        "found": 100 * found / total,
        "true_links": 100 * true_links / max(1, links),
        "strange": strange,
        "own_outlet": own,
    }


class Overlap:
    """The peer: headlines by the share of their words that they have in common (Jaccard), common words included."""

    def __init__(self, rows: Sequence[Labelled]) -> None:
        self._outlets = [row.outlet for row in rows]
        self._words = [frozenset(re.findall(r"\w+", row.title.casefold())) for row in rows]
        self._where: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self._words):
            for word in words:
                self._where[word].append(place)

    def nearest(self, place: int) -> int | None:
        """The place of the likest headline of another outlet, the first of equals; None where none shares a word."""
        mine, outlet = self._words[place], self._outlets[place]
        shared = Counter(other for word in mine for other in self._where[word] if self._outlets[other] != outlet)
        return max(
            sorted(shared),
            key=lambda other: shared[other] / len(mine | self._words[other]),
            default=None,
        )


def mixed(rows: Sequence[Labelled], among: Sequence[Labelled], seed: int) -> dict[str, float]:
    """The mixed protocol for one shuffle: P@1, B-cubed over the labelled rows, and what the guard rails let through."""
    chosen = [*twelve_each(rows, seed), *among]
    random.Random(seed).shuffle(chosen)
    index, clusters = Index(), Clusters()
    story_of: list[int] = []
    for telling in tellings(chosen):
        index.add(telling)
        story_of.append(clusters.assign(telling, index.similar(telling.key, limit=LIKES, why=False, own=True)))
    figures = nearest(chosen) | bcubed(chosen, story_of)
    sizes = Counter(story_of)
    labelled = Counter(story for row, story in zip(chosen, story_of, strict=True) if row.story)
    figures["strangers_in_stories"] = sum(
        not row.story and sizes[story] >= 3 for row, story in zip(chosen, story_of, strict=True)
    )
    figures["strangers_among_labelled"] = sum(
        not row.story and sizes[story] >= 3 and labelled[story] > 0 for row, story in zip(chosen, story_of, strict=True)
    )
    figures["largest"] = max(labelled.values()) / A_STORY
    return figures


def twelve_each(rows: Sequence[Labelled], seed: int) -> list[Labelled]:
    """Twelve headlines of each story from as many outlets, fewer where there are not so many."""
    by_story: dict[str, list[Labelled]] = defaultdict(list)
    for row in rows:
        by_story[row.story].append(row)
    chosen = []
    for story in sorted(by_story):
        random.Random(f"{seed} {story}").shuffle(by_story[story])
        one_each = {row.outlet: row for row in by_story[story]}
        chosen += list(one_each.values())[:A_STORY]
    return chosen


def bcubed(rows: Sequence[Labelled], story_of: Sequence[int]) -> dict[str, float]:
    """B-cubed precision, recall and F1 in percent over the labelled rows (Bagga and Baldwin 1998)."""
    places = [place for place, row in enumerate(rows) if row.story]
    together = Counter((rows[place].story, story_of[place]) for place in places)
    found, true = Counter(story_of[place] for place in places), Counter(rows[place].story for place in places)
    precision = 100 * mean(together[rows[p].story, story_of[p]] / found[story_of[p]] for p in places)
    recall = 100 * mean(together[rows[p].story, story_of[p]] / true[rows[p].story] for p in places)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def main() -> None:
    """Print one JSON object a measure."""
    rows = headlines()
    among = strangers()
    print(json.dumps({"measure": "nearest", "rows": len(rows)} | _rounded(nearest(rows))))
    runs = [mixed(rows, among, seed) for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)]
    worst = {name: max(run[name] for run in runs) for name in ("own_outlet", "largest")}
    worst |= {name: max(run[name] for run in runs) for name in runs[0] if name.startswith("strangers")}
    averaged = ("p_at_1", "ranked", "overlap", "found", "true_links", "strange", "precision", "recall", "f1")
    average = {name: mean(run[name] for run in runs) for name in averaged}
    print(json.dumps({"measure": "mixed", "strangers": len(among)} | _rounded(average | worst)))


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(figure, 2) for name, figure in figures.items()}


if __name__ == "__main__":
    main()
