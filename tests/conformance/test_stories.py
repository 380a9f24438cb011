"""Labelled headlines: similar stories and clusters stay as good as they were measured (bench/stories_quality.py)."""

from __future__ import annotations

import csv
import os
import random
from collections import defaultdict
from pathlib import Path

import pytest

from newsdash.stories.clusters import LIKES, Clusters
from newsdash.stories.similarity import Index, Telling

CORPORA = Path(os.environ.get("NEWSDASH_CORPORA", Path(__file__).parents[3] / "shared" / "data"))
HEADLINES = CORPORA / "stories" / "google-news-dev.csv"

pytestmark = pytest.mark.skipif(not HEADLINES.is_file(), reason=f"no labelled headlines at {HEADLINES}")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with HEADLINES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tellings(rows: list[dict[str, str]]) -> list[Telling]:
    return [Telling(place, row["title"], row["publisher"]) for place, row in enumerate(rows)]


def test_the_nearest_headline_of_another_outlet_tells_the_same_story(rows: list[dict[str, str]]) -> None:
    index = Index()
    for telling in tellings(rows):
        index.add(telling)
    asked = random.Random(1).sample(range(len(rows)), 600)
    likes = {key: index.similar(key, limit=8, why=False) for key in asked}
    right = sum(bool(found) and rows[found[0].key]["story"] == rows[key]["story"] for key, found in likes.items())
    assert right / len(asked) >= 0.83
    assert all(rows[like.key]["publisher"] != rows[key]["publisher"] for key, found in likes.items() for like in found)


def test_clusters_are_pure_and_none_swallows_its_neighbours(rows: list[dict[str, str]]) -> None:
    by_story: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_story[row["story"]].append(row)
    chosen = [row for story in sorted(by_story) for row in random.Random(2).sample(by_story[story], 9)]
    random.Random(3).shuffle(chosen)
    index, clusters = Index(), Clusters()
    members: dict[int, list[str]] = defaultdict(list)
    for telling in tellings(chosen):
        index.add(telling)
        members[clusters.assign(telling, index.similar(telling.key, limit=LIKES, why=False))].append(
            chosen[telling.key]["story"]
        )
    precision = sum(found.count(story) / len(found) for found in members.values() for story in found) / len(chosen)
    assert precision >= 0.88
    assert max(len(found) for found in members.values()) <= 18
