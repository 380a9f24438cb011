"""What the tests of fetching have in common: asking an address of the loopback server, and failing at it."""

import pytest

from newsdash.sources.http import Fetcher, FetchError, Request

AGENT = "newsdash/1 (+https://newsdash.example)"
FEED = b"<rss/>"


def ask(url: str, **others) -> Request:
    """A request for an address that may be private, as the loopback server's is."""
    return Request(url, allow_private=True, **others)


async def get(request: Request, seconds: float = 5.0):
    """The answer to `request`."""
    async with Fetcher(AGENT, seconds=seconds) as fetcher:
        return await fetcher.get(request)


async def failure(request: Request, seconds: float = 5.0) -> FetchError:
    """The error that `request` ends in, which says what to do."""
    with pytest.raises(FetchError) as caught:
        await get(request, seconds)
    assert caught.value.message.endswith(".")
    assert caught.value.remedy.endswith(".")
    return caught.value
