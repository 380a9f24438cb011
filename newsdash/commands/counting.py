"""Counts as the commands print them."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """`count` of what `noun` names: "1 feed", "1,200 feeds"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
