"""Small lists of headlines that look alike (lookalikes.txt, everyday.txt), as a reader of a few feeds has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdash.stories.clusters import LIKES, Clusters
from newsdash.stories.similarity import Index, Telling

DAY, HOUR = 86_400, 3_600
Family = list[tuple[str, Telling]]


def families(file: str) -> Iterator[tuple[str, Family]]:
    """Each family's name, and its tellings with the event that each tells."""
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    for part in text.split("== ")[1:]:
        name, *lines = part.splitlines()
        family: Family = []
        for key, line in enumerate(filter(None, lines)):
            event, language, time, title, lead = (field.strip() for field in line.split("|"))
            day, hour = map(int, time.split())
            told = Telling(key, title, f"Outlet {key}", lead, time=day * DAY + hour * HOUR, language=language)
            family.append((event, told))
        yield name, family


LISTS = {file: dict(families(file)) for file in ("lookalikes.txt", "everyday.txt")}
FAMILIES = LISTS["lookalikes.txt"] | LISTS["everyday.txt"]


def links(family: Family) -> Counter[bool]:
    """How many of the pairs that are offered as similar are of one event, and how many are not."""
    index = Index()
    for _, told in family:
        index.add(told)
    pairs = {
        frozenset((told.key, like.key))
        for _, told in family
        for like in index.similar(told.key, limit=len(family), why=False)
    }
    return Counter(len({family[key][0] for key in pair}) == 1 for pair in pairs)


@pytest.mark.parametrize(("file", "missed", "false"), [("lookalikes.txt", 3, 6), ("everyday.txt", 8, 21)])
def test_nearly_all_tellings_of_one_event_are_linked_and_few_others(file: str, missed: int, false: int) -> None:
    found = sum((links(family) for family in LISTS[file].values()), Counter[bool]())
    pairs = sum(n * (n - 1) // 2 for family in LISTS[file].values() for n in Counter(e for e, _ in family).values())
    assert found[True] >= pairs - missed
    assert found[False] <= false


@pytest.mark.parametrize(
    "name",
    [
        "A football defence and a defence ministry",
        "Last month's turn of a saga",
        "Firms that cut jobs",
        "Unions in lower case",
        "Obituaries",
        "The same name, another matter",
        "Arrests",
        "Matches",
        "Elections in different places",
        "Crashes in different places",
        "Product reviews",
        "Show HN and other prefixes",
        "Daily templates",
        "Weekly columns",
        "Told in other words",
        "Français",
        "Español",
        "日本語",
        "한국어",
        "العربية",
        "Polski",
        "Українська",
        "Across languages",
        "Central banks",
        "German earnings",
        "German news of a day",
        "Japanese",
        "Chinese",
        "Korean",
        "Arabic",
        "Hindi",
        "Russian",
        "Italian, Dutch, Portuguese",
        "Every language that key phrases have",
    ],
)
def test_no_other_event_is_offered_among(name: str) -> None:
    assert links(FAMILIES[name])[False] == 0


@pytest.mark.parametrize(("file", "impure_at_most"), [("lookalikes.txt", 1), ("everyday.txt", 1)])
def test_hardly_a_story_of_three_holds_two_events(file: str, impure_at_most: int) -> None:
    impure = 0
    for family in LISTS[file].values():
        index, clusters = Index(), Clusters()
        for _, told in family:
            index.add(told)
            clusters.assign(told, index.similar(told.key, limit=LIKES, why=False, own=True))
        stories = {clusters.members(clusters.story(told.key) or 0) for _, told in family}
        impure += sum(len(members) > 2 and len({family[key][0] for key in members}) > 1 for members in stories)
    assert impure <= impure_at_most
