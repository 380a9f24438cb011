"""Why two tellings are alike: the phrases that both hold, as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from newsdash.stories.frames import SURE_NAME
from newsdash.stories.vocabulary import Worth

# What may stand between two words of one phrase: space and short words ("Bank of England"), no punctuation.
_GAP = re.compile(r"[\s\w'’&-]{1,12}")
_SHORT = 2
_POSSESSIVE = re.compile(r"['’]s?$")


class Place(NamedTuple):
    """A term by its number, and the stretch [start, end) of the title where its word stands."""

    number: int
    start: int
    end: int


def shared_phrases(
    title: str,
    places: Sequence[Place],
    shared: Collection[int],
    neighbours: Collection[tuple[int, int]],
    worth: Callable[[int], Worth],
) -> list[str]:
    """The stretches of `title` made of `shared` terms, as they are written there, heaviest first.

    Two of them stay one phrase where they are `neighbours` in the other telling too.
    """
    runs: list[list[Place]] = []
    for place in places:
        if place.number not in shared:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and (last.number, place.number) in neighbours and _touch(title, last, place):
            runs[-1].append(place)
        else:
            runs.append([place])
    phrases: list[str] = []
    told: set[int] = set()
    for run in sorted(runs, key=lambda run: -sum(worth(place.number).weight for place in run)):
        numbers = {place.number for place in run}
        if not numbers <= told:
            told |= numbers
            phrase = plain(title[run[0].start : run[-1].end])
            if not _says_nothing(phrase, worth(run[0].number)):
                phrases.append(phrase)
    return phrases


def joined(
    order: Iterable[int],
    shared: Collection[int],
    neighbours: Collection[tuple[int, int]],
    worth: Callable[[int], Worth],
    spelling: Callable[[int], str],
) -> list[str]:
    """The `shared` terms, which stand in no title, as they are spelled, heaviest first; `order` is that of a telling.

    Names that follow each other here and are `neighbours` there are one phrase.
    """
    runs: list[list[int]] = []
    before: int | None = None
    for number in order:
        if number in shared and not _says_nothing(spelling(number), worth(number)):
            names = before is not None and min(worth(before).name, worth(number).name) >= SURE_NAME
            if runs and names and runs[-1][-1] == before and (before, number) in neighbours:
                runs[-1].append(number)
            else:
                runs.append([number])
        before = number
    runs.sort(key=lambda run: (-max(worth(number).weight for number in run), run))
    return [plain(" ".join(map(spelling, run))) for run in runs]


def _says_nothing(word: str, worth: Worth) -> bool:
    """Whether `word` is "km" or its like: two letters that are no name."""
    return len(word) <= _SHORT and word.isascii() and word.islower() and worth.words > 0


def plain(phrase: str) -> str:
    """`phrase` without the possessive at its end: "Marsh Ottery’s" is a reason as "Marsh Ottery"."""
    return _POSSESSIVE.sub("", phrase)


def _touch(title: str, left: Place, right: Place) -> bool:
    # Pairs of characters overlap, and the parts of one word stand in the same place.
    return right.start < left.end or _GAP.fullmatch(title, left.end, right.start) is not None
