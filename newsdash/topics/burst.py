"""When a phrase is said more often than it used to be: the measure that trend arrows and the list of trends share."""

from __future__ import annotations

from math import exp, sqrt

# The stretch of time that is "now", in seconds.
WINDOW = 6 * 3600


def z_score(count: float, expected: float) -> float:
    """How far `count` stories lie from the `expected` number, in standard deviations.

    Anscombe's transform makes Poisson counts nearly normal with equal variance, small ones too (Biometrika 35, 1948).
    """
    return 2 * (sqrt(count + 3 / 8) - sqrt(max(expected, 0.0) + 3 / 8))


def chance(count: int, expected: float) -> float:
    """How probable `count` stories or more are where `expected` are usual (the tail of Poisson's distribution)."""
    term, below = exp(-expected), 0.0
    for number in range(count):
        below += term
        term *= expected / (number + 1)
    return max(0.0, 1.0 - below)
