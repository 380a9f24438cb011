"""Adding a feed by an address: the newsroom looks what is there, the reader chooses if there are several."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from textual.app import App

from newsdash.models import Subscription
from newsdash.paths import StorePaths
from newsdash.text import clean_url
from newsdash.wire import Candidate, Discover, Found, Message, Resubscribe
from tui.choice import Choice
from tui.subscribing import added

NO_ADDRESS = "That is no web address: it should look like https://example.org"

Say = Callable[[Message], Awaitable[None]]
Tell = Callable[[str], None]
Then = Callable[[], object]


class Adding:
    """Takes an address to subscriptions. `say` speaks to the newsroom, `tell` to the reader, in sentences."""

    def __init__(self, app: App[str], paths: StorePaths, say: Say, tell: Tell) -> None:
        self._app = app
        self._paths = paths
        self._say = say
        self._tell = tell
        self._then: Then | None = None

    async def look(self, typed: str, then: Then | None = None) -> None:
        """Have the newsroom look what feeds there are at the address that was typed; `then` follows a subscription."""
        url = address(typed)
        if not url:
            self._tell(NO_ADDRESS)
            return
        self._then = then
        self._tell(f"Looking for feeds at {url} …")
        await self._say(Discover(url))

    async def found(self, found: Found) -> None:
        """The newsroom's answer: subscribe to the only one, or let the reader choose."""
        if found.error or not found.candidates:
            self._tell(found.error or f"No feed was found at {found.url}. Try the address of the feed itself.")
        elif len(found.candidates) == 1:
            await self._take(found.candidates[0])
        else:
            from tui.screens.picker import Picker

            choices = [Choice(f"{_title(one)}  {one.format}  {one.url}", one) for one in found.candidates]
            self._app.push_screen(Picker("Several feeds are here: choose one", choices), self._chosen)

    async def _chosen(self, candidate: Candidate | None) -> None:
        if candidate is not None:
            await self._take(candidate)

    async def _take(self, candidate: Candidate) -> None:
        await self.subscribe([Subscription(candidate.url, candidate.title)], f"Added: {_title(candidate)}", self._then)

    async def subscribe(self, feeds: Sequence[Subscription], said: str, then: Then | None = None) -> None:
        """Add `feeds` to the subscriptions, do `then`, and tell `said`; tell why if they cannot be written."""
        # An XML reader is not needed before the first change.
        from newsdash import subscriptions

        try:
            await asyncio.to_thread(subscriptions.edit, self._paths, lambda before: added(before, feeds))
        except subscriptions.SubscriptionsError as error:
            self._tell(str(error))
            return
        await self._say(Resubscribe())
        if then is not None:
            then()
        self._tell(said)


def address(typed: str) -> str:
    """The web address that `typed` means, "" if it means none; "example.org" is https."""
    typed = typed.strip()
    if "://" in typed:
        return clean_url(typed)
    return clean_url(f"https://{typed}") if "." in typed and " " not in typed else ""


def _title(candidate: Candidate) -> str:
    return candidate.title or candidate.url
