"""Versions: the same name with another number behind it ("iOS 26.1", "iOS 18.7") is another thing of that name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from newsdash.stories.frames import SURE_NAME
from newsdash.stories.vocabulary import Worth


def are_versions_apart(one: Sequence[int], other: Sequence[int], worth: Callable[[int], Worth]) -> bool:
    """Whether the titles `one` and `other`, term numbers in order, name two versions of one thing and none in common.

    "10" and "10.2" may be one version, the former cut.
    """
    mine = _versions(one, other, worth)
    if not mine:
        return False
    theirs = _versions(other, one, worth)
    return any(name in theirs and not _may_be_one(version, theirs[name]) for name, version in mine.items())


def _versions(title: Sequence[int], other: Sequence[int], worth: Callable[[int], Worth]) -> dict[int, str]:
    """What stands behind each name of a title, has a digit and is nowhere in the other title, by the name's number."""
    found: dict[int, str] = {}
    for name, behind in pairwise(title):
        version, named = worth(behind).term, worth(name)
        if not version[-1:].isdigit() or behind in other:
            continue
        if not named.digits and (named.name >= SURE_NAME or named.never_small):
            found[name] = version
    return found


def _may_be_one(here: str, there: str) -> bool:
    return here == there or here.startswith(there + ".") or there.startswith(here + ".")
