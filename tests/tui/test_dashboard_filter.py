"""Filtering: each key typed is an answer, a mistake is explained where it stands, phrases of the cloud narrow."""

from __future__ import annotations

import pytest

from newsdash.models import Change
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import BRIDGE, FERRY, TOLD, more
from widgets.chips import Chips
from widgets.filter_bar import FilterBar, FilterLine


def titles(now: Sitting) -> list[str]:
    """What is listed."""
    found = now.store.articles.many(list(now.dashboard.lister.listing.keys))
    return [article.title for article in found]


def stories(now: Sitting) -> int:
    """How many stories are listed, however many outlets tell each."""
    told = now.store.stories.of(list(now.dashboard.lister.listing.keys))
    return len({story or key for key, story in told.items()})


def chips(now: Sitting) -> list[str]:
    """The chosen phrases, excluded ones with a minus."""
    return [("-" if chip.excluded else "") + chip.phrase for chip in now.dashboard.lister.filter.chips]


def bar(now: Sitting) -> str:
    """The filter bar as one reads it, its lines as one."""
    lines = now.text.splitlines()[-now.dashboard.query_one(FilterBar).size.height :]
    return " ".join(" ".join(lines).split())


async def test_each_key_typed_narrows_the_list_and_says_how_many_are_left(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        before = len(TOLD)
        for letter in "ferr":
            await now.type(letter)
            await now.until(lambda: f"{len(titles(now))} articles" in bar(now))
            assert len(titles(now)) <= before
            before = len(titles(now))
        assert before == sum("ferry" in told.title.lower() for told in TOLD)
        await now.press("enter")
        assert f"/ ferr · {before} articles" in now.status


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("harbour crack -title:night", ["Divers find a crack under the harbour bridge"]),
        ("wind -farm", []),
        ('"night ferry" -fares -dog -council', ["Night ferry returns after two years"]),
        ('-fares -dog -council "night fer', ["Night ferry returns after two years"]),
        ("HARBOUR toll", ["Harbour bridge toll is dropped"]),
        ("港", ["港で新しい橋の工事が始まる"]),
        ("is:starred", ["Bakers welcome cheaper grain"]),
    ],
)
async def test_words_phrases_and_exclusions(sit: Sit, typed: str, wanted: list[str]) -> None:
    async with sit() as now:
        await now.press("slash")
        now.dashboard.query_one(FilterLine).value = typed
        await now.until(lambda: titles(now) == wanted)
        said = f"{len(wanted)} {'article' if len(wanted) == 1 else 'articles'}"
        await now.until(lambda: said in bar(now))


async def test_a_mistake_is_explained_where_it_stands_and_the_list_stays(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("ferry")
        await now.until(lambda: len(titles(now)) == 7)
        now.dashboard.query_one(FilterLine).value = "ferry nope:x crew"
        await now.until(lambda: "There is no field “nope:”" in bar(now))
        assert len(titles(now)) == 7
        assert now.dashboard.query_one(FilterBar)._wrong_place.position == len("ferry ")
        now.dashboard.query_one(FilterLine).value = "ferry"
        await now.until(lambda: "7 articles" in bar(now))


async def test_a_mistake_after_a_chosen_phrase_is_marked_in_what_was_typed(sit: Sit) -> None:
    async with sit() as now:
        now.dashboard.narrow(FERRY)
        await now.until(lambda: chips(now) == [FERRY])
        await now.press("slash")
        now.dashboard.query_one(FilterLine).value = " crew nope:x"
        await now.until(lambda: "There is no field “nope:”" in bar(now))
        assert now.dashboard.query_one(FilterBar)._wrong_place.position == len(" crew ")


async def test_the_remedy_for_a_mistake_is_read_in_the_smallest_terminal(sit: Sit) -> None:
    async with sit(size=(60, 20)) as now:
        await now.press("slash")
        now.dashboard.query_one(FilterLine).value = "ferry nope:x"
        known = "Fields are author, before, is, kw, lang, section, since, source, title. The list stays."
        await now.until(lambda: known in bar(now))
        now.dashboard.query_one(FilterLine).value = "ferry titel:x"
        await now.until(lambda: "There is no field “titel:”. Is it title:? The list stays." in bar(now))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ferry or zeppelins", "0 articles: write OR in capitals"),
        ('"the ferry" or zeppelins', "0 articles: write OR in capitals"),
        ('"the ferry" or "zeppelins"', "0 articles: write OR in capitals"),
        ("/ferry or zeppelins/", "0 articles"),
        ("„the ferry or zeppelins“", "0 articles"),
        ('"the ferry or zeppelins"', "0 articles"),
        ("ferry zeppelins", "0 articles"),
    ],
)
async def test_an_or_in_small_letters_that_finds_nothing_is_explained(sit: Sit, typed: str, said: str) -> None:
    async with sit() as now:
        await now.press("slash")
        now.dashboard.query_one(FilterLine).value = typed
        await now.until(lambda: bar(now).endswith(said))


async def test_matches_are_marked_in_list_and_article(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("crack")
        await now.press("enter")
        await now.until(lambda: len(titles(now)) < len(TOLD))
        marked = now.dashboard.headlines.highlights
        assert marked is not None
        assert marked("Divers find a crack") == [(14, 19)]
        await now.press("enter")
        await now.until(lambda: now.dashboard.reader.is_open)
        in_text = now.dashboard.pane.highlights
        assert in_text is not None
        assert in_text("A crack as long as a hand") == [(2, 7)]


async def test_a_phrase_of_the_cloud_leaves_as_many_stories_as_it_said(sit: Sit) -> None:
    async with sit() as now:
        await now.press("c")
        await now.until(lambda: now.dashboard.panels.view == "cloud" and now.dashboard.cloud.selected)
        seen = 0
        for _ in range(4):
            word = now.dashboard.cloud.selected
            assert word is not None
            await now.press("enter")
            await now.until(lambda word=word: chips(now) == [word.label])
            assert stories(now) == word.count, word.label
            seen = max(seen, word.count)
            await now.press("enter")
            await now.until(lambda: not chips(now) and len(titles(now)) == len(TOLD))
            await now.press("l")
        assert seen > 1


async def test_every_phrase_of_the_cloud_leaves_as_many_stories_as_it_said(sit: Sit) -> None:
    async with sit((200, 50)) as now:
        await now.until(lambda: now.dashboard.lister.phrases)
        phrases = now.dashboard.lister.phrases
        assert {BRIDGE, FERRY} <= {phrase.label for phrase in phrases}
        assert len(phrases) > 10
        for phrase in phrases:
            now.dashboard.narrow(phrase.label)
            await now.until(lambda phrase=phrase: chips(now) == [phrase.label])
            assert stories(now) == phrase.count, phrase.label
            now.dashboard.narrow(phrase.label)
            await now.until(lambda: not chips(now))


async def test_phrases_are_excluded_and_stepped_back(sit: Sit) -> None:
    async with sit() as now:
        await now.press("c")
        await now.until(lambda: now.dashboard.cloud.selected)
        first = now.dashboard.cloud.selected
        assert first is not None
        await now.press("minus")
        await now.until(lambda: chips(now) == [f"-{first.label}"])
        assert len(titles(now)) == len(TOLD) - first.count
        await now.until(lambda: first.label not in {phrase.label for phrase in now.dashboard.lister.phrases})
        await now.until(lambda: now.dashboard.cloud.selected)
        await now.press("enter")
        await now.until(lambda: len(chips(now)) == 2)
        await now.press("backspace")
        await now.until(lambda: chips(now) == [f"-{first.label}"])
        await now.press("backspace")
        await now.until(lambda: not chips(now))
        assert len(titles(now)) == len(TOLD)


async def test_the_cloud_describes_what_is_left(sit: Sit) -> None:
    async with sit() as now:
        now.dashboard.narrow(FERRY)
        await now.until(lambda: chips(now) == [FERRY])
        await now.until(lambda: "ferry fares" in {phrase.label for phrase in now.dashboard.lister.phrases})
        await now.until(lambda: BRIDGE not in {phrase.label for phrase in now.dashboard.lister.phrases})
        assert f"{FERRY} · {len(titles(now))} articles" in now.status


async def test_backspace_in_an_empty_bar_takes_the_last_chip(sit: Sit) -> None:
    async with sit() as now:
        now.dashboard.narrow(FERRY)
        await now.until(lambda: chips(now) == [FERRY])
        await now.press("slash", "backspace")
        await now.until(lambda: not chips(now))
        assert len(now.dashboard.query_one(Chips)) == 0


async def test_words_and_phrases_narrow_together(sit: Sit) -> None:
    async with sit() as now:
        now.dashboard.narrow(FERRY)
        await now.until(lambda: chips(now) == [FERRY])
        await now.press("slash")
        await now.type("dog or council")
        await now.press("enter")
        await now.until(lambda: not titles(now))
        assert "No story matches" in "\n".join(now.rows)
        assert "Backspace in the cloud" in " ".join(" ".join(now.rows).split())
        await now.press("escape")
        await now.until(lambda: len(titles(now)) == len(TOLD))


async def test_what_comes_in_is_filtered_too(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("ferry")
        await now.press("enter")
        await now.until(lambda: len(titles(now)) == 7)
        new = more(now.store, ["A ferry sinks at its quay", "A cat climbs a tree"])
        now.newsroom.desk.broadcast(Change(added=tuple(new)))
        await now.until(lambda: len(titles(now)) == 8)
        assert "A cat climbs a tree" not in titles(now)


async def test_marks_leave_the_count_of_a_filter_by_age_as_it_is(sit: Sit) -> None:
    async with sit() as now:
        await now.press("slash")
        await now.type("since:1d")
        await now.press("enter")
        await now.until(lambda: "20 unread of 21" in now.top)
        await now.press("m")
        await now.until(lambda: "19 unread of 21" in now.top)


async def test_in_the_article_the_bar_finds(sit: Sit) -> None:
    async with sit() as now:
        await now.press("enter")
        await now.until(lambda: "photographs" in now.article)
        await now.press("slash")
        await now.type("paragraph")
        await now.until(lambda: "matches" in bar(now))
        assert "12 matches" in bar(now)
        await now.press("enter")
        top = now.dashboard.pane.scroll_offset.y
        await now.press("n", "n", "n", "n")
        await now.until(lambda: now.dashboard.pane.scroll_offset.y > top)
        assert len(titles(now)) == len(TOLD)
