"""The demo's stories, with leads, tags, times and four languages: gathered, and kept apart from their lookalikes."""

from __future__ import annotations

from collections import Counter
from statistics import mean

import pytest

from newsdash.demo import world
from newsdash.stories.clusters import LIKES, Clusters
from newsdash.stories.similarity import Index, Telling


@pytest.fixture(scope="module")
def told() -> list[tuple[str, Telling]]:
    """Each of the demo's articles in order of time, with the story it tells."""
    demo = world.load()
    published = world.Timetable(0, 60).published
    articles = sorted(demo.tellings.values(), key=lambda article: (published(article), article.path))
    return [
        (
            article.story or article.path,
            Telling(
                key,
                article.title,
                demo.outlets[article.outlet].title,
                article.deck,
                tags=article.tags,
                time=None if article.undated else published(article),
                language=demo.outlets[article.outlet].language,
            ),
        )
        for key, article in enumerate(articles)
    ]


def test_no_story_takes_in_what_belongs_to_another(told: list[tuple[str, Telling]]) -> None:
    index, clusters = Index(), Clusters()
    for _, telling in told:
        index.add(telling)
        clusters.assign(telling, index.similar(telling.key, limit=LIKES, why=False))
    pairs = Counter((story, clusters.story(telling.key)) for story, telling in told)
    found, true = Counter(clusters.story(telling.key) for _, telling in told), Counter(story for story, _ in told)
    assert all(found[cluster] == together for (_, cluster), together in pairs.items())
    assert mean(pairs[story, clusters.story(telling.key)] / true[story] for story, telling in told) >= 0.75


def test_nine_in_ten_of_the_links_offered_are_right(told: list[tuple[str, Telling]]) -> None:
    index = Index()
    for _, telling in told:
        index.add(telling)
    story_of = {telling.key: story for story, telling in told}
    links = [(key, like.key) for key in story_of for like in index.similar(key, limit=len(told), why=False)]
    right = sum(story_of[asked] == story_of[offered] for asked, offered in links)
    assert right / len(links) >= 0.9
    assert right >= 215
