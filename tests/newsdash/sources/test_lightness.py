"""What has to be imported for a feed, to read it and to ask for it, and what has not."""

import os
import subprocess
import sys

READ = """
import sys
from newsdash.sources.feeds import parse
assert "lxml" not in sys.modules
parse(b'<rss version="2.0"><channel><title>x</title></channel></rss>', "")
assert "lxml" in sys.modules
heavy = {"feedparser", "httpx", "charset_normalizer", "trafilatura"} & sys.modules.keys()
assert not heavy, heavy
"""


def test_feedparser_is_imported_for_feeds_that_need_it_only():
    subprocess.run([sys.executable, "-c", READ], check=True)


ASK = """
import asyncio, sys
from newsdash.sources.http import Fetcher, FetchError, Request

async def ask():
    async with Fetcher("newsdash/1") as fetcher:
        try:
            await fetcher.get(Request("http://127.0.0.1:9/", allow_private=True))
        except FetchError as error:
            assert error.kind == "connect", error

asyncio.run(ask())
heavy = {"httpx", "httpcore", "anyio", "certifi"} & sys.modules.keys()
assert not heavy, heavy
"""


def test_httpx_is_imported_for_proxies_only():
    names = ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY")
    environ = {name: value for name, value in os.environ.items() if name not in names}
    subprocess.run([sys.executable, "-c", ASK], check=True, env=environ)
