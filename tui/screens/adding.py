"""Adding a feed by an address: the newsroom looks what is there, the reader chooses, and sees it before it is added."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from urllib.parse import urlsplit

from textual.app import App

from newsdash.models import Subscription
from newsdash.text import clean_url
from newsdash.wire import Candidate, Discover, Found, Message, Resubscribe
from tui.choice import Choice
from tui.session import Session
from tui.subscribing import added

NO_ADDRESS = "That is no web address: it should look like https://example.org"

# A blank stands in no address; and this is what a host is followed by, or holds, where it is no mere word.
_BLANK = re.compile(r"\s")
_HOST = re.compile(r"[.:/]|^localhost$")

Say = Callable[[Message], Awaitable[None]]
Tell = Callable[[str], None]
Then = Callable[[], object]


class Adding:
    """Takes an address to subscriptions. `say` speaks to the newsroom, `tell` to the reader, in sentences."""

    def __init__(self, app: App[str], session: Session, say: Say, tell: Tell) -> None:
        self._app = app
        self._session = session
        self._say = say
        self._tell = tell
        self._then: Then | None = None
        self._preview = False
        self._allowed = ""
        self._may_be_private = False
        self._bare = False

    async def look(self, typed: str, then: Then | None = None, *, preview: bool = False) -> None:
        """Have the newsroom look what feeds there are at the address that was typed.

        With `preview` the reader sees what a feed brings before it is added; `then` follows a subscription.
        """
        url = address(typed)
        if not url:
            self._tell(NO_ADDRESS)
            return
        self._then, self._preview, self._allowed = then, preview, ""
        self._bare = "://" not in typed
        await self._ask(url)

    async def found(self, found: Found) -> None:
        """The newsroom's answer: the only feed, several to choose from, or one that has to be allowed first."""
        if found.private:
            from tui.screens.allow import Allow

            self._tell("")
            self._app.push_screen(Allow(found.private), partial(self._allow, found))
        elif found.error or not found.candidates:
            self._tell(found.error or f"No feed was found at {found.url}. Try the address of the feed itself.")
        elif len(found.candidates) == 1:
            await self._consider(found.candidates[0], found.url)
        else:
            from tui.screens.picker import Picker

            choices = [Choice(f"{_title(one)}  {one.format}  {one.url}", one) for one in found.candidates]
            self._app.push_screen(
                Picker("Several feeds are here: choose one", choices), partial(self._chosen, found.url)
            )

    async def _allow(self, found: Found, allowed: bool | None) -> None:
        if allowed:
            self._allowed = _host(found.url)
            await self._ask(found.url)
        else:
            self._tell(found.error)

    async def _chosen(self, asked: str, candidate: Candidate | None) -> None:
        if candidate is None:
            self._tell("")
        else:
            await self._consider(candidate, asked)

    async def _consider(self, candidate: Candidate, asked: str) -> None:
        """Add the feed; where it is to be seen first, show what is known of it, or have it read."""
        if not self._preview:
            await self._take(candidate)
        elif candidate.entries or candidate.is_empty or candidate.url == asked:
            from tui.screens.preview import Preview

            self._tell("")
            self._app.push_screen(
                Preview(candidate, self._session.now(), self._session.zone), partial(self._decided, candidate)
            )
        else:
            self._bare = False
            await self._ask(candidate.url)

    async def _ask(self, url: str) -> None:
        self._tell(f"Looking for feeds at {url} …")
        self._may_be_private = bool(self._allowed) and _host(url) == self._allowed
        await self._say(Discover(url, allow_private=self._may_be_private, bare=self._bare))

    def _is_allowed(self, candidate: Candidate) -> bool:
        """Whether what the reader allowed to be private is this feed, read just now or on the host that was meant."""
        read = bool(candidate.entries) or candidate.is_empty
        return self._may_be_private and (read or _host(candidate.url) == self._allowed)

    async def _decided(self, candidate: Candidate, wanted: bool | None) -> None:
        if wanted:
            await self._take(candidate)

    async def _take(self, candidate: Candidate) -> None:
        feed = Subscription(candidate.url, candidate.title, allow_private=self._is_allowed(candidate))
        said = f"Added: {_title(candidate)}{'; it has no articles yet' if candidate.is_empty else ''}"
        await self.subscribe([feed], said, self._then)

    async def subscribe(self, feeds: Sequence[Subscription], said: str, then: Then | None = None) -> None:
        """Add `feeds` to the subscriptions, do `then`, and tell `said`; tell why if they cannot be written."""
        # An XML reader is not needed before the first change.
        from newsdash import subscriptions

        known = False

        def with_new(before: tuple[Subscription, ...]) -> tuple[Subscription, ...]:
            nonlocal known
            after = added(before, feeds)
            known = after == before
            return after

        try:
            await asyncio.to_thread(subscriptions.edit, self._session.paths, with_new)
        except subscriptions.SubscriptionsError as error:
            self._tell(str(error))
            return
        await self._say(Resubscribe())
        if then is not None:
            then()
        self._tell("You are subscribed to this already." if known else said)


def address(typed: str) -> str:
    """The web address that `typed` means, "" if it means none; "example.org" is https."""
    typed = typed.strip()
    if "://" in typed:
        return clean_url(typed)
    return clean_url(f"https://{typed}") if not _BLANK.search(typed) and _HOST.search(typed) else ""


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _title(candidate: Candidate) -> str:
    return candidate.title or candidate.url
