"""Muting phrases for good: no list, cloud or trend holds the stories that carry them; `V` takes it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tui.live import Live
from tui.session import Session


class Muting:
    """Mutes phrases and brings them back, tells the other screens, and calls `changed` so that the lists follow."""

    def __init__(self, session: Session, live: Live, changed: Callable[[], Awaitable[None]]) -> None:
        self._session = session
        self._live = live
        self._changed = changed

    async def phrases(self) -> list[str]:
        """What is muted, the latest first."""
        return await self._session.library.ask(lambda store: store.states.mutes())

    async def mute(self, phrase: str) -> None:
        """Hear no more of `phrase`."""
        now = self._session.now()
        await self._session.library.ask(lambda store: store.states.mute(phrase, now=now))
        await self._tell()

    async def unmute(self, phrase: str) -> None:
        """Hear of `phrase` again."""
        await self._session.library.ask(lambda store: store.states.unmute(phrase))
        await self._tell()

    async def _tell(self) -> None:
        await self._live.touched(())
        await self._changed()
