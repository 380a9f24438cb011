"""What a screen that lies above the dashboard may be able to do for it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Tells(Protocol):
    """A screen with a place for a sentence."""

    def tell(self, sentence: str) -> None: ...


@runtime_checkable
class Renews(Protocol):
    """A screen that shows something of the store besides the list."""

    async def renew(self) -> None: ...
