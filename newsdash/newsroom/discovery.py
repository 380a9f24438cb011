"""Discovery: which feeds the address a reader typed leads to."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from newsdash.config import Config
from newsdash.newsroom import jobs
from newsdash.newsroom.jobs import Refusal, Seen
from newsdash.newsroom.passwords import PasswordError, Passwords
from newsdash.sources import discover
from newsdash.sources.http import MAX_BYTES, Fetcher, FetchError, Request
from newsdash.wire import Found
from newsdash.workers import WorkerError, Workers

_ABSENT = (404, 410)
_IN_VAIN = frozenset(("dns", "connect", "tls", "plain", "timeout", "proxy"))
# Where HTTPS fails so, plain HTTP may be what is meant; a bad certificate is no reason to do without.
_NO_HTTPS = ("connect", "plain")
NO_NEWS = "This is a list of sitemaps, and the likeliest of them hold no news."
_SECONDS, _CPU_SECONDS = 10.0, 3


class Discovery:
    """Asks addresses that may be feeds, with the headers and passwords that config.toml has for just these."""

    def __init__(self, fetcher: Fetcher, workers: Workers, config: Config) -> None:
        self._fetcher = fetcher
        self._workers = workers
        self._config = config
        self._passwords = Passwords()

    async def look(self, url: str, now: int, *, allow_private: bool = False, bare: bool = False) -> Found:
        """The feeds at `url` now: itself if it is one, else those its site names, else one at a usual place.

        A `bare` address was typed without a scheme: it is asked by plain HTTP where HTTPS is not spoken.
        """
        try:
            return await self._look(url, now, allow_private)
        except FetchError as error:
            if bare and error.kind in _NO_HTTPS and url.startswith("https:"):
                return await self.look(url.replace("https:", "http:", 1), now, allow_private=allow_private)
            return _refused(url, error)
        except (PasswordError, WorkerError) as error:
            return Found(url, error=str(error))

    async def _look(self, url: str, now: int, allow_private: bool) -> Found:
        known = discover.known(url)
        if known and known != url:
            try:
                seen = await self._see(known, now, allow_private)
            except FetchError as error:
                # What looks like a site of a known kind may be another.
                if error.status not in _ABSENT:
                    raise
            else:
                if isinstance(seen, Seen) and seen.is_feed:
                    return Found(url, seen.candidates)
        seen = await self._see(url, now, allow_private)
        if isinstance(seen, Seen) and seen.sitemaps:
            found = await self._in_sitemaps(seen.sitemaps, now, allow_private)
            return Found(url, found.candidates) if found else Found(url, error=NO_NEWS)
        if isinstance(seen, Seen):
            return await self._read(url, seen, now, allow_private)
        return await self._at_usual_places(url, now, allow_private) or Found(url, error=seen.text)

    async def _read(self, url: str, seen: Seen, now: int, allow_private: bool) -> Found:
        """What was seen at `url`; where that names a single feed, this has been read too, if it can be.

        If that is none, the usual places are looked at.
        """
        if seen.is_feed or len(seen.candidates) != 1:
            return Found(url, seen.candidates)
        (named,) = seen.candidates
        if allow_private and urlsplit(named.url).hostname != urlsplit(url).hostname:
            # It is not what was allowed.
            return Found(url, seen.candidates)
        try:
            feed = await self._see(named.url, now, allow_private)
        except (FetchError, PasswordError, WorkerError):
            return Found(url, seen.candidates)
        if isinstance(feed, Seen) and feed.is_feed:
            return Found(url, feed.candidates)
        if elsewhere := await self._at_usual_places(url, now, allow_private):
            return elsewhere
        said = feed.text if isinstance(feed, Refusal) else "It is a web page itself."
        return Found(url, error=f"The site names {named.url} as its feed, but there is none. {said}")

    async def _at_usual_places(self, url: str, now: int, allow_private: bool) -> Found | None:
        try:
            for place in discover.guesses(url):
                if found := await self._feed_at(place, now, allow_private):
                    return Found(url, found.candidates)
            if found := await self._in_sitemaps(await self._sitemaps(url, allow_private), now, allow_private):
                return Found(url, found.candidates)
        except FetchError:
            return None
        return None

    async def _feed_at(self, place: str, now: int, allow_private: bool) -> Seen | None:
        """The feed at `place`, if there is one. Raises FetchError where asking for others would be in vain, too."""
        seen = await self._seen_at(place, now, allow_private)
        return seen if seen and seen.is_feed else None

    async def _in_sitemaps(self, places: Sequence[str], now: int, allow_private: bool) -> Seen | None:
        """The first of the sitemaps at `places`, and of those that they list, that has news."""
        listed: list[str] = []
        for place in places:
            seen = await self._seen_at(place, now, allow_private, discover.MAX_SITEMAP)
            if seen and seen.is_feed:
                return seen
            listed += seen.sitemaps if seen else ()
        for place in [place for place in dict.fromkeys(listed) if place not in places][: discover.MAX_SITEMAPS]:
            seen = await self._seen_at(place, now, allow_private, discover.MAX_SITEMAP)
            if seen and seen.is_feed:
                return seen
        return None

    async def _seen_at(self, place: str, now: int, allow_private: bool, max_bytes: int = MAX_BYTES) -> Seen | None:
        try:
            seen = await self._see(place, now, allow_private, max_bytes)
        except FetchError as error:
            if error.kind in _IN_VAIN:
                raise
            return None
        except (PasswordError, WorkerError):
            return None
        return seen if isinstance(seen, Seen) else None

    async def _sitemaps(self, url: str, allow_private: bool) -> tuple[str, ...]:
        robots = urljoin(url, "/robots.txt")
        try:
            answer = await self._fetcher.get(
                Request(robots, allow_private=allow_private, kind="page", max_bytes=discover.MAX_ROBOTS)
            )
        except FetchError:
            return ()
        return discover.sitemaps(answer.body)

    async def _see(self, url: str, now: int, allow_private: bool, max_bytes: int = MAX_BYTES) -> Seen | Refusal:
        settings = self._config.feed(url)
        response = await self._fetcher.get(
            Request(
                url,
                headers=settings.headers,
                auth=await self._passwords.of(settings),
                allow_private=allow_private or settings.allow_private,
                max_bytes=max_bytes,
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
