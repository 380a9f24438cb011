"""Connections: kept for the next question while they are good, and what is said over them."""

import asyncio

import pytest

from newsdash.sources.http import Fetcher

from .conftest import Asked, Server, answer
from .fetching import AGENT, FEED, ask, get

NOT_MODIFIED = b"HTTP/1.1 304 Not Modified\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<rs\r\n3\r\ns/>\r\n0\r\nX-End: 1\r\n\r\n"
EARLY = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer(body=FEED)


@pytest.mark.parametrize("wire", [answer(body=FEED), CHUNKED, EARLY])
async def test_a_connection_is_used_again(server: Server, wire: bytes):
    server.answers["/f"] = wire
    server.answers["/same"] = NOT_MODIFIED
    server.answers["/moved"] = answer("301 Moved", {"Location": "/f"}, b"<p>It is there now.</p>")
    async with Fetcher(AGENT) as fetcher:
        for path in ("/f", "/same", "/moved", "/f"):
            response = await fetcher.get(ask(server.url(path), etag="1"))
            assert response.body == (b"" if path == "/same" else FEED)
    assert server.connections == 1


async def test_a_connection_that_its_server_closed_is_not(server: Server):
    async def once(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(body=FEED))
        writer.close()

    server.answers["/f"] = once
    async with Fetcher(AGENT) as fetcher:
        for _ in range(2):
            assert (await fetcher.get(ask(server.url("/f")))).body == FEED
            while server.open:
                await asyncio.sleep(0)
    assert server.connections == 2


@pytest.mark.parametrize(
    "wire", [b"HTTP/1.0 200 OK\r\n\r\n<rss/>", b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss/>"]
)
async def test_a_body_without_a_length_ends_with_its_connection(server: Server, wire: bytes):
    async def once(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(wire)
        await writer.drain()
        writer.close()

    server.answers["/f"] = once
    async with Fetcher(AGENT) as fetcher:
        for _ in range(2):
            assert (await fetcher.get(ask(server.url("/f")))).body == FEED
    assert server.connections == 2


async def test_few_connections_are_kept(server: Server):
    server.answers["/f"] = answer(body=FEED)
    several = await asyncio.start_server(server.speak, "0.0.0.0", 0)
    port = several.sockets[0].getsockname()[1]
    async with several, Fetcher(AGENT) as fetcher:
        for last in range(1, 61):
            await fetcher.get(ask(f"http://127.0.1.{last}:{port}/f"))
        while server.open > 40:
            await asyncio.sleep(0)
        assert server.connections == 60


async def test_headers_of_one_name_are_one(server: Server):
    server.answers["/f"] = (
        b"HTTP/1.1 200 OK\r\nCache-Control: public\r\ncache-control: max-age=60\r\nContent-Length: 0\r\n\r\n"
    )
    response = await get(ask(server.url("/f")))
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert {**response.headers}.keys() == {"cache-control", "content-length"}
    assert len(response.headers) == 2


async def test_a_path_is_asked_for_as_it_is_meant(server: Server):
    server.answers["/b/f"] = answer(body=FEED)
    await get(ask(server.url("/a/../b/./f?x=/../y#z")))
    assert [asked.path for asked in server.asked] == ["/b/f?x=/../y"]


async def test_a_host_of_the_readers_own_is_named_instead(server: Server):
    server.answers["/"] = answer(body=FEED)
    await get(ask(server.url(""), headers={"Host": "paper.example"}))
    assert server.asked[0].headers["host"] == "paper.example"
