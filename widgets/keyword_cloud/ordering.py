"""The order in which a cloud's words stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from widgets.keyword_cloud.packing import CloudWord

Order = Literal["weight", "trend", "name"]
ORDERS: tuple[Order, ...] = get_args(Order)


def ordered(words: Sequence[CloudWord], order: Order) -> tuple[CloudWord, ...]:
    """`words`, given by weight, in another order: what rises first and what falls last, or by the alphabet."""
    if order == "trend":
        return tuple(sorted(words, key=lambda word: -word.trend))
    if order == "name":
        return tuple(sorted(words, key=lambda word: word.label.casefold()))
    return tuple(words)
