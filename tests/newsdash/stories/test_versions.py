"""Two versions of one thing are two events, however alike the headlines."""

from __future__ import annotations

import pytest

from newsdash.stories.similarity import Index, Telling


def are_linked(one: str, other: str) -> bool:
    index = Index()
    index.add(Telling(1, one, "The Gazette"))
    index.add(Telling(2, other, "Harbour Radio"))
    return bool(index.similar(1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Orchard releases fruitOS 26.1 with fixes for the keyboard",
            "Orchard releases fruitOS 18.7 with fixes for locks",
        ),
        ("Kestrel 3.14 released with faster translation", "Kestrel 3.13 released with faster start-up"),
        ("Lumen S25 review: the best phone of the year", "Lumen S24 review: still the best phone of its year"),
        ("Halcyon 11 lands on the Moon in silence", "Halcyon 12 lands on the Moon in silence"),
    ],
)
def test_another_version_is_another_event(one: str, other: str) -> None:
    assert not are_linked(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Orchard releases fruitOS 26.1 with fixes for the keyboard",
            "Orchard brings out fruitOS 26.1 with a keyboard fix",
        ),
        ("Kestrel 3 brings faster translation to old machines", "Old machines: Kestrel 3.0 speeds up translation"),
        ("Halcyon 11 lands on the Moon in silence", "Halcyon lands on the Moon after eleven hours of silence"),
        (
            "Orchard releases fruitOS 26.1 and mends fruitOS 18.7 in one night",
            "Orchard releases fruitOS 18.7 and fruitOS 26.1 in one night",
        ),
    ],
)
def test_the_same_version_is_the_same_event(one: str, other: str) -> None:
    assert are_linked(one, other)
