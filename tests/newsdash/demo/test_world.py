"""The demo's news world: enough outlets, articles, stories and languages, each file well formed."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from newsdash.demo import world
from newsdash.demo.world import Timetable, read_tellings
from newsdash.language.words import words

WORLD = world.load()
TELLINGS = list(WORLD.tellings.values())


def test_the_world_is_large_enough_to_look_like_a_news_day() -> None:
    outlets_by_story: dict[str, set[str]] = defaultdict(set)
    for telling in TELLINGS:
        outlets_by_story[telling.story].add(telling.outlet)
    shared = [outlets for story, outlets in outlets_by_story.items() if story]
    assert len(WORLD.outlets) >= 10
    assert len(TELLINGS) >= 80
    assert len([outlets for outlets in shared if len(outlets) >= 3]) >= 14
    assert len({outlet.language for outlet in WORLD.outlets.values()}) >= 3
    assert {outlet.content for outlet in WORLD.outlets.values()} == {"title", "summary", "link", "full"}
    assert any(telling.undated for telling in TELLINGS)


def test_live_articles_are_numbered_without_gaps_and_some_continue_stories_already_told() -> None:
    live = sorted((telling for telling in TELLINGS if telling.live is not None), key=lambda t: t.live or 0)
    assert [telling.live for telling in live] == list(range(1, len(live) + 1))
    assert len(live) >= 25
    told = {telling.story for telling in TELLINGS if telling.age is not None and telling.story}
    assert sum(telling.story in told for telling in live) >= 10


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: telling.slug)
def test_an_article_is_complete_and_of_readable_length(telling: world.Telling) -> None:
    paragraphs = [block for block in telling.body.split("\n\n") if block[0] not in "#-|>`!"]
    assert 120 <= len(telling.body.split()) <= 500
    assert len(paragraphs) >= 3
    assert ("!image" in telling.body) == bool(telling.caption)
    assert (telling.age is None) != (telling.live is None)
    assert all((telling.title, telling.deck, telling.author, telling.section, *telling.tags))


def test_tellings_of_a_story_have_words_of_their_own() -> None:
    """No two outlets share a headline, or a run of twelve words that nobody is quoted with."""
    seen: dict[tuple[str, ...], str] = {}
    for telling in TELLINGS:
        spoken = re.sub(r"[“«„].*?[”»“]", " ", telling.body, flags=re.DOTALL)
        told = words(spoken)
        for run in {tuple(told[i : i + 12]) for i in range(len(told) - 11)}:
            assert seen.setdefault(run, telling.outlet) == telling.outlet, f"{telling.slug}: {' '.join(run)}"
    assert len({telling.title for telling in TELLINGS}) == len(TELLINGS)


def test_links_lead_to_articles_that_are_out_by_then() -> None:
    timetable = Timetable(0, 1)
    for telling in TELLINGS:
        for target in re.findall(r"\]\(([^)]+)\)", telling.body):
            linked = WORLD.tellings[f"/{target}.html"]
            assert linked.live is None or timetable.published(linked) <= timetable.published(telling), telling.slug


def test_an_article_without_a_field_is_named() -> None:
    with pytest.raises(ValueError, match="wire/some-news has no 'deck'"):
        list(read_tellings("# Story\n\n@@ wire/some-news\ntitle: Some\nby: A\nsection: B\ntags: c\n\nBody.", "story"))


def test_an_article_with_a_misspelt_field_is_named() -> None:
    text = "@@ wire/some-news\ntitle: T\ndeck: D\nby: A\nsection: B\ntags: c\nagee: 3\n\nBody."
    with pytest.raises(ValueError, match="wire/some-news has unknown fields"):
        list(read_tellings(text, "story"))
