"""A session: what one reader's sitting at one terminal consists of."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path

from newsdash.config import Config
from newsdash.models import Key
from newsdash.paths import StorePaths
from newsdash.query import When
from newsdash.views import Views
from tui.arranging import Arrangement
from tui.filters import Filter
from tui.library import Library
from tui.listing import Listing
from tui.marks import Marks

MEMORY = "dashboard"


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that the screens share.

    `first` is what the first paint shows, `feeds` the names of the feeds by id, `memory` where the reader left off,
    `notice` a sentence that the reader should see first, `views_past` what can be taken back on the screen of views:
    the views as they were, or a phrase that was muted.
    """

    paths: StorePaths
    config: Config
    config_path: Path | None
    demo: bool
    zone: tzinfo
    library: Library
    marks: Marks
    first: Listing
    feeds: Mapping[Key, str]
    memory: Memory
    notice: str = ""
    now: Callable[[], int] = field(default=lambda: int(time.time()))
    views_past: list[Views | str] = field(default_factory=list)

    def when(self) -> When:
        """What the relative times of a filter refer to, asked now."""
        return When(self.now(), self.zone, self.memory.left)


@dataclass(frozen=True, slots=True)
class Memory:
    """Where the reader was, and when: filter, article under the cursor or 0, width of text, order of the cloud.

    `arrangement` is how the list was laid out.
    """

    filter: Filter = field(default_factory=Filter)
    cursor: int = 0
    measure: int = 72
    left: int = 0
    order: str = "weight"
    arrangement: Arrangement = field(default_factory=Arrangement)

    def to_json(self) -> dict[str, object]:
        """As JSON for `store.states.remember`."""
        return {
            "filter": self.filter.to_memory(),
            "cursor": self.cursor,
            "measure": self.measure,
            "left": self.left,
            "order": self.order,
            "arrangement": self.arrangement.to_memory(),
        }

    @classmethod
    def from_json(cls, memory: object) -> Memory:
        """What `to_json` wrote; the beginner's for anything else."""
        if not isinstance(memory, dict):
            return cls()
        cursor, measure, left = memory.get("cursor"), memory.get("measure"), memory.get("left")
        return cls(
            filter=Filter.from_memory(memory.get("filter")),
            cursor=cursor if isinstance(cursor, int) else 0,
            measure=measure if isinstance(measure, int) else 72,
            left=left if isinstance(left, int) else 0,
            order=str(memory.get("order", "weight")),
            arrangement=Arrangement.from_memory(memory.get("arrangement")),
        )
