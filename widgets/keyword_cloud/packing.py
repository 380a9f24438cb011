"""The cloud's layout: words packed into justified lines, and which word lies in which direction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CloudWord:
    """A phrase of the cloud: `step` 1 (faint) to 5 (loud), `trend` -1, 0 or 1, `count` of stories that hold it."""

    id: str
    label: str
    step: int = 3
    trend: int = 0
    count: int = 0
    chosen: bool = False
    excluded: bool = False
