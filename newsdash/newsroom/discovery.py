"""Discovery: which feeds the address a reader typed leads to."""

from __future__ import annotations

from newsdash.config import Config
from newsdash.newsroom import jobs
from newsdash.newsroom.jobs import Refusal, Seen
from newsdash.newsroom.passwords import PasswordError, Passwords
from newsdash.sources import discover
from newsdash.sources.http import Fetcher, FetchError, Request
from newsdash.wire import Found
from newsdash.workers import WorkerError, Workers

MAX_GUESSES = 12
_SECONDS, _CPU_SECONDS = 10.0, 3


class Discovery:
    """Asks addresses that may be feeds, with the headers and passwords that config.toml has for just these."""

    def __init__(self, fetcher: Fetcher, workers: Workers, config: Config) -> None:
        self._fetcher = fetcher
        self._workers = workers
        self._config = config
        self._passwords = Passwords()

    async def look(self, url: str, now: int, *, allow_private: bool = False) -> Found:
        """The feeds at `url` now: itself if it is one, else those its site names, else one at a usual place."""
        address = discover.known(url) or url
        try:
            seen = await self._see(address, now, allow_private)
        except FetchError as error:
            return Found(url, error=str(error), private=error.message if error.kind == "private" else "")
        except (PasswordError, WorkerError) as error:
            return Found(url, error=str(error))
        if isinstance(seen, Seen):
            return Found(url, seen.candidates)
        for guess in discover.guesses(url)[:MAX_GUESSES]:
            try:
                guessed = await self._see(guess, now, allow_private)
            except (FetchError, PasswordError, WorkerError):
                continue
            if isinstance(guessed, Seen) and guessed.is_feed:
                return Found(url, guessed.candidates)
        return Found(url, error=seen.text)

    async def _see(self, url: str, now: int, allow_private: bool) -> Seen | Refusal:
        settings = self._config.feed(url)
        response = await self._fetcher.get(
            Request(
                url,
                headers=settings.headers,
                auth=await self._passwords.of(settings),
                allow_private=allow_private or settings.allow_private,
            )
        )
        # A feed that is only for now served elsewhere is subscribed to where it was asked for.
        moved = all(status in (301, 308) for status, _ in response.redirects)
        return await self._workers.run(
            jobs.look, response.body, response.url if moved else url, response.content_type, now,
            seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=jobs.READS_FEEDS,
        )  # fmt: skip
