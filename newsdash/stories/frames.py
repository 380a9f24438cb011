"""Frames: titles in the same words whose gaps other names fill tell the same kind of event, and not the same event."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from newsdash.stories.vocabulary import Worth

SURE_NAME = 0.6
# A frame is no coincidence when it has this many words, and its gap no more than that many.
FRAME_WORDS = 2.5
GAP_WORDS = 3.5
# A name of this many letters with which another begins is a form of it.
KIN_LETTERS = 5


class Frame(NamedTuple):
    """How the words differ in which two titles tell something.

    `rivals`: they share no sure name, but for those that other names follow or precede in each ("Storm" Ines, "Storm"
    Otto), and each has a sure name of its own, or what may be one in the same gap. `filled`: besides, they are the same
    but for that gap, or for whatever they begin with ("Teachers", "Nurses"), or for numbers.
    `repeated`: the same two words, or the first and the last, hold other words between or after them, and half of the
    words are the same in the same order ("Stocks close higher on …", "Stocks close lower on …"). On two days that is a
    column that comes back.
    """

    rivals: bool
    filled: bool
    repeated: bool = False


NO_FRAME = Frame(rivals=False, filled=False)


class _Gap(NamedTuple):
    """A run of words of a title that the other telling lacks, with the words before and after it that it has."""

    before: int | None
    own: tuple[int, ...]
    after: int | None


def framed(
    one: Sequence[int],
    other: Sequence[int],
    said: tuple[Collection[int], Collection[int]],
    worth: Callable[[int], Worth],
) -> Frame:
    """How the titles `one` and `other`, term numbers in order, differ; `said` are all terms of each telling.

    What the other one says in its lead is no word of this one's own.
    """
    mine, theirs = list(_gaps(one, said[1])), list(_gaps(other, said[0]))
    shared = set(one) & set(other)
    pairs = list(_pairs(mine, theirs))
    alone = len(mine) == len(theirs) == len(pairs) == 1 and all(_words(gap.own, worth) <= GAP_WORDS for gap in pairs[0])
    subjects = alone and pairs[0][0].before is None
    named = [gaps for gaps in pairs if subjects or all(_may_hold_name(gap, worth) for gap in gaps)]
    beside = _beside(mine, theirs, worth)
    repeated = bool(pairs) and _repeated(one, other, shared)
    if any(worth(number).name >= SURE_NAME for number in shared - beside) or _kin(mine, theirs, worth):
        return Frame(rivals=False, filled=False, repeated=repeated)
    if _counted(mine, theirs, worth):
        return Frame(rivals=True, filled=True)
    if not named:
        rivals = all(any(_holds_name(gap, worth) for gap in gaps) for gaps in (mine, theirs))
        return Frame(rivals, filled=False, repeated=repeated)
    return Frame(rivals=True, filled=alone and _words(shared, worth) >= FRAME_WORDS, repeated=repeated)


def _gaps(title: Sequence[int], said: Collection[int]) -> Iterator[_Gap]:
    before: int | None = None
    own: list[int] = []
    for number in title:
        if number not in said:
            own.append(number)
            continue
        if own:
            yield _Gap(before, tuple(own), number)
        before, own = number, []
    if own and before is not None:
        yield _Gap(before, tuple(own), None)


def _pairs(mine: Sequence[_Gap], theirs: Sequence[_Gap]) -> Iterator[tuple[_Gap, _Gap]]:
    """The gaps that stand between the same words in both titles, or at the beginning of both."""
    places = {(gap.before, gap.after): gap for gap in theirs}
    first = next((gap for gap in theirs if gap.before is None), None)
    for gap in mine:
        twin = first if gap.before is None else places.get((gap.before, gap.after))
        if twin:
            yield gap, twin


def _repeated(one: Sequence[int], other: Sequence[int], shared: Collection[int]) -> bool:
    opens = one[:2] == other[:2] or (one[:1] == other[:1] and one[-1:] == other[-1:])
    if not opens or 2 * len(shared) < min(len(one), len(other)):
        return False
    return [number for number in one if number in shared] == [number for number in other if number in shared]


def _beside(mine: Sequence[_Gap], theirs: Sequence[_Gap], worth: Callable[[int], Worth]) -> set[int | None]:
    """The shared words that other names follow in each title, or come before."""
    here, there = (
        {(gap.before, 1) for gap in gaps if worth(gap.own[0]).name >= SURE_NAME}
        | {(gap.after, -1) for gap in gaps if worth(gap.own[-1]).name >= SURE_NAME}
        for gaps in (mine, theirs)
    )
    return {number for number, _ in here & there}


def _holds_name(gap: _Gap, worth: Callable[[int], Worth]) -> bool:
    return any(worth(number).name >= SURE_NAME for number in gap.own)


def _may_hold_name(gap: _Gap, worth: Callable[[int], Worth]) -> bool:
    """Whether a name stands there, as far as casing tells: it does not at the beginning, nor in scripts without it."""
    return any(
        term.name >= SURE_NAME or term.caseless or (gap.before is None and term.never_small and not term.digits)
        for term in map(worth, gap.own)
    )


def _kin(mine: Sequence[_Gap], theirs: Sequence[_Gap], worth: Callable[[int], Worth]) -> bool:
    """Whether the two hold forms of one name that no stem unites ("Germany", "German")."""
    here, there = (
        [term.term for gap in gaps for term in map(worth, gap.own) if term.name >= SURE_NAME or term.never_small]
        for gaps in (mine, theirs)
    )
    pairs = (sorted(pair, key=len) for pair in product(here, there))
    return any(len(shorter) >= KIN_LETTERS and longer.startswith(shorter) for shorter, longer in pairs)


def _words(terms: Iterable[int], worth: Callable[[int], Worth]) -> float:
    return sum(worth(number).words for number in terms)


def _counted(mine: Sequence[_Gap], theirs: Sequence[_Gap], worth: Callable[[int], Worth]) -> bool:
    """Whether nothing but numbers differ."""
    return all(gaps and all(worth(number).digits for gap in gaps for number in gap.own) for gaps in (mine, theirs))
