"""Discovery: which feeds the address a reader typed leads to."""

from __future__ import annotations

from urllib.parse import urljoin

from newsdash.config import Config
from newsdash.newsroom import jobs
from newsdash.newsroom.jobs import Refusal, Seen
from newsdash.newsroom.passwords import PasswordError, Passwords
from newsdash.sources import discover
from newsdash.sources.http import Fetcher, FetchError, Request
from newsdash.wire import Found
from newsdash.workers import WorkerError, Workers

_ABSENT = (404, 410)
_IN_VAIN = frozenset(("dns", "connect", "tls", "timeout", "proxy"))
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
        known = discover.known(url)
        if known and known != url:
            try:
                seen = await self._see(known, now, allow_private)
            except FetchError as error:
                # What looks like a site of a known kind may be another.
                if error.status not in _ABSENT:
                    return _refused(url, error)
            except (PasswordError, WorkerError) as error:
                return Found(url, error=str(error))
            else:
                if isinstance(seen, Seen) and seen.is_feed:
                    return Found(url, seen.candidates)
        try:
            seen = await self._see(url, now, allow_private)
        except FetchError as error:
            return _refused(url, error)
        except (PasswordError, WorkerError) as error:
            return Found(url, error=str(error))
        if isinstance(seen, Seen):
            return Found(url, seen.candidates)
        return await self._at_usual_places(url, now, allow_private) or Found(url, error=seen.text)

    async def _at_usual_places(self, url: str, now: int, allow_private: bool) -> Found | None:
        try:
            for place in discover.guesses(url):
                if found := await self._feed_at(place, now, allow_private):
                    return Found(url, found.candidates)
            for place in await self._sitemaps(url, allow_private):
                if found := await self._feed_at(place, now, allow_private):
                    return Found(url, found.candidates)
        except FetchError:
            return None
        return None

    async def _feed_at(self, place: str, now: int, allow_private: bool) -> Seen | None:
        """The feed at `place`, if there is one. Raises FetchError where asking for others would be in vain, too."""
        try:
            seen = await self._see(place, now, allow_private)
        except FetchError as error:
            if error.kind in _IN_VAIN:
                raise
            return None
        except (PasswordError, WorkerError):
            return None
        return seen if isinstance(seen, Seen) and seen.is_feed else None

    async def _sitemaps(self, url: str, allow_private: bool) -> tuple[str, ...]:
        robots = urljoin(url, "/robots.txt")
        try:
            answer = await self._fetcher.get(
                Request(robots, allow_private=allow_private, kind="page", max_bytes=discover.MAX_ROBOTS)
            )
        except FetchError:
            return ()
        return discover.sitemaps(answer.body)

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
            jobs.look, response.body, response.url if moved else url, response.url, response.content_type, now,
            seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=jobs.READS_FEEDS,
        )  # fmt: skip


def _refused(url: str, error: FetchError) -> Found:
    return Found(url, error=error.to_whoever_asked, private=error.message if error.kind == "private" else "")
