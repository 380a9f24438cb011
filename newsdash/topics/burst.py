"""When a phrase is said more often than it used to be: the measure that trend arrows and the list of trends share."""

from __future__ import annotations

from math import sqrt

# The stretch of time that is "now", in seconds.
WINDOW = 6 * 3600


def z_score(count: float, expected: float) -> float:
    """How far `count` stories lie from the `expected` number, in standard deviations.

    Anscombe's transform makes Poisson counts nearly normal with equal variance, small ones too (Biometrika 35, 1948).
    """
    return 2 * (sqrt(count + 3 / 8) - sqrt(max(expected, 0.0) + 3 / 8))
