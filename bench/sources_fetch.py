"""Measure fetching 200 feeds from loopback, cold and all 304, parsed and not; `python -m bench.sources_fetch`."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from multiprocessing.connection import Connection
from statistics import median

from bench.sources_parse import FEEDS, feed

ROUNDS = 3
TAG = '"1"'


def serve(ready: Connection, full_text: bool = True) -> None:
    """A server of the feeds in a process of its own, each on a loopback address of its own, for the limit of a host."""
    bodies = [feed(number, full_text=full_text) for number in range(FEEDS)]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                if b"if-none-match" in head:
                    writer.write(b"HTTP/1.1 304 Not Modified\r\n\r\n")
                else:
                    body = bodies[int(head.split(b" ")[1][1:])]
                    writer.write(
                        b"HTTP/1.1 200 OK\r\nETag: %b\r\nContent-Length: %d\r\n\r\n" % (TAG.encode(), len(body))
                    )
                    writer.write(body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "0.0.0.0", 0)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


async def fetch(port: int, etag: str, parsed: bool) -> float:
    """Wall seconds of one round over all feeds, from a fetcher of its own to its end."""
    from newsdash.sources.feeds import parse
    from newsdash.sources.http import Fetcher, Request

    began = time.perf_counter()
    at_once = asyncio.Semaphore(50)
    async with Fetcher("newsdash-bench/1") as fetcher:

        async def one(number: int) -> None:
            url = f"http://127.0.1.{number + 1}:{port}/{number}"
            async with at_once:
                response = await fetcher.get(Request(url, etag=etag, allow_private=True))
            if parsed and response.body:
                parse(response.body, response.url)

        await asyncio.gather(*map(one, range(FEEDS)))
    return time.perf_counter() - began


def main() -> None:
    """Print the medians."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    port = ours.recv()
    try:
        for name, etag, parsed in (("cold", "", False), ("cold, parsed here", "", True), ("all 304", TAG, False)):
            seconds = [asyncio.run(fetch(port, etag, parsed)) for _ in range(ROUNDS)]
            print(f"{FEEDS} feeds, {name}: {median(seconds):.2f} s")
    finally:
        server.kill()


if __name__ == "__main__":
    main()
