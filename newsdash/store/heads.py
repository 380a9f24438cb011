"""Which telling's title stands for a story where it is one row: the one most like what other outlets tell. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsdash.models import Key

# Of titles that are nearly as central as the best, the newest stands for the story.
NEARLY = 0.9
# The title that stands goes on to stand until another one is this much more central.
STEADY = 1.25


def central(times: Mapping[Key, int], likes: Iterable[tuple[Key, int, float]], standing: Key = 0) -> Key:
    """The telling whose title is to stand for a story; 0 where none is liker to others than another.

    `times` are the story's tellings, `likes` how like each (0-1) is to another outlet's telling of the story: (key,
    outlet, score). A telling is as central as its likenesses add up to, of each outlet the greatest; `standing` is the
    one whose title stands now.
    """
    nearest: dict[tuple[Key, int], float] = {}
    for key, outlet, score in likes:
        nearest[key, outlet] = max(score, nearest.get((key, outlet), 0.0))
    central = dict.fromkeys(times, 0.0)
    for (key, _), score in nearest.items():
        central[key] += score
    best = max(central.values(), default=0.0)
    if not best:
        return 0
    if central.get(standing, 0.0) * STEADY >= best:
        return standing
    return max((key for key in central if central[key] >= NEARLY * best), key=lambda key: (times[key], key))
