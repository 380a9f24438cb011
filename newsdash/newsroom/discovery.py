"""Discovery: which feeds the address a reader typed leads to."""

from __future__ import annotations

from newsdash.newsroom import jobs
from newsdash.newsroom.jobs import Refusal, Seen
from newsdash.sources import discover
from newsdash.sources.http import Fetcher, FetchError, Request
from newsdash.wire import Found
from newsdash.workers import WorkerError, Workers

MAX_GUESSES = 12
_SECONDS, _CPU_SECONDS = 10.0, 3


async def look(url: str, allow_private: bool, fetcher: Fetcher, workers: Workers, now: int) -> Found:
    """The feeds at `url` now: itself if it is one, else those its site names, else one at a usual place."""
    address = discover.known(url) or url
    try:
        seen = await _see(address, allow_private, fetcher, workers, now)
    except (FetchError, WorkerError) as error:
        return Found(url, error=str(error))
    if isinstance(seen, Seen):
        return Found(url, seen.candidates)
    for guess in discover.guesses(url)[:MAX_GUESSES]:
        try:
            guessed = await _see(guess, allow_private, fetcher, workers, now)
        except (FetchError, WorkerError):
            continue
        if isinstance(guessed, Seen) and guessed.is_feed:
            return Found(url, guessed.candidates)
    return Found(url, error=seen.text)


async def _see(url: str, allow_private: bool, fetcher: Fetcher, workers: Workers, now: int) -> Seen | Refusal:
    response = await fetcher.get(Request(url, allow_private=allow_private))
    # A feed that is only for now served elsewhere is subscribed to where it was asked for.
    moved = all(status in (301, 308) for status, _ in response.redirects)
    return await workers.run(
        jobs.look, response.body, response.url if moved else url, response.content_type, now,
        seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=jobs.READS_FEEDS,
    )  # fmt: skip
